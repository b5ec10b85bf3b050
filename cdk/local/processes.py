"""Child processes that never outlive their parent, and whole families of them ended at once."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from pathlib import Path


def descendants(pid: int) -> list[int]:
    """Every living child of `pid`, and theirs. Empty where there is no /proc."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(parent), []).append(int(folder.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.extend(below)
        waiting.extend(below)
    return found


def kill_family(process: subprocess.Popen[str]) -> None:
    """SIGKILL to a process, to everything below it and to its process group, as Lambda ends an execution environment.

    Once a process has ended and was waited for, its number may be another's: then nothing is killed.
    """
    if process.returncode is None:
        _kill([process.pid, *descendants(process.pid)], group=process.pid)


def kill_marked(folder: str) -> None:
    """SIGKILL to every other process whose environment names `folder`: also those whose parents are gone."""
    found = re.compile(b"=" + re.escape(folder.encode()) + b"[/\\0]")
    marked = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if process.name != str(os.getpid()) and found.search((process / "environ").read_bytes()):
                marked.append(int(process.name))
    _kill(marked)


def end_own_family() -> None:
    """Ends this process and everything below it, at once."""
    _kill(descendants(os.getpid()), group=0)
    os._exit(1)


def _kill(members: list[int], group: int | None = None) -> None:
    for member in members:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(member, signal.SIGKILL)
    if group is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
