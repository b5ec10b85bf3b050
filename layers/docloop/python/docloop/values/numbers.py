"""Plain numbers such as quantities."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from docloop.values.match import Hints, Match
from docloop.values.money import parse_number

_NUMBER = re.compile(r"(?<![\w.,])-?\d[\d.,'’]*(?![\w])")


def find_numbers(text: str, _hints: Hints) -> list[Match]:
    """Every number in `text` as a decimal string."""
    found = []
    for match in _NUMBER.finditer(text):
        number = parse_number(match[0].lstrip("-"))
        if number is not None:
            value = format(-number if match[0].startswith("-") else number, "f")
            found.append(Match(match.start(), match.end(), value))
    return found


def number_of(value: str | None) -> Decimal | None:
    """A normalised value as a number; None when there is none, or it is no finite one."""
    try:
        number = Decimal(value or "")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
