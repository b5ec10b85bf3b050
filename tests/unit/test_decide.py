"""A document is accepted only where evidence says so; every question says why it is asked."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import UNKNOWN
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding, Severity
from docloop.model.policy import AUDITED, Decision, Policy, PolicyMode, Question, in_short
from docloop.steps.decide import decide
from hypothesis import given
from hypothesis import strategies as st

from tests.extractions import extraction, extraction_of

RECEIPT = shipped_types()[1]
POLICY = Policy(threshold=0.70, required=("VENDOR_NAME", "TOTAL"), audit_rate=0.0)
GOOD = {"VENDOR_NAME": "Sunny Mart", "TOTAL": "8.70"}


def asked(read: Extraction, policy: Policy = POLICY) -> list[str | None]:
    return [question.field for question in decide(read, RECEIPT, policy, "doc_1").questions]


def test_sure_fields_are_accepted() -> None:
    assert decide(extraction_of(GOOD), RECEIPT, POLICY, "doc_1").accepted


@pytest.mark.parametrize(
    ("read", "policy", "questions"),
    [
        (extraction_of(GOOD, confidence=0.69), POLICY, ["VENDOR_NAME", "TOTAL"]),
        (extraction_of(GOOD, confidence=None), POLICY, ["VENDOR_NAME", "TOTAL"]),
        (extraction_of(GOOD, confidence=0.70), POLICY, []),
        (extraction(TOTAL="8.70"), POLICY, ["VENDOR_NAME"]),
        (extraction(VENDOR_NAME=None, TOTAL="8.70"), POLICY, ["VENDOR_NAME"]),
        (extraction_of({**GOOD, "TAX": None}), POLICY, []),
        (extraction_of(GOOD), POLICY.model_copy(update={"thresholds": {"TOTAL": 0.95}}), ["TOTAL"]),
        (extraction_of(GOOD), POLICY.model_copy(update={"required": ("IBAN",)}), ["IBAN"]),
        (extraction_of(GOOD), POLICY.model_copy(update={"mode": PolicyMode.REVIEW_ALL}), [None]),
        (extraction_of(GOOD, type_confidence=0.6), POLICY, [None]),
        (extraction_of(GOOD, type_confidence=None), POLICY, [None]),
    ],
)
def test_who_asks_what(read: Extraction, policy: Policy, questions: list[str | None]) -> None:
    assert asked(read, policy) == questions


def finding(severity: Severity, *fields: str) -> Finding:
    return Finding(code="test", severity=severity, fields=fields, message="The sum differs.")


@pytest.mark.parametrize(
    ("found", "questions"),
    [
        (finding(Severity.CONTRADICTS, "TOTAL"), ["TOTAL"]),
        (finding(Severity.CONTRADICTS), [None]),
        (finding(Severity.CONTRADICTS, "TAX"), [None]),
        (finding(Severity.DOUBTS, "TOTAL"), []),
        (finding(Severity.SUPPORTS, "TOTAL"), []),
    ],
)
def test_what_is_contradicted_goes_to_a_person(found: Finding, questions: list[str | None]) -> None:
    read = extraction_of(GOOD, confidence=1.0).model_copy(update={"findings": (found,)})
    decision = decide(read, RECEIPT, POLICY, "doc_1")
    assert [question.field for question in decision.questions] == questions
    assert all("The sum differs." in question.reasons for question in decision.questions)


FREE = POLICY.model_copy(update={"dispensable": ("TAX", "SUBTOTAL", "TOTAL")})


def unsure(*names: str, found: Finding | None = None) -> Extraction:
    """Everything is sure but the fields named."""
    read = extraction_of({**GOOD, "TAX": "0.70", "SUBTOTAL": "8.00"}, confidence=0.95)
    fields = tuple(each.model_copy(update={"confidence": 0.3}) if each.name in names else each for each in read.fields)
    return read.model_copy(update={"fields": fields, "findings": (found,) if found else ()})


@pytest.mark.parametrize(
    ("read", "questions", "left_out"),
    [
        (unsure(), [], ()),
        (unsure("TAX"), [], ("TAX",)),
        (unsure("TAX", "SUBTOTAL"), [], ("SUBTOTAL", "TAX")),
        (unsure("TAX", "VENDOR_NAME"), ["VENDOR_NAME", "TAX"], ()),
        (unsure("TOTAL"), ["TOTAL"], ()),  # required all the same
        (unsure("TAX", found=finding(Severity.CONTRADICTS, "TAX")), ["TAX"], ()),
        (unsure("TAX", found=finding(Severity.DOUBTS, "TAX")), [], ("TAX",)),
        (unsure("TAX", found=finding(Severity.CONTRADICTS)), [None, "TAX"], ()),
    ],
)
def test_what_nobody_needs_is_left_out_and_holds_nothing_back(
    read: Extraction, questions: list[str | None], left_out: tuple[str, ...]
) -> None:
    decision = decide(read, RECEIPT, FREE, "doc_1")
    assert ([each.field for each in decision.questions], decision.left_out) == (questions, left_out)


def test_an_audit_leaves_nothing_out() -> None:
    decision = decide(unsure("TAX"), RECEIPT, FREE.model_copy(update={"audit_rate": 1.0}), "doc_1")
    assert decision.audit
    assert (decision.left_out, "TAX" in {each.field for each in decision.questions}) == ((), True)


def test_an_unknown_type_is_one_question_about_the_whole_document() -> None:
    read = Extraction(document_type=UNKNOWN, type_confidence=None)
    decision = decide(read, None, Policy(), "doc_1")
    assert [question.field for question in decision.questions] == [None]
    assert decision.questions[0].reasons == ("The document type was not recognised.",)


def test_reasons_are_sentences_with_titles_instead_of_names() -> None:
    decision = decide(extraction(confidence=0.4, TOTAL="8.70"), RECEIPT, POLICY, "doc_1")
    assert {question.field: question.reasons for question in decision.questions} == {
        "VENDOR_NAME": ("“Shop” is required and was not found.",),
        "TOTAL": ("Confidence 40% is below the required 70%.",),
    }


def test_the_audit_sample_is_fair_and_repeats_itself() -> None:
    policy, read = POLICY.model_copy(update={"audit_rate": 0.1}), extraction_of(GOOD)
    drawn = [decide(read, RECEIPT, policy, f"doc_{n}").audit for n in range(3_000)]
    assert drawn[:300] == [decide(read, RECEIPT, policy, f"doc_{n}").audit for n in range(300)]
    assert 220 < sum(drawn) < 380


def test_an_audit_asks_for_what_would_be_accepted_beside_the_questions() -> None:
    policy = POLICY.model_copy(update={"audit_rate": 1.0})
    decision = decide(extraction(TOTAL="8.70"), RECEIPT, policy, "doc_1")
    assert decision.audit
    assert {question.field: question.reasons[0] for question in decision.questions} == {
        "VENDOR_NAME": "“Shop” is required and was not found.",
        "TOTAL": AUDITED,
    }
    assert decide(extraction_of(GOOD), RECEIPT, policy, "doc_1") == Decision(audit=True)


def test_where_people_see_everything_nothing_is_drawn() -> None:
    policy = POLICY.model_copy(update={"audit_rate": 1.0, "mode": PolicyMode.REVIEW_ALL})
    assert not decide(extraction_of(GOOD), RECEIPT, policy, "doc_1").audit


NAMES = st.sampled_from([spec.name for spec in RECEIPT.fields])


@given(
    said=st.dictionaries(NAMES, st.tuples(st.sampled_from(["x", None]), st.none() | st.floats(0.0, 1.0))),
    threshold=st.floats(0.0, 1.0),
    document_id=st.text(max_size=8),
)
def test_it_fails_closed(said: dict[str, tuple[str | None, float | None]], threshold: float, document_id: str) -> None:
    fields = tuple(Field(name=name, value=value, confidence=sure) for name, (value, sure) in said.items())
    read = Extraction(document_type="receipt", type_confidence=1.0, fields=fields)
    policy = Policy(threshold=threshold, audit_rate=0.0)
    questioned = {question.field for question in decide(read, RECEIPT, policy, document_id).questions}
    for name, (value, sure) in said.items():
        # Only where the machine says nothing at all is there nothing to be unsure of.
        doubtful = value is not None if sure is None else sure < threshold
        assert (name in questioned) == doubtful


def test_a_reason_shared_by_fields_is_said_once_with_all_their_names() -> None:
    asked = (
        Question(field="TOTAL", reasons=("The sum is off.", "Something else.")),
        Question(field="TAX", reasons=("The sum is off.",)),
        Question(field=None, reasons=("What is this?",)),
    )
    assert in_short(asked) == (
        "TOTAL, TAX: The sum is off.",
        "What is this?",
    )
    assert Decision(questions=asked).in_short == in_short(asked)


def test_an_audit_says_that_it_is_one() -> None:
    assert Decision(audit=True).in_short == (AUDITED,)
    assert Decision().in_short == ()
