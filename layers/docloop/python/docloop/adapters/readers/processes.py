"""Child processes that never outlive their time: each leads a process group, and the whole group is killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence


class Deadline:
    """`passed` says whether the time ran out and the group was killed."""

    def __init__(self) -> None:
        self.passed = False


def start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Starts `command`, its standard input and output piped, at the head of a process group of its own.

    `environment` is added to ours.
    """
    return subprocess.Popen(  # noqa: S603 - callers pass their own executable, never a word from a document
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        start_new_session=True,
    )


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
