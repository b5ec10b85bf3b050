"""What messages on the ingest queue are understood to say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from docloop.errors import UnreadableMessage
from docloop.model.event import Continuation
from docloop.use_cases.documents.messages import Message, Upload, parse
from hypothesis import given
from hypothesis import strategies as st

BUCKET = "docloop-inbox"
DOCUMENT = "doc_" + "a" * 26
EVENT = Path(__file__).parents[2] / "functions/extract/event.json"


def s3_event(key: str, *, name: str = "ObjectCreated:Put", bucket: str = BUCKET, **described: Any) -> str:
    record = {"eventName": name, "s3": {"bucket": {"name": bucket}, "object": {"key": key, **described}}}
    return json.dumps({"Records": [record]})


def test_an_event_as_s3_writes_it() -> None:
    body = json.loads(EVENT.read_text(encoding="utf-8"))["Records"][0]["body"]
    upload = Upload("inbox/receipt/lunch 2026-02-27.pdf", "096fKKXTRTtl3on89fVO.nfljtsv6qko")
    assert parse(body, BUCKET) == Message((upload,))


@pytest.mark.parametrize(
    "key",
    [
        "inbox/two words.pdf",
        "inbox/a+b.pdf",
        "inbox/50%2F50.pdf",
        "inbox/🧾 café.pdf",
        "inbox/../../etc/passwd",
        "inbox//double",
        "x" * 1_024,
    ],
)
def test_a_key_is_what_the_uploader_called_it(key: str) -> None:
    assert parse(s3_event(quote_plus(key)), BUCKET).work == (Upload(key),)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=256))
def test_every_key_survives_the_event(key: str) -> None:
    expected = () if key.endswith("/") else (Upload(key),)
    assert parse(s3_event(quote_plus(key)), BUCKET).work == expected


def test_a_document_that_is_handed_on() -> None:
    assert parse(json.dumps({"document_id": DOCUMENT}), BUCKET).work == (Continuation(document_id=DOCUMENT),)


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": BUCKET}),
        s3_event("inbox/a.pdf", name="ObjectRemoved:Delete"),
        s3_event("inbox/a.pdf", name="ObjectRemoved:DeleteMarkerCreated"),
        s3_event("inbox/a.pdf", name="LifecycleExpiration:Delete"),
        s3_event("inbox/folder/"),
    ],
    ids=["test event", "deleted", "delete marker", "expired", "empty folder of a console"],
)
def test_a_message_that_asks_for_nothing(body: str) -> None:
    assert parse(body, BUCKET) == Message(ignored=1)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello",
        "[]",
        "null",
        "17",
        "{}",
        '{"Records": []}',
        '{"Records": {}}',
        '{"Records": ["a"]}',
        '{"Records": [{"eventName": "ObjectCreated:Put"}]}',
        '{"document_id": 7}',
        '{"document_id": "rev_1"}',
        json.dumps({"document_id": DOCUMENT, "also": 1}),
        json.dumps({"document_id": "doc_" + "A" * 26}),
        s3_event("a", bucket="somebody-elses"),
        s3_event("a", name="ObjectRestore:Completed"),
        s3_event(""),
        s3_event("x" * 1_025),
        s3_event("%FF%FE"),
        s3_event("\ud800"),
        s3_event("a", versionId=7),
        s3_event("a", versionId="\udc00"),
        json.dumps({"Message": s3_event("a"), "TopicArn": "arn:aws:sns:eu-central-1:123456789012:topic"}),
        "[" * 100_000,
        "9" * 10_000,
    ],
)
def test_anything_else_is_refused(body: str) -> None:
    with pytest.raises(UnreadableMessage):
        parse(body, BUCKET)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
        max_leaves=12,
    )
)
def test_no_json_gets_past_the_typed_error(content: Any) -> None:
    for body in (json.dumps(content), json.dumps({"Records": content}), json.dumps({"Records": [{"s3": content}]})):
        with pytest.raises(UnreadableMessage):
            parse(body, BUCKET)


def test_several_records_stay_in_their_order() -> None:
    first, second = json.loads(s3_event("inbox/1"))["Records"], json.loads(s3_event("inbox/2"))["Records"]
    gone = json.loads(s3_event("inbox/3", name="ObjectRemoved:Delete"))["Records"]
    message = parse(json.dumps({"Records": [*first, *gone, *second]}), BUCKET)
    assert message == Message((Upload("inbox/1"), Upload("inbox/2")), ignored=1)
