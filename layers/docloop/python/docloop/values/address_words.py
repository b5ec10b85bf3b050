"""Words that addresses are made of, in the languages that docloop knows; the data is `data/address_words.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from docloop.values.normal_forms import word_key
from docloop.values.shipped_data import shipped_yaml

FILE = "address_words.yaml"


@dataclass(frozen=True, slots=True)
class AddressWords:
    """All of them folded: `streets` as words, `endings` of words, `boxes`, `parts` and `countries` as expressions."""

    streets: frozenset[str]
    endings: tuple[str, ...]
    boxes: frozenset[str]
    parts: frozenset[str]
    countries: frozenset[str]


@cache
def address_words() -> AddressWords:
    """Return the words that come with docloop, loaded with the first call. Raises ValueError for unknown lists."""
    data = shipped_yaml(FILE)
    if set(data) != {"streets", "endings", "boxes", "parts", "countries"}:
        raise ValueError(f"{FILE}: lists are streets, endings, boxes, parts, countries, not {', '.join(sorted(data))}.")
    return AddressWords(
        streets=_all(word for words in data["streets"].values() for word in words),
        endings=tuple(sorted(_all(data["endings"]))),
        boxes=_all(data["boxes"]),
        parts=_all(data["parts"]),
        countries=_all(data["countries"]),
    )


def _all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(word) for word in words)
