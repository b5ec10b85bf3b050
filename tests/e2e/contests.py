"""Contests for one document on the local stack, and the comparison of everything that is stored of it afterwards.

A slow contender runs in this process on the stack's real tables and buckets: it waits before one of its AWS calls
while the quick one is done over HTTP by the stack's own workers, then goes on or ends as a killed process would.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from unittest.mock import patch

from botocore.client import BaseClient
from docloop.bootstrap import review_context
from docloop.bootstrap.sweeping import sweeper
from docloop.errors import ConflictError
from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.model.event import OutboxEvent
from docloop.model.review import Draft
from docloop.settings import ReviewApiSettings, SweepSettings
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.reviews.submit import submit
from docloop.use_cases.sweep import SweepContext, sweep

from cdk import topology
from cdk.local.api import Person
from cdk.local.resources import client
from cdk.local.stack import LocalStack, function_environment
from cdk.local.state import StackState
from tests.e2e.racing import FIELD, answers_of, claimed
from tests.functional.contents import nothing_is_left, people_agree, published_agrees, staged_agrees
from tests.functional.wire import Killed, Wire

SWEEPS = 60
_AHEAD = timedelta(hours=1)
_READS = ("Get", "Head", "List", "Query", "Scan", "Receive", "BatchGet")


class ClockAhead:
    """An hour later than it is, so that the second deletion of what was erased is due."""

    def now(self) -> datetime:
        return datetime.now(UTC) + _AHEAD


class UnhurriedSettings(ReviewApiSettings):
    """For the contender in this process, which waits for a busy store as long as it takes."""

    hurried: ClassVar[bool] = False


@dataclass(frozen=True)
class Contests:
    """`senior` and `admin` are signed in at the stack's API; `desk` and `sweeping` work on the same tables here."""

    state: StackState
    desk: ReviewContext
    sweeping: SweepContext
    wire: Wire
    senior: Person
    admin: Person

    def slow_submit(self, document_id: str, quick: Callable[[dict[str, Any]], object], number: int, dies: bool) -> int:
        """Claim the document's review and submit it, waiting before call `number` (from 1) for `quick`.

        `dies`: the submit ends after that call. `number` 0: nothing comes in between. Return how many AWS calls it
        made.
        """
        review = claimed(self.senior, document_id)
        actor = Actor(user_id=review["claim"]["by"], roles=frozenset({Role.SENIOR}))
        draft = Draft.model_validate({"answers": answers_of(review, f"SLOW-{number}")})
        self.wire.calls.clear()
        self.wire.meanwhile = (number, lambda: quick(review)) if number else None
        self.wire.kill_at = (number, "after") if dies else None
        self.wire.armed = True
        with suppress(Killed, ConflictError):
            submit(self.desk, actor, review["id"], review["claim"]["fence"], draft)
        self.wire.armed = False
        assert self.wire.meanwhile is None, "the slow one made fewer calls than when it was alone"
        return len(self.wire.calls)

    def points(self, document_id: str) -> list[tuple[int, bool]]:
        """Where a slow submit can be held: before each call, and again to die there if the call writes."""
        self.slow_submit(document_id, lambda _: None, 0, dies=False)
        calls = [*enumerate(self.wire.calls, 1)]
        return [(number, False) for number, _ in calls] + [
            (number, True) for number, call in calls if not call.startswith(_READS)
        ]

    def quick_submit(self, review: dict[str, Any], value: str = "QUICK") -> None:
        body = {"fence": review["claim"]["fence"], "draft": {"answers": answers_of(review, value)}}
        answer = self.senior.send("POST", f"/reviews/{review['id']}/submit", body)
        assert answer.status_code in {200, 409}, answer.text

    def second_round(self, review: dict[str, Any]) -> None:
        """Another window submits, the document is reopened, and the next round is submitted too."""
        self.quick_submit(review)
        self.quick_submit(claimed(self.senior, review["document_id"]))

    def erase(self, review: dict[str, Any]) -> None:
        answer = self.admin.send("DELETE", f"/documents/{review['document_id']}")
        assert answer.status_code == 200, answer.text

    def settle(self) -> None:
        """Publish whatever is still pending, the second deletions of an hour from now included."""
        for _ in range(SWEEPS):
            report = sweep(self.sweeping)
            assert report.failed_parts == 0
            if not self.desk.outbox.pending(1):
                return
        raise AssertionError("the outbox does not empty")

    def agree(self, document_id: str, events: list[OutboxEvent]) -> None:
        """Rows, staged content, published results, label, events and the API's answer say the same."""
        document = self.desk.documents.get(document_id)
        answer = self.senior.send("GET", f"/documents/{document_id}/result")
        if document.state is DocumentState.ERASED:
            nothing_is_left(document, self.desk.files, self.desk.labels)
            assert answer.status_code == 404
            return
        published_agrees(self.desk.files, document, events)
        result = staged_agrees(self.desk.files, document)
        assert (answer.status_code == 200) == (result is not None)
        if result is None:
            return
        assert answer.json() == result.model_dump(mode="json")
        reviews = (self.senior.get(f"/reviews/{each}")["review"] for each in _rounds(document_id, document.reviews))
        last = [each for each in reviews if each["state"] == "done"][-1]
        kept = {each["field"]: each["after"] for each in last["corrections"]}
        assert {field.name: field.value for field in result.fields}[FIELD] == kept[FIELD]
        if document.state is DocumentState.COMPLETED and document.review_id:
            people_agree(result, self.desk.reviews.get(document.review_id), self.desk.labels)

    def events(self) -> list[OutboxEvent]:
        """Every event ever committed."""
        scan = client("dynamodb", self.state).get_paginator("scan")
        pages = scan.paginate(TableName=self.state.tables["outbox"])
        rows = (row for page in pages for row in page["Items"] if row["pk"]["S"].startswith("evt_"))
        return [OutboxEvent.model_validate_json(row["body"]["S"]) for row in rows]


@contextmanager
def contests_on(stack: LocalStack) -> Iterator[Contests]:
    """Contests on a running stack."""
    wire, real = Wire(), BaseClient.__dict__["_make_api_call"]
    here = threading.get_ident()

    def call(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
        # The stack's own pumps run in other threads of this process.
        if threading.get_ident() != here:
            return real(client, operation, parameters)
        return wire.call(real, client, operation, parameters)

    functions = {function.name: function for function in topology.FUNCTIONS}
    environments = {name: function_environment(functions[name], stack.state, {}) for name in ("review_api", "sweep")}
    with (
        patch.dict("os.environ", stack.state.credentials),
        patch.object(BaseClient, "_make_api_call", call),
        Person(stack.state.url, "senior") as senior,
        Person(stack.state.url, "admin") as admin,
    ):
        desk = review_context(UnhurriedSettings.from_environment(environments["review_api"]))
        sweeping = sweeper(SweepSettings.from_environment(environments["sweep"]), ClockAhead())
        yield Contests(stack.state, desk, sweeping, wire, senior, admin)


def _rounds(document_id: str, reviews: int) -> list[str]:
    return [f"rev_{document_id.removeprefix('doc_')}_{number}" for number in range(1, reviews + 1)]
