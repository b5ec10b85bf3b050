"""A docset: a folder of documents with a labels.jsonl that says what is true of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docloop.errors import InvalidRequest
from docloop.values.several import joined

LABELS = "labels.jsonl"
KIND = "DOCUMENT_KIND"
"""The field whose truth the key `kind` is."""


@dataclass(frozen=True)
class LabelledDocument:
    """One document and its truth. A field that `fields` lacks is unknown, None: not on the paper; several values are
    one a line. A `line_items` of None is unknown, too.

    `kind` is what the paper is where it is no plain one of its type, `note` what somebody says of it; `meta` is what
    else is known of it and is carried along.
    """

    path: Path
    name: str
    document_type: str
    fields: dict[str, str | None]
    line_items: tuple[dict[str, str], ...] | None = None
    kind: str | None = None
    note: str = ""
    meta: dict[str, Any] = field(default_factory=dict)


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
    fields = row.get("fields") or {}
    if not isinstance(fields, dict) or not all(_is_value(value) for value in fields.values()):
        raise InvalidRequest(f"{LABELS} line {number}: fields are texts by name, lists of texts or null.", line=number)
    items = row.get("line_items")
    if not isinstance(items, list | None) or not all(_texts(item) for item in items or ()):
        raise InvalidRequest(f"{LABELS} line {number}: line items are texts by name.", line=number)
    kind, note, meta = row.get("kind"), row.get("note", ""), row.get("meta", {})
    if not isinstance(kind, str | None) or not isinstance(note, str) or not isinstance(meta, dict):
        raise InvalidRequest(f"{LABELS} line {number}: kind and note are texts, meta is an object.", line=number)
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise InvalidRequest(f"{LABELS} line {number} names a file that the folder does not hold.", line=number)
    return LabelledDocument(
        path=path,
        name=name,
        document_type=str(row.get("document_type", "")),
        fields={**({KIND: kind} if kind else {}), **{name: _truth(value) for name, value in fields.items()}},
        line_items=None if items is None else tuple(items),
        kind=kind,
        note=note,
        meta=meta,
    )


def _is_value(value: Any) -> bool:
    several = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str) or several


def _truth(value: str | list[str] | None) -> str | None:
    """A list says all values that there are; an empty one, that there are none."""
    return joined(" ".join(each.split()) for each in value) if isinstance(value, list) else value


def _texts(row: Any) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
