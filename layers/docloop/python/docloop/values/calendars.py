"""Dates that a paper gives in a second calendar, too, which tell in which order the first is written."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MARK = r"\s?[-./]\s?"
_DAY = re.compile(rf"(?<![\d./-])(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}((?:19|20)\d\d)(?!\d)")
_NEPALI = re.compile(
    rf"\b(?:miti|b\.?\s?s\.?|bikram|vikram)\W{{0,12}}(?:(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}(20[5-9]\d)|"
    rf"(20[5-9]\d){_MARK}(\d{{1,2}}){_MARK}(\d{{1,2}}))(?!\d)",
    re.IGNORECASE,
)
"""Bikram Sambat, which Nepal prints as "Miti" beside the date: 21/03/2081"""

_NEPALI_NEW_YEAR = (4, 14)
_YEARS_AHEAD = 57
_MONTH = 30.44
_NEAR = timedelta(days=6)
"""A month of that calendar has 29 to 32 days, so a day is known to within a few."""


def order_by_other_calendar(text: str) -> bool | None:
    """Whether the day stands first in the dates of `text` of which one is given in Bikram Sambat as well.

    None where none is, or where both orders come near it or neither does.
    """
    orders = set()
    for nepali in _NEPALI.finditer(text):
        about = _gregorian(nepali)
        for match in _DAY.finditer(text):
            first, second, year = int(match[1]), int(match[2]), int(match[3])
            fits = [
                day_first
                for day_first, (day, month) in ((True, (first, second)), (False, (second, first)))
                if about and (found := _date(year, month, day)) and abs(found - about) <= _NEAR
            ]
            if len(fits) == 1 and first != second:
                orders.add(fits[0])
    return orders.pop() if len(orders) == 1 else None


def is_other_calendar(text: str, start: int) -> bool:
    """Whether the figures from `start` on are a day of Bikram Sambat, which says nothing of other days' order."""
    return any(match.start() <= start < match.end() for match in _NEPALI.finditer(text))


def _gregorian(match: re.Match[str]) -> date | None:
    """The day of our calendar, to within a few days."""
    day, month, year = (
        (int(match[1]), int(match[2]), int(match[3])) if match[1] else (int(match[6]), int(match[5]), int(match[4]))
    )
    if not (1 <= month <= 12 and 1 <= day <= 32):
        return None
    return date(year - _YEARS_AHEAD, *_NEPALI_NEW_YEAR) + timedelta(days=round((month - 1) * _MONTH + day - 1))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
