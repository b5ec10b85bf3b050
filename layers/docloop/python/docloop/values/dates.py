"""Dates as people print them: 25.12.2018, 12/25/18, 2018-12-25, 25 Dec 2018, December 25, 2018, Dec25'18."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from docloop.values.calendars import is_other_calendar
from docloop.values.kind import Kind, weighed
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.match import Hints, Match, whole_matches
from docloop.values.mended_dates import MARK, mend_dates
from docloop.values.months import month_of, month_pattern, roman_month
from docloop.values.normal_forms import text_key
from docloop.values.spelt_dates import spelt_dates

_YEAR = (
    r"(?:(?:19|20)\d\d(?=\d{1,2}:\d\d)|(?:19|20|25(?=[4-9]))\d\d(?!\d)|"
    r"['’‘`´]?\d{2}(?=\d{2}:\d\d)|['’‘`´]?\d{2}(?![\d:]|[.,]\d))"
)
_MARK = MARK
_SPECK = r"\s?[,.]?"
"""What dirt or a reader leaves before a mark: 02,/22/2014"""

_BUDDHIST, _BUDDHA, _FIRST_BUDDHIST, _SHORT_BUDDHIST = "TH", 543, 2540, 55
"""Thailand counts from the death of the Buddha: 2569, or 69, is 2026."""

_ISO = re.compile(rf"(?<![\w.,])((?:19|20)\d\d)\s?({_MARK})\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?=\D|\d{{1,2}}:|$)")
_FRESH = r"(?:(?<![\w.,/-])|(?<=[/.]\d\d[-\u2010-\u2015])|(?<=[/.]\d{4}[-\u2010-\u2015]))"
"""Where a date may begin: at no word, or right behind the first of a span of days: 06/02/20-06/08/20"""

_NUMERIC = re.compile(
    rf"{_FRESH}(\d{{1,2}}){_SPECK}({_MARK})\s?(\d{{1,2}}){_SPECK}(?:\2|{_MARK}(?=\s?(?:19|20)\d\d))\s?({_YEAR})"
)
_FAR_YEAR = r"(?:19|20)\d\d|25[4-9]\d"
_ROMAN = re.compile(
    rf"(?<![\w.,])(\d{{1,2}})[./\s-]\s?(I{{1,3}}|I?[VX]|VI{{1,3}}|XI{{1,2}})[./\s-]\s?({_FAR_YEAR})(?!\d)"
)
_SIGNED = (
    (re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"), 0),
    (re.compile(r"令和\s?(\d{1,2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?"), 2018),
    (re.compile(r"(?:中華)?民國\s?(\d{2,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?"), 1911),
)
"""Years, months and days with their signs, and what is added to the years of an era."""

_NUMBERED_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\s+n[aă]m\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_ORDINAL = r"st|nd|rd|th|er|ère|ème|e|de|ste|\.|º|ª|°|:[ea]|-?(?:е|го|ви|ри|и)|η|ης|hb|d\."
_OF = r"(?:\s+(?:de|of|do|di|den|del)\b)?"


@cache
def _day_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:{_ORDINAL})?{_OF}[\s./-]*(?:d['’])?({month_pattern()})(?![^\W\d_])"
        rf"[.\s,/-]*(?:(?:de|del|do|of|di)\s+)?({_YEAR})",
        re.IGNORECASE,
    )


@cache
def _name_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])({month_pattern()})[.\s/-]*(\d{{1,2}})(?:\s?(?:st|nd|rd|th)|\.(?=,))?(?:[\s,./-]+|(?=['’‘`´]))({_YEAR})",
        re.IGNORECASE,
    )


@cache
def _year_first() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """2026. október 14., 2026 m. spalio 14 d., 2026-Oct-14; and 2026. gada 14. oktobris."""
    year, month = rf"(?<![\w.,/-])({_FAR_YEAR})", rf"({month_pattern()})(?![^\W\d_])"
    return (
        re.compile(rf"{year}(?:\s?(?:\.|,|m\.|г\.))?[\s-]*{month}[.\s-]*(\d{{1,2}})(?![\d:])", re.IGNORECASE),
        re.compile(rf"{year}\.?\s*(?:gada\s+)?(?:g\.\s*)?(\d{{1,2}})\.\s*{month}", re.IGNORECASE),
    )


_TICKS = "'’‘`´"
_CLOCK = re.compile(r"\s{0,3}[,(-]?\s{0,2}\d{1,2}\s?[:.]\s?\d{2}")
_STATED = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[TZ+-])", re.ASCII)


def find_dates(text: str, hints: Hints) -> list[Match]:
    """Every date in `text` as ISO 8601; one that can be read in two ways comes as two matches marked `ambiguous`.

    Where only the document's leaning is known, the reading it leans to is marked `usual_order`.
    """
    printed, text = text, mend_dates(text)
    found: list[Match] = []

    def add(start: int, end: int, year: str, month: int | None, day: int, **evidence: float) -> None:
        value = _iso(year, month, day, hints.country) if month else None
        if value is None or any(m.start < end and start < m.end and m.start != start for m in found):
            return
        if len(year.lstrip(_TICKS)) == 2:
            evidence["short_year"] = 1.0
        if text[start:end] != printed[start:end]:
            evidence["mended"] = 1.0
        if _CLOCK.match(text, end):
            evidence["clock_beside"] = 1.0
        found.append(Match(start, end, value, evidence))

    for match in _ISO.finditer(text):
        add(match.start(), match.end(), match[1], int(match[3]), int(match[4]))
    for match, year, month, day in _with_words(text, hints.languages):
        add(match.start(), match.end(), year, month, day, named_month=1.0)
    for match in _NUMERIC.finditer(text):
        if is_other_calendar(text, match.start()):
            continue
        orders, year_first = _orders(match, hints), _is_year_first(match, hints)
        if year_first:
            day = int(match[4].lstrip(_TICKS))
            add(match.start(), match.end(), match[1], int(match[3]), day, ambiguous=1.0, usual_order=1.0)
        for day_first in orders:
            doubt = {"ambiguous": 1.0} if len(orders) > 1 or year_first else {}
            # Nobody who writes the month first puts dots between.
            if len(orders) > 1 and not year_first and (True if match[2] == "." else hints.leaning) is day_first:
                doubt["usual_order"] = 1.0
            month, day = (int(match[3]), int(match[1])) if day_first else (int(match[1]), int(match[3]))
            add(match.start(), match.end(), match[4], month, day, **doubt)
    return sorted(found, key=lambda one: (one.start, -one.end))


def written_date(text: str, hints: Hints) -> str | None:
    """Return the day that a person wrote; None when it is none, or when it can be read in two ways.

    Nobody who writes the month first puts dots between, so 05.08.2024 is read in one way.
    """
    whole = whole_matches(find_dates, text, hints)
    usual = {match.value for match in whole if "usual_order" in match.evidence}
    values = usual or {match.value for match in whole}
    return values.pop() if len(values) == 1 else None


def day_order(text: str) -> bool | None:
    """Whether unmistakable dates in `text` put the day first; None when there are none or they disagree."""
    orders = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        if is_other_calendar(text, match.start()):
            continue
        if 12 < first <= 31 and second <= 12:
            orders.add(True)
        if 12 < second <= 31 and first <= 12:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _with_words(text: str, languages: Sequence[str]) -> Iterator[tuple[re.Match[str], str, int | None, int]]:
    """Dates with a word or a sign for the month: match, year, month and day."""
    if any(c.isalpha() for c in text):
        for match in _day_name().finditer(text):
            yield match, match[3], month_of(match[2], languages), int(match[1])
        for match in _name_day().finditer(text):
            yield match, match[3], month_of(match[1], languages), int(match[2])
        month_then_day, day_then_month = _year_first()
        for match in month_then_day.finditer(text):
            yield match, match[1], month_of(match[2], languages), int(match[3])
        for match in day_then_month.finditer(text):
            yield match, match[1], month_of(match[3], languages), int(match[2])
        for match in _ROMAN.finditer(text):
            yield match, match[3], roman_month(match[2]), int(match[1])
        for match in _NUMBERED_MONTH.finditer(text):
            yield match, match[3], int(match[2]), int(match[1])
        yield from spelt_dates(text, languages)
    for pattern, era in _SIGNED:
        for match in pattern.finditer(text):
            yield match, str(int(match[1]) + era), int(match[2]), int(match[3])


def _orders(match: re.Match[str], hints: Hints) -> list[bool]:
    """The orders that three figures can be read in; True: the day stands first."""
    first, second = int(match[1]), int(match[3])
    orders = [order for order in (True, False) if (second if order else first) <= 12]
    if first == second:
        return orders[:1]
    return [hints.day_first] if len(orders) == 2 and hints.day_first is not None else orders


def _is_year_first(match: re.Match[str], hints: Hints) -> bool:
    """Whether the first of three pairs of figures may be the year: 26-10-14 where people write the year first."""
    country = shipped_lexicon().countries.get(hints.country or "")
    pairs = len(match[1]) == 2 and len(match[4].lstrip(_TICKS)) == 2 and int(match[3]) <= 12
    return pairs and country is not None and country.date_orders[0] == "YMD"


def _iso(year_text: str, month: int, day: int, country: str | None = None) -> str | None:
    digits = year_text.lstrip(_TICKS)
    year = int(digits)
    if len(digits) == 2:
        buddhist = country == _BUDDHIST and year >= _SHORT_BUDDHIST
        year += 2500 if buddhist else 2000 if year < 70 else 1900
    if year >= _FIRST_BUDDHIST:
        year -= _BUDDHA
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
        return text_key(text)


def _ordinal(value: str) -> float | None:
    try:
        return float(date.fromisoformat(value).toordinal())
    except ValueError:
        return None


_BESIDE = "DELIVERY_DATE ORDER_DATE PAYMENT_DATE VALID_UNTIL SERVICE_PERIOD DUE_DATE INVOICE_RECEIPT_DATE"
KIND = Kind(
    name="date",
    title="Date",
    noun="date",
    example="31.12.2026",
    find=find_dates,
    written=written_date,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_dates,
    measure=_ordinal,
    precise=True,
    day=True,
    weights=weighed(
        1.0, label_left=2.5, in_title_row=1.2, clock_beside=1.0, named_month=0.3, high=0.6, ambiguous=-0.3,
        usual_order=0.6, mended=-0.5, short_year=-0.5, no_label=-3.0, later_page=-2.0,
    ),
)  # fmt: skip
