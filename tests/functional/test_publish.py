"""What a committed event asks for is done at least once, in the right order, and never brings back what was erased."""

from __future__ import annotations

import pytest
from docloop.errors import NotFound, ServiceUnavailable
from docloop.model import keys
from docloop.model.document import DocumentState
from docloop.model.event import EventType, OutboxEvent
from docloop.model.review import Review, ReviewState
from docloop.steps.publish import announce, publish, publish_now, publish_pending
from docloop.steps.review import claim, erase

from tests.fake_services import FakeBlobStore, FakeEventOutbox
from tests.functional.house import ANN, SENIOR, House, fake_house


@pytest.fixture
def house() -> House:
    return fake_house()


def outbox(house: House) -> FakeEventOutbox:
    assert isinstance(house.desk.outbox, FakeEventOutbox)
    return house.desk.outbox


def committed(house: House, review: Review, number: int = 0, revision: int | None = None) -> OutboxEvent:
    event = OutboxEvent(
        id=f"evt_{number}",
        type=EventType.REVIEW_OPENED,
        document_id=review.document_id,
        review_id=review.id,
        result_revision=revision,
        announce=revision is None,
        at=house.clock.now(),
    )
    house.desk.work.commit(event)
    return event


def test_publishing_twice_does_no_more_than_once(house: House) -> None:
    review = house.add(announce=False)
    house.desk.derived.put(keys.staged_result(review.document_id, 1), b"{}", "application/json")
    event = committed(house, review, revision=1)
    for _ in range(2):
        publish(house.desk, event)

    assert house.desk.results.get(keys.result(review.document_id, 1)) == b"{}"
    assert house.pending() == ()


def test_an_announcement_is_noted_on_the_review(house: House) -> None:
    review = house.add(announce=False)
    publish(house.desk, committed(house, review))

    assert house.desk.reviews.get(review.id).announced_at == house.clock.now()
    assert len(house.desk.queue.receive()) == 1


def test_a_review_that_is_taken_or_gone_is_not_announced(house: House) -> None:
    review = house.add(announce=False)
    claim(house.desk, ANN, review.id)

    assert not announce(house.desk, review.id)
    assert not announce(house.desk, "rev_none")
    assert house.desk.queue.receive() == ()


def test_one_event_that_fails_does_not_stop_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    review = house.add(announce=False)
    events = [committed(house, review, number) for number in range(3)]
    real = outbox(house).publish

    def sometimes(event: OutboxEvent) -> None:
        if event.id == events[1].id:
            raise ServiceUnavailable()
        real(event)

    monkeypatch.setattr(outbox(house), "publish", sometimes)

    assert publish_pending(house.desk) == (2, 0)
    assert [event.id for event in house.pending()] == [events[1].id]
    publish_now(house.desk, events[1])
    assert [event.id for event in house.pending()] == [events[1].id]


def test_publishing_stops_when_time_is_up(house: House) -> None:
    review = house.add(announce=False)
    for number in range(5):
        committed(house, review, number)
    left = iter([True, True, False])
    assert publish_pending(house.desk, more=lambda: next(left)) == (2, 0)


def test_a_staged_result_that_is_gone_is_not_tried_for_ever(house: House) -> None:
    event = committed(house, house.add(announce=False), revision=1)
    publish_now(house.desk, event)
    assert house.pending() == (event,)  # the sweeper reports it
    assert publish_pending(house.desk) == (0, 1)
    assert (house.pending(), outbox(house).published) == ((), [])


def test_an_erasure_in_between_leaves_no_result_behind(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    review = house.add(announce=False)
    house.desk.derived.put(keys.staged_result(review.document_id, 1), b"{}", "application/json")
    event = committed(house, review, revision=1)
    results = house.desk.results
    assert isinstance(results, FakeBlobStore)
    real = results.put

    def late(key: str, data: bytes, content_type: str) -> None:
        erase(house.desk, SENIOR, review.document_id)
        real(key, data, content_type)

    monkeypatch.setattr(results, "put", late)
    publish(house.desk, event)

    assert list(results.list()) == []
    assert house.desk.documents.get(review.document_id).state is DocumentState.ERASED
    assert house.desk.reviews.get(review.id).state is ReviewState.CANCELLED


def test_an_event_of_a_document_nobody_knows_is_a_defect_and_stays(house: House) -> None:
    review = house.add(announce=False).model_copy(update={"document_id": "doc_none"})
    event = committed(house, review, revision=1)
    with pytest.raises(NotFound):
        publish(house.desk, event)
    assert house.pending() == (event,)
