"""Child processes that never outlive their parent, and whole families of them ended at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterable

import psutil


def descendants(pid: int) -> list[int]:
    """Every living child of `pid`, and theirs; none when it has ended."""
    return [child.pid for child in _below(pid)]


def kill_family(process: subprocess.Popen[str]) -> None:
    """SIGKILL to a process, to everything below it and to its process group, as Lambda ends an execution environment.

    Once a process has ended and was waited for, its number may be another's: then nothing is killed.
    """
    if process.returncode is None:
        _kill([*_this(process.pid), *_below(process.pid)], group=process.pid)


def kill_marked(folder: str) -> None:
    """SIGKILL to every other process whose environment names `folder`: also those whose parents are gone."""
    _kill(each for each in psutil.process_iter() if each.pid != os.getpid() and _names(each, folder))


def end_own_family() -> None:
    """Ends this process and everything below it, at once."""
    _kill(_below(os.getpid()), group=0)
    os._exit(1)


def _this(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return [psutil.Process(pid)]
    return []


def _below(pid: int) -> list[psutil.Process]:
    found = []
    for parent in _this(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in parent.children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    if child.status() != psutil.STATUS_ZOMBIE:
                        found.append(child)
    return found


def _names(process: psutil.Process, folder: str) -> bool:
    """Whether a variable of its environment is the folder or something inside it."""
    with contextlib.suppress(psutil.Error, OSError):
        return any(value == folder or value.startswith(f"{folder}/") for value in process.environ().values())
    return False


def _kill(members: Iterable[psutil.Process], group: int | None = None) -> None:
    """Kill the members, then the process group. A number that meanwhile belongs to another process is left alone."""
    for member in members:
        with contextlib.suppress(psutil.Error):
            member.kill()
    if group is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
