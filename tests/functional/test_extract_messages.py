"""Odd keys, events that ask for nothing, and messages that nobody understands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docloop.model.document import DocumentState

from functions.extract import handler
from tests.functional.paper import memo, memo_type
from tests.functional.stage import Stage, raise_stage

EVENT = Path(handler.__file__).with_name("event.json")
LONGEST = "inbox/memo/" + "ü" * ((1_024 - len("inbox/memo/")) // 2) + "x"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


@pytest.mark.parametrize(
    "key",
    [
        "inbox/memo/two words.txt",
        "inbox/memo/1+1=2.txt",
        "inbox/memo/50%2F50 %25.txt",
        "inbox/memo/🧾 café\u0301.txt",
        "inbox/memo/../../secret.txt",
        "inbox/memo/a\\b?c#d&e=f;g:h@i,j$k.txt",
        "inbox/memo/line\nbreak.txt",
        LONGEST,
    ],
)
def test_a_key_is_no_obstacle(stage: Stage, key: str) -> None:
    stage.upload(key, memo())
    stage.settle()
    document = stage.document()
    assert document.source.key == key
    assert document.state is DocumentState.ACCEPTED
    assert stage.queue_length("ingest_dead") == 0


def test_the_sample_event_of_another_bucket_is_set_aside(stage: Stage) -> None:
    event = json.loads(EVENT.read_text(encoding="utf-8"))
    event["Records"][0]["body"] = event["Records"][0]["body"].replace("docloop-inbox", "somebody-elses")
    assert stage.invoke(lambda: handler.handle(event, stage.context)) == {"batchItemFailures": []}
    [message] = _set_aside(stage)
    assert message["Body"] == event["Records"][0]["body"]
    assert "inbox" in message["MessageAttributes"]["reason"]["StringValue"]


def test_the_sample_event_makes_a_document(stage: Stage) -> None:
    event = json.loads(EVENT.read_text(encoding="utf-8"))
    assert stage.invoke(lambda: handler.handle(event, stage.context)) == {"batchItemFailures": []}
    document = stage.document()
    assert document.source.key == "inbox/receipt/lunch 2026-02-27.pdf"
    assert document.failure is not None
    assert document.failure.code == "source_missing"


@pytest.mark.parametrize(
    "body",
    [
        {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "docloop-inbox"},
        {
            "Records": [
                {
                    "eventName": "ObjectRemoved:Delete",
                    "s3": {"bucket": {"name": "docloop-inbox"}, "object": {"key": "inbox/a.txt"}},
                }
            ]
        },
    ],
    ids=["test event", "delete event"],
)
def test_what_asks_for_nothing_is_done_with(stage: Stage, body: dict[str, Any]) -> None:
    stage.tell(body)
    assert stage.deliver()
    assert stage.documents() == []
    assert stage.queue_length("ingest") == stage.queue_length("ingest_dead") == 0


def test_the_folder_that_a_console_makes_is_no_document(stage: Stage) -> None:
    stage.upload("inbox/memo/", b"")
    stage.settle()
    assert stage.documents() == []


@pytest.mark.parametrize(
    "body",
    [
        "hello",
        "[1, 2]",
        {"some": "JSON"},
        {"Records": [{"eventName": "ObjectCreated:Put"}]},
        {"document_id": "doc_" + "z" * 26},
        {"document_id": "key_" + "z" * 26},
    ],
    ids=["text", "list", "unknown", "half an event", "document that never was", "no document id"],
)
def test_what_nobody_understands_is_set_aside_at_once(stage: Stage, body: str | dict[str, Any]) -> None:
    stage.tell(body)
    stage.deliver()
    [message] = _set_aside(stage)
    assert message["Body"] == (body if isinstance(body, str) else json.dumps(body))
    assert message["MessageAttributes"]["reason"]["StringValue"]
    assert stage.queue_length("ingest") == 0


def _set_aside(stage: Stage) -> list[Any]:
    url = stage.resources.queues["ingest_dead"]
    told = stage.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    return list(told.get("Messages", []))
