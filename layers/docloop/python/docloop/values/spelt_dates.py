"""Dates and anniversaries as contracts spell them out: this 5th day of March, 2019; the fifth day of March, two
thousand nineteen; the second (2nd) anniversary. The words are in `data/spelt_dates.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from docloop.values.months import month_of, month_pattern
from docloop.values.normal_forms import fold
from docloop.values.number_words import NUMBERS, number_in_words
from docloop.values.shipped_data import shipped_yaml

FILE = "spelt_dates.yaml"
_WORD = r"[^\W\d_]"
_LONGEST_YEAR = 3
"""Words of the last two figures of a year: "ninety nine", "veintiuno", "quatre-vingt dix-neuf"."""

Spelt = tuple[re.Match[str], str, int | None, int]


def spelt_dates(text: str, languages: Sequence[str] = ()) -> Iterator[Spelt]:
    """Each date that `text` spells out in part: the match, year, month and day. Never raises."""
    for match in _pattern().finditer(text):
        day = ordinal(match["day"])
        year = match["year"] or year_in_words(match["words"])
        spelt = not match["day"][0].isdigit() or match["between"] is not None
        if spelt and day is not None and year is not None:
            yield match, year, month_of(match["month"], languages), day


def ordinal(text: str) -> int | None:
    """The number that a text counts with, in figures or words: 5th, fifth, cinco; None when it counts with none."""
    figures = re.match(r"\d{1,3}", text)
    if figures:
        return int(figures[0])
    key = _key(text)
    return _ordinals().get(key, number_in_words(text))


def year_in_words(text: str | None) -> str | None:
    """The year that is written out, from 1900 on: "two thousand and nineteen", "mil novecientos noventa y nueve"."""
    words = _key(text or "").split()
    for count in range(min(3, len(words)), 0, -1):
        base = _hundreds(whole=False).get(" ".join(words[:count]))
        if base is None:
            continue
        rest = words[count:]
        if rest and rest[0] in _known()["and"]:
            rest = rest[1:]
        for length in range(min(_LONGEST_YEAR, len(rest)), 0, -1):
            number = number_in_words(" ".join(rest[:length]))
            if number is not None and number < 100:
                return str(base + number)
        return str(base) if " ".join(words[:count]) in _hundreds(whole=True) else None
    return None


def anniversaries(text: str) -> Iterator[tuple[int, int, int]]:
    """Where `text` names an anniversary, and which: the second (2nd) anniversary."""
    for match in _anniversary().finditer(text):
        number = ordinal(match["day"])
        if number:
            yield match.start(), match.end(), number


def _day() -> str:
    endings = "|".join(_known()["ordinal_endings"])
    words = "|".join(re.escape(word).replace(r"\-", r"[\s-]?") for word in sorted(_spellings(), key=len, reverse=True))
    figures = rf"\d{{1,2}}\s?(?:(?:{endings})(?!{_WORD}))?"
    return rf"(?P<day>(?<![\w.,/]){figures}|(?<!{_WORD})(?:{words}))(?:\s*\(\s*{figures}\s*\))?"


@cache
def _pattern() -> re.Pattern[str]:
    known = _known()
    between = _any(known["day_of"])
    year = rf"(?P<year>(?:19|20)\d\d)(?!\d)|(?P<words>(?:{_any(_year_words())})(?:[\s-]+{_WORD}+){{0,6}})"
    day_first = rf"{_day()}\s+(?:(?P<between>{between})\s+|(?:of|de)\s+)?(?P<month>{month_pattern()})(?!{_WORD})"
    return re.compile(rf"{day_first}[\s,.]*(?:(?:{_any(known['before_year'])})[\s,]+)?(?:{year})", re.IGNORECASE)


@cache
def _anniversary() -> re.Pattern[str]:
    return re.compile(rf"{_day()}\s+(?:{_any(_known()['anniversary'])})(?!{_WORD})", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


def _key(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split())


@cache
def _known() -> Mapping[str, Any]:
    data: Mapping[str, Any] = shipped_yaml(FILE)
    return data


@cache
def _ordinals() -> Mapping[str, int]:
    lists = _known()["ordinals"].values()
    return {_key(word): number for words in lists for number, word in enumerate(words, start=1)}


@cache
def _hundreds(*, whole: bool) -> Mapping[str, int]:
    """What years begin with; `whole`: what may be a year by itself."""
    lists = [_known()["hundreds"]] if whole else [_known()["hundreds"], _known()["hundreds_before_rest"]]
    return {_key(word): int(base) for each in lists for base, words in each.items() for word in words}


def _year_words() -> list[str]:
    lists = _known()["hundreds"], _known()["hundreds_before_rest"]
    return [word for each in lists for words in each.values() for word in words]


@cache
def _spellings() -> tuple[str, ...]:
    """Every ordinal; of cardinals, which other languages count days with, those that are one word."""
    counted = (word for word, number in NUMBERS.items() if 0 < number <= 31 and len(word) > 2 and " " not in word)
    return (*(word for words in _known()["ordinals"].values() for word in words), *counted)
