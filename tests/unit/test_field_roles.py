"""Roles of fields: one closed vocabulary, standard names that have one, and a type that says it."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.adapters.types import parse_type, shipped_types
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType, FieldSpec, may_have, supplier_field
from docloop.model.reading import EmbeddedInvoice, Reading
from docloop.steps.extract import extract
from docloop.steps.validate import validate
from docloop.steps.word_lists import lists_of
from docloop.values.field_roles import FieldRole, role_named, role_of_list, role_traits, standard_name, traits_of
from docloop.values.kinds import KINDS, kind_of
from docloop.values.lexicon_names import LABELS, PARTIES

from tests.extractions import FACTS
from tests.typeset import typeset

INVOICE, RECEIPT = shipped_types()


def field(name: str, kind: str, **members: Any) -> FieldSpec:
    return FieldSpec.model_validate({"name": name, "kind": kind, **members})


def type_of(*fields: FieldSpec, line_items: tuple[FieldSpec, ...] = ()) -> DocumentType:
    return DocumentType(name="own", title="Own", fields=fields, line_items=line_items)


def test_every_role_has_a_name_of_its_own_and_kinds_and_lists_that_there_are() -> None:
    traits = role_traits()
    assert set(traits) == set(FieldRole) - {FieldRole.NONE}
    assert len({each.name for each in traits.values()}) == len(traits)
    for role, each in traits.items():
        assert role_named(each.name) is role
        assert standard_name(role) == each.name
        assert set(each.kinds) <= KINDS.keys(), role
        assert each.kinds, role
        assert set(each.words) <= LABELS | PARTIES, role
        assert all(role_of_list(name) is role for name in each.words)
    assert traits_of(None) is None
    assert traits_of(FieldRole.NONE) is None


def test_every_shipped_field_has_the_role_of_its_name() -> None:
    for document_type in shipped_types():
        for spec in (*document_type.fields, *document_type.line_items):
            assert spec.role is role_named(spec.name)
            assert spec.role is not None


@pytest.mark.parametrize(
    ("spec", "role"),
    [
        (field("TOTAL", "money"), FieldRole.GROSS),
        (field("BRUTTO", "money", role="gross"), FieldRole.GROSS),
        (field("TOTAL", "money", role="net"), FieldRole.NET),
        # no role
        (field("TOTAL", "money", role="none"), FieldRole.NONE),
        (field("BRUTTO", "money"), None),
        (field("TOTAL", "text"), None),
        (field("TOTAL", "money", many=True), None),
    ],
)
def test_a_field_has_the_role_that_is_said_or_else_that_of_its_name(spec: FieldSpec, role: FieldRole | None) -> None:
    assert spec.role is role
    assert FieldSpec.model_validate_json(spec.model_dump_json()).role is role


def test_a_standard_name_gives_its_role_only_where_it_belongs() -> None:
    made = type_of(field("PRICE", "money"), field("TAX", "money"), line_items=(field("TAX", "money"),))
    assert [spec.role for spec in made.fields] == [None, FieldRole.TAX]
    assert made.line_items[0].role is None
    assert DocumentType.model_validate_json(made.model_dump_json()) == made


def test_a_type_is_asked_for_a_role() -> None:
    made = type_of(field("BRUTTO", "money", role="gross"), line_items=(field("BETRAG", "money", role="amount"),))
    assert made.name_of(FieldRole.GROSS) == "BRUTTO"
    assert made.field_of(FieldRole.NET) is None
    assert made.name_of(FieldRole.NET) is None
    assert (column := made.column_of(FieldRole.AMOUNT)) is not None
    assert column.name == "BETRAG"


@pytest.mark.parametrize(
    ("fields", "supplier"),
    [
        ((field("FIRMA", "name"), field("KUNDE", "name")), "FIRMA"),
        ((field("KUNDE", "name"), field("FIRMA", "name", role="supplier")), "FIRMA"),
        ((field("KUNDE", "name", role="customer"), field("FIRMA", "name")), "FIRMA"),
        ((field("PATIENT", "name", role="none"),), None),
        ((field("PARTIES", "name", many=True),), None),
    ],
)
def test_the_supplier_is_the_field_of_that_role_or_the_first_name_without_one(
    fields: tuple[FieldSpec, ...], supplier: str | None
) -> None:
    assert supplier_field(type_of(*fields)) == supplier


def test_an_address_is_that_of_the_party_of_its_role() -> None:
    firm, place = field("FIRMA", "name", role="supplier"), field("SITZ", "address", role="supplier_address")
    patient, home = field("PATIENT_NAME", "name"), field("PATIENT_ADDRESS", "address")
    made = type_of(firm, place, patient, home)
    assert made.owner_of(place) is firm
    assert made.owner_of(home) is patient
    assert type_of(place).owner_of(place) is None


@pytest.mark.parametrize(
    ("spec", "lists"),
    [
        (field("SKONTO", "money"), ("SKONTO",)),
        (field("TOTAL", "money"), ("TOTAL",)),
        (field("BRUTTO", "money", role="gross"), ("BRUTTO", "TOTAL")),
        (field("FIRMA", "name", role="supplier"), ("FIRMA", "seller")),
        (field("BRUTTO", "money", role="gross", words=["AMOUNT_DUE"]), ("AMOUNT_DUE",)),
        (field("BRUTTO", "money", role="gross", words=[]), ()),
    ],
)
def test_the_words_of_its_role_stand_beside_a_field(spec: FieldSpec, lists: tuple[str, ...]) -> None:
    assert lists_of(spec) == lists


def test_a_role_is_for_one_value_of_its_kinds() -> None:
    assert may_have(FieldRole.GROSS, kind_of("money"), many=False)
    assert not may_have(FieldRole.GROSS, kind_of("money"), many=True)
    assert not may_have(FieldRole.GROSS, kind_of("date"), many=False)
    assert not may_have(FieldRole.NONE, kind_of("money"), many=False)


@pytest.mark.parametrize(
    ("fields", "said", "remedy"),
    [
        ("{name: A, kind: money, role: gross}, {name: B, kind: money, role: gross}", "A and B both have", "to one"),
        ("{name: TOTAL, kind: money}, {name: B, kind: money, role: gross}", "TOTAL and B both have", "role: none"),
        ("{name: A, kind: date, role: gross}", "A is of kind date, and the role gross", "Change the kind of A"),
        ("{name: A, kind: money, many: true, role: gross}", "A takes several values", "leave its `role` out"),
        ("{name: A, kind: money, role: amount}", "which is one of columns", "gross, net, tax"),
    ],
)
def test_a_role_that_cannot_be_is_refused_with_what_helps(fields: str, said: str, remedy: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        parse_type(f"{{name: own, title: Own, fields: [{fields}]}}")
    assert said in refused.value.message
    assert remedy in str(refused.value.facts["remedy"])


def test_an_e_invoice_fills_fields_of_ones_own_names() -> None:
    made = type_of(
        field("RECHNUNGSBETRAG", "money", role="gross", title="Rechnungsbetrag"),
        field("TOTAL", "money", role="none"),
        field("AUSSTELLER", "name", role="supplier"),
        line_items=(field("LEISTUNG", "text", role="item"), field("BETRAG", "money", role="amount")),
    )
    said = EmbeddedInvoice(
        syntax="cii",
        values={"TOTAL": "119.00", "VENDOR_NAME": "Holzbau GmbH"},
        line_items=({"ITEM": "Latten", "PRICE": "100.00", "QUANTITY": "2"},),
    )

    printed = typeset("Something else")
    reading = Reading(pages=(printed.pages[0].model_copy(update={"embedded": said}),))
    read = validate(extract(reading, made, 1.0), made, FACTS)

    assert {each.name: each.value for each in read.fields} == {
        "RECHNUNGSBETRAG": "119.00",
        "TOTAL": None,
        "AUSSTELLER": "Holzbau GmbH",
    }
    assert read.fields[0].confidence == 0.98
    assert [[(each.name, each.value) for each in row.fields] for row in read.line_items] == [
        [("LEISTUNG", "Latten"), ("BETRAG", "100.00")]
    ]
