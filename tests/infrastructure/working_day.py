"""A day of the platform in a minute: documents of every fate, people at every route, and the sweeper after them."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from docloop.adapters.dynamodb import DynamoUnitOfWork, TableNames
from docloop.adapters.dynamodb_stores import DynamoDocumentStore, DynamoReviewStore
from docloop.adapters.s3 import S3BlobStore
from docloop.model.document import Document, document_id
from docloop.model.event import EventType, OutboxEvent
from reportlab.pdfgen.canvas import Canvas

from cdk.local.resources import client, password_of
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.totp import STEP_SECONDS, code_at
from tests.infrastructure.administering import administer
from tests.infrastructure.learning_calls import learn

# A type that leaves nothing to ask: its documents are accepted.
MEMO = """
name: memo
title: Memo
keywords: [memorandum]
policy: {mode: threshold, audit_rate: 0.0}
fields: [{name: TOTAL, kind: money, title: Total, labels: [total]}]
"""
# Required fields are missing, so a person has to look, however good reading becomes.
RECEIPT = ["Corner Cafe Ltd", "RECEIPT", "Receipt No: R-{}", "Thank you"]
# Hands on after every page, takes everything for lost at once.
ENVIRONMENT = {
    "extract": {"HAND_ON_SECONDS": "300"},
    "sweep": {"ORPHAN_MINUTES": "0", "ANNOUNCEMENT_DAYS": "0.0000001", "RETENTION_DAYS": "3650"},
}
PATIENCE = 90.0


def draw(*pages: list[str]) -> bytes:
    """A PDF whose pages carry their own text: read at once. The same text gives the same bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def receipt(number: int) -> bytes:
    return draw([line.format(number) for line in RECEIPT])


