"""Each effect of a committed event, and that it has no other."""

from __future__ import annotations

import pytest
from docloop.adapters import keys
from docloop.errors import VersionConflict
from docloop.model.base import Entity
from docloop.model.event import EventType, OutboxEvent
from docloop.ports.retry import TRIES
from docloop.use_cases.publish import Published, announce, publish, publish_now, publish_pending

from tests.functional.house import House, fake_house
from tests.functional.test_publish import committed, outbox
from tests.stored_files import derived_bucket


@pytest.fixture
def house() -> House:
    return fake_house()


def test_an_event_that_only_names_a_review_announces_nothing(house: House) -> None:
    review = house.add(announce=False)
    publish(house.desk, committed(house, review).model_copy(update={"announce": False}))
    assert house.desk.queue.receive() == ()
    assert house.desk.reviews.get(review.id).announced_at is None


def test_what_was_just_committed_is_published_at_once(house: House) -> None:
    event = committed(house, house.add(announce=False))
    publish_now(house.desk, event)
    assert (house.pending(), outbox(house).published) == ((), [event])


@pytest.mark.parametrize("conflicts", [1, TRIES - 1, 99])
def test_a_review_that_changes_meanwhile_is_announced_once(
    house: House, monkeypatch: pytest.MonkeyPatch, conflicts: int
) -> None:
    """The note of when is tried a few times; the announcement is out, whether it is noted or not."""
    review = house.add(announce=False)
    real, tried = house.desk.work.commit, []

    def contended(*entities: Entity) -> None:
        tried.append(entities)
        if len(tried) <= conflicts:
            raise VersionConflict()
        real(*entities)

    monkeypatch.setattr(house.desk.work, "commit", contended)
    assert announce(house.desk, review.id) is True
    assert len(house.desk.queue.receive()) == 1
    assert len(tried) == min(conflicts + 1, TRIES)
    assert (house.desk.reviews.get(review.id).announced_at is None) is (conflicts >= TRIES)


def test_the_end_of_an_erasure_removes_what_was_written_meanwhile(house: House) -> None:
    review = house.add(announce=False)
    document = house.desk.documents.get(review.document_id)
    assert house.desk.files.prediction(document) is not None
    event = OutboxEvent(id="evt_purge", type=EventType.DOCUMENT_PURGED, document_id=document.id, at=house.clock.now())
    house.desk.work.commit(event)
    publish(house.desk, event)
    assert list(derived_bucket(house.desk.files).list(keys.document_prefix(document.id))) == []


def test_a_run_publishes_a_hundred_events_at_most(house: House) -> None:
    review = house.add(announce=False)
    for number in range(101):
        committed(house, review, number)
    assert publish_pending(house.desk) == (100, 0)
    assert publish_pending(house.desk) == (1, 0)
    assert publish_pending(house.desk) == Published() == (0, 0)
