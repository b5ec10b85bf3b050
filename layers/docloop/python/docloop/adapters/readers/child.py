"""A warm child process that is asked one thing at a time, and killed with everything it started when it takes too long.

Requests go to its standard input, answers come from its standard output; no queue or lock of `multiprocessing`, for
Lambda has no shared memory to hold them.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, TypeVar, cast

from docloop.adapters.readers import processes

_COMPLAINTS = "stderr"
T = TypeVar("T")
Exchange = Callable[[IO[bytes], IO[bytes]], T]
"""Writes a request to the first, reads the answer from the second. Raises EOFError or OSError when the process ended,
ValueError when the answer is not one."""


class ChildTimedOut(Exception):
    """It took longer than it may, and was killed."""


class ChildEnded(Exception):
    """It ended, or answered what is no answer and was killed. `kind`: the class of the exception that ended it."""

    def __init__(self, kind: str | None) -> None:
        super().__init__(kind)
        self.kind = kind


class Child:
    """One process of a Python `module`, started with the first request and again after it ended.

    `greeting`, if any, is exchanged after each start and may take `start_seconds`.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        greeting: Exchange[object] | None = None,
        start_seconds: float = 60.0,
    ) -> None:
        self._command = (sys.executable, "-m", module, *arguments)
        self._environment = dict(environment or {})
        self._greeting = greeting
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._greeted = False
        self._one_at_a_time = threading.Lock()

    def start(self) -> None:
        """Starts the process unless it runs. Raises ChildTimedOut, ChildEnded."""
        with self._one_at_a_time:
            self._warm()

    def launch(self) -> None:
        """Starts the process unless it runs, and waits for nothing."""
        with self._one_at_a_time:
            self._running()

    def ask(self, exchange: Exchange[T], seconds: float) -> T:
        """What `exchange` returns. Raises ChildTimedOut, ChildEnded; whatever it raises, the process is killed."""
        with self._one_at_a_time:
            return self._exchange(self._warm(), exchange, seconds)

    def tell(self, data: bytes) -> None:
        """Sends what needs no answer, if the process runs; it is killed when it does not take it."""
        if self._process is not None:
            sink = cast(IO[bytes], self._process.stdin)
            try:
                sink.write(data)
                sink.flush()
            except OSError:
                self.close()

    def close(self) -> None:
        """Ends the process and removes what it left; the next request starts another."""
        atexit.unregister(self.close)
        if self._process is not None:
            processes.kill_group(self._process)
            for pipe in (self._process.stdin, self._process.stdout):
                _close(cast(IO[bytes], pipe))
            self._process = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _exchange(self, process: subprocess.Popen[bytes], exchange: Exchange[T], seconds: float) -> T:
        done, kind = False, None
        try:
            with processes.killed_after(process, seconds) as deadline:
                answer = exchange(cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout))
                done = True
        except (EOFError, OSError, ValueError, RecursionError):
            pass  # told below, when it is known whether its time ran out
        finally:  # whatever interrupted it: the next request must not get this one's answer
            if not done:
                kind = self._last_exception()
                self.close()
        if done:
            return answer
        if deadline.passed:
            raise ChildTimedOut
        raise ChildEnded(kind)

    def _warm(self) -> subprocess.Popen[bytes]:
        process = self._running()
        if self._greeting is not None and not self._greeted:
            self._exchange(process, self._greeting, self._start_seconds)
            self._greeted = True
        return process

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._greeted = False
            atexit.register(self.close)
            self._folder = Path(tempfile.mkdtemp(prefix="docloop-reader-"))
            paths = os.pathsep.join(path for path in sys.path if path)
            environment = {"PYTHONPATH": paths, "TMPDIR": str(self._folder), **self._environment}
            self._process = processes.start(self._command, environment, self._folder / _COMPLAINTS)
        return self._process

    def _last_exception(self) -> str | None:
        return processes.last_exception(self._folder / _COMPLAINTS) if self._folder is not None else None


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(OSError):  # bytes buffered for a process that is gone
        pipe.close()
