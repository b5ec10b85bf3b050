"""Words that tell the lines of a paper apart; the data is `data/line_words.yaml`."""

from __future__ import annotations

import re
from functools import cache

from docloop.values.shipped_data import shipped_yaml

FILE = "line_words.yaml"


def any_word(name: str) -> str:
    """Return an expression for any of the words of a list, as one group; what has to stand around them is up to the
    caller. Raises KeyError for a list that is not in the data."""
    return f"(?:{'|'.join(_lists()[name])})"


def whole_words(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words of a list, whole and whatever the case. Raises as any_word."""
    return re.compile(rf"\b{any_word(name)}\b", re.IGNORECASE)


@cache
def _lists() -> dict[str, list[str]]:
    data: dict[str, list[str]] = shipped_yaml(FILE)
    if odd := sorted(name for name, words in data.items() if not all(isinstance(word, str) for word in words)):
        raise ValueError(
            f"{FILE}: not all words are text in {', '.join(odd)}; YAML takes no, on and off for truth values."
        )
    return data
