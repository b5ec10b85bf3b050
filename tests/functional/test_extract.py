"""From a file in the inbox to a decision, on moto."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from docloop.adapters import keys
from docloop.adapters.types import shipped_types
from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.model.policy import Policy
from docloop.model.result import Result
from docloop.model.review import ReviewState
from docloop.use_cases.reviews.flags import NewFlag, flag

from tests.functional.crash import desk_of
from tests.functional.paper import DAMAGED, memo, memo_type, receipt
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import derived_bucket, results_bucket

S = DocumentState


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def test_a_file_with_nothing_to_ask_is_accepted(stage: Stage) -> None:
    stage.add_type(memo_type())
    stage.upload("inbox/memo/monday.txt", memo())

    stage.settle()

    document = stage.document()
    assert (document.state, document.document_type, document.named_type) == (S.ACCEPTED, "memo", "memo")
    assert (document.pages, document.pages_read, document.media_type) == (1, 1, "text/plain")
    assert document.version == 4, "registered, taken, linked to its content, settled: each write is a round trip"
    assert document.reader_seconds == 0.5
    assert document.seconds > 0
    assert document.lease_until is None
    result = Result.model_validate_json(results_bucket(stage.stores.files).get(keys.result(document.id, 1)))
    assert (result.document_id, result.revision, result.reviewed_by) == (document.id, 1, None)
    assert result.source == document.source
    assert stage.announced() == ["DocumentAccepted"]
    assert stage.reviews() == []


def test_what_a_type_can_do_without_is_left_out_of_the_result(stage: Stage) -> None:
    # Given a policy that is content with any total and can do without all the rest
    rest = tuple(spec.name for spec in shipped_types()[0].fields if spec.name != "TOTAL")
    policy = Policy(threshold=0.0, thresholds=dict.fromkeys(rest, 1.0), dispensable=rest, audit_rate=0.0)
    stage.set_policy("invoice", policy)
    stage.upload("inbox/invoice/lunch.txt", b"Invoice\nInvoice No: R-1001\nDate: 2026-02-27\n\nTotal EUR 12.50\n")

    stage.settle()

    document = stage.document()
    result = Result.model_validate_json(results_bucket(stage.stores.files).get(keys.result(document.id, 1)))
    prediction = stage.stores.files.prediction(document)
    assert prediction is not None
    assert document.state is S.ACCEPTED
    values = {each.name: each.value for each in result.fields}
    assert (values["INVOICE_RECEIPT_ID"], values["TOTAL"]) == (None, "12.50")
    assert prediction.value("INVOICE_RECEIPT_ID") == "R-1001"


def test_a_flag_sends_the_next_document_to_a_person(stage: Stage) -> None:
    stage.add_type(memo_type())
    desk = desk_of(stage)
    given = flag(desk, Actor(user_id="me", roles=frozenset({Role.REVIEWER})), NewFlag("memo", None, None, "look"))
    stage.upload("inbox/memo/monday.txt", memo())

    stage.settle()

    [review] = stage.reviews()
    assert stage.document().state is S.IN_REVIEW
    assert {question.reasons for question in review.questions} == {(given.reason,)}
    assert review.key_name == "monday.txt"


def test_a_file_with_open_questions_goes_to_a_person(stage: Stage) -> None:
    stage.upload("inbox/receipt/lunch.txt", receipt(total="12.50"))

    stage.settle()

    document = stage.document()
    [review] = stage.reviews()
    assert (document.state, document.review_id, document.reviews) == (S.IN_REVIEW, review.id, 1)
    assert (review.state, review.document_id, review.document_type) == (ReviewState.OPEN, document.id, "receipt")
    assert str(review.amount) == "12.50"
    extraction = stage.stores.files.prediction(document)
    assert extraction is not None
    assert (review.supplier, review.key_name) == (extraction.value("VENDOR_NAME"), "lunch.txt")
    assert review.questions
    assert document.reasons
    assert review.announced_at is not None
    assert stage.queue_length("review") == 1
    assert stage.results() == []
    assert stage.announced() == ["ReviewOpened"]
    extraction = stage.stores.files.prediction(document)
    assert extraction is not None
    assert extraction.value("TOTAL") == "12.50"
    assert derived_bucket(stage.stores.files).get(keys.page_image(document.id, 1))[:3] == b"\xff\xd8\xff"


def test_more_money_is_looked_at_first(stage: Stage) -> None:
    for total in ("12.50", "4200.00", "98000.00"):
        stage.upload(f"inbox/receipt/{total}.txt", receipt(number=f"R-{total}", total=total))
    stage.settle()
    by_amount = {str(review.amount): review.priority for review in stage.reviews()}
    assert by_amount["12.50"] < by_amount["4200.00"] < by_amount["98000.00"]


def test_a_folder_that_names_no_type_is_just_a_folder(stage: Stage) -> None:
    stage.upload("inbox/2026/lunch.txt", receipt())
    stage.settle()
    document = stage.document()
    assert (document.named_type, document.document_type) == (None, "receipt")


def test_a_file_of_no_known_type_is_shown_to_a_person_as_a_whole(stage: Stage) -> None:
    stage.upload("inbox/poem.txt", b"The rain it raineth every day")
    stage.settle()
    [review] = stage.reviews()
    assert stage.document().state is S.IN_REVIEW
    assert review.document_type == "unknown"
    assert [question.field for question in review.questions] == [None]


def test_a_damaged_file_fails_with_a_remedy_and_is_not_tried_again(stage: Stage) -> None:
    stage.upload("inbox/broken.txt", DAMAGED)

    stage.deliver()

    document = stage.document()
    assert document.state is S.FAILED
    assert document.failure is not None
    assert document.failure.code == "damaged_file"
    assert document.failure.remedy
    assert stage.queue_length("ingest") == 0
    assert stage.announced() == ["DocumentFailed"]


def test_a_file_over_the_byte_budget_is_never_fetched(stage: Stage) -> None:
    stage.aim(max_bytes=10)
    stage.upload("inbox/receipt/big.txt", receipt())
    stage.deliver()
    failure = stage.document().failure
    assert failure is not None
    assert failure.code == "file_too_large"
    assert "GetObject" not in stage.wire.calls


def test_a_file_deleted_before_it_was_read_fails_visibly(stage: Stage) -> None:
    version = stage.upload("inbox/receipt/gone.txt", receipt())
    stage.tell(stage.s3_event("inbox/receipt/gone.txt", version))
    inbox = stage.resources.buckets["inbox"]
    stage.clients.s3.delete_object(Bucket=inbox, Key="inbox/receipt/gone.txt", VersionId=version)

    stage.settle()

    failure = stage.document().failure
    assert failure is not None
    assert failure.code == "source_missing"


def test_an_event_without_a_version_for_a_deleted_file_asks_for_nothing(stage: Stage) -> None:
    version = stage.upload("inbox/receipt/gone.txt", receipt())
    inbox = stage.resources.buckets["inbox"]
    stage.clients.s3.delete_object(Bucket=inbox, Key="inbox/receipt/gone.txt", VersionId=version)
    stage.settle()
    assert stage.documents() == []
    assert stage.queue_length("ingest_dead") == 0


def test_the_same_bytes_under_another_name_are_a_duplicate(stage: Stage) -> None:
    stage.upload("inbox/receipt/one.txt", receipt())
    stage.settle()
    first = stage.document()
    stage.upload("inbox/receipt/two.txt", receipt())

    stage.settle()

    second = next(document for document in stage.documents() if document.id != first.id)
    assert (second.state, second.duplicate_of) == (S.DUPLICATE, first.id)
    assert len(stage.reviews()) == 1
    assert stage.announced() == ["ReviewOpened", "DocumentDuplicated"]


def test_bytes_that_failed_before_are_no_duplicate(stage: Stage) -> None:
    stage.upload("inbox/one.txt", DAMAGED)
    stage.upload("inbox/two.txt", DAMAGED)
    stage.settle()
    assert [document.state for document in stage.documents()] == [S.FAILED, S.FAILED]


def test_the_same_bill_on_other_paper_is_pointed_out(stage: Stage) -> None:
    stage.upload("inbox/receipt/one.txt", receipt())
    stage.settle()
    stage.upload("inbox/receipt/two.txt", receipt() + b"copy\n")

    stage.settle()

    second, first = stage.documents()
    extraction = stage.stores.files.prediction(second)
    assert extraction is not None
    assert [finding.code for finding in extraction.findings if first.id in finding.message] == ["duplicate"]
    assert any(first.id in reason for reason in second.reasons)


def test_a_newer_version_ends_the_older_and_its_review(stage: Stage) -> None:
    stage.upload("inbox/receipt/lunch.txt", receipt())
    stage.settle()
    stage.upload("inbox/receipt/lunch.txt", receipt(total="13.00"))

    stage.settle()

    newer, older = stage.documents()
    states = {review.document_id: review.state for review in stage.reviews()}
    assert (older.state, older.superseded_by) == (S.SUPERSEDED, newer.id)
    assert newer.state is S.IN_REVIEW
    assert states == {older.id: ReviewState.CANCELLED, newer.id: ReviewState.OPEN}
    assert sorted(stage.announced()) == ["DocumentSuperseded", "ReviewCancelled", "ReviewOpened", "ReviewOpened"]


def test_two_uploads_in_one_message_are_two_documents(stage: Stage) -> None:
    stage.add_type(memo_type())
    inbox = stage.resources.buckets["inbox"]
    for name in ("a", "b"):
        stage.upload(f"inbox/memo/{name}.txt", memo(name))
    stage.drop_messages()
    records = [json.loads(stage.s3_event(f"inbox/memo/{name}.txt"))["Records"][0] for name in ("a", "b")]
    assert {record["s3"]["bucket"]["name"] for record in records} == {inbox}
    stage.tell({"Records": records})

    stage.settle()

    assert [document.state for document in stage.documents()] == [S.ACCEPTED, S.ACCEPTED]
