"""A docset: a folder of documents with a labels.jsonl that says what is true of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docloop.errors import InvalidRequest

LABELS = "labels.jsonl"


@dataclass(frozen=True)
class LabelledDocument:
    """One document and its truth. A field that `fields` lacks is unknown, not empty; so is a `line_items` of None."""

    path: Path
    name: str
    document_type: str
    fields: dict[str, str]
    line_items: tuple[dict[str, str], ...] | None = None


def load_docset(folder: Path) -> tuple[LabelledDocument, ...]:
    """The labelled documents in the order of labels.jsonl.

    Raises InvalidRequest, with the number of the line, when the folder or a line is not as it should be or a line
    names a file that is not there.
    """
    try:
        lines = (folder / LABELS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InvalidRequest(f"The folder is no docset: it needs a readable {LABELS}.") from None
    return tuple(_labelled(folder, line, number) for number, line in enumerate(lines, start=1) if line.strip())


def _labelled(folder: Path, line: str, number: int) -> LabelledDocument:
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        raise InvalidRequest(f"{LABELS} line {number} is not JSON.", line=number) from None
    if not isinstance(row, dict) or not isinstance(name := row.get("file"), str):
        raise InvalidRequest(f"{LABELS} line {number} names no file.", line=number)
    if not _texts(row.get("fields", {})) or not all(_texts(item) for item in row.get("line_items") or ()):
        raise InvalidRequest(f"{LABELS} line {number}: fields and line items are texts by name.", line=number)
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise InvalidRequest(f"{LABELS} line {number} names a file that the folder does not hold.", line=number)
    items = row.get("line_items")
    return LabelledDocument(
        path=path,
        name=name,
        document_type=str(row.get("document_type", "")),
        fields=row.get("fields", {}),
        line_items=None if items is None else tuple(items),
    )


def _texts(row: Any) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
