"""The sweeper dies between any two of its AWS calls, over one of each thing that it is for."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from docloop.model.actor import Actor, Role
from docloop.model.review import ReviewState
from docloop.use_cases.reviews.claims import claim

from tests.functional.crash import count_ending, desk_of, endings_of, nothing_lost, recover, states
from tests.functional.paper import memo, memo_type, receipt
from tests.functional.sites import Call
from tests.functional.stage import Stage, raise_stage
from tests.functional.wire import Killed

ACTOR = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))


def _mess(stage: Stage) -> None:
    """One of each thing that the sweeper is for."""
    # a claim that has lapsed, and an announcement that is too old
    for name in ("claimed", "forgotten"):
        stage.upload(f"inbox/receipt/{name}", receipt(number=name))
    stage.settle()
    claim(desk_of(stage), ACTOR, stage.reviews()[0].id)
    stage.clock.advance(days=20)
    # a decision that could not be published
    stage.wire.fault = _no_bus
    stage.upload("inbox/memo/unpublished", memo("unpublished"))
    stage.settle()
    stage.wire.fault = None
    # a document whose process died, and one whose event was lost
    stage.opener.on_page = _die
    stage.upload("inbox/memo/stuck", memo("stuck"))
    stage.deliver()
    stage.opener.on_page = lambda _: None
    stage.upload("inbox/memo/unknown", memo("unknown"))
    stage.drop_everything()
    stage.clock.advance(hours=1)


def _die(_: int) -> None:
    raise Killed


def _no_bus(operation: str, _: dict[str, Any]) -> None:
    if operation == "PutEvents":
        answer: Any = {"Error": {"Code": "InternalFailure"}, "ResponseMetadata": {"HTTPStatusCode": 500}}
        raise ClientError(answer, operation)


def _swept(kill_at: tuple[int, str] | None) -> list[Call]:
    """The calls of a sweep over a mess, which is killed there and then repeated; nothing may be lost."""
    with pytest.MonkeyPatch.context() as monkeypatch, raise_stage(monkeypatch) as stage:
        stage.add_type(memo_type())
        _mess(stage)
        stage.wire.calls.clear()
        stage.wire.kill_at = kill_at
        stage.sweep()
        calls: list[Call] = [*stage.wire.calls]
        if kill_at:
            count_ending(stage, f"sweep {kill_at}")
        recover(stage)
        nothing_lost(stage)
        assert states(stage) == {"in_review": 2, "accepted": 3}
        assert {review.state for review in stage.reviews()} == {ReviewState.OPEN}
        return calls


@pytest.mark.timeout(900)
def test_while_the_sweeper_comes_by() -> None:
    for point in endings_of(_swept(None), least=30):
        _swept(point)
