"""Decisions at the edges: exactly at a threshold, with nothing said, of a type that is not known, of what is absent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import UNKNOWN
from docloop.model.extraction import Extraction, Field
from docloop.model.policy import ErrorCost, Policy, PolicyMode
from docloop.steps.decide import NOTHING_SAID, TYPE_THRESHOLD, decide
from docloop.steps.decide.reasons import NEW_SUPPLIER, percent

from tests.extractions import extraction, extraction_of

RECEIPT = shipped_types()[1]
LAX = Policy(mode=PolicyMode.THRESHOLD, threshold=0.70, audit_rate=0.0)
BUDGET = Policy(mode=PolicyMode.ERROR_BUDGET, audit_rate=0.0)
COST = Policy(mode=PolicyMode.EXPECTED_COST, audit_rate=0.0)
NOT_RECOGNISED = ("The document type was not recognised.",)


def absent(name: str, confidence: float, **values: str) -> Extraction:
    """The machine is so sure that the field is not on the paper, and of the other values nearly certain."""
    found = extraction_of(values, confidence=0.999)
    return found.model_copy(update={"fields": (Field(name=name, confidence=confidence), *found.fields)})


def reasons(found: Extraction, policy: Policy, guarantee: Guarantee | None = None) -> dict[str | None, tuple[str, ...]]:
    decision = decide(found, RECEIPT, policy, "doc_1", guarantee)
    return {question.field: question.reasons for question in decision.questions}


def test_a_type_that_is_not_known_here_is_asked_whatever_the_prediction_says() -> None:
    decision = decide(extraction(TOTAL="8.70"), None, LAX, "doc_1")
    assert [(each.field, each.reasons) for each in decision.questions] == [(None, NOT_RECOGNISED)]


def test_an_unknown_prediction_is_asked_whatever_type_it_is_read_as() -> None:
    unknown = extraction(UNKNOWN, TOTAL="8.70")
    assert reasons(unknown, LAX) == {None: NOT_RECOGNISED}


@pytest.mark.parametrize(("policy", "asked"), [(BUDGET, {None: (NOTHING_SAID,)}), (LAX, {}), (COST, {})])
def test_no_budget_is_proven_for_a_document_of_which_nothing_is_said(
    policy: Policy, asked: dict[str | None, tuple[str, ...]]
) -> None:
    assert reasons(extraction_of({}), policy) == asked


def test_a_type_that_is_sure_enough_is_not_asked() -> None:
    assert reasons(extraction_of({"TOTAL": "8.70"}, type_confidence=TYPE_THRESHOLD), LAX) == {}


@pytest.mark.parametrize(
    ("confidence", "policy", "why"),
    [
        (0.4, LAX, ("60%",)),
        (0.0, LAX, ("100%",)),
        (0.4, BUDGET, ("60%", "It is not yet proven that at most 2% of such values are wrong.")),
    ],
)
def test_what_was_not_found_says_how_many_such_documents_have_one(
    confidence: float, policy: Policy, why: tuple[str, ...]
) -> None:
    first, *rest = why
    found = reasons(absent("TAX", confidence), policy)["TAX"]
    title = RECEIPT.title_of("TAX")
    assert found == (
        f"“{title}” was not found, though by the labels so far about {first} of such documents have one.",
        *rest,
    )


def test_a_new_supplier_is_the_cause_where_a_known_one_would_just_have_been_accepted() -> None:
    proven = Guarantee(
        document_type="receipt", model="mdl_1", budget=ErrorBudget(), familiar={"TOTAL": 0.9}, new={"TOTAL": 0.97}
    )
    for confidence, told in ((0.90, True), (0.89, False)):
        new = extraction_of({"TOTAL": "8.70"}, confidence=confidence).model_copy(
            update={"familiar": False, "model": "mdl_1"}
        )
        assert (NEW_SUPPLIER in reasons(new, BUDGET, proven)["TOTAL"]) is told


def test_a_look_that_costs_as_much_as_the_error_is_taken() -> None:
    """0.125 * 2.00 is what a look at one field costs, 20 seconds at 0.75 a minute."""
    assert COST.cost_of_a_look == Decimal("0.25")
    assert set(reasons(extraction_of({"VENDOR_NAME": "A"}, confidence=0.875), COST)) == {"VENDOR_NAME"}
    assert reasons(extraction_of({"VENDOR_NAME": "A"}, confidence=0.876), COST) == {}


@pytest.mark.parametrize(
    ("name", "cost", "asked"),
    [
        ("TOTAL", None, False),
        ("VENDOR_NAME", ErrorCost(share=0.1, of="SUBTOTAL"), True),
        ("VENDOR_NAME", ErrorCost(share=0.1), False),
    ],
    ids=["an amount", "by another amount", "by its own amount"],
)
def test_of_an_amount_that_is_not_there_nothing_is_lost(name: str, cost: ErrorCost | None, asked: bool) -> None:
    policy = COST.model_copy(update={"error_costs": {name: cost} if cost else {}})
    found = reasons(absent(name, 0.98, SUBTOTAL="500.00"), policy)
    assert (name in found) is asked


@pytest.mark.parametrize(
    ("share", "text"), [(0.055, "5%"), (0.0495, "4.9%"), (0.955, "95.5%"), (0.945, "94%"), (0.05, "5%"), (0.95, "95%")]
)
def test_a_decimal_is_shown_where_it_matters(share: float, text: str) -> None:
    assert percent(share) == text
