"""Plain numbers such as quantities."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from docloop.values.compare import equal_amounts
from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.money import measure_amount, parse_number, stated_number
from docloop.values.number_marks import marks_of

_NUMBER = re.compile(r"(?<![\w.,])-?\d[\d.,'’]*(?![\w])")


def find_numbers(text: str, hints: Hints) -> list[Match]:
    """Every number in `text` as a decimal string."""
    found, decimal = [], marks_of(hints).decimal
    for match in _NUMBER.finditer(text):
        number = parse_number(match[0].lstrip("-"), decimal)
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


def stated_quantity(text: str) -> str | None:
    """Return the number that data name as a decimal string without zeros at its end; None when it is none."""
    number = stated_number(text)
    return None if number is None else format(number.normalize() if number else Decimal(0), "f")


KIND = Kind(
    name="number",
    title="Number",
    noun="number",
    example="12.5",
    find=find_numbers,
    equal=equal_amounts,
    measure=measure_amount,
    weights=weighed(-2.0),
)
