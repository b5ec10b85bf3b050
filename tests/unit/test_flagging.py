"""What a flag asks, of whom, and that it bends no evidence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.actor import Role
from docloop.model.extraction import Extraction, Field
from docloop.model.flag import Flag
from docloop.model.policy import AUDITED, Decision, Policy, PolicyMode
from docloop.model.review import Answer, Draft, Review, ReviewOutcome, ReviewState, Verdict
from docloop.steps.decide import decide
from docloop.steps.decide.budget.audits import audit_cases

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
READ = Extraction(
    document_type="receipt",
    type_confidence=1.0,
    fields=(
        Field(name="VENDOR_NAME", value="Café Müller", confidence=0.99),
        Field(name="TOTAL", value="9.00", confidence=0.99),
        Field(name="TAX", value=None),
    ),
)


def flag(supplier: str | None = None, field: str | None = None) -> Flag:
    return Flag(
        id="flg_1",
        document_type="receipt",
        supplier=supplier,
        field=field,
        note="two totals",
        by="user-1",
        role=Role.REVIEWER,
        at=NOW,
    )


def decided(*flags: Flag, threshold: float = 0.7, audit_rate: float = 0.0, read: Extraction = READ) -> Decision:
    policy = Policy(mode=PolicyMode.THRESHOLD, threshold=threshold, audit_rate=audit_rate)
    return decide(read, RECEIPT, policy, "doc_1", None, flags)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ((), []),
        ((flag(),), ["VENDOR_NAME", "TOTAL"]),
        ((flag(field="TOTAL"),), ["TOTAL"]),
        ((flag(field="TAX"),), ["TAX"]),
        ((flag("CAFE MULLER", "TOTAL"),), ["TOTAL"]),
        ((flag("Café Meier", "TOTAL"),), []),
        ((flag("Mül-ler", "TOTAL"),), ["TOTAL"]),
        ((flag("C.A.F.", "TOTAL"),), ["TOTAL"]),
        ((flag("Ca", "TOTAL"),), []),
        ((flag("Café Müller GmbH", "TOTAL"),), []),
        ((flag("Café Müller"), flag(field="TOTAL")), ["VENDOR_NAME", "TOTAL"]),
    ],
)
def test_a_flag_asks_about_what_it_names(given: tuple[Flag, ...], asked: list[str]) -> None:
    decision = decided(*given)

    assert [question.field for question in decision.questions] == asked
    assert all(question.flagged for question in decision.questions)
    assert all("Flagged (reviewer): two totals" in question.reasons for question in decision.questions)


def test_a_flag_on_a_supplier_says_nothing_of_a_document_without_one() -> None:
    nameless = READ.model_copy(update={"fields": READ.fields[1:]})

    assert decided(flag("Café Müller"), read=nameless).accepted


def test_a_flagged_document_of_which_nothing_was_read_is_asked_about_as_a_whole() -> None:
    assert [each.field for each in decided(flag(), read=READ.model_copy(update={"fields": ()})).questions] == [None]


def test_what_the_machine_asks_anyway_keeps_its_reason_first() -> None:
    question = next(each for each in decided(flag(field="TOTAL"), threshold=1.0).questions if each.field == "TOTAL")

    assert not question.flagged
    assert question.reasons[-1] == flag().reason
    assert len(question.reasons) > 1


def evidence(decision: Decision) -> dict[str, float]:
    """The weight of each field's case when a person has confirmed everything that was asked."""
    review = Review(
        id="rev_1_1",
        document_id="doc_1",
        document_type="receipt",
        state=ReviewState.DONE,
        questions=decision.questions,
        audit=decision.audit,
        outcome=ReviewOutcome.SUBMITTED,
        draft=Draft(answers=tuple(Answer(field=each.name, verdict=Verdict.CONFIRMED) for each in READ.fields)),
        opened_at=NOW,
        changed_at=NOW,
    )
    return {each.case.field: each.case.weight for each in audit_cases(review, READ, RECEIPT, 0.02)}


def test_what_is_asked_only_because_of_a_flag_is_no_evidence() -> None:
    assert evidence(decided(flag())) == {}


def test_what_the_machine_was_unsure_of_is_evidence_flagged_or_not() -> None:
    unsure = evidence(decided(threshold=1.0))

    assert unsure == {"VENDOR_NAME": 1.0, "TOTAL": 1.0}
    assert evidence(decided(flag(), threshold=1.0)) == unsure


def test_a_drawn_document_is_the_same_evidence_flagged_or_not() -> None:
    plain, flagged = decided(audit_rate=1.0), decided(flag(field="TOTAL"), audit_rate=1.0)

    assert evidence(flagged) == evidence(plain) == {"VENDOR_NAME": 50.0, "TOTAL": 50.0}
    assert {each.field: each.reasons[0] for each in flagged.questions} == {"VENDOR_NAME": AUDITED, "TOTAL": AUDITED}
