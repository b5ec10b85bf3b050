"""The sweeper's entry point finds what every loss leaves behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.model.document import DocumentState

from functions.sweep import handler
from functions.telemetry import Failed
from tests.functional.dropping import drop_notifications
from tests.functional.paper import memo, memo_type
from tests.functional.stage import Stage, raise_stage
from tests.functional.wire import Killed

EVENT = Path(handler.__file__).with_name("event.json")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def test_with_nothing_to_do_it_says_so(stage: Stage) -> None:
    event = json.loads(EVENT.read_text(encoding="utf-8"))
    done = stage.invoke(lambda: handler.handle(event, stage.context))
    assert set(done.values()) == {0}


def test_an_object_whose_event_was_lost_becomes_a_document(stage: Stage) -> None:
    stage.upload("inbox/memo/50% + 1 ü.txt", memo())
    stage.drop_messages()
    stage.clock.advance(hours=1)
    stage.sweep()
    stage.settle()
    assert stage.document().state is DocumentState.ACCEPTED


def test_notifications_that_were_dropped_are_found_and_each_document_is_processed_once(stage: Stage) -> None:
    """50 of 1,000: `python -m tests.benchmark.dropped`."""
    found = drop_notifications(stage, uploads=60, dropped=4, dropped_again=2, seed=13)
    assert (found.known_before, found.accepted) == (56, 60)
    assert set(found.events.values()) == {1}
    assert len(found.events) == 60
    assert len(stage.results()) == 2 * 60  # the revision, and the latest
    assert 15 < found.minutes <= 40  # noticed at 15 minutes, those that were lost again at 30


def test_a_document_whose_message_was_lost_goes_on(stage: Stage) -> None:
    stage.upload("inbox/memo/long.txt", b"\f".join([memo(), memo()]))

    def die(number: int) -> None:
        if number == 2:
            raise Killed

    stage.opener.on_page = die
    stage.deliver()
    stage.drop_messages()
    stage.opener.on_page = lambda _: None
    stage.clock.advance(hours=1)
    stage.sweep()
    stage.settle()
    assert stage.document().state is DocumentState.ACCEPTED


def test_a_defect_leaves_without_its_sentence(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Jane Doe, 12 Market Street")

    monkeypatch.setattr(handler, "sweep", broken)
    with pytest.raises(Failed, match=r"^ValueError$"):
        handler.handle({}, stage.context)
