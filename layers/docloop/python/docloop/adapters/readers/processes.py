"""Child processes that never outlive their time: each leads a process group, and the whole group is killed."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


class Deadline:
    """`passed` says whether the time ran out and the group was killed."""

    def __init__(self) -> None:
        self.passed = False


_EXCEPTION = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|NotFound|Exit))(?::|$)")
# What a child needs of our environment; credentials are not among it.
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "HOME", "LANG", "LC_ALL")


def start(command: Sequence[str], environment: Mapping[str, str], complaints: Path) -> subprocess.Popen[bytes]:
    """Starts `command`, its standard input and output piped, at the head of a process group of its own.

    `environment` is added to the little it inherits; what it says on standard error goes to the file `complaints`.
    """
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    with complaints.open("wb") as errors:
        return subprocess.Popen(  # noqa: S603 - callers pass their own executable, never a word from a document
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**inherited, **environment},
            start_new_session=True,
        )


def last_exception(complaints: Path) -> str | None:
    """The class of the exception that ended a Python child; its text stays where it is, for it may quote a page."""
    lines = complaints.read_text(encoding="utf-8", errors="replace").splitlines() if complaints.is_file() else []
    names = (_EXCEPTION.match(line) for line in reversed(lines))
    return next((name.group(1) for name in names if name is not None), None)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and everything it started that stayed in its group."""
    with contextlib.suppress(ProcessLookupError):  # the whole group may have ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Deadline]:
    """Kills the group of `process` when the block takes longer, so that whatever waits for it sees its end."""
    deadline = Deadline()

    def expire() -> None:
        deadline.passed = True
        kill_group(process)

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    finally:
        timer.cancel()
        timer.join()
