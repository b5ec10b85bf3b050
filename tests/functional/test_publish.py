"""What a committed event asks for is done at least once, in the right order, and never brings back what was erased."""

from __future__ import annotations

from datetime import timedelta

import pytest
from docloop.adapters import keys
from docloop.adapters.document_files import digest_of
from docloop.errors import NotFound, ServiceUnavailable, StoredContentDamaged
from docloop.model.document import DocumentState
from docloop.model.event import EventType, OutboxEvent
from docloop.model.result import Result
from docloop.model.review import Review, ReviewState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.publish import announce, publish, publish_now, publish_pending
from docloop.use_cases.reviews.claims import claim
from pydantic import ValidationError

from tests.fake_services import FakeBlobStore, FakeEventOutbox
from tests.functional.house import ANN, SENIOR, House, fake_house
from tests.functional.review_moves import result_saying as result
from tests.stored_files import derived_bucket, results_bucket


@pytest.fixture
def house() -> House:
    return fake_house()


def outbox(house: House) -> FakeEventOutbox:
    assert isinstance(house.desk.outbox, FakeEventOutbox)
    return house.desk.outbox


def decided(house: House, of: Result, number: int = 0) -> OutboxEvent:
    """The committed event of a staged result."""
    event = OutboxEvent(
        id=f"evt_{number}",
        type=EventType.REVIEW_COMPLETED,
        document_id=of.document_id,
        result_revision=of.revision,
        result_digest=house.desk.files.keep_result(of),
        at=house.clock.now(),
    )
    house.desk.work.commit(event)
    return event


def latest(house: House, review: Review) -> Result:
    return Result.model_validate_json(results_bucket(house.desk.files).get(keys.latest_result(review.document_id)))


def committed(house: House, review: Review, number: int = 0) -> OutboxEvent:
    event = OutboxEvent(
        id=f"evt_{number}",
        type=EventType.REVIEW_OPENED,
        document_id=review.document_id,
        review_id=review.id,
        announce=True,
        at=house.clock.now(),
    )
    house.desk.work.commit(event)
    return event


def test_publishing_twice_does_no_more_than_once(house: House) -> None:
    review = house.add(announce=False)
    final = result(review)
    event = decided(house, final)
    for _ in range(2):
        publish(house.desk, event)

    stored = results_bucket(house.desk.files).get(keys.result(review.document_id, 1))
    assert digest_of(stored) == event.result_digest
    assert Result.model_validate_json(stored) == latest(house, review) == final
    assert len(results_bucket(house.desk.files).versions(keys.result(review.document_id, 1))) == 1
    assert house.pending() == ()


def test_a_loser_s_staging_changes_nothing(house: House) -> None:
    review = house.add(announce=False)
    event = decided(house, result(review, total="8.00"))
    house.desk.files.keep_result(result(review, total="9.00"))
    publish(house.desk, event)
    assert latest(house, review).fields[0].value == "8.00"


def test_the_latest_result_never_goes_back(house: House) -> None:
    review = house.add(announce=False)
    first, second = decided(house, result(review, 1)), decided(house, result(review, 2, "7.00"), 1)
    for event in (second, first, second):
        publish(house.desk, event)
    assert latest(house, review).revision == 2
    written = {head.key for head in results_bucket(house.desk.files).list(keys.result_prefix(review.document_id))}
    assert written == {
        keys.result(review.document_id, 1),
        keys.result(review.document_id, 2),
        keys.latest_result(review.document_id),
    }


def test_two_publishers_at_once_end_with_the_newer_result(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given the publisher of revision 1, about to write the latest result, when revision 2 is published in between."""
    review = house.add(announce=False)
    first, second = decided(house, result(review, 1)), decided(house, result(review, 2), 1)
    results = results_bucket(house.desk.files)
    assert isinstance(results, FakeBlobStore)
    real = results.put_if

    def late(key: str, data: bytes, content_type: str, *, replaces: str | None) -> bool:
        if key == keys.latest_result(review.document_id):
            monkeypatch.setattr(results, "put_if", real)
            publish(house.desk, second)
        return real(key, data, content_type, replaces=replaces)

    monkeypatch.setattr(results, "put_if", late)
    publish(house.desk, first)
    assert latest(house, review).revision == 2


def test_damaged_content_is_never_published(house: House) -> None:
    review = house.add(announce=False)
    event = decided(house, result(review))
    key = keys.staged_result(review.document_id, str(event.result_digest))
    derived_bucket(house.desk.files).put(
        key, result(review, total="100000.00").model_dump_json().encode(), "application/json"
    )

    with pytest.raises(StoredContentDamaged):
        publish(house.desk, event)

    assert list(results_bucket(house.desk.files).list()) == []
    assert house.pending() == (event,)


def test_a_published_result_that_somebody_changed_is_noticed(house: House) -> None:
    review = house.add(announce=False)
    event = decided(house, result(review))
    results_bucket(house.desk.files).put(keys.result(review.document_id, 1), b"{}", "application/json")
    with pytest.raises(StoredContentDamaged):
        publish(house.desk, event)
    assert house.pending() == (event,)


def test_an_event_of_a_result_names_its_digest(house: House) -> None:
    event = decided(house, result(house.add(announce=False)))
    for changes in ({"result_digest": None}, {"result_revision": None}):
        with pytest.raises(ValidationError):
            OutboxEvent.model_validate(event.model_dump() | changes)


def test_an_event_waits_for_its_moment(house: House) -> None:
    review = house.add(announce=False)
    ahead = committed(house, review).model_copy(
        update={"id": "evt_ahead", "at": house.clock.now() + timedelta(hours=1)}
    )
    house.desk.work.commit(ahead)
    assert publish_pending(house.desk).done == 1
    house.clock.move(hours=1)
    assert publish_pending(house.desk).done == 1
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
    event = decided(house, result(house.add(announce=False)))
    derived_bucket(house.desk.files).delete(keys.document_prefix(event.document_id))
    publish_now(house.desk, event)
    assert house.pending() == (event,)  # the sweeper reports it
    assert publish_pending(house.desk) == (0, 1)
    assert (house.pending(), outbox(house).published) == ((), [])


def test_an_erasure_in_between_leaves_no_result_behind(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    review = house.add(announce=False)
    event = decided(house, result(review))
    results = results_bucket(house.desk.files)
    assert isinstance(results, FakeBlobStore)
    real = results.put_if

    def late(key: str, data: bytes, content_type: str, *, replaces: str | None) -> bool:
        monkeypatch.setattr(results, "put_if", real)
        erase(house.desk, SENIOR, review.document_id)
        return real(key, data, content_type, replaces=replaces)

    monkeypatch.setattr(results, "put_if", late)
    publish(house.desk, event)

    assert list(results.list()) == []
    assert house.desk.documents.get(review.document_id).state is DocumentState.ERASED
    assert house.desk.reviews.get(review.id).state is ReviewState.CANCELLED


def test_an_event_of_a_document_nobody_knows_is_a_defect_and_stays(house: House) -> None:
    review = house.add(announce=False).model_copy(update={"document_id": "doc_none"})
    event = decided(house, result(review))
    derived_bucket(house.desk.files).delete(keys.document_prefix(review.document_id))
    with pytest.raises(NotFound):
        publish(house.desk, event)
    assert house.pending() == (event,)
