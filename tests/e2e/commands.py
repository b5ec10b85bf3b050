"""The `docloop` command in a process of its own, and what becomes of its processes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cdk.local.processes import descendants
from cdk.local.state import StackState, running_stack
from tests.e2e.waiting import LONGEST

Up = Callable[..., subprocess.Popen[str]]


def docloop(*arguments: str) -> subprocess.Popen[str]:
    command = (sys.executable, "-m", "docloop.cli.main", *arguments)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603  ours


def ready(process: subprocess.Popen[str], home: Path) -> tuple[StackState, list[int]]:
    """The stack and the processes it consists of, once it is up."""
    deadline = time.monotonic() + LONGEST
    while (state := running_stack(home)) is None:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return state, descendants(process.pid)


def living(pids: list[int]) -> list[int]:
    """Those that still run; a dead one that nobody has collected yet runs no more."""

    def lives(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    return [pid for pid in pids if lives(pid)]


def gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + LONGEST
    while living(pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not living(pids)
