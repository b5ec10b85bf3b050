"""The price of each row: the last amount in the column that the amounts of a table share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.score.evidence import Sighting

FAR_OFF = 0.15
"""Of the width of the text: an amount whose right edge lies further left than this is in another column."""

LEAST_ALIGNED = 4
FURTHEST_LEFT = 0.3
"""Of the width of the text: prices stand on the right."""


@dataclass(frozen=True)
class Prices:
    """`of_row` is the price of a row, by its number; `amounts` are all amounts that could be one."""

    of_row: dict[int, Sighting]
    amounts: dict[int, list[Sighting]]

    def value(self, row: int) -> Decimal:
        return Decimal(self.of_row[row].value)


def find_prices(layout: Layout, money: Sequence[Sighting]) -> Prices:
    """Amounts with cents, or any where the document prints none."""
    whole = not any("no_cents" not in one.evidence for one in money)
    amounts: dict[int, list[Sighting]] = {}
    for one in money:
        if whole or "no_cents" not in one.evidence:
            amounts.setdefault(one.segment.row, []).append(one)
    left = min((segment.box.left for segment in layout.segments), default=0.0)
    right = max((segment.box.right for segment in layout.segments), default=1.0)
    width = right - left
    last = {
        row: max(found, key=lambda one: one.box.right)
        for row, found in ((row, [one for one in found if _stands_alone(one)]) for row, found in amounts.items())
        if found
    }
    last = {row: one for row, one in last.items() if one.box.left > left + FURTHEST_LEFT * width}
    rows = sorted(last)
    aligned = {rows[at] for at in range(len(rows)) if _aligned(at, rows, last, FAR_OFF * width)}
    return Prices({row: one for row, one in last.items() if row in aligned}, amounts)


def _stands_alone(one: Sighting) -> bool:
    """Not [5.00], which tells what is included, nor what was saved."""
    before, after = one.segment.text[: one.start].rstrip(), one.segment.text[one.end :].lstrip()
    return not (before.endswith("[") or after.startswith(("]", "/"))) and not before.casefold().endswith(
        ("saved", "save", "sav")
    )


def _aligned(at: int, rows: Sequence[int], last: dict[int, Sighting], far: float) -> bool:
    """Whether the price of row number `at` of the priced `rows` ends where its neighbours do; photographed columns
    lean, so only neighbours count.
    """
    row, most = rows[at], 2 * LEAST_ALIGNED + 1
    around = rows[max(0, at - most) : at + most + 1]
    near = sorted(around, key=lambda other: (abs(other - row), other))[:most]
    if len(near) <= LEAST_ALIGNED:
        return True
    return last[row].box.right > median(last[other].box.right for other in near) - far
