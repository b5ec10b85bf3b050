"""The sweeper dies between any two of its AWS calls while it erases a document with all that one can have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.model.review import Answer, Draft, ReviewState, Verdict
from docloop.use_cases.documents.retention import erase_ended
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.reviews.claims import claim, save_draft

from functions.sweep import handler
from tests.functional.crash import count_ending, desk_of, endings_of, outbox
from tests.functional.paper import receipt
from tests.functional.sites import Call
from tests.functional.stage import Stage, raise_stage
from tests.functional.stores import everything_stored

ACTOR = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))
VENDOR, TYPED, NAME = "Quillfeather", "Wobblethorpe", "ottoline"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.aim_sweeper(retention_days=30)
        yield made


def _worked_on(stage: Stage, name: str) -> str:
    """The id of a document in review, claimed, with a draft and a label, whose file somebody has deleted since."""
    key = f"inbox/receipt/{NAME}-{name}"
    stage.upload(key, receipt(VENDOR, f"QF-{name}"))
    stage.settle()
    [review] = [each for each in stage.reviews() if each.state is ReviewState.OPEN]
    desk = desk_of(stage)
    held = claim(desk, ACTOR, review.id)
    typed = Draft(answers=(Answer(field="VENDOR_NAME", verdict=Verdict.CORRECTED, value=TYPED),))
    save_draft(desk, ACTOR, held.id, held.fence, typed)
    annotate(desk, ACTOR, held.document_id, typed)
    stage.clients.s3.delete_object(Bucket=stage.resources.buckets["inbox"], Key=key)
    stage.clock.advance(days=31)
    return held.document_id


def _erase(stage: Stage) -> None:
    retention = handler.context().retention
    stage.invoke(lambda: erase_ended(retention, lambda: True))


def _nothing_left(stage: Stage) -> None:
    assert {document.state for document in stage.documents()} == {DocumentState.ERASED}
    assert {review.state for review in stage.reviews()} == {ReviewState.CANCELLED}
    left = everything_stored(stage)
    for planted in (VENDOR, TYPED, NAME):
        assert [place for place, text in left.items() if planted in place + text] == []
    assert not [place for place in left if place.startswith(("inbox/", "derived/", "results/", "labels/"))]
    assert not [place for place in left if place.startswith("documents/") and not place.startswith("documents/doc_")]
    told = [(event.document_id, event.type.value) for event in outbox(stage)]
    for document in stage.documents():
        assert told.count((document.id, "DocumentErased")) == 1


@pytest.mark.timeout(1_800)
def test_while_documents_are_erased(stage: Stage) -> None:
    _worked_on(stage, "whole")
    stage.wire.calls.clear()
    _erase(stage)
    calls: list[Call] = [*stage.wire.calls]
    _nothing_left(stage)
    for number, moment in endings_of(calls, least=33):
        name = f"{moment}-{number}"
        _worked_on(stage, name)
        stage.wire.calls.clear()
        stage.wire.kill_at = (number, moment)
        _erase(stage)
        count_ending(stage, f"retention-{name}-{calls[number - 1]}")
        stage.clock.advance(hours=1)
        _erase(stage)
        stage.sweep()  # an event that was left unpublished
    _nothing_left(stage)
