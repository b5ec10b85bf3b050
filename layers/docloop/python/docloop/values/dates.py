"""Dates as people print them: 25.12.2018, 12/25/18, 2018-12-25, 25 Dec 2018, December 25, 2018, Dec25'18."""

from __future__ import annotations

import re
from datetime import date

from docloop.values.compare import squash
from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.months import MONTH, month_of

_YEAR = (
    r"(?:(?:19|20)\d\d(?=\d{1,2}:\d\d)|(?:19|20)\d\d(?!\d)|['’‘`´]?\d{2}(?=\d{2}:\d\d)|['’‘`´]?\d{2}(?![\d:]|[.,]\d))"
)
_MARK = r"[-./\u2010-\u2015]"
_SPECK = r"\s?[,.]?"
"""What dirt or a reader leaves before a mark: 02,/22/2014"""

_ISO = re.compile(rf"(?<![\w.,])((?:19|20)\d\d)\s?({_MARK})\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?=\D|\d{{1,2}}:|$)")
_FRESH = r"(?:(?<![\w.,/-])|(?<=[/.]\d\d[-\u2010-\u2015])|(?<=[/.]\d{4}[-\u2010-\u2015]))"
"""Where a date may begin: at no word, or right behind the first of a span of days: 06/02/20-06/08/20"""

_NUMERIC = re.compile(
    rf"{_FRESH}(\d{{1,2}}){_SPECK}({_MARK})\s?(\d{{1,2}}){_SPECK}(?:\2|{_MARK}(?=\s?(?:19|20)\d\d))\s?({_YEAR})"
)
_DAY_NAME = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:de|of)\b)?[\s./-]*({MONTH})(?![^\W\d_])"
    rf"[.\s,/-]*(?:(?:de|del)\s+)?({_YEAR})",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"(?<![^\W\d_])({MONTH})[.\s/-]*(\d{{1,2}})(?:st|nd|rd|th)?(?:[\s,./-]+|(?=['’‘`´]))({_YEAR})", re.IGNORECASE
)
_CLOCK = re.compile(r"\s{0,3}[,(-]?\s{0,2}\d{1,2}\s?[:.]\s?\d{2}")
_STATED = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[TZ+-])", re.ASCII)
_LETTERS_FOR_DIGITS = str.maketrans("OoQDIl|SB", "000011158")
_LETTERS = re.compile(rf"(?<![\w.,/-])[\dOoQDIl|SB]{{1,2}}{_MARK}[\dOoQDIl|SB]{{1,2}}{_MARK}[\dOoQDIl|SB]{{2,4}}(?!\w)")
_STROKES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[71](\d\d)/(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(\d\d)[71](\d\d)/((?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(\d\d)/(\d\d)[71]((?:19|20)\d\d)(?!\d)"),
)
"""A stroke read as a digit: 2016705/04"""


def find_dates(text: str, hints: Hints) -> list[Match]:
    """Every date in `text` as ISO 8601; one that can be read in two ways comes as two matches marked `ambiguous`.

    Where only the document's leaning is known, the reading it leans to is marked `usual_order`.
    """
    printed, text = text, mend_dates(text)
    found: list[Match] = []

    def add(start: int, end: int, year: str, month: int | None, day: int, **evidence: float) -> None:
        value = _iso(year, month, day) if month else None
        if value is None or any(m.start < end and start < m.end and m.start != start for m in found):
            return
        if len(year.lstrip("'’‘`´")) == 2:
            evidence["short_year"] = 1.0
        if text[start:end] != printed[start:end]:
            evidence["mended"] = 1.0
        if _CLOCK.match(text, end):
            evidence["clock_beside"] = 1.0
        found.append(Match(start, end, value, evidence))

    for match in _ISO.finditer(text):
        add(match.start(), match.end(), match[1], int(match[3]), int(match[4]))
    for match in _DAY_NAME.finditer(text):
        add(match.start(), match.end(), match[3], month_of(match[2]), int(match[1]), named_month=1.0)
    for match in _NAME_DAY.finditer(text):
        add(match.start(), match.end(), match[3], month_of(match[1]), int(match[2]), named_month=1.0)
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        # True: the day stands first.
        orders = [order for order in (True, False) if (second if order else first) <= 12]
        if first == second:
            orders = orders[:1]
        elif len(orders) == 2 and hints.day_first is not None:
            orders = [hints.day_first]
        for day_first in orders:
            doubt = {"ambiguous": 1.0} if len(orders) > 1 else {}
            # Nobody who writes the month first puts dots between.
            if doubt and (True if match[2] == "." else hints.leaning) is day_first:
                doubt["usual_order"] = 1.0
            month, day = (second, first) if day_first else (first, second)
            add(match.start(), match.end(), match[4], month, day, **doubt)
    return sorted(found, key=lambda one: (one.start, -one.end))


def mend_dates(text: str) -> str:
    """`text` of the same length with misread characters put right inside dates: 07-03-201o, O1/I2/2018, 2016705/04."""

    def mend(match: re.Match[str]) -> str:
        enough = sum(c.isdigit() for c in match[0]) >= 4
        return match[0].translate(_LETTERS_FOR_DIGITS) if enough else match[0]

    for stroke in _STROKES:
        text = stroke.sub(r"\1/\2/\3", text)
    return _LETTERS.sub(mend, text)


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
    digits = year_text.lstrip("'’‘`´")
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < 70 else 1900
    if not 1900 <= year <= 2099:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def stated_date(text: str) -> str | None:
    """Return the day that data name, 20240503 or 2024-05-03 with or without a time; None when there is none."""
    match = _STATED.match(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        return None


def equal_dates(one: str, other: str) -> bool:
    """Whether two texts name the same day; what is no day is compared as text."""
    return _day(one) == _day(other)


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return squash(text)


def _ordinal(value: str) -> float | None:
    try:
        return float(date.fromisoformat(value).toordinal())
    except ValueError:
        return None


_BESIDE = """
    DELIVERY_DATE ORDER_DATE PAYMENT_DATE VALID_UNTIL SERVICE_PERIOD DUE_DATE INVOICE_RECEIPT_DATE
"""
KIND = Kind(
    name="date",
    title="Date",
    noun="date",
    example="31.12.2026",
    find=find_dates,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_dates,
    measure=_ordinal,
    precise=True,
    day=True,
    weights=weighed(
        1.0, label_left=2.5, in_title_row=1.2, clock_beside=1.0, named_month=0.3, high=0.6, ambiguous=-0.3,
        usual_order=0.6, mended=-0.5, short_year=-0.5, no_label=-3.0,
    ),
)  # fmt: skip
