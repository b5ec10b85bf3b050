"""Ends a handler before and after each of its AWS calls, lets the world go on, and looks at what is left.

`python -m tests.functional.crash` kills at every call and prints how many times a handler was ended.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest
from docloop.adapters.cached import KNOWLEDGE_SECONDS
from docloop.bootstrap import review_context
from docloop.model.audit import AuditEntry, Sought
from docloop.model.document import Document, DocumentState
from docloop.model.event import OutboxEvent
from docloop.model.review import ReviewState
from docloop.settings import ReviewApiSettings
from docloop.use_cases.contexts.review import ReviewContext

from tests.functional.contents import nothing_is_left, people_agree, published_agrees, staged_agrees
from tests.functional.sites import Call, selection
from tests.functional.stage import Stage

S = DocumentState
T = TypeVar("T")
EVENT_OF_STATE = {
    S.ACCEPTED: "DocumentAccepted",
    S.IN_REVIEW: "ReviewOpened",
    S.COMPLETED: "ReviewCompleted",
    S.REJECTED: "ReviewRejected",
    S.FAILED: "DocumentFailed",
    S.SUPERSEDED: "DocumentSuperseded",
    S.DUPLICATE: "DocumentDuplicated",
    S.ERASED: "DocumentErased",
    S.SPLIT: "DocumentSplit",
}
_CLOSED = {ReviewState.DONE, ReviewState.CANCELLED}
endings: list[str] = []
"""Where a handler was ended in this process, one entry a time."""


@dataclass(frozen=True)
class Scenario(Generic[T]):
    """`arrange` prepares something of this name, `act` is what gets killed, `repeat` what a person then does again."""

    arrange: Callable[[Stage, str], T]
    act: Callable[[Stage, T], object]
    repeat: Callable[[Stage, T], object] | None = None


def endings_of(calls: Sequence[Call], least: int) -> list[tuple[int, str]]:
    """Where to end a handler that makes these calls when nothing disturbs it; fewer than `least` would prove less."""
    assert len(calls) >= least, "lower `least` only if the handler really makes fewer calls"
    return selection.endings(calls)


def count_ending(stage: Stage, name: str) -> None:
    """Says that a handler was ended where it should be."""
    assert stage.wire.kill_at is None, "the handler made fewer calls than before"
    endings.append(name)


def kill_everywhere(stage: Stage, scenario: Scenario[T], least: int) -> list[T]:
    """Runs the scenario once undisturbed and once per point, each time with something new; then lets the world go on.

    Answers with what was arranged: one more than there were points. Undisturbed there must be `least` calls.
    """
    arranged = [_run(stage, scenario, "whole", None)]
    calls = list(stage.wire.calls)
    for number, moment in endings_of(calls, least):
        name = f"killed-{moment}-{number}-{calls[number - 1]}"
        arranged.append(_run(stage, scenario, name, (number, moment)))
        count_ending(stage, name)
    recover(stage)
    nothing_lost(stage)
    return arranged


def _run(stage: Stage, scenario: Scenario[T], name: str, kill_at: tuple[int, str] | None) -> T:
    arranged = scenario.arrange(stage, name)
    let_knowledge_age(stage)
    stage.wire.calls.clear()
    stage.wire.kill_at = kill_at
    scenario.act(stage, arranged)
    if kill_at and scenario.repeat:
        scenario.repeat(stage, arranged)
    return arranged


def let_knowledge_age(stage: Stage) -> None:
    """Types and policies are read anew from now on, so that every run makes the same calls."""
    stage.clock.advance(seconds=KNOWLEDGE_SECONDS + 1)


def recover(stage: Stage) -> None:
    """An hour or three: messages become visible again, leases lapse, the sweeper comes by."""
    for _ in range(3):
        stage.settle()
        stage.clock.advance(hours=1)
        stage.sweep()
    stage.settle()
    stage.sweep()


def nothing_lost(stage: Stage) -> None:
    """No document, review, result or event is missing, double or without the other."""
    documents = stage.documents()
    stuck = [document.source.key for document in documents if document.state not in EVENT_OF_STATE]
    assert not stuck, "documents are stuck"
    assert stage.queue_length("ingest") == 0
    _each_object_has_a_document(stage, documents)
    _each_waiting_document_has_one_review(stage, documents)
    _each_part_goes_with_its_whole(documents)
    _each_result_has_a_decision(stage, documents)
    _each_event_is_on_the_bus(stage, documents)
    contents_agree(stage, documents)
    _each_change_is_in_the_audit_record(stage)


def desk_of(stage: Stage) -> ReviewContext:
    settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
    return review_context(settings, stage.clock)


def _each_object_has_a_document(stage: Stage, documents: list[Document]) -> None:
    known = {(document.source.key, document.source.version_id) for document in documents}
    for head in stage.stores.inbox.list():
        for version in stage.stores.inbox.versions(head.key):
            assert (version.key, version.version_id) in known, "a document was lost"


def _each_waiting_document_has_one_review(stage: Stage, documents: list[Document]) -> None:
    live = [review for review in stage.reviews() if review.state not in _CLOSED]
    waiting = [document for document in documents if document.state is S.IN_REVIEW]
    assert sorted(review.document_id for review in live) == sorted(document.id for document in waiting)
    assert {document.review_id for document in waiting} == {review.id for review in live}
    for review in live:
        if review.state is ReviewState.OPEN:
            assert review.announced_at is not None
            assert any(review.id in message for message in stage.wire.sent("review")), "a review was never announced"


def _each_part_goes_with_its_whole(documents: list[Document]) -> None:
    """A split document has all its parts, no other one has any, and none outlives it."""
    known = {each.id: each for each in documents}
    parts = {each.id for each in documents if each.part is not None}
    assert parts == {each for document in documents for each in document.part_ids}, "a part was lost or made twice"
    for whole in documents:
        for each in whole.part_ids if whole.state in {S.SUPERSEDED, S.ERASED} else ():
            assert known[each].state in {S.ERASED, whole.state}, "a part is left of a document that has ended"


def _each_result_has_a_decision(stage: Stage, documents: list[Document]) -> None:
    kept = [each for each in documents if each.state is not S.ERASED]
    decided = {f"{each.id}/{revision}.json" for each in kept for revision in range(1, each.revision + 1)}
    latest = {f"{each.id}/latest.json" for each in kept if each.revision}
    assert set(stage.results()) == decided | latest


def _each_event_is_on_the_bus(stage: Stage, documents: list[Document]) -> None:
    sent = {_event_id(entry) for entry in stage.wire.bus}
    for event in outbox(stage):
        assert event.published_at is not None, f"{event.type} was never published"
        assert event.id in sent, f"{event.type} is not on the bus"
    told = {(event.document_id, event.type.value) for event in outbox(stage)}
    for document in documents:
        assert (document.id, EVENT_OF_STATE[document.state]) in told, "a move without its event"


def contents_agree(stage: Stage, documents: list[Document]) -> None:
    """Rows, staged content, published results, reviews, labels and events say the same of every document."""
    desk, events = desk_of(stage), outbox(stage)
    for document in documents:
        if document.state is S.ERASED:
            nothing_is_left(document, desk.files, desk.labels)
            continue
        published_agrees(desk.files, document, events)
        result = staged_agrees(desk.files, document)
        if result is not None and document.state is S.COMPLETED and document.review_id:
            people_agree(result, desk.reviews.get(document.review_id), desk.labels)


def _each_change_is_in_the_audit_record(stage: Stage) -> None:
    recorded = {each.id for each in stage.stores.audit.list(Sought(), limit=100_000).items}
    for body in _rows(stage, "aud_"):
        entry = AuditEntry.model_validate_json(body)
        assert entry.recorded_at is not None, f"{entry.verb} was never recorded"
        assert entry.id in recorded, f"{entry.verb} is not in the record"


def outbox(stage: Stage) -> list[OutboxEvent]:
    return [OutboxEvent.model_validate_json(body) for body in _rows(stage, "evt_")]


def _rows(stage: Stage, prefix: str) -> list[str]:
    """The bodies of the outbox's rows whose ids begin like this."""
    pages = stage.clients.dynamodb.get_paginator("scan").paginate(TableName=stage.resources.tables["outbox"])
    rows = [row for page in pages for row in page["Items"]]
    return [row["body"]["S"] for row in rows if row["pk"]["S"].startswith(prefix)]


def states(stage: Stage) -> Counter[str]:
    """How many documents are in which state."""
    return Counter(document.state.value for document in stage.documents())


def _event_id(entry: dict[str, Any]) -> str:
    found: str = json.loads(entry["Detail"])["event_id"]
    return found


def main() -> int:
    """Runs every test that kills; prints how often a handler was ended."""
    imported = import_module("tests.functional.crash")  # the tests count there; this file is `__main__` now
    code = pytest.main(
        [
            "-q",
            "-p",
            "no:cacheprovider",
            "--every-call",
            *map(str, sorted(Path(__file__).parent.glob("test_crash_*.py"))),
        ]
    )
    sys.stdout.write(f"handlers ended before and after their AWS calls: {len(imported.endings)} times\n")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
