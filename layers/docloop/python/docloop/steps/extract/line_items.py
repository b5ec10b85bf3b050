"""Rows of the table of items: description on the left, amount on the right, quantity times unit price between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.model.document_type import DocumentType, FieldKind, FieldSpec
from docloop.model.extraction import Field, LineItem
from docloop.model.geometry import Box
from docloop.steps.extract.evidence import Sighting
from docloop.steps.extract.labels import Label, LabelIndex
from docloop.steps.extract.layout import Layout, Row
from docloop.steps.extract.parsers import FINDERS, Hints
from docloop.steps.extract.vocabulary import letters

PENNY = Decimal("0.01")
MOST_ITEMS = 500
MOST_PIECES = 10_000
_SUM_FIELDS = frozenset({"TOTAL", "SUBTOTAL", "TAX", "AMOUNT_DUE"})


@dataclass(frozen=True)
class _Product:
    """Two numbers of a row whose product is its amount."""

    quantity: Sighting
    unit_price: Sighting


def line_items(
    layout: Layout, document_type: DocumentType, labels: dict[int, list[Label]], money: Sequence[Sighting]
) -> tuple[LineItem, ...]:
    """The items between the table's heading (or the first priced row) and the first sum; () when there are none."""
    specs = {spec.name: spec for spec in document_type.line_items}
    if "PRICE" not in specs:
        return ()
    by_row: dict[int, list[Sighting]] = {}
    for sighting in money:
        by_row.setdefault(sighting.segment.row, []).append(sighting)
    first, last = _extent(layout, document_type.line_items, labels, by_row)
    items: list[LineItem] = []
    waiting: Row | None = None
    for row in layout.rows[first:last]:
        amounts = [one for one in by_row.get(row.number, ()) if "no_cents" not in one.evidence]
        text = _description(row, by_row.get(row.number, ()))
        if not amounts:
            waiting = row if letters(row.text) >= 3 else waiting
            continue
        price = max(amounts, key=lambda one: one.box.right)
        described = row if letters(text) >= 3 else waiting or _bare(layout, row.number + 1, last, by_row)
        if described is None or price.box.left < 0.3:
            continue
        if described is not row:
            text = described.text
        items.append(_item(specs, described, text, price, _product(row, waiting, price, money)))
        waiting = None
        if len(items) == MOST_ITEMS:
            break
    return tuple(items)


def _bare(layout: Layout, number: int, last: int, by_row: dict[int, list[Sighting]]) -> Row | None:
    """The row at `number` when it holds words and no amount: a description printed below its figures."""
    if number >= last or _priced(by_row.get(number, ())):
        return None
    row = layout.rows[number]
    return row if letters(row.text) >= 3 else None


def _extent(
    layout: Layout, specs: Sequence[FieldSpec], labels: dict[int, list[Label]], by_row: dict[int, list[Sighting]]
) -> tuple[int, int]:
    """Rows from after the heading to before the first sum."""
    index = LabelIndex(specs)
    sums = [row for row in sorted(by_row) if _priced(by_row[row]) and _is_sum(labels.get(row, ()))]
    headings = [row.number for row in layout.rows[: sums[0] if sums else None] if _is_heading(row, index, by_row)]
    priced = [row for row in sorted(by_row) if _priced(by_row[row])]
    before_first_price = max(0, priced[0] - 1) if priced else 0
    first = headings[0] + 1 if headings else before_first_price
    return first, next((row for row in sums if row >= first), first)


def _priced(sightings: Iterable[Sighting]) -> bool:
    return any("no_cents" not in sighting.evidence for sighting in sightings)


def _is_heading(row: Row, index: LabelIndex, by_row: dict[int, list[Sighting]]) -> bool:
    if _priced(by_row.get(row.number, ())):
        return False
    columns = {
        meaning.field
        for segment in row.segments
        for label in index.find(segment)
        for meaning in label.meanings
        if not meaning.negated
    }
    return len(columns) >= 2 and bool(columns & {"PRICE", "UNIT_PRICE"})


def _is_sum(labels: Iterable[Label]) -> bool:
    return any(meaning.field in _SUM_FIELDS for label in labels for meaning in label.meanings)


def _description(row: Row, amounts: Sequence[Sighting]) -> str:
    """The row's text up to its first amount."""
    parts = []
    for segment in row.segments:
        starts = [one.start for one in amounts if one.segment is segment and "no_cents" not in one.evidence]
        if starts:
            parts.append(segment.text[: min(starts)])
            break
        parts.append(segment.text)
    return " ".join(part.strip() for part in parts).strip(" :@*-")


def _product(row: Row, waiting: Row | None, price: Sighting, money: Sequence[Sighting]) -> _Product | None:
    """The quantity and unit price whose product is the amount, in this row or the one before."""
    total = Decimal(price.value)
    for source in (row, waiting):
        if source is None or not total:
            continue
        numbers = [
            Sighting(segment, m.start, m.end, m.value, segment.box_of(m.start, m.end), m.evidence)
            for segment in source.segments
            for m in FINDERS[FieldKind.NUMBER](segment.text, Hints())
            if not (segment is price.segment and m.end > price.start)
        ]
        numbers += [s for s in money if s.segment.row == source.number and s.start != price.start]
        pairs = [
            (quantity, unit)
            for quantity in numbers
            for unit in numbers
            if quantity.box != unit.box
            and 0 < Decimal(quantity.value) <= MOST_PIECES
            and abs(Decimal(quantity.value) * Decimal(unit.value) - total) < PENNY
        ]
        if pairs:
            # 1 x 2.70 and 2.70 x 1 both come out: pieces are whole more often than prices are.
            return _Product(*min(pairs, key=lambda pair: ("." in pair[0].value, pair[0].box.left)))
    return None


def _item(
    specs: dict[str, FieldSpec], described: Row, text: str, price: Sighting, product: _Product | None
) -> LineItem:
    fields = []
    if "ITEM" in specs:
        fields.append(Field(name="ITEM", value=text, text=text, page=described.page, box=described.box))
    if product is not None and "QUANTITY" in specs:
        fields.append(_field("QUANTITY", product.quantity))
    if product is not None and "UNIT_PRICE" in specs:
        fields.append(_field("UNIT_PRICE", product.unit_price))
    fields.append(_field("PRICE", price))
    return LineItem(fields=tuple(fields))


def _field(name: str, sighting: Sighting) -> Field:
    box: Box = sighting.box
    return Field(name=name, value=sighting.value, text=sighting.text, page=sighting.segment.page, box=box)
