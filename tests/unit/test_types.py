"""Document types in YAML: the shipped ones hold together, and a user's mistakes are named."""

from __future__ import annotations

from contextlib import suppress

import pytest
from docloop.adapters.types import parse_type, shipped_types
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType
from docloop.steps.validate import refuse_wrong_checks
from hypothesis import given
from hypothesis import strategies as st

SMALL = """
name: order
title: Order
fields:
  - {name: TOTAL, kind: money, title: Total, labels: [total]}
"""


def test_the_shipped_types_are_these() -> None:
    assert [each.name for each in shipped_types()] == ["invoice", "receipt"]


@pytest.mark.parametrize("document_type", shipped_types(), ids=lambda each: each.name)
def test_a_shipped_type_holds_together(document_type: DocumentType) -> None:
    names = {spec.name for spec in document_type.fields}
    assert set(document_type.policy.required) <= names
    assert set(document_type.policy.thresholds) <= names
    refuse_wrong_checks(document_type)
    assert document_type.keywords
    assert all(spec.title for spec in document_type.fields)
    for spec in document_type.fields:
        assert not set(spec.labels) & set(spec.not_labels), spec.name
        assert len(set(spec.labels)) == len(spec.labels), spec.name


def test_a_users_type_is_read() -> None:
    document_type = parse_type(SMALL)
    assert document_type.name == "order"
    assert document_type.fields[0].labels == ("total",)


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("title: Total to pay", ("Total to pay",)),
        ("title: Total to pay, labels: [sum]", ("sum",)),
        ("title: Total to pay, labels: []", ()),
        ("description: what is paid", ()),
    ],
)
def test_a_field_without_words_beside_it_is_looked_for_beside_its_title(written: str, labels: tuple[str, ...]) -> None:
    line = f"  - {{name: TOTAL, kind: money, {written}}}\n"
    document_type = parse_type(f"name: order\ntitle: Order\nfields:\n{line}line_items:\n{line}")
    assert document_type.fields[0].labels == labels
    assert document_type.line_items[0].labels == labels


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name: [", "line 1"),
        ("a: 1\nb: &x [1]\nc: *x", "Line 2"),
        ("just words", "mapping"),
        ("", "mapping"),
        (SMALL.replace("kind: money", "kind: gold"), "fields.0.kind"),
        (SMALL.replace("name: order", "name: No Name"), "name"),
        (SMALL.replace("title: Order", "titel: Order"), "title"),
        (SMALL + "  - {name: TOTAL, kind: date}", "TOTAL is described twice"),
        (SMALL + "title: Bill", "Line 6: title is said twice"),
        (SMALL.replace("labels: [total]", "kind: date"), "Line 5: kind is said twice"),
        (SMALL + "policy: {required: [DATE]}", "DATE is not a field"),
        ("!!python/object/apply:os.getcwd []", "Not valid YAML"),
        ("[" * 5_000, "Line 1: nested too deeply"),
        ("x" * 200_001, "200,000 characters"),
    ],
)
def test_a_mistake_is_named(text: str, named: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        parse_type(text)
    assert named in caught.value.message


@given(text=st.text(max_size=200) | st.from_regex(r"(name|fields|[:\[\]{}&*!\- \n\"'0-9a-z]){0,60}", fullmatch=True))
def test_any_text_is_a_type_or_a_typed_error(text: str) -> None:
    with suppress(InvalidRequest):
        assert parse_type(text).fields
