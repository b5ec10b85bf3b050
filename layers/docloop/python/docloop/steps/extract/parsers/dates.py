"""Dates as people print them: 25.12.2018, 12/25/18, 2018-12-25, 25 Dec 2018, December 25, 2018, 25 décembre 2018."""

from __future__ import annotations

import re
from datetime import date

from docloop.steps.extract.parsers.match import Hints, Match
from docloop.steps.extract.parsers.months import MONTHS, fold

_YEAR = r"(?:(?:19|20)\d\d(?=\d{1,2}:\d\d)|(?:19|20)\d\d(?!\d)|\d{2}(?=\d{2}:\d\d)|['’]?\d{2}(?![\d:]|[.,]\d))"
_MARK = r"[-./\u2010-\u2015]"
_ISO = re.compile(rf"(?<![\w.,])((?:19|20)\d\d)\s?({_MARK})\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?=\D|\d{{1,2}}:|$)")
_NUMERIC = re.compile(
    rf"(?<![\w.,/-])(\d{{1,2}})\s?({_MARK})\s?(\d{{1,2}})\s?(?:\2|{_MARK}(?=\s?(?:19|20)\d\d))\s?({_YEAR})"
)
_DAY_NAME = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:de|of)\b)?[\s./-]*([^\W\d_]{{3,10}})[.\s,/'-]*(?:(?:de|del)\s+)?({_YEAR})",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"(?<![^\W\d_])([^\W\d_]{{3,10}})[.\s-]*(\d{{1,2}})(?:st|nd|rd|th)?[\s,.-]+({_YEAR})", re.IGNORECASE
)
_CLOCK = re.compile(r"\s{0,3}[,(-]?\s{0,2}\d{1,2}\s?[:.]\s?\d{2}")


def find_dates(text: str, hints: Hints) -> list[Match]:
    """Every date in `text` as ISO 8601; one that can be read in two ways comes as two matches marked `ambiguous`."""
    found: list[Match] = []

    def add(start: int, end: int, year: str, month: int, day: int, **evidence: float) -> None:
        value = _iso(year, month, day)
        if value is None or any(m.start < end and start < m.end and m.start != start for m in found):
            return
        if len(year.lstrip("'’")) == 2:
            evidence["short_year"] = 1.0
        if _CLOCK.match(text, end):
            evidence["clock_beside"] = 1.0
        found.append(Match(start, end, value, evidence))

    for match in _ISO.finditer(text):
        add(match.start(), match.end(), match[1], int(match[3]), int(match[4]))
    for match in _DAY_NAME.finditer(text):
        if month := MONTHS.get(fold(match[2])):
            add(match.start(), match.end(), match[3], month, int(match[1]), named_month=1.0)
    for match in _NAME_DAY.finditer(text):
        if month := MONTHS.get(fold(match[1])):
            add(match.start(), match.end(), match[3], month, int(match[2]), named_month=1.0)
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), match[4]
        day_month, month_day = (second, first), (first, second)
        if first > 12 or second > 12 or first == second:
            readings = [day_month] if first > 12 or first == second else [month_day]
        elif hints.day_first is None:
            readings = [day_month, month_day]
        else:
            readings = [day_month if hints.day_first else month_day]
        doubt = {"ambiguous": 1.0} if len(readings) > 1 else {}
        for month, day in readings:
            add(match.start(), match.end(), year, month, day, **doubt)
    return sorted(found, key=lambda one: (one.start, -one.end))


def day_order(text: str) -> bool | None:
    """Whether unmistakable dates in `text` put the day first; None when there are none or they disagree."""
    orders = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and second <= 12:
            orders.add(True)
        if 12 < second <= 31 and first <= 12:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _iso(year_text: str, month: int, day: int) -> str | None:
    digits = year_text.lstrip("'’")
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < 70 else 1900
    if not 1900 <= year <= 2099:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
