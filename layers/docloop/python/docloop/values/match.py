"""What a parser returns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

DATE_LIKE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}")
"""Figures that look like a date, and so like no number of another kind."""


@dataclass(frozen=True)
class Match:
    """A value found in a text: characters `start` to `end`, normalised `value`, and what the form itself tells."""

    start: int
    end: int
    value: str
    evidence: dict[str, float] = field(default_factory=dict)


Choices = tuple[tuple[str, tuple[str, ...]], ...]
"""The values that a field may have, each with the words that papers have for it."""


@dataclass(frozen=True)
class Hints:
    """What is known about the document before a text is parsed.

    `day_first` None: 03/04 stays ambiguous; `leaning` then says which order is the more likely one, None neither.
    `dollar`: the currency that a bare dollar sign stands for, as ISO 4217; None when nobody knows whose it is.
    `choices`: the values that are listed for the field, if it is of such a kind.
    `country`: where the document is from, as ISO 3166; None where it is unclear. `countries` and `currencies` are those
    that it may be from and in, the likeliest first; `languages` are the codes of those that it is written in.
    `spaced`: its amounts have spaces between thousands.
    """

    day_first: bool | None = None
    leaning: bool | None = None
    dollar: str | None = None
    choices: Choices = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    spaced: bool = False


Finder = Callable[[str, Hints], list[Match]]


def one_value(find: Finder, text: str, hints: Hints) -> str | None:
    """Return the value that the whole of a text is, but for signs around it; None when it is not exactly one."""
    values = {match.value for match in whole_matches(find, text, hints)}
    return values.pop() if len(values) == 1 else None


def whole_matches(find: Finder, text: str, hints: Hints) -> list[Match]:
    """Return the ways to read the whole of a text as a value, but for signs around it."""
    return [match for match in find(text, hints) if match.end - match.start >= len(text.strip("+-()")) - 2]
