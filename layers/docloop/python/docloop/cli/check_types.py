"""`docloop types check FILE…`: every mistake in the YAML of document types, with its line; `docloop types example`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from docloop.adapters.type_mistakes import Mistake
from docloop.adapters.types import mistakes_in
from docloop.cli.command import CommandError
from docloop.steps.validate import wrong_checks
from docloop.values.shipped_data import shipped_text


def run(given: Namespace) -> int:
    """Return 0 when every file describes a document type, 1 when there are mistakes."""
    if given.verb == "example":
        print(shipped_text("examples", "contract.yaml"), end="")
        return 0
    found = {file: mistakes_in(_text(file), wrong_checks) for file in given.files}
    if given.json:
        print(json.dumps([_row(file, each) for file, mistakes in found.items() for each in mistakes], indent=2))
    else:
        for file, mistakes in found.items():
            for each in mistakes:
                print(f"{file}:{each.line or 1}: {each.sentence}", *([each.remedy] if each.remedy else []))
            if not mistakes:
                print(f"{file}: no mistakes", file=sys.stderr)
    return 1 if any(found.values()) else 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{file} cannot be read as text.", "Name a file with the YAML of a document type.") from None


def _row(file: Path, mistake: Mistake) -> dict[str, str | int | None]:
    return {
        "file": str(file),
        "line": mistake.line,
        "field": mistake.field,
        "message": mistake.message,
        "did_you_mean": mistake.meant,
        "remedy": mistake.remedy,
    }
