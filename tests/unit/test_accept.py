"""Each mode of a policy accepts what it should; each field that is not accepted says why, the plainest cause first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Severity
from docloop.model.policy import ErrorCost, Policy, PolicyMode
from docloop.steps.decide import decide
from docloop.steps.decide.reasons import NEW_SUPPLIER, NO_MEASURE, percent
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.extractions import extraction_of

RECEIPT = shipped_types()[1]
BUDGET = Policy(mode=PolicyMode.ERROR_BUDGET, audit_rate=0.0)
COST = Policy(mode=PolicyMode.EXPECTED_COST, audit_rate=0.0)
PROVEN = Guarantee(
    document_type="receipt",
    model="mdl_1",
    budget=BUDGET.budget,
    familiar={"TOTAL": 0.9},
    new={"TOTAL": 0.97},
    more_familiar=70,
    more_new=140,
)
UNPROVEN = "It is not yet proven that at most 2% of such values are wrong"


def read(confidence: float | None = 0.95, *, familiar: bool = True, model: str = "mdl_1", **values: str) -> Extraction:
    found = extraction_of(values or {"TOTAL": "8.70"}, confidence=confidence)
    return found.model_copy(update={"familiar": familiar, "model": model})


def reasons(found: Extraction, policy: Policy, guarantee: Guarantee | None = None) -> dict[str | None, tuple[str, ...]]:
    decision = decide(found, RECEIPT, policy, "doc_1", guarantee)
    return {question.field: question.reasons for question in decision.questions}


@pytest.mark.parametrize(
    ("found", "guarantee", "why"),
    [
        (read(0.90), PROVEN, None),
        (
            read(0.89),
            PROVEN,
            ("Confidence is 89%; it must be at least 90% for at most 2% of such values to be wrong.",),
        ),
        (read(0.97, familiar=False), PROVEN, None),
        (
            read(0.95, familiar=False),
            PROVEN,
            (
                NEW_SUPPLIER,
                "Confidence is 95%; it must be at least 97% for at most 2% of such values to be wrong.",
            ),
        ),
        (
            read(0.85, familiar=False),
            PROVEN.model_copy(update={"new": {}}),
            (f"{UNPROVEN}; about 140 more audited documents would show it.",),
        ),
        (
            read(0.99, TAX="1.00"),
            PROVEN,
            (f"{UNPROVEN}; about 70 more audited documents would show it.",),
        ),
        (read(1.0), PROVEN.model_copy(update={"familiar": {}, "more_familiar": None}), (f"{UNPROVEN}.",)),
        (read(1.0), None, (f"{UNPROVEN}.",)),
        (read(1.0, model="mdl_2"), PROVEN, (f"{UNPROVEN}.",)),
        (read(1.0), PROVEN.model_copy(update={"budget": ErrorBudget(error=0.05)}), (f"{UNPROVEN}.",)),
        (read(None), PROVEN, (NO_MEASURE,)),
    ],
    ids=[
        "sure enough",
        "not sure enough",
        "new and sure enough",
        "new and not",
        "new and unproven",
        "field unproven",
        "nothing would do",
        "nothing proven",
        "proven for another model",
        "proven for another budget",
        "not scored",
    ],
)
def test_an_error_budget_accepts_what_is_proven(
    found: Extraction, guarantee: Guarantee | None, why: tuple[str, ...] | None
) -> None:
    assert list(reasons(found, BUDGET, guarantee).values()) == ([] if why is None else [why])


@pytest.mark.parametrize(
    ("total", "confidence", "accepted"),
    [
        ("1.00", 0.90, True),
        ("1.00", 0.87, False),
        ("10000.00", 0.99, False),
        ("10000.00", 0.9996, True),
        ("-10000.00", 0.99, False),
        ("much", 1.0, False),
        ("NaN", 1.0, False),
    ],
)
def test_a_large_total_has_to_be_surer_than_a_small_one(total: str, confidence: float, accepted: bool) -> None:
    assert (reasons(read(confidence, TOTAL=total), COST) == {}) is accepted


@pytest.mark.parametrize(
    ("costs", "accepted"),
    [
        ({}, True),
        ({"VENDOR_NAME": ErrorCost(fixed=Decimal(30))}, False),
        ({"VENDOR_NAME": ErrorCost(share=0.1, of="TOTAL")}, False),
        ({"VENDOR_NAME": ErrorCost(share=0.0001, of="TOTAL")}, True),
        ({"VENDOR_NAME": ErrorCost(share=0.1, of="TAX")}, False),
        ({"VENDOR_NAME": ErrorCost(share=0.1)}, False),
    ],
    ids=["usual", "dear", "by the total", "little of the total", "by an amount not read", "by no amount"],
)
def test_what_an_error_costs_is_set_by_field(costs: dict[str, ErrorCost], accepted: bool) -> None:
    found = read(0.98, VENDOR_NAME="Sunny Mart", TOTAL="500.00")
    assert ("VENDOR_NAME" not in reasons(found, COST.model_copy(update={"error_costs": costs}))) is accepted


def test_a_dear_error_says_what_it_would_cost() -> None:
    found = reasons(read(0.99, TOTAL="10000.00"), COST)
    assert found == {"TOTAL": ("Confidence is 99%, and a wrong value would cost about 502.00; a review costs 0.25.",)}
    assert reasons(read(None), COST) == {"TOTAL": (NO_MEASURE,)}


def test_the_plainest_cause_comes_first() -> None:
    found = [
        Finding(code="a", severity=Severity.SUPPORTS, fields=("TOTAL",), message="It fits."),
        Finding(code="b", severity=Severity.DOUBTS, fields=("TOTAL",), message="The readers differ: “8” and “B”."),
        Finding(code="c", severity=Severity.CONTRADICTS, fields=("TOTAL",), message="The sum is off by 0.10."),
    ]
    doubted = read(0.95, familiar=False).model_copy(update={"findings": tuple(found)})
    assert reasons(doubted, BUDGET, PROVEN)["TOTAL"][:3] == (
        "The sum is off by 0.10.",
        "The readers differ: “8” and “B”.",
        NEW_SUPPLIER,
    )


@pytest.mark.parametrize("mode", [PolicyMode.ERROR_BUDGET, PolicyMode.EXPECTED_COST, PolicyMode.THRESHOLD])
def test_what_is_contradicted_is_asked_however_sure_the_machine_is(mode: PolicyMode) -> None:
    finding = Finding(code="c", severity=Severity.CONTRADICTS, fields=("TOTAL",), message="The sum is off by 0.10.")
    certain = read(1.0).model_copy(update={"findings": (finding,)})
    assert reasons(certain, Policy(mode=mode), PROVEN) == {"TOTAL": ("The sum is off by 0.10.",)}


@given(
    mode=st.sampled_from([PolicyMode.ERROR_BUDGET, PolicyMode.EXPECTED_COST, PolicyMode.THRESHOLD]),
    confidences=st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)),
    least=st.floats(0.0, 1.0),
    familiar=st.booleans(),
    total=st.decimals(-100_000, 100_000, places=2),
)
def test_more_confidence_never_takes_acceptance_away(
    mode: PolicyMode, confidences: tuple[float, float], least: float, familiar: bool, total: Decimal
) -> None:
    less, more = sorted(confidences)
    guarantee = PROVEN.model_copy(update={"familiar": {"TOTAL": least}, "new": {"TOTAL": least}})
    policy = Policy(mode=mode, threshold=least, audit_rate=0.0)
    accepted = [
        decide(read(sure, familiar=familiar, TOTAL=str(total)), RECEIPT, policy, "doc_1", guarantee).accepted
        for sure in (less, more)
    ]
    assert accepted != [True, False]


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ({}, PolicyMode.ERROR_BUDGET),
        ({"required": ["TOTAL"], "audit_rate": 0.1}, PolicyMode.ERROR_BUDGET),
        ({"threshold": 0.9}, PolicyMode.THRESHOLD),
        ({"thresholds": {"TOTAL": 0.9}}, PolicyMode.THRESHOLD),
        ({"threshold": 0.9, "mode": "error_budget"}, PolicyMode.ERROR_BUDGET),
        ({"budget": {"error": 0.01}, "mode": "expected_cost"}, PolicyMode.EXPECTED_COST),
    ],
)
def test_a_policy_keeps_an_error_budget_unless_it_says_otherwise(said: dict[str, object], mode: PolicyMode) -> None:
    policy = Policy.model_validate(said)
    assert policy.mode is mode
    assert Policy.model_validate_json(policy.model_dump_json()) == policy


@pytest.mark.parametrize(
    "said",
    [
        {"budget": {"error": 2}},
        {"budget": {"error": -0.1}},
        {"budget": {"eror": 0.1}},
        {"cost_per_minute": "-1"},
        {"cost_per_minute": "NaN"},
        {"review_seconds": -1},
        {"error_costs": {"TOTAL": {"fixed": "-2"}}},
        {"error_costs": {"TOTAL": {"share": 1.5}}},
        {"mode": "trust"},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(said)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.02, "2%"), (0.005, "0.5%"), (0.87, "87%"), (0.879, "87%"), (0.996, "99.6%"), (0.9999, "99.9%"), (1.0, "100%")],
)
def test_per_cents_are_never_rounded_up(share: float, text: str) -> None:
    assert percent(share) == text
