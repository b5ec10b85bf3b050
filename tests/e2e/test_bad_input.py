"""What people really drop: each thing ends in a state that is seen, with a remedy, and nothing waits for ever."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docloop.model.document import DocumentState

from cdk.local.resources import client
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox, Outcome
from tests.e2e.bad_files import BAD, GOOD, pdf
from tests.e2e.waiting import until


def drop(platform: LocalStack, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and JSON of `docloop drop --wait`."""
    command = [sys.executable, "-m", "docloop.cli.main", "drop", "--home", str(platform.options.home)]
    done = subprocess.run([*command, "--wait", "--json", *arguments], capture_output=True, text=True, check=False)  # noqa: S603  ours
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def settle(inbox: Inbox, path: Path, key: str) -> Outcome:
    return inbox.wait([inbox.put(path, key)], lambda _: None, stall=240)[0]


def queues_are_empty(platform: LocalStack) -> bool:
    sqs = client("sqs", platform.state)
    url = platform.state.queues["ingest"]
    held = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return {held["ApproximateNumberOfMessages"], held["ApproximateNumberOfMessagesNotVisible"]} == {"0"}


def dead_letters(platform: LocalStack) -> list[Any]:
    url = platform.state.queues["ingest_dead"]
    sqs = client("sqs", platform.state)
    found: list[Any] = sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0, MessageAttributeNames=["All"]
    ).get("Messages", [])
    return found


def test_files_that_cannot_be_processed_fail_with_a_code_and_a_remedy(platform: LocalStack, tmp_path: Path) -> None:
    # Given every kind of bad file, and a good one among them
    for name, make, _ in BAD.values():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "good.pdf").write_bytes(pdf(GOOD))
    # When they are dropped and waited for
    code, outcomes = drop(platform, *(str(path) for path in sorted(tmp_path.iterdir())))
    # Then the command says that some failed, and each says why and what helps
    assert code == 1
    by_name = {Path(outcome["file"]).name: outcome for outcome in outcomes}
    failures = {name: (by_name[name]["failure"] or {}).get("code") for name in by_name}
    assert failures == {name: expected for name, _, expected in BAD.values()} | {"good.pdf": None}
    assert all(outcome["failure"]["remedy"] for outcome in outcomes if outcome["failure"])
    assert by_name["good.pdf"]["state"] in {"in_review", "accepted"}
    # And nothing of it is tried again
    until(lambda: queues_are_empty(platform))
    assert not [letter for letter in dead_letters(platform) if '"s3"' in letter["Body"]]


def test_a_page_of_14400_points_is_read_within_the_pixel_budget(inbox: Inbox, tmp_path: Path) -> None:
    file = tmp_path / "wide.pdf"
    file.write_bytes(pdf("WIDE\nThis page is as wide as pages get.", width=14_400, height=14_400))
    outcome = settle(inbox, file, "inbox/wide.pdf")
    assert outcome.document
    assert outcome.document.state in {DocumentState.IN_REVIEW, DocumentState.ACCEPTED, DocumentState.FAILED}
    if outcome.document.failure:
        assert outcome.document.failure.code == "page_too_large"


KEYS = [
    "inbox/with spaces and + plus.pdf",
    "inbox/100%2F50.pdf",
    "inbox/receipt 🧾 ümlaut.pdf",
    "inbox/a..b/..c.pdf",
    "inbox/" + "k" * (1_024 - len("inbox/") - len(".pdf")) + ".pdf",
    "inbox/no extension",
]


@pytest.mark.parametrize("key", KEYS, ids=["spaces", "percent", "emoji", "dots", "1024 bytes", "no extension"])
def test_any_key_that_s3_takes_leads_to_its_document(inbox: Inbox, tmp_path: Path, key: str) -> None:
    file = tmp_path / "good.pdf"
    file.write_bytes(pdf(f"{GOOD}\nIt is number {KEYS.index(key)} of those with strange names."))
    outcome = settle(inbox, file, key)
    assert outcome.document
    assert outcome.document.source.key == key
    assert outcome.document.state in {DocumentState.IN_REVIEW, DocumentState.ACCEPTED, DocumentState.FAILED}
    if outcome.document.failure:
        assert outcome.document.failure.code == "unknown_document_type"


def test_messages_that_are_no_upload_are_done_with_at_once(platform: LocalStack) -> None:
    # Given what S3 sends besides uploads, and what it never sends
    bucket = platform.state.buckets["inbox"]
    removed = {
        "eventSource": "aws:s3",
        "eventName": "ObjectRemoved:Delete",
        "s3": {"bucket": {"name": bucket}, "object": {"key": "inbox/gone.pdf"}},
    }
    harmless = [{"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": bucket}, {"Records": [removed]}]
    strange = ['{"unknown": "json"}', "no JSON", "[]", '{"Records": 7}']
    sqs = client("sqs", platform.state)
    before = len(dead_letters(platform))
    # When they are put on the ingest queue
    for body in [*(json.dumps(message) for message in harmless), *strange]:
        sqs.send_message(QueueUrl=platform.state.queues["ingest"], MessageBody=body)
    until(lambda: queues_are_empty(platform))
    # Then the strange ones lie in the dead-letter queue with a reason, and nothing else does
    letters = dead_letters(platform)[before:]
    assert sorted(letter["Body"] for letter in letters) == sorted(strange)
    assert all("reason" in letter["MessageAttributes"] for letter in letters)
