"""What the sweeper picks up, once each, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docloop.errors import ConfigurationError, ServiceUnavailable, VersionConflict
from docloop.model.document import Document, DocumentState, ObjectRef
from docloop.model.review import ReviewState
from docloop.use_cases.reviews.claims import claim, save_draft
from docloop.use_cases.sweep import SweepReport, sweep

from tests.fake_services import FakeEventOutbox, FakeIngestQueue
from tests.functional.house import ANN, CORRECTED, House, fake_house


@pytest.fixture
def house() -> House:
    return fake_house()


def ingest(house: House) -> FakeIngestQueue:
    assert isinstance(house.sweeper.ingest, FakeIngestQueue)
    return house.sweeper.ingest


def test_a_house_in_order_is_left_alone(house: House) -> None:
    house.add()
    assert sweep(house.sweeper) == SweepReport(oldest_review=timedelta(0), oldest_event=timedelta(0))


def test_a_lapsed_claim_opens_again_with_its_draft_and_is_announced(house: House) -> None:
    mine = claim(house.desk, ANN, house.add(announce=False).id)
    save_draft(house.desk, ANN, mine.id, mine.fence, CORRECTED)
    assert sweep(house.sweeper).released == 0
    house.clock.move(seconds=601)

    assert sweep(house.sweeper).released == 1

    freed = house.desk.reviews.get(mine.id)
    assert (freed.state, freed.claim, freed.draft) == (ReviewState.OPEN, None, CORRECTED)
    assert [each.announcement.review_id for each in house.desk.queue.receive()] == [mine.id]
    assert (sweep(house.sweeper).released, house.pending()) == (0, ())


def test_a_review_nobody_announced_is_announced_once(house: House) -> None:
    review = house.add(announce=False)
    assert [sweep(house.sweeper).announced for _ in range(3)] == [1, 0, 0]
    assert [each.announcement.review_id for each in house.desk.queue.receive()] == [review.id]


def test_events_that_failed_are_published_later(house: House) -> None:
    outbox = house.desk.outbox
    assert isinstance(outbox, FakeEventOutbox)
    outbox.fault = ServiceUnavailable()
    claim(house.desk, ANN, house.add(announce=False).id)
    house.clock.move(seconds=601)
    assert sweep(house.sweeper).released == 1
    outbox.fault = None

    assert [sweep(house.sweeper).published for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("state", [DocumentState.RECEIVED, DocumentState.EXTRACTING])
def test_a_document_that_lies_still_is_handed_on_once_per_orphan_age(house: House, state: DocumentState) -> None:
    now = house.clock.now()
    document = Document(
        id="doc_stuck", source=ObjectRef(bucket="inbox", key="k"), state=state, received_at=now, changed_at=now
    )
    house.desk.work.commit(document)

    continued = []
    for minutes in (0, 14, 2, 1, 12, 3):
        house.clock.move(minutes=minutes)
        continued.append(sweep(house.sweeper).continued)

    assert continued == [0, 0, 1, 0, 0, 1]
    assert {each.document_id for each in ingest(house).continuations} == {"doc_stuck"}
    assert house.desk.documents.get("doc_stuck").state is state


def test_a_document_somebody_works_on_is_left_alone(house: House) -> None:
    now = house.clock.now()
    house.clock.move(minutes=20)
    lease = house.clock.now()
    source = ObjectRef(bucket="inbox", key="k")
    busy = Document(id="doc_busy", source=source, received_at=now, changed_at=now, lease_until=lease)
    house.desk.work.commit(busy)
    house.clock.move(minutes=1)
    assert sweep(house.sweeper).continued == 0


def test_no_time_no_work(house: House) -> None:
    house.add(announce=False)
    assert sweep(house.sweeper, lambda: False).announced == 0


@pytest.mark.parametrize("fault", [ServiceUnavailable(), ConfigurationError(), VersionConflict()])
def test_a_part_that_fails_does_not_stop_the_others(
    house: House, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def broken(*_: object, **__: object) -> Iterator[object]:
        raise fault

    monkeypatch.setattr(house.desk.reviews, "due", broken)
    house.desk.inbox.put("inbox/lost.pdf", b"x", "application/pdf")
    house.clock.move(minutes=16)

    report = sweep(house.sweeper)

    assert report.noticed == 1
    assert report.failed_parts == (0 if isinstance(fault, VersionConflict) else 2)
    assert report.oldest_review == timedelta(0)


def test_a_waiting_time_that_cannot_be_found_out_is_not_known(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ServiceUnavailable()

    monkeypatch.setattr(house.desk.reviews, "oldest", broken)
    house.desk.inbox.put("inbox/lost.pdf", b"x", "application/pdf")
    house.clock.move(minutes=16)

    report = sweep(house.sweeper)

    assert (report.oldest_review, report.oldest_event, report.failed_parts) == (None, timedelta(0), 1)
    assert report.noticed == 1
