"""Processes are ended with everything below them, and those whose parents are gone are found by their environment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from cdk.local.processes import descendants, kill_family, kill_marked

SLEEPER = "import time; time.sleep(120)"
PARENT = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {SLEEPER!r}], start_new_session=True)
print(child.pid, flush=True)
time.sleep(120)
"""
ENDS_AT_ONCE = f"""
import subprocess, sys
print(subprocess.Popen([sys.executable, "-c", {SLEEPER!r}], start_new_session=True).pid, flush=True)
"""


@pytest.fixture
def begin() -> Iterator[Callable[..., tuple[subprocess.Popen[str], int]]]:
    """Starts a parent with a child in a session of its own; gives the parent and the child's number."""
    started: list[int] = []

    def start(script: str = PARENT, **environment: str) -> tuple[subprocess.Popen[str], int]:
        parent = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **environment},
        )
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.stdout.close()
        started.extend((parent.pid, child))
        return parent, child

    yield start
    for pid in started:
        if alive(pid):
            psutil.Process(pid).kill()


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def ends(pid: int) -> bool:
    """A process that was killed is gone a little later."""
    until = time.monotonic() + 60
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not alive(pid)


Begin = Callable[..., tuple[subprocess.Popen[str], int]]


def test_a_family_is_ended_with_children_that_left_the_group(begin: Begin) -> None:
    parent, child = begin()
    assert descendants(parent.pid) == [child]
    kill_family(parent)
    parent.wait()
    assert ends(child)


def test_nothing_is_killed_once_the_process_was_waited_for(begin: Begin) -> None:
    parent, child = begin(ENDS_AT_ONCE)
    parent.wait()
    kill_family(parent)
    assert descendants(parent.pid) == []
    assert alive(child)


def test_orphans_are_found_by_the_folder_in_their_environment(begin: Begin, tmp_path: Path) -> None:
    # Given an orphan of this folder, one of a folder inside it, and one whose folder's name only begins alike
    folder = str(tmp_path / "stack")
    orphans = [begin(ENDS_AT_ONCE, TMPDIR=place)[1] for place in (folder, f"{folder}/worker-1", f"{folder}-other")]
    # When
    kill_marked(folder)
    # Then
    assert all(ends(pid) for pid in orphans[:2])
    assert alive(orphans[2])


def test_the_one_who_kills_stays_alive(begin: Begin, tmp_path: Path) -> None:
    script = (
        "import os; from cdk.local.processes import kill_marked; kill_marked(os.environ['MARK']); "
        "print(os.getpid(), flush=True)"
    )
    killer, _ = begin(script, MARK=str(tmp_path))
    assert killer.wait() == 0
