"""Queues deliver at least once, in any order, and again: what counts is what is in the bucket."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError
from docloop.model.document import DocumentState, ObjectRef, document_id
from docloop.model.review import ReviewState

from tests.functional.paper import memo, memo_type, receipt
from tests.functional.sites import selection
from tests.functional.stage import Stage, raise_stage

S = DocumentState
KEY = "inbox/receipt/lunch.txt"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def test_each_event_ten_times_four_at_once_is_one_document_and_one_review(stage: Stage) -> None:
    # Given three uploads whose events come ten times each, mixed
    versions = {f"inbox/receipt/{n}.txt": stage.upload(f"inbox/receipt/{n}.txt", receipt(number=str(n))) for n in "abc"}
    stage.drop_messages()
    for _ in range(10):
        for key, version in versions.items():
            stage.tell(stage.s3_event(key, version))

    # When four invocations take them at the same time, and what was busy comes again
    for _ in range(6):
        with ThreadPoolExecutor(4) as pool:
            taken = list(pool.map(lambda _: _drain(stage), range(4)))
        assert sum(taken) > 0 or stage.queue_length("ingest") == 0
        stage.wait_for_visibility()

    # Then there is one document and one review of each
    documents = stage.documents()
    assert sorted(document.source.key for document in documents) == sorted(versions)
    assert {document.state for document in documents} == {S.IN_REVIEW}
    assert sorted(review.document_id for review in stage.reviews()) == sorted(document.id for document in documents)
    assert stage.announced() == ["ReviewOpened"] * 3
    assert stage.queue_length("review") == 3
    assert stage.queue_length("ingest") == stage.queue_length("ingest_dead") == 0


def _drain(stage: Stage) -> int:
    taken = 0
    while stage.deliver():
        taken += 1
    return taken


@pytest.mark.parametrize("versioned", [True, False], ids=["event names the version", "event does not"])
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_of_three_versions_the_newest_wins(stage: Stage, order: tuple[int, ...], versioned: bool) -> None:
    versions = [stage.upload(KEY, receipt(number=f"R-{n}", total=f"{n}.00")) for n in range(1, 4)]
    stage.drop_messages()
    for n in order:
        stage.tell(stage.s3_event(KEY, versions[n] if versioned else None))
        stage.settle()
    _newest_alone_is_alive(stage, versions[-1], expected=3 if versioned else 1)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_of_three_versions_uploaded_while_events_come_the_newest_wins(stage: Stage, order: tuple[int, ...]) -> None:
    versions = [stage.upload(KEY, receipt(number="R-1", total="1.00"))]
    stage.settle()
    versions += [stage.upload(KEY, receipt(number=f"R-{n}", total=f"{n}.00")) for n in range(2, 4)]
    stage.drop_messages()
    for n in order:
        stage.tell(stage.s3_event(KEY, versions[n]))
    stage.settle()
    _newest_alone_is_alive(stage, versions[-1], expected=3)


def test_versions_registered_at_the_same_moment_leave_one_alive(stage: Stage) -> None:
    versions = [stage.upload(KEY, receipt(number=f"R-{n}", total=f"{n}.00")) for n in range(6)]
    stage.drop_messages()
    for version in versions:
        stage.tell(stage.s3_event(KEY, version))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: _drain(stage), range(4)))
    stage.settle()
    _newest_alone_is_alive(stage, versions[-1], expected=6)


def _newest_alone_is_alive(stage: Stage, newest: str, expected: int) -> None:
    bucket = stage.resources.buckets["inbox"]
    alive = document_id(ObjectRef(bucket=bucket, key=KEY, version_id=newest))
    documents = {document.id: document.state for document in stage.documents()}
    assert documents.pop(alive) is S.IN_REVIEW
    assert list(documents.values()) == [S.SUPERSEDED] * (expected - 1)
    open_reviews = [review.document_id for review in stage.reviews() if review.state is ReviewState.OPEN]
    assert open_reviews == [alive]


def test_one_record_of_ten_is_poisoned(stage: Stage) -> None:
    # Given files (a hundred in the grid), a tenth of which S3 does not give out
    poisoned = 10 if selection.every else 2
    receives: dict[str, int] = {}

    def refused(operation: str, parameters: dict[str, Any]) -> None:
        if operation == "HeadObject" and "poisoned" in parameters["Key"]:
            receives[parameters["Key"]] = receives.get(parameters["Key"], 0) + 1
            answer: Any = {"Error": {"Code": "AccessDenied"}, "ResponseMetadata": {"HTTPStatusCode": 403}}
            raise ClientError(answer, operation)

    for number in range(10 * poisoned):
        kind = "poisoned" if number % 10 == 3 else "sound"
        stage.upload(f"inbox/memo/{kind}-{number}.txt", memo(f"{kind} {number}"))
    stage.wire.fault = refused

    # When they are delivered until nothing comes any more
    stage.settle(rounds=12)

    # Then the sound ones are done and the others were set aside after exactly five receives
    assert [document.state for document in stage.documents()] == [S.ACCEPTED] * (9 * poisoned)
    assert stage.queue_length("ingest") == 0
    assert stage.queue_length("ingest_dead") == poisoned
    assert len(receives) == poisoned
    assert set(receives.values()) == {5}

    # When the permission is there and the messages are driven back
    stage.wire.fault = None
    stage.redrive()
    stage.settle()

    # Then all are done
    assert [document.state for document in stage.documents()] == [S.ACCEPTED] * (10 * poisoned)
    assert stage.queue_length("ingest_dead") == 0
