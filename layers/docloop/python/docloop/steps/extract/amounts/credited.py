"""Amounts of papers that give money back: positive, as EN 16931 has them, also where they are printed with a minus."""

from __future__ import annotations

from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction, Field, LineItem
from docloop.steps.extract.amounts.relations import LARGEST_ROLES
from docloop.values.field_roles import FieldRole
from docloop.values.numbers import number_of

TITLED = frozenset({"as_title", "heads", "before_number"})
"""Evidence of a kind of paper that the paper itself names."""

_SIGNED = (FieldRole.AMOUNT, FieldRole.QUANTITY, FieldRole.UNIT_PRICE)

REASON = "It is printed with a minus; the paper says by its title that the amount is credited."


def with_credits(extraction: Extraction, document_type: DocumentType) -> Extraction:
    """The extraction; of a paper whose title says that the supplier owes its total, with the signs turned.

    That is done where the total is printed with a minus. A minus on any other paper stays.
    """
    spec = document_type.kind_field
    kind = extraction.get(spec.name) if spec is not None else None
    paper = document_type.papers.get(kind.value or "") if kind is not None else None
    if kind is None or paper is None or paper.owed_by != "supplier" or not TITLED & kind.evidence.keys():
        return extraction
    names = [each.name for each in document_type.fields if each.role in LARGEST_ROLES]
    totals = [number_of(extraction.value(name)) for name in names]
    if not any(total is not None and total < 0 for total in totals):
        return extraction
    amounts = {spec.name for spec in document_type.fields if spec.kind.amount}
    fields = tuple(_turned(each) if each.name in amounts else each for each in extraction.fields)
    return extraction.model_copy(
        update={"fields": fields, "line_items": tuple(_row(row, document_type) for row in extraction.line_items)}
    )


def _turned(field: Field) -> Field:
    number = number_of(field.value)
    if number is None or number >= 0 or field.value is None:
        return field
    return field.model_copy(update={"value": field.value.removeprefix("-"), "reasons": (REASON, *field.reasons)})


def _row(row: LineItem, document_type: DocumentType) -> LineItem:
    """A row with the sign of its price turned, and with it that of the quantity or of the price of one."""
    numbers = {field.name: number_of(field.value) for field in row.fields}
    amount, quantity, unit_price = (_column(document_type, role) for role in _SIGNED)
    if not numbers.get(amount):
        return row
    parts = [name for name in (quantity, unit_price) if (numbers.get(name) or Decimal(0)) < 0]
    turn = {amount, *(parts[:1] or ([quantity] if numbers.get(quantity) is not None else []))}
    return LineItem(fields=tuple(_negated(each) if each.name in turn else each for each in row.fields))


def _column(document_type: DocumentType, role: FieldRole) -> str:
    spec = document_type.column_of(role)
    return spec.name if spec is not None else ""


def _negated(field: Field) -> Field:
    value = field.value or ""
    return field.model_copy(update={"value": value.removeprefix("-") if value.startswith("-") else f"-{value}"})
