"""Trying again when somebody wrote first, and the version that is written next."""

from __future__ import annotations

import pytest
from docloop.errors import DocumentBusy, NotFound, VersionConflict
from docloop.model.base import Entity, version_after
from docloop.ports.retry import TRIES, retry_on_conflict


class Race:
    """An attempt that others win so many times."""

    def __init__(self, losses: int) -> None:
        self.losses = losses
        self.tries = 0

    def __call__(self) -> int:
        self.tries += 1
        if self.tries <= self.losses:
            raise VersionConflict
        return self.tries


@pytest.mark.parametrize("losses", [0, 1, TRIES - 1])
def test_what_is_lost_is_tried_again(losses: int) -> None:
    assert retry_on_conflict(Race(losses), DocumentBusy()) == losses + 1


def test_after_the_last_try_the_error_is_the_callers() -> None:
    race = Race(TRIES)
    with pytest.raises(DocumentBusy) as caught:
        retry_on_conflict(race, DocumentBusy(document_id="doc_1"))
    assert caught.value.facts == {"document_id": "doc_1"}
    assert race.tries == TRIES


def test_another_error_is_not_tried_again() -> None:
    def attempt() -> None:
        race()
        raise NotFound

    race = Race(0)
    with pytest.raises(NotFound):
        retry_on_conflict(attempt, DocumentBusy())
    assert race.tries == 1


def test_after_a_conflict_the_caller_may_end_the_trying() -> None:
    def refuse() -> None:
        raise VersionConflict("It is stored as version 3.")

    race = Race(2)
    with pytest.raises(VersionConflict, match="version 3"):
        retry_on_conflict(race, DocumentBusy(), refuse)
    assert race.tries == 1


@pytest.mark.parametrize(("before", "after"), [(None, 1), (0, 1), (1, 2), (Entity(id="a", version=7), 8)])
def test_the_next_version_is_one_more(before: Entity | int | None, after: int) -> None:
    assert version_after(before) == after


def test_a_next_version_is_another_entity_with_changes() -> None:
    first = Entity(id="a")
    assert first.next_version(id="b") == Entity(id="b", version=2)
    assert first.version == 1
