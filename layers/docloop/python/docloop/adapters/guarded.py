"""Opens files in a process of its own, with limits on time and memory: what a file does to it, it does to nobody else.

The process is kept warm and forks for every document (`docloop.opening`), so that a document meets no trace of another
one. A request that takes too long, too much memory, or is answered with nonsense ends the document as PageTooComplex.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from typing import IO, Any, TypeVar

from pydantic import ValidationError

from docloop.adapters.pages import Budgets
from docloop.adapters.readers.child import Child, ChildEnded, ChildTimedOut
from docloop.adapters.readers.serving import receive_answer
from docloop.adapters.wire import LARGEST_ANSWER, REQUEST, Verb, error_from_json, receive_pixels
from docloop.errors import DocumentError, EmptyFile, FileTooLarge, PageTooComplex, ReaderFailed
from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import EmbeddedInvoice, Line, PageCode, PageReading
from docloop.ports import OpenDocument, PageImage

logger = logging.getLogger(__name__)

MODULE = "docloop.opening"
SECONDS = 12.0
"""That one request may take. A page usually takes 0.3 s, one of 40 megapixels 2 s."""

SECONDS_PER_PAGE = 3.0
"""That pages may take on average, beside the SECONDS that a document has once."""

MEGABYTES = 640
"""Address space of the process: some 150 are Python and its libraries, 320 two copies of 40 megapixels in colour."""

_READY = b"docloop\n"
# Threads of numpy and arenas of the allocator would take address space and give nothing.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
_LARGER_WHEN_LEVEL = 2
"""How many times its pixels a page may have once its lines have been made level."""

T = TypeVar("T")


class _Allowance:
    """The seconds that a document has left; each page adds some."""

    def __init__(self) -> None:
        self.left = SECONDS

    @contextmanager
    def spend(self, *, more: float = 0.0) -> Iterator[float]:
        """Gives the seconds that what is inside may take."""
        self.left += more
        began = time.monotonic()
        try:
            yield max(0.1, min(SECONDS, self.left))
        finally:
            self.left -= time.monotonic() - began


class GuardedDocument:
    """A document that another process holds open."""

    def __init__(self, child: Child, data: bytes, max_pixels: int) -> None:
        self._child = child
        self._most = max_pixels * _LARGER_WHEN_LEVEL
        self._allowance = _Allowance()
        self._last: tuple[int, PageReading | None] | None = None
        opened = self._ask(
            Verb.OPEN, len(data), lambda answer, _: (str(answer["media_type"]), int(answer["pages"])), data
        )
        self.media_type, self.page_count = opened

    def text_layer(self, number: int) -> PageReading | None:
        if self._last is None or self._last[0] != number:
            self._last = number, self._ask(Verb.TEXT, number, lambda answer, _: _page_reading(answer["text"]))
        return self._last[1]

    def embedded(self) -> EmbeddedInvoice | None:
        return self._ask(
            Verb.EMBEDDED,
            0,
            lambda answer, _: EmbeddedInvoice.model_validate(answer["invoice"]) if answer["invoice"] else None,
        )

    def page_image(self, number: int) -> PageImage:
        def receive(answer: dict[str, Any], source: IO[bytes]) -> tuple[PageImage, PageReading | None]:
            dpi = float(answer["dpi"]) if answer["dpi"] is not None else None
            image = receive_pixels(source, answer["mode"], answer["width"], answer["height"], self._most)
            found = list(islice(answer["codes"], limits.CODES_PER_PAGE))
            codes, unread = tuple(map(PageCode.model_validate, found)), bool(answer["codes_unread"])
            doubted = tuple(map(Line.model_validate, answer["doubted"]))
            turns = int(answer["rotation"]), float(answer["skew"])
            sheets = tuple(map(Box.model_validate, islice(answer["sheets"], limits.SHEETS_PER_PAGE)))
            shown = PageImage(number, image, dpi, *turns, codes, unread, doubted, sheets)
            return shown, _page_reading(answer["text"])

        page, text = self._ask(Verb.PAGE, number, receive)
        self._last = number, text
        return page

    def _ask(self, verb: Verb, number: int, receive: Callable[[dict[str, Any], IO[bytes]], T], data: bytes = b"") -> T:
        """Raises the DocumentError that the process answers with, PageTooComplex when it answers with none."""

        def exchange(sink: IO[bytes], source: IO[bytes]) -> T | DocumentError:
            sink.write(REQUEST.pack(verb, number))
            sink.write(data)
            sink.flush()
            answer = json.loads(receive_answer(source, LARGEST_ANSWER))
            try:
                return error_from_json(answer) if "error" in answer else receive(answer, source)
            except (LookupError, TypeError, ValidationError) as error:
                raise ValueError("no answer to what was asked") from error

        page = number if verb in (Verb.PAGE, Verb.TEXT) else None
        try:
            with self._allowance.spend(more=SECONDS_PER_PAGE if verb is Verb.PAGE else 0.0) as seconds:
                answer = self._child.ask(exchange, seconds)
        except ChildTimedOut:
            raise _too_complex("time", page) from None
        except ChildEnded as end:
            raise _too_complex(end.kind or "end", page) from None
        if isinstance(answer, DocumentError):
            raise answer
        return answer


class GuardedOpener:
    """A DocumentOpener whose documents are opened by `module`, within `budgets`, in as many processes as are asked for
    at once; idle ones are kept.
    """

    def __init__(self, budgets: Budgets, module: str = MODULE) -> None:
        self._budgets = budgets
        self._arguments = (json.dumps(asdict(budgets)), str(MEGABYTES * 1_000_000))
        self._module = module
        self._idle: list[Child] = []
        self._lock = threading.Lock()

    @contextmanager
    def open(self, data: bytes) -> Iterator[OpenDocument]:
        """Raises DocumentError, ReaderFailed when the process does not start."""
        if not data:
            raise EmptyFile()
        if len(data) > self._budgets.max_bytes:
            raise FileTooLarge(bytes=len(data), limit=self._budgets.max_bytes)
        child = self._take()
        try:
            child.start()
        except (ChildTimedOut, ChildEnded) as end:
            kind = end.kind if isinstance(end, ChildEnded) else None
            raise ReaderFailed("The process that opens files does not start.", kind=kind) from None
        try:
            yield GuardedDocument(child, data, self._budgets.max_pixels)
        finally:
            child.tell(REQUEST.pack(Verb.CLOSE, 0))
            child.launch()  # another one where it was killed: the next document shall not wait for it
            with self._lock:
                self._idle.append(child)

    def close(self) -> None:
        """Ends the idle processes; the next document starts another."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _take(self) -> Child:
        with self._lock:
            return self._idle.pop() if self._idle else Child(self._module, self._arguments, _ENVIRONMENT, greet)


def greet(_sink: IO[bytes], source: IO[bytes]) -> None:
    """Waits until the process says that it is ready. Raises EOFError, ValueError."""
    if source.readline(len(_READY)) != _READY:
        raise ValueError("not ready")


def _page_reading(text: object) -> PageReading | None:
    return None if text is None else PageReading.model_validate(text)


def _too_complex(kind: str, page: int | None) -> PageTooComplex:
    logger.warning("a file ended the process that opens it: %s", kind)
    return PageTooComplex(kind=kind) if page is None else PageTooComplex(kind=kind, page=page)
