"""Calling codes, names of countries and of their large towns, and words that are printed in one country alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docloop.values.shipped_data import shipped_json

FILE = "country_signs.json"


@dataclass(frozen=True, slots=True)
class CountrySigns:
    """`calling_codes` by their digits; `names` and `words` by country."""

    calling_codes: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]

    def called(self, digits: str) -> str | None:
        """The country of an international telephone number without its plus; None for an unknown or a shared code."""
        return next((self.calling_codes[digits[:n]] for n in (3, 2, 1) if digits[:n] in self.calling_codes), None)


@cache
def country_signs() -> CountrySigns:
    """The signs that come with docloop, loaded with the first call."""
    data = shipped_json(FILE)
    return CountrySigns(
        calling_codes=dict(data["calling_codes"]),
        names={code: tuple(names) for code, names in data["names"].items()},
        words={code: tuple(words) for code, words in data["words"].items()},
    )