@dataclass
class Day:
    """One running stack and the people at it."""

    stack: LocalStack
    tokens: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.stack.state.url, timeout=60)
        self.s3 = client("s3", self.stack.state)
        self.sqs = client("sqs", self.stack.state)
        self.dynamodb = client("dynamodb", self.stack.state)
        named = self.stack.state.tables.items()
        self.tables = TableNames(**{name: table for name, table in named if name in TableNames.__annotations__})
        self.derived = S3BlobStore(client("s3", self.stack.state), self.stack.state.buckets["derived"])
        self.work = DynamoUnitOfWork(self.dynamodb, self.tables, self.derived)

    def call(self, who: str, method: str, path: str, body: object = None) -> Any:
        """The answer's JSON. Raises AssertionError with the problem when it is not a success."""
        if who not in self.tokens:
            signed_in = self.http.post("/session", json={"username": who, "password": password_of(who)})
            self.tokens[who] = signed_in.json()["access_token"]
        headers = {"Authorization": f"Bearer {self.tokens[who]}", "Idempotency-Key": uuid4().hex}
        answer = self.http.request(method, path, json=body, headers=headers)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        return answer.json() if answer.content else None

    def drop(self, name: str, data: bytes) -> None:
        self.s3.put_object(Bucket=self.stack.state.buckets["inbox"], Key=f"inbox/{name}", Body=data)

    def sweep(self) -> None:
        self.stack.pools["sweep"].invoke({})

    def documents(self, state: str) -> list[dict[str, Any]]:
        return list(self.call("admin", "GET", f"/documents?state={state}")["items"])

    def until(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, "it did not happen"
            time.sleep(0.2)

    def wait_for(self, state: str, count: int) -> None:
        self.until(lambda: len(self.documents(state)) >= count)


def run_day(home: Path, record: Path) -> None:
    """Leaves every AWS call of every function in `record`."""
    options = StackOptions(home=home, port=0, workers=1, environment=ENVIRONMENT, record=record)
    with LocalStack(options) as stack:
        day = Day(stack)
        receive_documents(day)
        look_around(day)
        review_documents(day)
        teach(day)
        learn(day, receipt(7))
        sweep_up(day)
        forget(day)
        administer(day.call)
        look_after_account(day)
        day.http.close()


def receive_documents(day: Day) -> None:
    day.call("admin", "POST", "/document-types", {"yaml": MEMO})
    day.call("reviewer", "POST", "/documents", {"document_type": "receipt"})
    for number in range(1, 5):
        day.drop(f"receipt/{number}.pdf", receipt(number))
    day.drop("memo/memo.pdf", draw(["MEMORANDUM", "about nothing at all"]))
    day.drop("long.pdf", draw(*[[*RECEIPT[:2], f"page {number}"] for number in range(3)]))
    day.drop("empty.pdf", b"")
    day.sqs.send_message(QueueUrl=day.stack.state.queues["ingest"], MessageBody="not for us")
    day.wait_for("in_review", 5)
    day.wait_for("accepted", 1)
    day.wait_for("failed", 1)
    day.drop("receipt/copy.pdf", receipt(1))
    day.drop("receipt/4.pdf", receipt(44))
    day.wait_for("duplicate", 1)
    day.wait_for("superseded", 1)
    day.wait_for("in_review", 5)


def look_around(day: Day) -> None:
    accepted, waiting = day.documents("accepted")[0]["id"], day.documents("in_review")[0]["id"]
    for path in (
        "/openapi.json",
        "/documents",
        f"/documents/{waiting}",
        f"/documents/{waiting}/pages/1",
        f"/documents/{accepted}/result",
        f"/documents/{accepted}/result?format=textract",
        "/reviews",
        "/reviews?document_type=receipt",
        "/labels?type=receipt",
        "/document-types",
        "/audit",
        "/policies/receipt",
        "/people",
    ):
        day.call("auditor", "GET", path)
    day.http.get("/console/").raise_for_status()
    day.call("senior", "POST", f"/documents/{accepted}/reopen")
    day.call("senior", "POST", f"/documents/{day.documents('failed')[0]['id']}/reopen")


def review_documents(day: Day) -> None:
    for ending, body in (
        ("submit", None),
        ("reject", {"reason": "of no use"}),
        ("escalate", {"note": "too hard"}),
        ("release", {}),
    ):
        taken = day.call("reviewer", "POST", "/reviews/next")["next"]["review"]
        review, held = f"/reviews/{taken['id']}", {"fence": taken["claim"]["fence"]}
        answers = [
            {"field": question["field"], "verdict": "absent"} for question in taken["questions"] if question["field"]
        ]
        draft: dict[str, Any] = {"draft": {"answers": answers}}
        day.call("reviewer", "GET", review)
        day.call("reviewer", "PUT", f"{review}/draft", held | draft)
        day.call("reviewer", "POST", f"{review}/extend", held)
        day.call("reviewer", "POST", f"{review}/{ending}", held | (draft if body is None else body))
    escalated = day.call("senior", "GET", "/reviews?state=escalated")["items"][0]["id"]
    day.call("senior", "POST", f"/reviews/{escalated}/claim")


def teach(day: Day) -> None:
    completed = day.documents("completed")[0]["id"]
    answer = {"field": "TOTAL", "verdict": "corrected", "value": "12.50"}
    day.call("annotator", "POST", "/labels", {"document_id": completed, "draft": {"answers": [answer]}})
    day.call("auditor", "GET", "/labels/export?type=receipt")
    exported = day.call("annotator", "GET", "/labels/export?type=receipt&format=label_studio")
    day.call("annotator", "POST", "/labels/import", {"tasks": exported["tasks"]})
    policy = day.call("admin", "GET", "/policies/receipt")
    day.call("admin", "PUT", "/policies/receipt", policy)


def sweep_up(day: Day) -> None:
    """Leaves something of everything that can fall down, then lets the sweeper look."""
    document = DynamoDocumentStore(day.dynamodb, day.tables).get(day.documents("completed")[0]["id"])
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    unpublished = OutboxEvent(
        id=f"evt_{uuid4().hex}",
        type=EventType.REVIEW_COMPLETED,
        document_id=document.id,
        result_revision=document.revision,
        result_digest=document.result_digest,
        at=long_ago,
    )
    source = document.source.model_copy(update={"key": "inbox/gone.pdf"})
    stuck = Document(id=document_id(source), source=source, received_at=long_ago, changed_at=long_ago)
    claimed = day.call("senior", "GET", "/reviews?state=claimed")["items"][0]["id"]
    review = DynamoReviewStore(day.dynamodb, day.tables, day.derived).get(claimed)
    assert review.claim is not None
    lapsed = review.claim.model_copy(update={"expires_at": long_ago})
    day.work.commit(unpublished, stuck, review.model_copy(update={"claim": lapsed, "version": review.version + 1}))
    day.sweep()
    day.until(lambda: day.call("admin", "GET", f"/documents/{stuck.id}")["document"]["state"] == "failed")


def forget(day: Day) -> None:
    """One that an admin erases, and one whose retention has ended."""
    day.call("admin", "DELETE", f"/documents/{day.documents('completed')[0]['id']}")
    old = DynamoDocumentStore(day.dynamodb, day.tables).get(day.documents("in_review")[0]["id"])
    decades_ago = datetime(2006, 1, 1, tzinfo=UTC)
    day.work.commit(old.model_copy(update={"received_at": decades_ago, "version": old.version + 1}))
    day.sweep()
    day.until(lambda: day.call("admin", "GET", f"/documents/{old.id}")["document"]["state"] == "erased")


def look_after_account(day: Day) -> None:
    """Set up, use and remove a second factor; change and forget a password; sign out."""
    who, password = "senior", password_of("senior")
    begun = day.call(who, "POST", "/session/second-factor", {"password": password})

    def code(later: int) -> str:  # good for one use, and for one step before and after
        return code_at(begun["secret"], datetime.now(UTC) + timedelta(seconds=later * STEP_SECONDS))

    day.call(who, "POST", "/session/second-factor/verify", {"password": password, "code": code(-1)})
    assert day.call(who, "GET", "/session/account")["second_factor"]
    challenge = day.http.post("/session", json={"username": who, "password": password}).json()["challenge"]
    day.http.post("/session/answer", json={"handle": challenge["handle"], "code": code(0)}).raise_for_status()
    day.call(who, "POST", "/session/second-factor/remove", {"password": password, "code": code(1)})
    day.call(who, "POST", "/session/password", {"password": password, "new_password": f"{password}-new"})
    day.http.post("/session/password-reset", json={"username": who}).raise_for_status()
    wrong = {"username": who, "code": "000000", "new_password": password}
    assert day.http.post("/session/password-reset/confirm", json=wrong).status_code == 400
    day.http.request("DELETE", "/session").raise_for_status()
