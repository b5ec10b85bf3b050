"""Which rows hold the items: from below the heading, or the first price, to above the first sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.model.document_type import FieldSpec
from docloop.steps.extract.line_items.carried import LEAST_SUMMED, carried_rows, is_lone
from docloop.steps.extract.line_items.prices import Prices
from docloop.steps.extract.line_items.words import DISCOUNT, letters
from docloop.steps.extract.page.labels import Label, LabelIndex
from docloop.steps.extract.page.layout import Layout, Row
from docloop.values.field_roles import FieldRole

SUMS = frozenset({FieldRole.GROSS, FieldRole.NET, FieldRole.TAX, FieldRole.DUE_AMOUNT})
_PRICES = frozenset({FieldRole.AMOUNT, FieldRole.UNIT_PRICE})
LEAST_COVERED = 0.5
"""Share of a row's letters that the words for a sum must explain."""

LEAST_DENIED = 0.75
"""The same for words of payment and the like: DEPOSIT FEE is an item, DEPOSIT is none."""

MOST_STOPS = 12


@dataclass(frozen=True)
class Extent:
    """Rows `first` to before `last`. `headed`: below a heading that names the columns. `carried`: rows that only repeat
    a sum where a page ends or begins.
    """

    first: int
    last: int
    headed: bool
    carried: frozenset[int] = frozenset()


def find_extent(
    layout: Layout, specs: Sequence[FieldSpec], labels: dict[int, list[Label]], prices: Prices
) -> Extent:  # fmt: skip
    """Of several sums that could end the table the one that its rows add up to, else the first."""
    index = LabelIndex(specs)
    priced = sorted(prices.of_row)
    stops = [row for row in priced if is_sum(layout.rows[row], labels.get(row, ()))]
    headings = [row.number for row in layout.rows[: stops[0] if stops else None] if _is_heading(row, index, prices)]
    first = headings[0] + 1 if headings else max(0, priced[0] - 1) if priced else 0
    carried = carried_rows(layout, first, prices, set(stops), labels)
    priced = [row for row in priced if row not in carried]
    stops = [row for row in stops if row not in carried]
    stops = sorted({*(row for row in stops if row >= first), *_wordless(first, priced, prices)})
    if not stops:
        return Extent(first, len(layout.rows) if headings or len(priced) > 1 else first, bool(headings), carried)
    taken_off = frozenset(row for row in priced if DISCOUNT.search(layout.rows[row].text))
    summed = _summed(first, stops, priced, prices, taken_off)
    return Extent(first, stops[0] if summed is None else summed, bool(headings), carried)


def _summed(
    first: int, stops: Sequence[int], priced: Sequence[int], prices: Prices, taken_off: frozenset[int]
) -> int | None:
    """The first of the stops above which all amounts, or all but discounts, add up to one of the sums."""
    for stop in stops[:MOST_STOPS]:
        above = [prices.value(row) for row in priced if first <= row < stop]
        rest = {prices.value(row) for row in stops if row >= stop}
        less = [
            -abs(prices.value(row)) if row in taken_off else prices.value(row) for row in priced if first <= row < stop
        ]
        for values in (above, [value for value in above if value > 0], less):
            if len(values) > 1 and sum(values, Decimal(0)) in rest:
                return stop
    return None


def _wordless(first: int, priced: Sequence[int], prices: Prices) -> list[int]:
    """The first row that the items above add up to, if it is no accident: many items, or the sum is printed again."""
    rows = [row for row in priced if row >= first]
    values = [prices.value(row) for row in rows]
    total = Decimal(0)
    for at, value in enumerate(values):
        if at > 1 and value == total:
            later = values[at + 1 :]
            taxed = len(later) > 1 and value + later[0] in later[1:3]
            if (at >= LEAST_SUMMED and is_lone(rows[at], prices)) or value in later or taxed:
                return [rows[at]]
        total += value
    return []


def is_sum(row: Row, labels: Iterable[Label]) -> bool:
    """Whether the row's words are those of a sum, a tax or a payment."""
    named = denied = 0
    for label in labels:
        about = [meaning for meaning in label.meanings if meaning.role in SUMS]
        if about:
            explained = letters(label.segment.text[label.start : label.end])
            denied += explained
            named += explained if any(not meaning.negated for meaning in about) else 0
    whole = max(1, sum(letters(segment.text) for segment in row.segments))
    return named / whole >= LEAST_COVERED or denied / whole >= LEAST_DENIED


def _is_heading(row: Row, index: LabelIndex, prices: Prices) -> bool:
    if row.number in prices.amounts:
        return False
    columns = {
        meaning.field: meaning.role
        for segment in row.segments
        for label in index.find(segment)
        for meaning in label.meanings
        if not meaning.negated
    }
    return len(columns) >= 2 and not _PRICES.isdisjoint(columns.values())
