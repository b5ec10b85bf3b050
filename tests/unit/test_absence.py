"""That nothing was found may be wrong like any value: it has a confidence, is asked about, and is held to account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction, Field
from docloop.model.learned import LearnedModel, TrainingFacts
from docloop.model.policy import AUDITED, ErrorCost, Policy, PolicyMode, Question
from docloop.model.review import Answer, Draft, Review, ReviewOutcome, ReviewState, Verdict
from docloop.steps.decide import decide
from docloop.steps.decide.budget.audits import audit_cases
from docloop.steps.judge import judge
from docloop.steps.learn.confidence import absences
from docloop.steps.learn.ranker import Trial

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
AT = datetime(2026, 11, 22, tzinfo=UTC)
POLICY = Policy(threshold=0.70, audit_rate=0.0)


def trial(document: int, value: str | None, true: str | None, name: str = "TAX") -> Trial:
    sheet = SimpleNamespace(example=SimpleNamespace(id=f"d{document}"))
    return cast("Trial", SimpleNamespace(field=Field(name=name, value=value), truth=true, sheet=sheet))


def read(confidence: float | None, name: str = "TAX") -> Extraction:
    total = Field(name="TOTAL", value="8.70", text="8.70", confidence=0.9)
    return Extraction(
        document_type="receipt", type_confidence=1.0, fields=(total, Field(name=name, confidence=confidence))
    )


def asked(confidence: float | None, policy: Policy = POLICY) -> dict[str | None, tuple[str, ...]]:
    return {each.field: each.reasons for each in decide(read(confidence), RECEIPT, policy, "doc_1").questions}


def test_where_nothing_was_found_it_is_counted_how_often_nothing_is_there() -> None:
    # Given a field that six of ten documents have, and of six in which it was not found, two
    trials = [
        *(trial(each, "1.00", "1.00") for each in range(4)),
        *(trial(each, None, "1.00") for each in range(4, 6)),
        *(trial(each, None, None) for each in range(6, 10)),
    ]

    # Then the share of those without it counts, and that of all documents as two more would
    assert absences(trials) == {"TAX": pytest.approx((4 + 2 * 5 / 12) / (6 + 2), abs=1e-4)}


def test_what_every_document_has_is_hardly_ever_missing() -> None:
    assert absences(trial(each, "1.00", "1.00") for each in range(98)) == {"TAX": 0.01}
    assert absences([]) == {}


def test_a_document_counts_once_however_often_it_was_read() -> None:
    once = [trial(1, None, None), trial(2, "1.00", "1.00")]
    assert absences([*once, *once]) == absences(once)


def test_a_model_says_how_sure_it_is_that_nothing_is_there() -> None:
    facts = TrainingFacts(documents=9, fields=9, seed=0)
    model = LearnedModel(document_type="receipt", facts=facts, fields=("TAX",), absent={"TAX": 0.96, "GRATUITY": 0.9})

    def confidence(name: str, model: LearnedModel | None) -> float | None:
        found = judge(read(None, name), RECEIPT, model, ()).get(name)
        assert found is not None
        return found.confidence

    assert confidence("TAX", model) == 0.96
    assert confidence("GRATUITY", model) is None  # the model was not taught this field
    assert confidence("TAX", None) is None


def test_a_value_that_most_such_documents_have_is_asked_about_when_it_was_not_found() -> None:
    assert asked(0.02) == {
        "TAX": ("“Tax” was not found, though by the labels so far about 98% of such documents have one.",)
    }
    assert asked(0.96) == {}
    assert asked(None) == {}  # there is no telling
    (missed, unproven) = asked(0.96, Policy(audit_rate=0.0))["TAX"]
    assert missed == "“Tax” was not found, though by the labels so far about 4% of such documents have one."
    assert unproven.startswith("It is not yet proven that at most 2% of such values are wrong")


@pytest.mark.parametrize(
    ("policy", "questions"),
    [
        (POLICY.model_copy(update={"thresholds": {"TAX": 0.0}}), []),
        (POLICY.model_copy(update={"required": ("TAX",)}), ["TAX"]),
        (Policy(mode=PolicyMode.ERROR_BUDGET), ["TAX", "TOTAL"]),
        (Policy(mode=PolicyMode.EXPECTED_COST, error_costs={"TOTAL": ErrorCost()}), []),
        (
            Policy(mode=PolicyMode.EXPECTED_COST, error_costs={"TAX": ErrorCost(fixed=99), "TOTAL": ErrorCost()}),
            ["TAX"],
        ),
    ],
    ids=["nobody minds", "required", "nothing proven", "cheap", "dear"],
)
def test_that_it_is_not_there_is_accepted_by_the_same_rules_as_a_value(
    policy: Policy, questions: Sequence[str]
) -> None:
    quiet = policy.model_copy(update={"audit_rate": 0.0})
    assert sorted(asked(0.96, quiet), key=str) == questions


def test_what_was_accepted_as_absent_is_drawn_for_audits_too() -> None:
    policy = POLICY.model_copy(update={"audit_rate": 1.0, "required": ("VENDOR_NAME",)})
    decision = decide(read(0.96), RECEIPT, policy, "doc_1")
    assert {each.field for each in decision.questions if each.reasons == (AUDITED,)} == {"TOTAL", "TAX"}


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Answer(field="TAX", verdict=Verdict.ABSENT), True),
        (Answer(field="TAX", verdict=Verdict.CORRECTED, value="0.70"), False),
    ],
)
def test_people_say_whether_nothing_was_there(answer: Answer, right: bool) -> None:
    review = Review(
        id="rev_1_1",
        document_id="doc_1",
        document_type="receipt",
        state=ReviewState.DONE,
        outcome=ReviewOutcome.SUBMITTED,
        questions=(Question(field="TAX", reasons=("It was not found.",)),),
        opened_at=AT,
        changed_at=AT,
        draft=Draft(answers=(answer,), document_type="receipt"),
    )
    (audit,) = audit_cases(review, read(0.4), RECEIPT, 0.02)
    assert (audit.case.field, audit.case.confidence, audit.case.right) == ("TAX", 0.4, right)
    assert audit_cases(review, read(None), RECEIPT, 0.02) == ()
