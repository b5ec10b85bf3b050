"""Which cases count: the model's own, then what people audited; never another model's, nor those of other times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.budget import Audit, ErrorBudget, Guarantee
from docloop.model.learned import Case, LearnedModel, TrainingFacts
from docloop.model.policy import AUDITED, Question
from docloop.model.review import Answer, Draft, Review, ReviewOutcome, ReviewState, Verdict
from docloop.steps.decide.budget.audits import audit_cases
from docloop.steps.decide.budget.proof_cases import ENOUGH_OF_ITS_OWN, guarantee_of, that_count

from tests.budget_cases import cases_of
from tests.extractions import extraction

RECEIPT = shipped_types()[1]
BUDGET = ErrorBudget()
AT = datetime(2026, 11, 22, tzinfo=UTC)


def model_with(cases: Sequence[Case]) -> LearnedModel:
    facts = TrainingFacts(documents=len(cases) // 4, fields=len(cases), seed=0)
    return LearnedModel(document_type="receipt", facts=facts, cases=tuple(cases))


def audits_of(model: str, cases: Sequence[Case]) -> list[Audit]:
    return [Audit(model=model, case=case) for case in cases]


MODEL = model_with(cases_of(400, ease=6.0))


def proven(audits: Sequence[Audit] = (), live: Sequence[Case] = ()) -> Guarantee:
    return guarantee_of(MODEL, RECEIPT, BUDGET, audits, live)


def test_a_model_brings_its_own_evidence() -> None:
    guarantee = proven()
    assert (guarantee.model, guarantee.budget) == (MODEL.id, BUDGET)
    assert guarantee.share > 0.8


def test_without_a_model_nothing_is_proven() -> None:
    guarantee = guarantee_of(None, RECEIPT, BUDGET)
    assert (guarantee.familiar, guarantee.new) == ({}, {})
    assert guarantee.reasons == ("There is no trained model for this type of document yet.",)


def test_evidence_about_another_model_does_not_count() -> None:
    assert proven(audits_of("mdl_other", cases_of(300, seed=9, ease=0.0))) == proven()


def test_audits_join_the_cases_that_came_with_the_model() -> None:
    assert proven(audits_of(MODEL.id, cases_of(50, seed=9, ease=6.0, weight=50.0))).cases == proven().cases + 200


def test_enough_audits_count_alone() -> None:
    audits = audits_of(MODEL.id, cases_of(ENOUGH_OF_ITS_OWN, seed=9, ease=8.0, weight=50.0))
    assert proven(audits).cases == len(audits) == 4 * 200
    assert proven(audits[4:]).cases == len(MODEL.cases) + 4 * 199


def test_an_audit_that_was_drawn_counts_like_a_case_of_the_model() -> None:
    drawn, asked = cases_of(1, seed=9, weight=50.0), cases_of(1, seed=10)
    counted, _ = that_count(MODEL, BUDGET, audits_of(MODEL.id, [*drawn, *asked]), ())
    assert [case.weight for case in counted[len(MODEL.cases) :]] == [1.0] * 4 + [0.02] * 4


def test_accepted_values_that_prove_wrong_too_often_end_acceptance() -> None:
    guarantee = proven(audits_of(MODEL.id, cases_of(40, seed=9, ease=2.0, weight=50.0)))
    assert (guarantee.familiar, guarantee.new) == ({}, {})
    assert guarantee.reasons[0].startswith("Of 160 accepted values that people audited ")
    assert guarantee.reasons[0].endswith("Only what people looked at here counts now.")


def test_live_documents_that_the_machine_is_less_sure_of_end_acceptance() -> None:
    guarantee = proven(live=cases_of(100, seed=9, ease=3.0))
    assert (guarantee.familiar, guarantee.new) == ({}, {})
    assert guarantee.reasons[0].startswith("The machine is not as sure of late")


def test_live_documents_like_those_before_change_nothing() -> None:
    alike = [case.model_copy(update={"right": None}) for case in cases_of(200, seed=9, ease=6.0)]
    assert proven(live=alike) == proven()


def test_fields_that_nothing_is_known_of_are_no_drift() -> None:
    alike = cases_of(200, seed=9, ease=6.0)
    others = [case.model_copy(update={"field": f"{case.field}_TWO", "confidence": 0.3}) for case in alike]
    assert proven(live=[*alike, *others]) == proven()


def review_of(*questions: Question, audit: bool, answers: Sequence[Answer], **changes: object) -> Review:
    return Review(
        id="rev_1_1",
        document_id="doc_1",
        document_type="receipt",
        state=ReviewState.DONE,
        outcome=ReviewOutcome.SUBMITTED,
        questions=questions,
        audit=audit,
        opened_at=AT,
        changed_at=AT,
        draft=Draft(answers=tuple(answers), document_type="receipt"),
    ).model_copy(update=changes)


READ = extraction(VENDOR_NAME="Sunny Mart", TOTAL="8.70", TAX="0.70", INVOICE_RECEIPT_DATE=None).model_copy(
    update={"model": "mdl_1", "familiar": True}
)
UNSURE = Question(field="TOTAL", reasons=("It is not yet proven.",))
DRAWN = Question(field="VENDOR_NAME", reasons=(AUDITED,))
CONFIRMED = Answer(field="TOTAL", verdict=Verdict.CONFIRMED)
CORRECTED = Answer(field="VENDOR_NAME", verdict=Verdict.CORRECTED, value="Sunny Mall")


def judged(review: Review) -> dict[str, tuple[bool | None, float]]:
    return {each.case.field: (each.case.right, each.case.weight) for each in audit_cases(review, READ, RECEIPT, 0.02)}


def test_what_was_drawn_stands_for_many_and_what_was_asked_anyway_for_itself() -> None:
    review = review_of(UNSURE, DRAWN, audit=True, answers=[CONFIRMED, CORRECTED])
    assert judged(review) == {"TOTAL": (True, 1.0), "VENDOR_NAME": (False, 50.0)}
    (first, _) = audit_cases(review, READ, RECEIPT, 0.02, supplier="Sunny Mart")
    assert first.model == "mdl_1"
    assert (first.case.document, first.case.familiar, first.case.supplier) == ("doc_1", True, "Sunny Mart")


@pytest.mark.parametrize(
    ("review", "cases"),
    [
        (review_of(audit=True, answers=[CONFIRMED, CORRECTED]), {"TOTAL": (True, 50.0), "VENDOR_NAME": (False, 50.0)}),
        (review_of(UNSURE, audit=False, answers=[CONFIRMED, CORRECTED]), {"TOTAL": (True, 1.0)}),
        (
            review_of(UNSURE, audit=False, answers=[Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="8.7")]),
            {"TOTAL": (True, 1.0)},
        ),
        (
            review_of(UNSURE, audit=False, answers=[Answer(field="TOTAL", verdict=Verdict.ABSENT)]),
            {"TOTAL": (False, 1.0)},
        ),
        (review_of(UNSURE, audit=False, answers=[Answer(field="TOTAL", verdict=Verdict.UNREADABLE)]), {}),
        (review_of(UNSURE, audit=False, answers=[]), {}),
        (review_of(UNSURE, audit=False, answers=[CONFIRMED], round=2), {}),
        (review_of(UNSURE, audit=False, answers=[CONFIRMED], outcome=ReviewOutcome.REJECTED), {}),
        (review_of(UNSURE, audit=False, answers=[], draft=Draft(document_type="invoice")), {"TOTAL": (False, 1.0)}),
        (review_of(UNSURE, audit=False, answers=[], draft=Draft(answers=(CONFIRMED,))), {"TOTAL": (True, 1.0)}),
        (review_of(UNSURE, audit=True, answers=[CONFIRMED, CORRECTED]), {"TOTAL": (True, 1.0)}),
        (review_of(audit=False, answers=[CONFIRMED, CORRECTED]), {}),
        (
            review_of(audit=True, answers=[Answer(field="VENDOR_NAME", verdict=Verdict.UNREADABLE), CONFIRMED]),
            {"TOTAL": (True, 50.0)},
        ),
    ],
    ids=[
        "whole",
        "asked",
        "same value",
        "absent",
        "unreadable",
        "unanswered",
        "reopened",
        "rejected",
        "other type",
        "type as read",
        "drawn with a question",
        "neither drawn nor asked",
        "one of two unreadable",
    ],
)
def test_what_a_review_proves(review: Review, cases: dict[str, tuple[bool, float]]) -> None:
    assert judged(review) == cases


def test_what_was_drawn_at_a_rate_of_nothing_stands_for_itself() -> None:
    """The rate was set to nothing after the document was drawn."""
    review = review_of(DRAWN, audit=True, answers=[CORRECTED])
    assert [each.case.weight for each in audit_cases(review, READ, RECEIPT, 0.0)] == [1.0]
