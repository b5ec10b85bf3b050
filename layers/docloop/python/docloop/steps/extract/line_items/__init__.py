"""Rows of the table of items: what was bought on the left, its price on the right, how many at what price between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field, LineItem
from docloop.model.finding import Finding, Severity
from docloop.model.reading import Word
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.line_items.description import Description, describe
from docloop.steps.extract.line_items.extent import Extent, find_extent, is_sum
from docloop.steps.extract.line_items.prices import Prices, find_prices
from docloop.steps.extract.line_items.products import Product, find_product
from docloop.steps.extract.line_items.words import DISCOUNT, LONG_CODE, NOTE, letters
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Row
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.field_roles import FieldRole
from docloop.values.money import parse_number

MOST_ITEMS = 500

CUT = "line_items.cut"

__all__ = ["CUT", "MOST_ITEMS", "cut", "line_items"]


def cut(listed: int) -> tuple[Finding, ...]:
    """That a table goes on after the items that are listed."""
    message = f"The table of items is longer than the {listed} rows that are listed."
    return (Finding(code=CUT, severity=Severity.DOUBTS, fields=(), message=message),)


def line_items(
    layout: Layout,
    document_type: DocumentType,
    labels: dict[int, list[Label]],
    money: Sequence[Sighting],
    deadline: Deadline = NEVER,
) -> tuple[LineItem, ...]:
    """The items between the table's heading (or the first priced row) and the first sum; () when there are none.

    At most one more than MOST_ITEMS. A discount is no item: where no heading says that a table lists it, a row with a
    negative price is left out.
    """
    names = {spec.role: spec.name for spec in document_type.line_items if spec.role}
    if FieldRole.AMOUNT not in names:
        return ()
    prices = find_prices(layout, money)
    extent = find_extent(layout, document_type.line_items, labels, prices)
    table = _Table(layout, labels, prices, extent)
    return tuple(_item(names, *row) for row in table.rows(deadline)[: MOST_ITEMS + 1])


class _Table:
    """The rows of one document, walked from top to bottom."""

    def __init__(self, layout: Layout, labels: dict[int, list[Label]], prices: Prices, extent: Extent) -> None:
        self.layout = layout
        self.labels = labels
        self.prices = prices
        self.extent = extent

    def rows(self, deadline: Deadline) -> list[tuple[Description, Sighting, Product | None]]:
        found = []
        waiting: Row | None = None
        for row in self.layout.rows[self.extent.first : self.extent.last]:
            deadline.check()
            price = self.prices.of_row.get(row.number)
            if row.number in self.extent.carried:
                continue
            if price is None:
                waiting = row if letters(row.text) >= 3 else waiting
                continue
            sources = [source for source in (row, waiting, self._figures_below(row)) if source is not None]
            amounts = [one for source in sources for one in self.prices.amounts.get(source.number, ())]
            product = find_product(sources, price, amounts)
            description = describe(row, price.box.left, product)
            if not description.names_something:
                other = waiting or self._below(row)
                if other is None:
                    continue
                description = describe(other, 1.0, product)
            if self._is_item(row, description, price):
                code = description.code or self._code_above(description.row)
                found.append((replace(description, code=code), price, product))
            waiting = None
        return self._without_sums(found)

    def _is_item(self, row: Row, description: Description, price: Sighting) -> bool:
        if not description.names_something or NOTE.search(description.text):
            return False
        if is_sum(row, self.labels.get(row.number, ())):
            return False
        # A coupon whose minus is lost is still no item.
        return self.extent.headed or (Decimal(price.value) >= 0 and not DISCOUNT.search(description.text))

    def _below(self, row: Row) -> Row | None:
        """The next row when it holds words and no amount: a description printed below its figures."""
        number = row.number + 1
        if number >= self.extent.last or number in self.prices.amounts:
            return None
        below = self.layout.rows[number]
        return below if letters(below.text) >= 3 else None

    def _figures_below(self, row: Row) -> Row | None:
        """The next row when it holds figures and units alone: 4 pcs x 6.26."""
        number = row.number + 1
        if number >= self.extent.last:
            return None
        below = self.layout.rows[number]
        return None if describe(below, 1.0).names_something else below

    def _code_above(self, row: Row) -> Word | None:
        """An article number that has the row above to itself."""
        if row.number == 0:
            return None
        segments = self.layout.rows[row.number - 1].segments
        words = [word for segment in segments for word in segment.words]
        return words[0] if len(words) == 1 and LONG_CODE.fullmatch(words[0].text) else None

    def _without_sums(
        self, found: list[tuple[Description, Sighting, Product | None]]
    ) -> list[tuple[Description, Sighting, Product | None]]:
        """Drops a first or last row whose price is the sum of all the others: a total without its word."""
        values = [Decimal(price.value) for _, price, _ in found]
        if len(found) < 3 or self.extent.headed:
            return found
        if values[0] == sum(values[1:], Decimal(0)):
            return found[1:]
        if values[-1] == sum(values[:-1], Decimal(0)):
            return found[:-1]
        return found


def _item(names: Mapping[FieldRole, str], described: Description, price: Sighting, product: Product | None) -> LineItem:
    fields = []
    page = described.row.page
    if name := names.get(FieldRole.ITEM):
        text = described.text
        fields.append(Field(name=name, value=text, text=text, page=page, box=described.box))
    if product is not None:
        if name := names.get(FieldRole.QUANTITY):
            fields.append(_field(name, product.quantity))
        if name := names.get(FieldRole.UNIT_PRICE):
            fields.append(_field(name, product.unit_price))
    elif described.quantity is not None and (name := names.get(FieldRole.QUANTITY)):
        text, word = described.quantity
        if (number := parse_number(text)) is not None:
            fields.append(Field(name=name, value=format(number, "f"), text=text, page=page, box=word.box))
    fields.append(_field(names[FieldRole.AMOUNT], price))
    if described.code is not None and (name := names.get(FieldRole.CODE)):
        word = described.code
        fields.append(Field(name=name, value=word.text, text=word.text, page=page, box=word.box))
    return LineItem(fields=tuple(fields))


def _field(name: str, sighting: Sighting) -> Field:
    return Field(name=name, value=sighting.value, text=sighting.text, page=sighting.segment.page, box=sighting.box)
