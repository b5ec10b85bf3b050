"""The folder of a running stack: one stack at a time, and what a killed one left behind is removed by the next."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path

from cdk.local.processes import kill_marked
from cdk.local.state import LOGS, MAIL, STATE_FILE

LOCK_FILE = "stack.lock"
_SCRATCH_PREFIX = "docloop-"
_SCRATCH = re.compile(rf"/(?:[^/]+/)*{_SCRATCH_PREFIX}[a-z0-9_]{{8}}")


class HomeInUse(Exception):
    """Another process runs a stack in this folder."""


class HeldHome:
    """Holds the folder until `release`, or until this process ends, however it ends: the lock is the kernel's.

    The folder is made for its owner alone. `scratch` is where the stack's processes keep temporary files; its name is
    in the lock file and in the environment of each of them, so that they are known when their stack was killed. `logs`
    is an empty folder for logs.
    Raises HomeInUse, OSError.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        self._lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._remove_leftovers()
            self.scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH_PREFIX)).resolve()
            self._note(str(self.scratch))
        except BlockingIOError:
            os.close(self._lock)
            raise HomeInUse from None
        except BaseException:
            os.close(self._lock)
            raise

        self.logs = folder / LOGS
        self.logs.mkdir(mode=0o700, exist_ok=True)
        for old in (*self.logs.glob("*.log"), folder / MAIL):
            old.unlink(missing_ok=True)

    def release(self) -> None:
        """Removes the temporary files and lets others have the folder."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        self._note("")
        os.close(self._lock)

    def _note(self, text: str) -> None:
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, text.encode(), 0)

    def _remove_leftovers(self) -> None:
        """Ends the processes of a stack that was killed, and removes its files. No process of anybody else's names the
        stack's folder in its environment, so none is touched, whatever number it has."""
        for left in self.folder.glob(f"{STATE_FILE}*"):
            left.unlink(missing_ok=True)
        noted = os.pread(self._lock, 4096, 0).decode(errors="replace")
        if not _SCRATCH.fullmatch(noted):
            return
        kill_marked(noted)
        if _is_own_folder(Path(noted)):
            shutil.rmtree(noted, ignore_errors=True)


def _is_own_folder(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
