"""Objects whose event was lost are found, however much lies in the bucket and however often messages are lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.inbox_scan import walk_id
from docloop.use_cases.documents import find_lost as notice
from docloop.use_cases.sweep import sweep

from tests.fake_services import FakeBlobStore, FakeIngestQueue
from tests.functional.house import House, fake_house, moto_house
from tests.inboxes import MadeUpInbox, Simulation


@pytest.fixture
def house() -> House:
    return fake_house()


@pytest.fixture
def on_moto() -> Iterator[House]:
    with moto_house() as made:
        yield made


def notices(house: House) -> list[ObjectRef]:
    assert isinstance(house.sweeper.ingest, FakeIngestQueue)
    return house.sweeper.ingest.notices


def upload(house: House, key: str, *, known: bool = False) -> ObjectRef:
    house.desk.inbox.put(key, b"x", "application/pdf")
    head = house.desk.inbox.head(key)
    assert head is not None
    source = ObjectRef(bucket=house.desk.inbox.bucket, key=key, version_id=head.version_id)
    if known:
        register(house, source)
    return source


def register(house: House, source: ObjectRef) -> None:
    now, state = house.clock.now(), DocumentState.ACCEPTED
    made = Document(id=document_id(source), source=source, state=state, received_at=now, changed_at=now)
    house.desk.work.commit(made)


def small_pages(house: House, monkeypatch: pytest.MonkeyPatch, *, pages: int, entries: int) -> None:
    assert isinstance(house.desk.inbox, FakeBlobStore)
    monkeypatch.setattr(house.desk.inbox, "page_size", entries)
    monkeypatch.setattr(notice, "PAGES", pages)


def test_an_unknown_object_is_noticed_once_it_is_old_enough(house: House) -> None:
    upload(house, "inbox/known.pdf", known=True)
    upload(house, "elsewhere/unknown.pdf")
    upload(house, "inbox/folder/")
    lost = upload(house, "inbox/lost.pdf")
    assert sweep(house.sweeper).noticed == 0
    house.clock.move(minutes=16)

    assert [sweep(house.sweeper).noticed for _ in range(3)] == [1, 0, 0]
    assert notices(house) == [lost]


def test_an_object_whose_notice_was_lost_is_noticed_again_at_growing_ages_until_it_is_known(house: House) -> None:
    lost = upload(house, "inbox/lost.pdf")
    at: list[float] = []
    for minute in range(0, 3 * 24 * 60, 5):
        if sweep(house.sweeper).noticed:
            at.append(minute / 60)
        house.clock.move(minutes=5)
    assert at == [0.25, 0.5, 1, 2, 4, 8, 16, 24, 48]

    register(house, lost)
    house.clock.move(days=10)
    assert sweep(house.sweeper).noticed == 0


def test_an_upload_in_parts_that_s3_dates_by_its_beginning_is_noticed_a_little_later(house: House) -> None:
    began = house.clock.now()
    for _ in range(20):
        house.clock.move(minutes=6)
        sweep(house.sweeper)
    ended = house.clock.now()
    house.clock.set(began)
    lost = upload(house, "inbox/took_two_hours.pdf")
    house.clock.set(ended)
    for _ in range(21):
        house.clock.move(minutes=6)
        sweep(house.sweeper)
    assert notices(house) == [lost]


def test_a_newer_version_whose_event_was_lost_is_noticed(house: House) -> None:
    upload(house, "inbox/a.pdf", known=True)
    newer = upload(house, "inbox/a.pdf")
    house.clock.move(minutes=16)
    sweep(house.sweeper)
    assert notices(house) == [newer]


def test_a_bucket_too_big_for_one_run_is_walked_in_pieces(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(house, monkeypatch, pages=2, entries=2)
    lost = {upload(house, f"inbox/{n:03d}.pdf") for n in range(11)}
    house.clock.move(minutes=16)

    assert [sweep(house.sweeper).noticed for _ in range(5)] == [4, 4, 3, 0, 0]
    assert set(notices(house)) == lost


def test_of_a_page_the_newest_objects_come_first(house: House) -> None:
    uploaded = []
    for name in "cab":
        uploaded.append(upload(house, f"inbox/{name}.pdf"))
        house.clock.move(minutes=1)
    house.clock.move(minutes=16)
    sweep(house.sweeper)
    assert notices(house) == uploaded[::-1]


def test_a_walk_that_ran_out_of_time_goes_on_where_it_was(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(house, monkeypatch, pages=50, entries=2)
    for n in range(6):
        upload(house, f"inbox/{n}.pdf")
    house.clock.move(minutes=16)
    left = iter([True] * 7 + [False] * 9)

    assert sweep(house.sweeper, lambda: next(left)).noticed == 2
    assert sweep(house.sweeper).noticed == 4


def test_a_walk_begins_a_third_of_the_orphan_age_after_the_one_before(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    page = house.desk.inbox.page

    def look(**given: str | None) -> object:
        looked.append(given)
        return page(after=given["after"])

    monkeypatch.setattr(house.desk.inbox, "page", look)
    for _ in range(11):
        sweep(house.sweeper)
        house.clock.move(minutes=1)
    assert len(looked) == 3


def test_deletions_are_passed_by_in_bounded_pages(on_moto: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = on_moto
    client = getattr(house.sweeper.inbox, "_client")  # noqa: B009 - a look behind the port
    for n in range(30):
        key = f"inbox/deleted_{n}.pdf"
        upload(house, key, known=True)
        client.delete_object(Bucket=house.desk.inbox.bucket, Key=key)
        client.delete_object(Bucket=house.desk.inbox.bucket, Key=key)
    upload(house, "inbox/zz_lost.pdf")
    listed: list[int] = []
    real = client.list_object_versions

    def list_less(**given: object) -> object:
        answer = real(**given | {"MaxKeys": 10})
        listed.append(len(answer.get("Versions", [])) + len(answer.get("DeleteMarkers", [])))
        return answer

    monkeypatch.setattr(client, "list_object_versions", list_less)
    monkeypatch.setattr(notice, "PAGES", 3)
    house.clock.move(days=400)  # moto stamps objects with the machine's time

    noticed = [sweep(house.sweeper).noticed for _ in range(4)]

    assert (noticed, listed) == ([0, 0, 0, 1], [10] * 9 + [1])
    walk = house.sweeper.walks.get(walk_id(house.desk.inbox.bucket))
    assert walk is not None
    assert (walk.done, walk.after) == (True, None)


def test_in_a_big_bucket_a_lost_event_is_found_within_one_walk() -> None:
    """10 million objects and as many markers: `python -m tests.benchmark.inbox`."""
    simulation = Simulation(MadeUpInbox(objects=60_000, markers=60_000))
    simulation.walk_once()
    assert simulation.walk_minutes == 3  # 120 pages, 50 a minute
    places = (0, 31_337, 59_999)
    for place in places:
        simulation.lose(place, after=timedelta(minutes=7))
    first = len(simulation.lists)

    simulation.run(minutes=7 + 15 + 5 + simulation.walk_minutes)

    assert {source.key for source in simulation.notices} == {simulation.inbox.key(place) for place in places}
    assert max(simulation.lists) == 50
    assert max(simulation.reads) <= 500
    # Once a day each, but for the lost ones.
    assert sum(simulation.rows[first:]) <= 60_000 * (len(simulation.rows) - first) / 1_440 * 1.1


@pytest.mark.parametrize("place", [0, 25_000, 49_999])
def test_an_event_lost_while_a_long_walk_goes_on_is_found_within_one_walk(
    monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr(notice, "PAGES", 1)
    simulation = Simulation(MadeUpInbox(objects=50_000, markers=50_000))
    simulation.walk_once()
    assert simulation.walk_minutes == 100
    simulation.run(minutes=6)  # the next walk has just begun
    simulation.lose(place, after=timedelta(0))

    simulation.run(minutes=simulation.walk_minutes + 15 + 5 + 1)

    assert {source.key for source in simulation.notices} == {simulation.inbox.key(place)}
