"""Ending a review and beginning again: answers, results, labels, events, further rounds."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from docloop.adapters import keys
from docloop.errors import ClaimConflict, IllegalTransition, InvalidRequest, KeyReused, ServiceUnavailable
from docloop.model.base import Entity
from docloop.model.document import DocumentState
from docloop.model.event import EventType
from docloop.model.extraction import Field, Source
from docloop.model.policy import Question
from docloop.model.review import Answer, Draft, LineItemAnswer, ReviewOutcome, ReviewState, Verdict
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.documents.reopen import reopen, retry
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.submit import reject

from tests.fake_services import FakeEventOutbox, FakeIngestQueue
from tests.fakes import FakeUnitOfWork
from tests.functional.desks import read_as
from tests.functional.house import ANN, CORRECTED, PREDICTION, SENIOR, House, fake_house
from tests.functional.review_moves import KEY, claimed, finish, published, result_of
from tests.stored_files import derived_bucket, results_bucket


@pytest.fixture
def house() -> House:
    return fake_house()


# Submitting ----------------------------------------------------------------------------------------------------------


def test_a_submit_makes_result_label_correction_and_event_beside_the_prediction(house: House) -> None:
    mine = claimed(house)
    draft = CORRECTED.model_copy(update={"line_items": (LineItemAnswer(fields={"ITEM": "Bread", "PRICE": "8,00"}),)})

    done = finish(house, mine, draft)

    document = house.desk.documents.get(mine.document_id)
    assert (document.state, document.revision) == (DocumentState.COMPLETED, 1)
    assert (done.state, done.outcome, done.done_by) == (ReviewState.DONE, ReviewOutcome.SUBMITTED, "ann")
    result = result_of(house, document)
    final = {field.name: (field.value, field.source, field.confidence) for field in result.fields}
    assert final["TOTAL"] == ("8.00", Source.PERSON, None)
    assert final["VENDOR_NAME"] == ("Corner Shop", Source.MACHINE, 0.95)
    assert [[field.value for field in item.fields] for item in result.line_items] == [["Bread", "8.00"]]
    [correction] = result.corrections
    assert (correction.before, correction.after, correction.by, correction.confidence) == ("9.00", "8.00", "ann", 0.4)
    assert done.corrections == result.corrections
    assert (mine.amount, done.amount, done.supplier) == (None, Decimal("8.00"), "Corner Shop")
    assert result.prediction == PREDICTION
    label = house.desk.labels.get(document.id)
    assert label is not None
    assert label.fields == {"TOTAL": "8.00"}
    assert EventType.REVIEW_COMPLETED in published(house)
    assert house.pending() == ()


@pytest.mark.parametrize(
    ("answer", "verdict", "after", "label"),
    [
        (Answer(field="TOTAL", verdict=Verdict.CONFIRMED), Verdict.CONFIRMED, "9.00", {"TOTAL": "9.00"}),
        (Answer(field="TOTAL", verdict=Verdict.CONFIRMED, value="9,00"), Verdict.CONFIRMED, "9.00", {"TOTAL": "9.00"}),
        (Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="9,00"), Verdict.CONFIRMED, "9.00", {"TOTAL": "9.00"}),
        (Answer(field="TOTAL", verdict=Verdict.ABSENT), Verdict.ABSENT, None, {"TOTAL": None}),
        (Answer(field="TOTAL", verdict=Verdict.UNREADABLE), Verdict.UNREADABLE, None, {}),
    ],
)
def test_every_verdict_means_what_it_says(
    house: House, answer: Answer, verdict: Verdict, after: str | None, label: dict[str, str | None]
) -> None:
    done = finish(house, claimed(house), Draft(answers=(answer,)))

    [correction] = done.corrections
    assert (correction.verdict, correction.before, correction.after) == (verdict, "9.00", after)
    stored = house.desk.labels.get(done.document_id)
    assert stored is not None
    assert stored.fields == label
    final = {each.name: each for each in result_of(house, house.desk.documents.get(done.document_id)).fields}
    assert final["TOTAL"].value == after


def test_confirming_that_nothing_was_found_says_absent(house: House) -> None:
    mine = claimed(house, questions=(Question(field="TAX", reasons=("Not found.",)),))
    done = finish(house, mine, Draft(answers=(Answer(field="TAX", verdict=Verdict.CONFIRMED),)))
    assert done.corrections[0].verdict is Verdict.ABSENT


def test_confirming_what_the_last_result_does_without_gives_it(house: House) -> None:
    mine = claimed(house, questions=(Question(field="TAX", reasons=("Not found.",)),))
    done = finish(house, mine, Draft(answers=(Answer(field="TAX", verdict=Verdict.CONFIRMED, value="1,40"),)))
    [correction] = done.corrections
    assert (correction.verdict, correction.before, correction.after) == (Verdict.CORRECTED, None, "1.40")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft(), "answers"),
        (Draft(answers=(Answer(field="TAX", verdict=Verdict.ABSENT),)), "answers"),
        (Draft(answers=CORRECTED.answers * 2), "answers"),
        (Draft(answers=(*CORRECTED.answers, Answer(field="NO_SUCH", verdict=Verdict.ABSENT))), "answers"),
        (Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED),)), "TOTAL"),
        (Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="a lot"),)), "TOTAL"),
        (Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="  "),)), "TOTAL"),
        (Draft(answers=(Answer(field="TOTAL", verdict=Verdict.ABSENT, value="8.00"),)), "TOTAL"),
        (Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CONFIRMED, value="8.00"),)), "TOTAL"),
        (CORRECTED.model_copy(update={"document_type": "no_such"}), "document_type"),
        (CORRECTED.model_copy(update={"line_items": (LineItemAnswer(fields={"NO_SUCH": "x"}),)}), "line_items"),
        (CORRECTED.model_copy(update={"line_items": (LineItemAnswer(fields={"PRICE": "x"}),)}), "PRICE"),
        (CORRECTED.model_copy(update={"document_type": "other"}), "answers"),
    ],
)
def test_answers_that_do_not_hold_together_are_refused_and_nothing_is_lost(
    house: House, draft: Draft, field: str
) -> None:
    mine = claimed(house)
    with pytest.raises(InvalidRequest) as refused:
        finish(house, mine, draft)
    assert refused.value.facts["field"] == field
    assert "8.00" not in json.dumps([refused.value.message, refused.value.facts])
    assert house.desk.reviews.get(mine.id) == mine
    staged = [head.key for head in derived_bucket(house.desk.files).list(keys.document_prefix(mine.document_id))]
    document = house.desk.documents.get(mine.document_id)
    assert staged == [keys.prediction(document.id, str(document.prediction_digest))]


def test_another_type_brings_its_own_questions_and_goes_into_result_and_label(house: House) -> None:
    iban = Answer(field="IBAN", verdict=Verdict.CORRECTED, value="DE89 3704 0044 0532 0130 00")
    draft = Draft(answers=(*CORRECTED.answers, iban), document_type="other")

    done = finish(house, claimed(house), draft)

    document = house.desk.documents.get(done.document_id)
    result, label = result_of(house, document), house.desk.labels.get(document.id)
    assert label is not None
    assert (document.document_type, result.document_type, label.document_type) == ("other", "other", "other")
    assert {field.name: field.value for field in result.fields} == {"TOTAL": "8.00", "IBAN": "DE89370400440532013000"}
    assert result.prediction.document_type == "slip"


def test_a_document_of_unknown_type_needs_one(house: House) -> None:
    mine = claimed(house, document_type="unknown", questions=(Question(field=None, reasons=("Unknown kind.",)),))
    with pytest.raises(InvalidRequest):
        finish(house, mine, Draft())
    assert finish(house, mine, CORRECTED.model_copy(update={"document_type": "slip"})).state is ReviewState.DONE


@pytest.mark.parametrize(("confidence", "asked"), [(None, "VENDOR_NAME"), (0.96, "TAX, VENDOR_NAME")])
def test_an_audit_asks_for_all_that_the_machine_said_something_of(
    house: House, confidence: float | None, asked: str
) -> None:
    mine = claimed(house, questions=(), audit=True)
    without_tax = Field(name="TAX", confidence=confidence)
    read = PREDICTION.model_copy(update={"fields": (*PREDICTION.fields, without_tax)})
    read_as(house.desk, mine.document_id, read)
    with pytest.raises(InvalidRequest) as refused:
        finish(house, mine)
    assert refused.value.facts["fields"] == asked


def test_the_same_submit_five_times_with_one_key_makes_one_correction(house: House) -> None:
    mine = claimed(house)
    answers = [finish(house, mine, request=KEY) for _ in range(5)]

    assert {each.model_dump_json() for each in answers} == {answers[0].model_dump_json()}
    document = house.desk.documents.get(mine.document_id)
    assert document.revision == 1
    assert len(result_of(house, document).corrections) == 1
    assert published(house).count(EventType.REVIEW_COMPLETED) == 1
    with pytest.raises(KeyReused):
        finish(house, mine, request=Request(id=KEY.id, fingerprint="other answers"))


def test_what_the_request_leaves_behind_holds_no_values(house: House) -> None:
    finish(house, claimed(house), request=KEY)
    stored = house.desk.requests.get(KEY.id)
    assert stored is not None
    assert "8.00" not in stored.model_dump_json()


def test_a_bus_that_is_down_does_not_undo_a_submit(house: House) -> None:
    mine = claimed(house)
    assert isinstance(house.desk.outbox, FakeEventOutbox)
    house.desk.outbox.fault = ServiceUnavailable()
    assert finish(house, mine).state is ReviewState.DONE
    assert [event.type for event in house.pending()] == [EventType.REVIEW_COMPLETED]


def test_two_submits_at_once_leave_the_result_of_the_one_that_won(house: House) -> None:
    """Given two windows of one person, when both submit, what the loser staged is read by nobody."""
    mine = claimed(house)
    work = house.desk.work
    assert isinstance(work, FakeUnitOfWork)

    def other_window(entities: tuple[Entity, ...]) -> None:
        work.before_commit = None
        finish(house, mine, Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="7.00"),)))

    work.before_commit = other_window
    with pytest.raises(ClaimConflict):
        finish(house, mine)

    document = house.desk.documents.get(mine.document_id)
    for result in (house.desk.files.result(document), result_of(house, document)):
        assert {field.name: field.value for field in result.fields}["TOTAL"] == "7.00"


# Ending and beginning again ------------------------------------------------------------------------------------------


def test_a_rejected_document_has_no_result_and_says_why(house: House) -> None:
    mine = claimed(house)
    done = reject(house.desk, ANN, mine.id, mine.fence, "not a slip", KEY)

    assert (done.outcome, done.note) == (ReviewOutcome.REJECTED, "not a slip")
    assert house.desk.documents.get(mine.document_id).state is DocumentState.REJECTED
    assert house.desk.documents.get(mine.document_id).revision == 0
    assert reject(house.desk, ANN, mine.id, mine.fence, "not a slip", KEY) == done


def test_a_second_round_builds_on_the_first(house: House) -> None:
    finish(house, claimed(house))
    document_id = house.desk.reviews.list(state=ReviewState.DONE).items[0].document_id

    again = reopen(house.desk, SENIOR, document_id, KEY)

    assert reopen(house.desk, SENIOR, document_id, KEY).id == again.id
    assert (again.round, again.amount, again.supplier) == (2, Decimal("8.00"), "Corner Shop")
    mine = claim(house.desk, ANN, again.id)
    tax = Answer(field="TAX", verdict=Verdict.CORRECTED, value="1.00")
    done = finish(house, mine, Draft(answers=(tax,)))
    document = house.desk.documents.get(document_id)
    result = result_of(house, document)
    assert document.revision == 2
    assert {field.name: field.value for field in result.fields} == {
        "VENDOR_NAME": "Corner Shop",
        "TOTAL": "8.00",
        "TAX": "1.00",
    }
    assert [each.field for each in result.corrections] == ["TOTAL", "TAX"]
    assert [each.field for each in done.corrections] == ["TAX"]
    label = house.desk.labels.get(document_id)
    assert label is not None
    assert label.fields == {"TOTAL": "8.00", "TAX": "1.00"}
    assert results_bucket(house.desk.files).head(keys.result(document_id, 1)) is not None


def test_only_what_is_finished_is_reopened_and_only_what_failed_retried(house: House) -> None:
    review = house.add()
    with pytest.raises(IllegalTransition):
        reopen(house.desk, SENIOR, review.document_id)
    with pytest.raises(IllegalTransition):
        retry(house.desk, SENIOR, review.document_id)

    failed = house.desk.documents.get(review.document_id).model_copy(update={"state": DocumentState.FAILED})
    house.desk.work.commit(failed.model_copy(update={"version": failed.version + 1}))
    assert retry(house.desk, SENIOR, review.document_id).state is DocumentState.EXTRACTING
    assert isinstance(house.desk.ingest, FakeIngestQueue)
    assert [each.document_id for each in house.desk.ingest.continuations] == [review.document_id]


def test_an_annotation_is_a_label_without_a_review(house: House) -> None:
    review = house.add()
    label = annotate(house.desk, ANN, review.document_id, CORRECTED, KEY)

    assert (label.fields, label.origin, label.by) == ({"TOTAL": "8.00"}, "annotation", "ann")
    assert annotate(house.desk, ANN, review.document_id, CORRECTED, KEY) == label
    document = house.desk.documents.get(review.document_id)
    assert (document.state, document.revision) == (DocumentState.IN_REVIEW, 0)
