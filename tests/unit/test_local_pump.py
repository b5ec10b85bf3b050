"""The pump builds Lambda's event and keeps its rules about what stays on the queue."""

from __future__ import annotations

import pytest

from cdk.local.pump import failed_ids, retry_delay, sqs_event
from cdk.topology import EXTRACT_TIMEOUT, QUEUES

SENT = {"a", "b"}


def test_the_event_has_the_shape_that_lambda_gives_it() -> None:
    event = sqs_event(
        [
            {
                "MessageId": "a",
                "ReceiptHandle": "r",
                "Body": "{}",
                "MD5OfBody": "m",
                "Attributes": {"ApproximateReceiveCount": "2"},
                "MessageAttributes": {"reason": {"DataType": "String", "StringValue": "why"}},
            }
        ],
        "arn:aws:sqs:us-east-1:123456789012:q",
    )
    assert event == {
        "Records": [
            {
                "messageId": "a",
                "receiptHandle": "r",
                "body": "{}",
                "attributes": {"ApproximateReceiveCount": "2"},
                "messageAttributes": {
                    "reason": {
                        "stringValue": "why",
                        "stringListValues": [],
                        "binaryListValues": [],
                        "dataType": "String",
                    }
                },
                "md5OfBody": "m",
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:us-east-1:123456789012:q",
                "awsRegion": "us-east-1",
            }
        ]
    }


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (None, set()),
        ({}, set()),
        ({"batchItemFailures": []}, set()),
        ({"batchItemFailures": [{"itemIdentifier": "a"}]}, {"a"}),
        ({"batchItemFailures": [{"itemIdentifier": "unknown"}]}, SENT),
        ({"batchItemFailures": [{"wrong": "a"}]}, SENT),
        ({"batchItemFailures": 3}, SENT),
        ("text", SENT),
    ],
)
def test_only_failed_messages_stay_and_an_unreadable_answer_keeps_them_all(answer: object, kept: set[str]) -> None:
    assert failed_ids(answer, SENT) == kept


def test_retries_come_soon_and_still_outlast_the_lease_of_a_killed_invocation() -> None:
    # Given a message that fails each time until it is moved away
    receives = next(queue.max_receives for queue in QUEUES if queue.name == "ingest")
    delays = [retry_delay(count, EXTRACT_TIMEOUT) for count in range(1, receives)]
    # Then the first retry is seen by a person who waits, and the last comes after the lease has lapsed
    assert delays == sorted(delays)
    assert delays[0] <= 5
    assert sum(delays) > EXTRACT_TIMEOUT
