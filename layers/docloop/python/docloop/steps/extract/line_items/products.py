"""Quantity times unit price is the price: both are found by multiplying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from docloop.steps.extract.page.layout import Row
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.match import Hints
from docloop.values.numbers import find_numbers

PENNY = Decimal("0.01")
MOST_PIECES = 10_000
_THREE = re.compile(r"(\d{1,3})[.,](\d{3})")
MOST_NUMBERS = 40
"""Numbers of a row that are tried with each other."""


@dataclass(frozen=True)
class Product:
    """Two numbers of a row whose product is its price."""

    quantity: Sighting
    unit_price: Sighting


def find_product(rows: Iterable[Row], price: Sighting, money: Sequence[Sighting]) -> Product | None:
    """The quantity and unit price in the first of the rows that has both; `money`: amounts of these rows."""
    total = Decimal(price.value)
    for row in rows if total else ():
        numbers = [(one, Decimal(one.value)) for one in _numbers(row, price, money)]
        pairs = [
            (quantity, unit)
            for quantity, pieces in numbers
            if 0 < pieces <= MOST_PIECES
            for unit, each in numbers
            if abs(pieces * each - total) < PENNY and quantity.box != unit.box
        ]
        if pairs:
            return Product(*min(pairs, key=_likely))
    return None


def _numbers(row: Row, price: Sighting, money: Sequence[Sighting]) -> list[Sighting]:
    found = [
        Sighting(segment, m.start, m.end, m.value, segment.box_of(m.start, m.end), m.evidence)
        for segment in row.segments
        for m in find_numbers(segment.text, Hints())
        if not (segment is price.segment and m.end > price.start)
    ]
    found += [replace(one, value=weight) for one in found if (weight := _as_weight(one))]
    found += [
        one for one in money
        if one.segment.row == row.number and not (one.segment is price.segment and one.start >= price.start)
    ]  # fmt: skip
    return found[:MOST_NUMBERS]


def _as_weight(one: Sighting) -> str | None:
    """1,656 kg is no thousand: what three digits behind a mark may mean as well."""
    match = _THREE.fullmatch(one.text)
    return f"{match[1]}.{match[2]}" if match else None


def _likely(pair: tuple[Sighting, Sighting]) -> tuple[bool, bool, Decimal, float]:
    """1 x 15.00 and 15 x 1 both come out: pieces are whole, prices have cents, one piece is the usual number.

    Of a weight and a price the weight is printed first.
    """
    quantity, unit = pair
    number = Decimal(quantity.value)
    whole = number == number.to_integral_value()
    return not whole, "." not in unit.value, number if whole else Decimal(0), quantity.box.left
