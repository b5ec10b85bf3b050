"""What is at stake is the total, else what is due, else the largest amount; and who sent it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Field
from docloop.steps.decide.stakes import Stakes, stakes_of
from docloop.values.kinds import kind_of

KINDS = {
    "NOTE": kind_of("text"),
    "SELLER": kind_of("name"),
    "TAX": kind_of("money"),
    "GROSS": kind_of("money"),
    "AMOUNT_DUE": kind_of("money"),
    "TOTAL": kind_of("money"),
}
BILL = DocumentType(
    name="bill",
    title="Bill",
    fields=tuple(FieldSpec(name=name, kind=kind, title=name.title()) for name, kind in KINDS.items()),
)


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({"TAX": "5.00", "GROSS": "95.00", "AMOUNT_DUE": "10.00", "TOTAL": "20.00"}, "20.00"),
        ({"TAX": "5.00", "GROSS": "95.00", "AMOUNT_DUE": "10.00", "TOTAL": None}, "10.00"),
        ({"TAX": "5.00", "GROSS": "-95.00"}, "-95.00"),
        ({"TOTAL": "NaN", "AMOUNT_DUE": "lots"}, None),
        ({}, None),
    ],
)
def test_the_amount(values: dict[str, str | None], amount: str | None) -> None:
    fields = [Field(name=name, value=value) for name, value in values.items()]
    assert stakes_of(BILL, fields) == Stakes(Decimal(amount) if amount else None, None)


def test_who_sent_it_is_the_first_name() -> None:
    fields = [Field(name="NOTE", value="for Anna"), Field(name="SELLER", value="Corner Cafe")]
    assert stakes_of(BILL, fields).supplier == "Corner Cafe"


def test_of_a_document_of_no_known_kind_nothing_is_at_stake() -> None:
    assert stakes_of(None, [Field(name="TOTAL", value="1.00")]) == Stakes()
