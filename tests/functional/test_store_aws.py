"""What only the AWS adapters do: repeated calls, unknown messages, upload forms, details on the bus."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from docloop.adapters.events import detail_of
from docloop.adapters.sqs import SqsReviewQueue, notice_of
from docloop.errors import ServiceUnavailable, VersionConflict
from docloop.model.document import KeyHead, ObjectRef
from docloop.model.event import Announcement, Continuation, EventType, OutboxEvent
from docloop.use_cases.documents.messages import parse
from docloop.use_cases.sweep import sweep

from tests.fakes import START
from tests.functional.house import House, moto_house
from tests.stored_files import results_bucket


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with moto_house() as made:
        yield made


def refused(operation: str, *, attempts: int) -> Any:
    """The first answer of `operation` is lost: it is done, and the repeated call is answered."""
    current = BaseClient.__dict__["_make_api_call"]

    def call(client: Any, name: str, parameters: dict[str, Any]) -> Any:
        if name != operation:
            return current(client, name, parameters)
        current(client, name, parameters)
        try:
            return current(client, name, parameters)
        except ClientError as error:
            error.response["ResponseMetadata"]["RetryAttempts"] = attempts
            raise

    return patch.object(BaseClient, "_make_api_call", call)


def test_a_write_whose_answer_was_lost_is_no_conflict_with_itself(house: House) -> None:
    with refused("PutItem", attempts=1):
        house.desk.work.commit(KeyHead(id="key_lost", document_id="doc_1"))
    assert house.desk.documents.key_head("key_lost") is not None


def test_the_same_write_by_somebody_else_is_a_conflict(house: House) -> None:
    with refused("PutItem", attempts=0), pytest.raises(VersionConflict):
        house.desk.work.commit(KeyHead(id="key_twice", document_id="doc_1"))


def test_messages_that_are_no_announcement_are_removed(house: House) -> None:
    queue = house.desk.queue
    assert isinstance(queue, SqsReviewQueue)
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="docloop-review")["QueueUrl"]
    for body in ("", "null", "{}", '{"review_id": 1}', '{"review_id": "r", "more": 1}', "é"):
        sqs.send_message(QueueUrl=url, MessageBody=body or " ")
    queue.announce(Announcement(review_id="rev_1"))

    dealt = [each for _ in range(3) for each in queue.receive()]

    assert [each.announcement.review_id for each in dealt] == ["rev_1"]
    queue.delete([each.receipt for each in dealt])
    names: Any = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    counted = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    assert set(counted.values()) == {"0"}


@pytest.mark.parametrize(
    "key", ["inbox/a b+c%2F.pdf", "inbox/ü😀.pdf", "inbox/plain", "inbox/..", "inbox/" + "k" * 1000]
)
@pytest.mark.parametrize("version_id", ["null", "v1"])
def test_a_notice_reads_as_what_s3_sends(key: str, version_id: str) -> None:
    source = ObjectRef(bucket="inbox", key=key, version_id=version_id)
    [upload] = parse(json.dumps(notice_of(source)), "inbox").work
    assert not isinstance(upload, Continuation)
    assert (upload.key, upload.version_id) == (key, None if version_id == "null" else version_id)


def test_an_upload_form_fixes_key_size_and_metadata(house: House) -> None:
    key = "inbox/slip/abc"
    url, fields = house.desk.inbox.presigned_post(key, max_bytes=1_000, seconds=60, metadata={"uploaded-by": "ann"})

    policy = json.loads(base64.b64decode(fields["policy"]))
    assert ["content-length-range", 1, 1_000] in policy["conditions"]
    assert {"key": key} in policy["conditions"]
    assert {"x-amz-meta-uploaded-by": "ann"} in policy["conditions"]
    assert (fields["key"], fields["x-amz-meta-uploaded-by"]) == (key, "ann")
    assert house.desk.inbox.bucket in url
    with pytest.raises(ValueError, match="fixed"):
        house.desk.inbox.presigned_post("inbox/${filename}", max_bytes=1, seconds=60, metadata={})


def test_the_sweeper_finds_objects_that_no_table_knows(house: House) -> None:
    for key in ("inbox/lost +1.pdf", "inbox/lost +1.pdf", "inbox/slip/2.pdf", "other/3.pdf"):
        house.desk.inbox.put(key, b"x", "application/pdf")
    head = house.desk.inbox.head("inbox/slip/2.pdf")
    assert head is not None
    house.clock.set(head.modified_at + timedelta(minutes=20))

    assert [sweep(house.sweeper).noticed for _ in range(2)] == [2, 0]


def test_an_empty_prefix_never_empties_a_bucket(house: House) -> None:
    with pytest.raises(ValueError, match="prefix"):
        results_bucket(house.desk.files).delete("")


def test_the_bus_is_told_ids_only(house: House) -> None:
    event = OutboxEvent(
        id="evt_1",
        type=EventType.REVIEW_COMPLETED,
        document_id="doc_1",
        review_id="rev_1",
        result_revision=2,
        result_digest="ab" * 32,
        at=START,
    )
    assert detail_of(event) == {
        "event_id": "evt_1",
        "type": "ReviewCompleted",
        "document_id": "doc_1",
        "review_id": "rev_1",
        "part_of": None,
        "parts": [],
        "revision": 2,
        "result_key": "doc_1/2.json",
        "result_digest": "ab" * 32,
        "at": START.isoformat(),
    }
    house.desk.outbox.publish(event)
    current = BaseClient.__dict__["_make_api_call"]

    def full(client: Any, name: str, parameters: dict[str, Any]) -> Any:
        if name == "PutEvents":
            return {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "InternalFailure"}]}
        return current(client, name, parameters)

    with patch.object(BaseClient, "_make_api_call", full), pytest.raises(ServiceUnavailable):
        house.desk.outbox.publish(event)
