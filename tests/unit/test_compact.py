"""A result in short."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from docloop.adapters.types import shipped_types
from docloop.formats.compact import CompactField, CompactResult, compact
from docloop.model.document import Document, DocumentState, ObjectRef
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field, LineItem, OneValue
from docloop.model.result import Result

AT = datetime(2026, 11, 22, tzinfo=UTC)
SOURCE = ObjectRef(bucket="inbox", key="inbox/a")
RENT = DocumentType.model_validate(
    {
        "name": "rent",
        "title": "Rent",
        "fields": [
            {"name": "TENANT", "kind": "name", "many": True},
            {"name": "MONTHLY", "kind": "money"},
            {"name": "MONEY", "kind": "currency", "role": "currency"},
            {"name": "FROM", "kind": "date"},
        ],
    }
)


def short(
    *fields: Field,
    document_type: DocumentType | None = RENT,
    rows: tuple[LineItem, ...] = (),
    state: DocumentState = DocumentState.COMPLETED,
) -> CompactResult:
    result = Result(
        document_id="doc_1",
        source=SOURCE,
        external_id="AP-7",
        metadata={"centre": "300"},
        document_type="rent",
        revision=2,
        at=AT,
        kind="credit_note",
        payable=False,
        owed_by="supplier",
        fields=fields,
        line_items=rows,
        reviewed_by="user-1",
        prediction=Extraction(document_type="rent", type_confidence=1.0),
    )
    document = Document(id="doc_1", source=SOURCE, state=state, revision=2, received_at=AT, changed_at=AT)
    return compact(result, document, document_type)


def test_each_value_has_its_kind_and_amounts_their_currency() -> None:
    found = short(
        Field(name="FROM", value="2026-11-01", text="1.11.2026", confidence=0.5, reasons=("unsure",)),
        Field(name="MONEY", value="CHF", text="Fr."),
        Field(name="MONTHLY", value="1190.00", text="1'190.–"),
    )

    assert found.fields == {
        "MONTHLY": CompactField(value="1190.00", kind="money", currency="CHF"),
        "MONEY": CompactField(value="CHF", kind="currency"),
        "FROM": CompactField(value="2026-11-01", kind="date"),
    }
    assert found.currency == "CHF"


def test_fields_stand_in_the_order_of_the_type_and_those_that_it_lost_come_last() -> None:
    names = ["OLD", "FROM", "OLDER", "MONEY", "MONTHLY", "TENANT"]
    found = short(*(Field(name=name, value="x") for name in names))

    assert list(found.fields) == ["TENANT", "MONTHLY", "MONEY", "FROM", "OLD", "OLDER"]
    assert found.fields["OLD"].kind is None


def test_an_amount_that_is_absent_has_no_currency() -> None:
    found = short(Field(name="MONTHLY"), Field(name="MONEY", value="EUR"))

    assert found.fields["MONTHLY"] == CompactField(value=None, kind="money")


@pytest.mark.parametrize(
    ("value", "values"), [(None, ()), ("Ann Lee", ("Ann Lee",)), ("Ann Lee\nBo Li", ("Ann Lee", "Bo Li"))]
)
def test_several_values_are_apart(value: str | None, values: tuple[str, ...]) -> None:
    tenants = tuple(OneValue(value=each, text=each) for each in values)

    for field in (Field.of_several("TENANT", tenants), Field(name="TENANT", value=value)):
        tenant = short(field).fields["TENANT"]
        assert (tenant.value, tenant.values) == (value, values)


def test_rows_are_plain() -> None:
    row = LineItem(
        fields=(Field(name="ITEM", value="Paper"), Field(name="PRICE", value="9.00"), Field(name="QUANTITY"))
    )

    assert short(rows=(row,)).line_items == ({"ITEM": "Paper", "PRICE": "9.00", "QUANTITY": None},)


def test_it_says_what_the_paper_is_and_whether_it_is_the_last_word() -> None:
    found = short(state=DocumentState.IN_REVIEW)

    assert (found.state, found.revision, found.reviewed_by) == (DocumentState.IN_REVIEW, 2, "user-1")
    assert (found.kind, found.payable, found.owed_by) == ("credit_note", False, "supplier")
    assert (found.external_id, found.metadata) == ("AP-7", {"centre": "300"})


def test_without_a_type_values_remain() -> None:
    found = short(Field(name="MONTHLY", value="9.00"), Field(name="MONEY", value="EUR"), document_type=None)

    assert found.fields["MONTHLY"] == CompactField(value="9.00", kind=None)
    assert found.currency is None


@pytest.mark.parametrize("shipped", shipped_types(), ids=lambda each: str(each.name))
def test_shipped_types_know_the_currency_of_their_amounts(shipped: DocumentType) -> None:
    def amount(spec: FieldSpec) -> bool:
        return spec.kind.amount

    fields = [Field(name=spec.name, value="EUR" if spec.kind.currency else "1.00") for spec in shipped.fields]
    found = short(*fields, document_type=shipped)

    assert found.currency == "EUR"
    assert {name for name, each in found.fields.items() if each.currency} == {
        spec.name for spec in shipped.fields if amount(spec)
    }
