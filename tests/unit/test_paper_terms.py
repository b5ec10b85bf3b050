"""What follows from a kind of paper: whether a person looks, what is required, what is paid, and by whom it is owed."""

from __future__ import annotations

import pytest
from docloop.adapters.types import parse_type, shipped_types
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType
from docloop.model.policy import Policy
from docloop.steps.decide import decide
from docloop.steps.decide.paper_terms import NO_KIND, PaperTerms, paper_terms
from docloop.steps.decide.stakes import stakes_of

from tests.extractions import extraction_of

INVOICE, RECEIPT = shipped_types()
POLICY = Policy(threshold=0.70, required=("DOCUMENT_KIND", "TOTAL"), audit_rate=0.0)
PAID = {
    ("invoice", "invoice"): (True, "customer"),
    ("invoice", "credit_note"): (False, "supplier"),
    ("invoice", "corrected_invoice"): (True, "customer"),
    ("invoice", "proforma"): (False, None),
    ("invoice", "prepayment"): (True, "customer"),
    ("invoice", "final_invoice"): (True, "customer"),
    ("invoice", "self_billed"): (False, "customer"),
    ("invoice", "quote"): (False, None),
    ("invoice", "order_confirmation"): (False, None),
    ("invoice", "delivery_note"): (False, None),
    ("invoice", "reminder"): (False, None),
    ("invoice", "statement"): (False, None),
    ("receipt", "receipt"): (True, None),
    ("receipt", "refund"): (False, "supplier"),
    ("receipt", "card_slip"): (False, None),
    ("receipt", "quote"): (False, None),
}


def test_every_kind_of_the_shipped_types_is_known() -> None:
    for document_type in (INVOICE, RECEIPT):
        spec = document_type.get("DOCUMENT_KIND")
        assert spec is not None
        assert list(spec.choices) == list(document_type.papers)
        assert all(document_type.title_of_kind(kind) != kind for kind in document_type.papers)
        assert {kind for name, kind in PAID if name == document_type.name} == document_type.papers.keys()


@pytest.mark.parametrize(("paper", "terms"), PAID.items())
def test_who_owes_what(paper: tuple[str, str], terms: tuple[bool, str | None]) -> None:
    document_type = INVOICE if paper[0] == "invoice" else RECEIPT
    fields = extraction_of({"DOCUMENT_KIND": paper[1], "TOTAL": "8.70"}).fields
    assert paper_terms(document_type, fields) == (paper[1], *terms)
    assert stakes_of(document_type, fields).kind == paper[1]


@pytest.mark.parametrize("value", [None, "parking ticket"])
def test_of_an_unknown_kind_nothing_is_said(value: str | None) -> None:
    assert paper_terms(INVOICE, extraction_of({"DOCUMENT_KIND": value}).fields) == PaperTerms()


def questions(document_type: DocumentType, policy: Policy, **fields: str | None) -> dict[str | None, tuple[str, ...]]:
    found = extraction_of({"TOTAL": "8.70", **fields}, confidence=0.99)
    found = found.model_copy(update={"document_type": document_type.name})
    return {each.field: each.reasons for each in decide(found, document_type, policy, "doc_1").questions}


def test_the_plain_kind_is_accepted() -> None:
    assert not questions(INVOICE, POLICY, DOCUMENT_KIND="invoice")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("credit_note", "Kind of document: Credit note. The supplier owes this total; do not pay it."),
        ("quote", "Kind of document: Quote. Do not pay it."),
        (
            "final_invoice",
            "Kind of document: Final invoice. It is not an ordinary “Invoice”: check it before it is paid.",
        ),
    ],
)
def test_a_person_looks_at_any_other_kind_however_sure_the_machine_is(kind: str, reason: str) -> None:
    assert questions(INVOICE, POLICY, DOCUMENT_KIND=kind)["DOCUMENT_KIND"] == (reason,)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("invoice", False),
        ("credit_note", False),
        ("prepayment", False),
        ("self_billed", False),
        ("quote", True),
        ("proforma", True),
        ("reminder", True),
        ("statement", True),
    ],
)
def test_the_total_of_a_paper_on_which_nothing_is_owed_is_asked_about(kind: str, asked: bool) -> None:
    assert ("TOTAL" in questions(INVOICE, POLICY, DOCUMENT_KIND=kind)) is asked


def test_nothing_is_asked_of_a_total_that_is_not_there() -> None:
    assert "TOTAL" not in questions(INVOICE, POLICY, DOCUMENT_KIND="quote", TOTAL=None)


def test_a_policy_that_lets_a_kind_pass_lets_its_total_pass() -> None:
    assert not questions(INVOICE, POLICY.model_copy(update={"kinds": ("quote",)}), DOCUMENT_KIND="quote")


def test_a_policy_may_let_kinds_pass() -> None:
    assert not questions(INVOICE, POLICY.model_copy(update={"kinds": ("credit_note",)}), DOCUMENT_KIND="credit_note")


def test_a_paper_that_does_not_say_its_kind_is_asked_about() -> None:
    assert questions(INVOICE, POLICY, DOCUMENT_KIND=None) == {"DOCUMENT_KIND": (NO_KIND,)}


@pytest.mark.parametrize(("kind", "asked"), [("invoice", True), ("delivery_note", False), ("reminder", True)])
def test_what_is_required_depends_on_the_kind(kind: str, asked: bool) -> None:
    assert ("TOTAL" in questions(INVOICE, POLICY, DOCUMENT_KIND=kind, TOTAL=None)) is asked


USERS = """
name: bill
title: Bill
papers: {papers}
fields:
  - {{name: DOCUMENT_KIND, kind: choice, title: Kind, choices: {{bill: [Bill], offer: [Offer]}}}}
  - {{name: TOTAL, kind: money, title: Total}}
"""


def test_a_users_type_may_tell_kinds_apart() -> None:
    described = parse_type(USERS.format(papers="{bill: {payable: true}, offer: {optional: [TOTAL]}}"))
    assert described.plain_kind == "bill"


@pytest.mark.parametrize(
    ("papers", "complaint"),
    [("{letter: {}}", "letter is none of the choices"), ("{bill: {optional: [IBAN]}}", "IBAN is not a field")],
)
def test_kinds_that_do_not_fit_are_refused(papers: str, complaint: str) -> None:
    with pytest.raises(InvalidRequest, match=complaint):
        parse_type(USERS.format(papers=papers))
