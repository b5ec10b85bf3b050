"""One of the values that a document type lists, each with the words that papers have for it."""

from __future__ import annotations

import re
from functools import lru_cache

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, weighed
from docloop.values.match import Choices, Hints, Match
from docloop.values.normal_forms import text_key

_TOKEN = re.compile(r"[^\W_]+")


def find_choices(text: str, hints: Hints) -> list[Match]:
    """Every listed value in `text`, by its own words or its name; of words that overlap the longest count."""
    pattern, values = _compiled(hints.choices)
    if pattern is None:
        return []
    return [Match(each.start(), each.end(), values[text_key(each[0])]) for each in pattern.finditer(text)]


@lru_cache(maxsize=256)
def _compiled(choices: Choices) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern of all words, the longest first, and the value of each; the first value that has a word keeps it."""
    values: dict[str, str] = {}
    patterns: dict[str, str] = {}
    for value, words in choices:
        for word in (value, *words):
            tokens = _TOKEN.findall(word)
            if tokens and text_key(word) not in values:
                values[text_key(word)] = value
                patterns[text_key(word)] = r"[\W_]*".join(map(re.escape, tokens))
    if not patterns:
        return None, {}
    longest_first = sorted(patterns.values(), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])", re.IGNORECASE), values


def written_choice(text: str, hints: Hints) -> str | None:
    """Return the listed value that a person named; None when it is none of them."""
    return _compiled(hints.choices)[1].get(text_key(text))


KIND = Kind(
    name="choice",
    title="One of a list",
    noun="listed value",
    example="net30",
    find=find_choices,
    written=written_choice,
    equal=equal_texts,
    listed=True,
    precise=True,
    weights=weighed(-0.5),
)
