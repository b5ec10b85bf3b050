"""Time runs out, services fail, processes die: the document gets there, or says why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError
from docloop.errors import ReaderFailed
from docloop.model import limits
from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.documents.lease import MAX_STARTS

from tests.functional.crash import desk_of
from tests.functional.paper import memo, memo_type, receipt
from tests.functional.stage import Stage, raise_stage
from tests.functional.wire import Killed
from tests.stored_files import derived_bucket, results_bucket

S = DocumentState


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def test_a_long_scan_gets_through_a_few_pages_at_a_time(stage: Stage) -> None:
    # Given 200 pages, and time for seven in an invocation
    stage.upload("inbox/memo/long.txt", b"\f".join(memo(f"page {number}") for number in range(200)))
    read: list[int] = []
    stage.opener.on_page = read.append
    budget = iter(range(10_000))
    stage.remaining = lambda: 300.0 if next(budget) % 8 else 30.0

    # When the messages that hand it on are delivered
    invocations = 0
    while stage.deliver():
        invocations += 1

    # Then every page was read once and the document is decided
    document = stage.document()
    assert (document.state, document.pages, document.pages_read) == (S.ACCEPTED, 200, 200)
    assert read == list(range(1, 201))
    assert document.reader_seconds == pytest.approx(100)
    assert 20 < invocations < 60


def test_with_no_time_at_all_every_invocation_reads_a_page(stage: Stage) -> None:
    stage.upload("inbox/memo/long.txt", b"\f".join(memo(str(number)) for number in range(5)))
    stage.remaining = lambda: 1.0
    stage.settle()
    assert stage.document().state is S.ACCEPTED


def test_what_was_read_before_the_process_died_is_not_read_again(stage: Stage) -> None:
    stage.upload("inbox/memo/long.txt", b"\f".join(memo(str(number)) for number in range(6)))
    read: list[int] = []

    def die_once(number: int) -> None:
        read.append(number)
        if read == [1, 2, 3, 4]:
            raise Killed

    stage.opener.on_page = die_once
    stage.settle()
    assert read == [1, 2, 3, 4, 4, 5, 6]
    assert stage.document().state is S.ACCEPTED


def test_a_page_that_kills_every_process_ends_as_a_failure(stage: Stage) -> None:
    stage.upload("inbox/memo/poison.txt", memo())
    starts: list[int] = []

    def die(number: int) -> None:
        starts.append(number)
        raise Killed

    stage.opener.on_page = die
    stage.settle()
    document = stage.document()
    assert len(starts) == MAX_STARTS
    assert document.state is S.FAILED
    assert document.failure is not None
    assert document.failure.code == "processing_failed"
    assert stage.queue_length("ingest_dead") == 0
    assert stage.announced() == ["DocumentFailed"]


def test_a_defect_is_retried_and_ends_as_a_failure_too(stage: Stage) -> None:
    stage.upload("inbox/memo/odd.txt", memo())
    stage.opener.on_page = lambda _: json.loads("{")
    stage.settle()
    assert stage.document().state is S.FAILED


def test_a_reader_that_never_answers_is_given_up(stage: Stage) -> None:
    stage.upload("inbox/memo/odd.txt", memo())

    def refuse(_: int) -> None:
        raise ReaderFailed

    stage.opener.on_page = refuse
    stage.settle()
    assert stage.document().state is S.FAILED


def test_a_service_that_is_down_costs_the_document_nothing(stage: Stage) -> None:
    # Given S3 that does not give objects out
    def down(operation: str, parameters: dict[str, Any]) -> None:
        if operation == "GetObject":
            answer: Any = {"Error": {"Code": "SlowDown"}, "ResponseMetadata": {"HTTPStatusCode": 503}}
            raise ClientError(answer, operation)

    stage.upload("inbox/memo/monday.txt", memo())
    stage.wire.fault = down
    for _ in range(4):
        stage.deliver()
        stage.wait_for_visibility()

    # Then no start is held against the document, and nobody has it in hand
    document = stage.document()
    assert (document.state, document.attempts) == (S.EXTRACTING, 0)
    assert document.lease_until is not None
    assert document.lease_until < stage.clock.now()

    # When S3 is back
    stage.wire.fault = None
    stage.settle()
    assert stage.document().state is S.ACCEPTED


def test_while_one_invocation_works_another_stays_away(stage: Stage) -> None:
    # Given a message that comes again while its document is being read
    version = stage.upload("inbox/receipt/lunch.txt", receipt())
    inner: list[bool] = []

    def deliver_again(_: int) -> None:
        if not inner:
            stage.tell(stage.s3_event("inbox/receipt/lunch.txt", version))
            inner.append(stage.deliver())

    stage.opener.on_page = deliver_again
    stage.deliver()

    # Then the second is told to come back, and finds nothing to do
    assert stage.queue_length("ingest") == 1
    stage.settle()
    assert stage.queue_length("ingest") == 0
    assert stage.document().state is S.IN_REVIEW
    assert len(stage.reviews()) == 1


def test_a_newer_version_in_the_middle_of_reading_wins(stage: Stage) -> None:
    stage.upload("inbox/memo/monday.txt", memo("monday") + b"\f" + memo())
    done: list[bool] = []

    def upload_newer(number: int) -> None:
        if number == 2 and not done:
            done.append(True)
            stage.upload("inbox/memo/monday.txt", memo("tuesday"))
            stage.deliver()

    stage.opener.on_page = upload_newer
    stage.settle()
    newer, older = stage.documents()
    assert (newer.state, older.state) == (S.ACCEPTED, S.SUPERSEDED)
    assert stage.results() == [f"{newer.id}/1.json", f"{newer.id}/latest.json"]


def test_a_document_erased_in_the_middle_of_reading_leaves_nothing_behind(stage: Stage) -> None:
    stage.upload("inbox/memo/monday.txt", memo("monday") + b"\f" + memo())
    admin = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))

    def erase_it(number: int) -> None:
        if number == 2:
            erase(desk_of(stage), admin, stage.document().id)

    stage.opener.on_page = erase_it
    stage.settle()
    assert stage.document().state is S.ERASED
    assert list(derived_bucket(stage.stores.files).list()) == list(results_bucket(stage.stores.files).list()) == []
    assert stage.queue_length("ingest") == 0


def test_a_document_that_is_not_understood_in_time_fails_at_its_first_start(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given documents that may take no time at all to be understood
    monkeypatch.setattr(limits, "SECONDS_TO_UNDERSTAND", 0.0)
    monkeypatch.setattr(limits, "SECONDS_TO_UNDERSTAND_A_PAGE", 0.0)
    stage.upload("inbox/memo/slow.txt", memo("something slow"))
    # When one is delivered once
    assert stage.deliver()
    # Then it has failed with a remedy, and nothing waits to be delivered again
    document = stage.document()
    assert document.state is S.FAILED
    assert document.failure
    assert document.failure.code == "took_too_long"
    assert document.failure.remedy
    assert not stage.deliver()
