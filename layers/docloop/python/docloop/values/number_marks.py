"""What points, commas and spaces mean in the numbers of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.match import Hints

_SPACED = re.compile(
    r"(?<![^\W\d_])(?:[A-Z]{1,3}|Rs|Ft|Kč|kr|zł|[$€£₹₺])\.? ?\d{1,3}(?: \d{3})+[.,]\d{2}\s*$", re.MULTILINE
)
_SET_OTHERWISE = re.compile(r"\d{4,}[.,]\d{2}(?!\d)|\d[.,'’]\d{3}(?!\d)")
_LEAST_SPACED = 2
"""Lines with a spaced amount from which on the page is taken to set all thousands so."""


def spaced_thousands(text: str) -> bool:
    """Whether a page sets thousands apart by spaces: R 1 265.00 behind a sign at the end of lines, and never else."""
    return len(_SPACED.findall(text)) >= _LEAST_SPACED and not _SET_OTHERWISE.search(text)


@dataclass(frozen=True)
class Marks:
    """What marks mean on a document: `decimal` is the one mark before decimals, None where it is unclear.

    `spaces`: thousands are set apart by spaces. `whole`: amounts have no cents.
    """

    decimal: str | None = None
    spaces: bool = False
    whole: bool = False


def marks_of(hints: Hints) -> Marks:
    """What the habits of the document's country say."""
    marks = _marks(hints.country, next(iter(hints.currencies), None))
    return replace(marks, spaces=True) if hints.spaced else marks


@cache
def _marks(country: str | None, currency: str | None) -> Marks:
    habits = shipped_lexicon().countries.get(country or "")
    if habits is None:
        return Marks()
    money = shipped_lexicon().currencies.get(currency or "")
    decimals = {each.decimal for each in habits.number_formats}
    groups = {each.group for each in habits.number_formats}
    points = money is not None and money.printed_decimals[0] > 0
    sole = decimals.pop() if len(decimals) == 1 and points else None
    return Marks(
        decimal=sole if sole not in groups else None,
        spaces=any(group.isspace() for group in groups),
        whole=money is not None and money.printed_decimals[0] == 0,
    )
