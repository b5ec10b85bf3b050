"""A warm process that reads pictures, killed with everything it started when a page takes too long."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

from docloop.adapters.readers.child import Child, ChildEnded, ChildTimedOut
from docloop.adapters.readers.serving import PICTURE, receive_answer
from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.ports import PageImage

LARGEST_ANSWER = 50_000_000
"""Bytes of JSON; the words of the fullest page that may be read take a tenth of it."""


class Worker:
    """One process of `module`, started with the first picture and again after it ended. One page at a time."""

    def __init__(
        self,
        reader: str,
        module: str,
        arguments: Sequence[str],
        timeout: float,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._reader = reader
        self._timeout = timeout
        self._child = Child(module, arguments, environment)

    def ask(
        self, page: PageImage, mode: str, max_side: int | None = None, within: float = math.inf
    ) -> tuple[Any, int, int]:
        """The process's answer, and the width and height of the picture it saw: the page in `mode`, scaled down.

        Raises ReadingTimedOut, ReaderFailed.
        """
        seconds = min(self._timeout, within)
        if page.image.mode != mode:
            page = replace(page, image=page.image.convert(mode))
        picture = page.image if max_side is None else page.shrunk(max_side)

        def exchange(sink: IO[bytes], source: IO[bytes]) -> Any:
            sink.write(PICTURE.pack(mode.encode(), *picture.size))
            sink.write(picture.tobytes())
            sink.flush()
            return json.loads(receive_answer(source, LARGEST_ANSWER))

        try:
            return self._child.ask(exchange, seconds), *picture.size
        except ChildTimedOut:
            raise ReadingTimedOut(page=page.number, seconds=round(seconds, 1), reader=self._reader) from None
        except ChildEnded as end:
            raise ReaderFailed(page=page.number, reader=self._reader, kind=end.kind) from None

    def close(self) -> None:
        """Ends the process and removes what it left; the next page starts another."""
        self._child.close()
