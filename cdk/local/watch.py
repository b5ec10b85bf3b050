"""A folder whose files go to the inbox by themselves, once they are complete."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Protocol

from docloop.cli.command import CommandError

from cdk.topology import INBOX_PREFIX

LOGGER = logging.getLogger(__name__)
Stamp = tuple[int, int]


class Uploader(Protocol):
    def put(self, path: Path, key: str) -> object:
        """Uploads the file. Raises OSError, CommandError."""


class Watcher:
    """Looks every `seconds`: a file whose size and time stood still between two looks is uploaded, once.

    A file written again later is a new version of its key. The first subfolder names the document type. Hidden files
    are left alone.
    """

    def __init__(self, folder: Path, inbox: Uploader, seconds: float = 1.0) -> None:
        self._folder = folder
        self._inbox = inbox
        self._seconds = seconds
        self._seen: dict[Path, Stamp] = {}
        self._sent: dict[Path, Stamp] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=5)

    def look(self) -> list[Path]:
        """One look; says which files were uploaded."""
        now = self._stamps()
        complete = [path for path, stamp in now.items() if self._seen.get(path) == stamp != self._sent.get(path)]
        self._seen = now
        sent = []
        for path in sorted(complete):
            try:
                self._inbox.put(path, INBOX_PREFIX + path.relative_to(self._folder).as_posix())
            except (OSError, CommandError) as error:
                LOGGER.warning("a watched file was not uploaded: %s", type(error).__name__)
                continue
            self._sent[path] = now[path]
            sent.append(path)
        return sent

    def _stamps(self) -> dict[Path, Stamp]:
        stamps: dict[Path, Stamp] = {}
        for path in self._folder.rglob("*"):
            if any(part.startswith(".") for part in path.relative_to(self._folder).parts):
                continue
            try:
                status = path.stat()
            except OSError:
                continue
            if path.is_file():
                stamps[path] = (status.st_size, status.st_mtime_ns)
        return stamps

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            self.look()
