"""The folder of a stack: held by one, cleaned of what a killed one left, and of nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cdk.local.home import LOCK_FILE, HeldHome, HomeInUse
from cdk.local.processes import kill_family


@contextmanager
def process(temporary: str) -> Iterator[subprocess.Popen[str]]:
    """One that names the folder in its environment and has started."""
    command = [sys.executable, "-c", "print('on', flush=True); input()"]
    with subprocess.Popen(  # noqa: S603  our own
        command, env={"TMPDIR": temporary}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        assert started.stdout.readline() == "on\n"
        yield started
        started.kill()


def killed(home: HeldHome) -> None:
    """As the kernel does when its process is killed: the lock is lifted, and nothing else happens."""
    os.close(home._lock)


def test_a_folder_is_held_by_one_until_it_is_released(tmp_path: Path) -> None:
    first = HeldHome(tmp_path / "home")
    scratch = first.scratch
    with pytest.raises(HomeInUse):
        HeldHome(tmp_path / "home")
    assert scratch.is_dir()
    first.release()
    assert not scratch.exists()
    second = HeldHome(tmp_path / "home")
    assert [path.stat().st_mode & 0o777 for path in (second.folder, second.logs, second.scratch)] == [0o700] * 3
    second.release()


def test_the_next_holder_ends_the_processes_of_a_killed_one_and_no_others(tmp_path: Path) -> None:
    # Given a folder whose holder was killed, one of its processes, and two that only look like it
    first = HeldHome(tmp_path)
    (first.scratch / "worker-1").mkdir()
    (tmp_path / "stack.json").write_text("{}")
    with (
        process(str(first.scratch / "worker-1")) as worker,
        process(f"{first.scratch}x") as neighbour,
        process(tempfile.gettempdir()) as other,
    ):
        killed(first)
        # When the folder is held again
        second = HeldHome(tmp_path)
        # Then the process is ended and the files are gone; the others live
        assert worker.wait(timeout=120) != 0
        assert (neighbour.poll(), other.poll()) == (None, None)
        assert not first.scratch.exists()
        assert not (tmp_path / "stack.json").exists()
        second.release()


@pytest.mark.parametrize("named", ["{precious}", "{link}", "/", "{link}/../{precious}", "docloop-aaaaaaaa", "", "\0"])
def test_a_lock_file_that_names_something_else_leads_to_no_harm(tmp_path: Path, named: str) -> None:
    # Given a lock file with what somebody else wrote into it
    precious, link = tmp_path / "precious", tmp_path / "docloop-abcdefgh"
    precious.mkdir()
    (precious / "kept").touch()
    link.symlink_to(precious)
    home = tmp_path / "home"
    home.mkdir()
    (home / LOCK_FILE).write_text(named.format(precious=precious, link=link))
    # When the folder is held
    with process(str(precious)) as bystander:
        HeldHome(home).release()
        assert bystander.poll() is None
    assert (precious / "kept").exists()


def test_a_lock_file_is_not_followed_elsewhere(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    home = tmp_path / "home"
    home.mkdir()
    (home / LOCK_FILE).symlink_to(precious)
    with pytest.raises(OSError, match="symbolic"):
        HeldHome(home)
    assert precious.read_text() == "kept"


def test_a_process_that_was_waited_for_is_not_killed_again() -> None:
    """Its number may be another's by now; here the number is that of a living process."""
    with process(tempfile.gettempdir()) as ended, process(tempfile.gettempdir()) as living:
        ended.kill()
        ended.wait()
        ended.pid = living.pid
        kill_family(ended)
        assert living.poll() is None
