"""A stack that was killed leaves nothing that the next start does not remove, and nothing of others is touched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from cdk.local.home import LOCK_FILE, HeldHome
from tests.e2e.commands import Up, gone, living, ready
from tests.e2e.waiting import LONGEST


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_next_start_removes_what_a_killed_one_left_and_takes_its_port(up: Up, tmp_path: Path) -> None:
    # Given a running stack, and one of its workers that cannot notice that it ends
    process = up()
    state, children = ready(process, tmp_path)
    scratch = Path((tmp_path / LOCK_FILE).read_text())
    stuck = next(pid for pid in children if "cdk.local.worker" in Path(f"/proc/{pid}/cmdline").read_text())
    os.kill(stuck, signal.SIGSTOP)
    # When it is killed, then all but that worker end by themselves, and files stay behind
    process.kill()
    process.communicate(timeout=LONGEST)
    assert gone([pid for pid in children if pid != stuck])
    assert living([stuck]) == [stuck]
    assert scratch.is_dir()
    assert (tmp_path / "stack.json").exists()
    (tmp_path / "stack.json.99999").write_text("{")
    # And a process of somebody else now has the number that the state file names
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as foreign:
        left = json.loads((tmp_path / "stack.json").read_text())
        (tmp_path / "stack.json").write_text(json.dumps(left | {"pid": foreign.pid}))
        # Then the next start runs on the same port, and of the old one nothing is left
        again = up("--port", state.url.rpartition(":")[2])
        fresh, _ = ready(again, tmp_path)
        assert fresh.url == state.url
        assert gone([stuck])
        assert not scratch.exists()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "mail.txt", "stack.json", LOCK_FILE]
        assert foreign.poll() is None
        foreign.communicate()
    # And its secrets are new, and for its owner alone
    assert (fresh.access_key_id, fresh.secret_access_key) != (state.access_key_id, state.secret_access_key)
    assert [mode(tmp_path), mode(tmp_path / "stack.json"), mode(tmp_path / "logs")] == [0o700, 0o600, 0o700]


def test_a_folder_is_one_stacks_at_a_time_even_when_that_one_does_not_answer(up: Up, tmp_path: Path) -> None:
    held = HeldHome(tmp_path)
    second = up()
    output = second.communicate(timeout=LONGEST)[0]
    held.release()
    assert second.returncode == 1
    assert output.startswith(f"docloop: Another process runs or starts a stack in {tmp_path}.")
