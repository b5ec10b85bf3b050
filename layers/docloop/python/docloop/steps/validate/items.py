"""The items add up to the sum before tax or to the total."""

from __future__ import annotations

from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction, LineItem
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions, amount, names
from docloop.values.field_roles import FieldRole
from docloop.values.numbers import number_of

TOLERANCE = Decimal("0.02")
"""What rounding each item may leave."""

LEAST_ITEMS = 2
"""One item that is the total says only that the same amount is printed twice."""


def check_items(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Support for the amounts that the prices add up to; silence otherwise, since there are discounts and deposits."""
    fields, message = added_up(extraction, document_type)
    return [Finding(code="items.hold", severity=Severity.SUPPORTS, fields=fields, message=message)] if fields else []


def added_up(extraction: Extraction, document_type: DocumentType) -> tuple[tuple[str, ...], str]:
    """Return the names of the amounts that the prices add up to, none where they add up to nothing, and a sentence."""
    prices = [_price(item, document_type) for item in extraction.line_items]
    known = [price for price in prices if price is not None]
    if len(known) < LEAST_ITEMS or len(known) < len(prices):
        return (), ""
    total = sum(known, Decimal(0))
    met = (
        role
        for role in (FieldRole.NET, FieldRole.GROSS)
        if (value := amount(extraction, document_type, role)) is not None and abs(value - total) <= TOLERANCE
    )
    fields = names(document_type, *met)
    if not fields and _without_tax(extraction, document_type, total):
        fields = names(document_type, FieldRole.GROSS, FieldRole.TAX)
    return fields if total else (), f"The {len(known)} items add up to {total}."


def _without_tax(extraction: Extraction, document_type: DocumentType, items: Decimal) -> bool:
    """Whether items and tax (and tip) make the total, where no sum before tax was found."""
    tax, tip, total = (
        amount(extraction, document_type, role) for role in (FieldRole.TAX, FieldRole.TIP, FieldRole.GROSS)
    )
    return bool(tax) and total is not None and abs(items + (tax or 0) + (tip or 0) - total) <= TOLERANCE


def _price(item: LineItem, document_type: DocumentType) -> Decimal | None:
    column = document_type.column_of(FieldRole.AMOUNT)
    field = item.get(column.name) if column else None
    return number_of(field.value) if field is not None else None


CHECK = Check("items", NoOptions, check_items)
