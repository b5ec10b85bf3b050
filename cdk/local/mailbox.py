"""Mails to the users of the local user pool, in a file instead of a mail server."""

from __future__ import annotations

from pathlib import Path


class Mailbox:
    """Appends mails to a file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch(mode=0o600)

    def __call__(self, address: str, text: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"To: {address}\n{text}\n\n")
