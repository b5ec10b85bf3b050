"""Packs the words, countries and currencies into the one file that is loaded: `python -m docloop.lab.pack_words`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docloop.values.lexicon_data import PACKED, check_words, lexicon_from
from docloop.values.shipped_data import read_yaml

DATA = Path(__file__).resolve().parent.parent / "data"
WORDS, COUNTRIES, CURRENCIES = "words", "countries", "currencies.yaml"


def gathered(folder: Path = DATA) -> dict[str, Any]:
    """What the YAML files below `folder` say, as one mapping."""
    return {
        "languages": [_read(file) for file in sorted((folder / WORDS).glob("*.yaml"))],
        "countries": [_read(file) for file in sorted((folder / COUNTRIES).glob("*.yaml"))],
        **_read(folder / CURRENCIES),
    }


def packed(data: dict[str, Any]) -> str:
    """The JSON text of the mapping, as small as it gets without being compressed."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Writes the packed file beside the YAML files. Raises ValueError, and writes nothing, when they hold a mistake."""
    text = packed(gathered())
    check_words(lexicon_from(json.loads(text)))
    (DATA / PACKED).write_text(text, encoding="utf-8")


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(file.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
