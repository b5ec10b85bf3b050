"""A warm process that reads pictures, killed with everything it started when a page takes too long."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from docloop.adapters.readers import processes
from docloop.adapters.readers.serving import ANSWER, PICTURE
from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.ports import PageImage

_COMPLAINTS = "stderr"


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
        self._command = (sys.executable, "-m", module, *arguments)
        self._environment = dict(environment or {})
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._one_at_a_time = threading.Lock()

    def ask(self, page: PageImage, mode: str, max_side: int | None = None) -> tuple[Any, int, int]:
        """The process's answer, and the width and height of the picture it saw: the page in `mode`, scaled down.

        Raises ReadingTimedOut, ReaderFailed.
        """
        picture = page.image.convert(mode)
        if max_side is not None:
            picture.thumbnail((max_side, max_side))
        with self._one_at_a_time:
            process, body, kind = self._warm(), None, None
            try:
                with processes.killed_after(process, self._timeout) as deadline:
                    body = _exchange(process, PICTURE.pack(mode.encode(), *picture.size), picture.tobytes())
            finally:  # whatever interrupted it: the next page must not get this page's answer
                if body is None:
                    kind = self._last_exception()
                    self.close()
        if body is not None:
            return json.loads(body), *picture.size
        if deadline.passed:
            raise ReadingTimedOut(page=page.number, seconds=self._timeout, reader=self._reader)
        raise ReaderFailed(page=page.number, reader=self._reader, kind=kind)

    def close(self) -> None:
        """Ends the process and removes what it left; the next page starts another."""
        atexit.unregister(self.close)
        if self._process is not None:
            processes.kill_group(self._process)
            for pipe in (self._process.stdin, self._process.stdout):
                _close(cast(IO[bytes], pipe))
            self._process = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _warm(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            atexit.register(self.close)
            self._folder = Path(tempfile.mkdtemp(prefix="docloop-reader-"))
            paths = os.pathsep.join(path for path in sys.path if path)
            environment = {"PYTHONPATH": paths, "TMPDIR": str(self._folder), **self._environment}
            self._process = processes.start(self._command, environment, self._folder / _COMPLAINTS)
        return self._process

    def _last_exception(self) -> str | None:
        return processes.last_exception(self._folder / _COMPLAINTS) if self._folder is not None else None


def _exchange(process: subprocess.Popen[bytes], head: bytes, pixels: bytes) -> bytes | None:
    """Sends a picture and waits for the answer; None when the process ended instead."""
    sink, source = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    try:
        sink.write(head + pixels)
        sink.flush()
    except OSError:
        return None
    size = source.read(ANSWER.size)
    if len(size) < ANSWER.size:
        return None
    (length,) = ANSWER.unpack(size)
    body = source.read(length)
    return body if len(body) == length else None


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(OSError):  # bytes buffered for a process that is gone
        pipe.close()
