"""What is at stake in a document: for how much money, from whom, and on what kind of paper."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.extraction import Field
from docloop.steps.decide.paper_terms import kind_of_paper
from docloop.values.field_roles import FieldRole
from docloop.values.numbers import number_of

_AMOUNTS = (FieldRole.GROSS, FieldRole.DUE_AMOUNT)


class Stakes(NamedTuple):
    """None: not known."""

    amount: Decimal | None = None
    supplier: str | None = None
    kind: str | None = None


def stakes_of(document_type: DocumentType | None, fields: Iterable[Field]) -> Stakes:
    """The total, else what is due, else the largest amount there is; who sent the document; and its kind of paper."""
    if document_type is None:
        return Stakes()
    fields = tuple(fields)
    values = {field.name: field.value for field in fields}
    amounts = {spec.name: number_of(values.get(spec.name)) for spec in document_type.fields if spec.kind.amount}
    known = {name: amount for name, amount in amounts.items() if amount is not None}
    names = (document_type.name_of(role) for role in _AMOUNTS)
    chosen = next((known[name] for name in names if name in known), None)
    sender = supplier_field(document_type)
    return Stakes(
        amount=max(known.values(), key=abs, default=None) if chosen is None else chosen,
        supplier=values.get(sender) if sender else None,
        kind=kind_of_paper(document_type, fields),
    )
