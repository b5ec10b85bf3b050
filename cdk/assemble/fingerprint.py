"""Fingerprints of folders: the same files give the same hash on every machine, at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def list_files(folder: Path, but: tuple[str, ...] = ()) -> list[Path]:
    """The files below `folder`, sorted, without compiled Python and without names that match `but`."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not any(path.match(pattern) for pattern in but)
    )


def hash_files(files: Iterable[Path], base: Path) -> str:
    """SHA-256 over the files' names below `base`, whether they are executable, and their bytes."""
    total = hashlib.sha256()
    for path in files:
        mode = "x" if path.stat().st_mode & 0o100 else "-"
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{mode} {content} {path.relative_to(base).as_posix()}\n".encode())
    return total.hexdigest()
