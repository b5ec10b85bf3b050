"""GET /documents?changed_after=…: what a program is told that asks now and then, and that it misses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from docloop.errors import InvalidRequest
from docloop.model.actor import Role
from docloop.model.document import Document, DocumentState, ObjectRef
from docloop.ports import PageOf
from docloop.use_cases.documents.changes import SETTLED, changes
from docloop.use_cases.paging import PARTS

from tests.fakes import START, FakeClock
from tests.functional.api_stack import OPENED, Stack, fake_api_stack
from tests.functional.house import HOUSES, House, fake_house, house_of

S = DocumentState
LONG_AGO = START - timedelta(days=1)


@pytest.fixture(params=HOUSES)
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    with house_of(request.param) as made:
        yield made


def after_start(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def stored(house: House, name: str, seconds: float, state: DocumentState = S.ACCEPTED) -> Document:
    """A document that last changed so many seconds after the start."""
    source = ObjectRef(bucket="inbox", key=f"inbox/{name}")
    at = after_start(seconds)
    document = Document(id=f"doc_{name}", source=source, state=state, received_at=LONG_AGO, changed_at=at)
    house.desk.work.commit(document)
    return document


class Poller:
    """Asks as the guide says."""

    def __init__(self, house: House, after: datetime = LONG_AGO, limit: int = 2) -> None:
        self._documents, self._after, self._limit = house.desk.documents, after, limit

    def ask(self, at: float) -> list[tuple[str, int]]:
        """What it is told so many seconds after the start: ids and versions."""
        told: list[tuple[str, int]] = []
        clock, cursor = FakeClock(after_start(at)), None
        while True:
            found = changes(self._documents, clock, self._after, cursor=cursor, limit=self._limit)
            told += [(each.id, each.version) for each in found.page.items]
            cursor = found.page.cursor
            assert (cursor is None) is (found.until is not None)
            if found.until is not None:
                self._after = found.until
                return told


def test_a_poller_is_told_every_change_once_in_its_order(house: House) -> None:
    poller = Poller(house)
    for number in (3, 1, 4, 0, 2):
        stored(house, f"order{number}", number)

    assert poller.ask(at=100) == [(f"doc_order{number}", 1) for number in range(5)]
    assert poller.ask(at=200) == []


def test_changes_of_the_same_moment_are_all_told(house: House) -> None:
    poller = Poller(house)
    for number in range(5):
        stored(house, f"same{number}", 0)

    assert len(poller.ask(at=SETTLED.total_seconds())) == 5
    assert poller.ask(at=300) == []


def test_a_change_that_was_written_late_is_not_missed(house: House) -> None:
    poller = Poller(house)
    stored(house, "early", 50)
    assert poller.ask(at=60) == []

    # Its moment was taken before that of the other, and it is written after a question.
    stored(house, "late", 10)

    assert poller.ask(at=70) == [("doc_late", 1)]
    assert poller.ask(at=110) == [("doc_early", 1)]


def test_a_document_that_changes_again_comes_again(house: House) -> None:
    poller = Poller(house, limit=1)
    first, _ = stored(house, "one", 0, S.IN_REVIEW), stored(house, "two", 1)
    assert poller.ask(at=100) == [("doc_one", 1), ("doc_two", 1)]

    house.desk.work.commit(first.moved(S.COMPLETED, after_start(90)))

    assert poller.ask(at=200) == [("doc_one", 2)]


def test_a_document_that_changes_between_two_parts_is_told_as_it_is_then(house: House) -> None:
    documents, clock = house.desk.documents, FakeClock(after_start(100))
    rows = [stored(house, f"part{number}", number, S.IN_REVIEW) for number in range(3)]
    first = changes(documents, clock, LONG_AGO, limit=1)
    house.desk.work.commit(rows[1].moved(S.COMPLETED, after_start(90)))

    rest = changes(documents, clock, LONG_AGO, cursor=first.page.cursor, limit=5)
    assert [each.id for each in rest.page.items] == ["doc_part2"]
    assert rest.until is not None
    later = changes(documents, FakeClock(after_start(200)), rest.until)
    assert [(each.id, each.state) for each in later.page.items] == [("doc_part1", S.COMPLETED)]


def test_an_erased_document_is_told_as_well(house: House) -> None:
    poller = Poller(house)
    document = stored(house, "gone", 0)
    poller.ask(at=100)
    house.desk.work.commit(document.moved(S.ERASED, after_start(110)))

    assert poller.ask(at=200) == [("doc_gone", 2)]


def test_a_moment_that_lies_ahead_stays(house: House) -> None:
    stored(house, "now", 0)

    found = changes(house.desk.documents, FakeClock(START), after_start(1_000))

    assert (found.page.items, found.until) == ((), after_start(1_000))


def test_a_cursor_is_good_for_its_own_listing_only(house: House) -> None:
    for number in range(3):
        stored(house, f"own{number}", number)
    documents = house.desk.documents
    cursor = changes(documents, FakeClock(after_start(100)), LONG_AGO, limit=2).page.cursor

    assert cursor is not None
    with pytest.raises(InvalidRequest):
        documents.list(cursor=cursor)
    if isinstance(documents, type(fake_house().desk.documents)):
        return
    # AWS refuses a start beyond the limits of a query with an error of its own.
    with pytest.raises(InvalidRequest):
        documents.changed(LONG_AGO, after_start(-100), cursor=cursor)


def test_one_part_reads_a_bounded_number_of_pages(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(PARTS + 5):
        stored(house, f"many{number:02d}", number)
    read: list[int] = []
    changed = house.desk.documents.changed

    def counted(after: datetime, until: datetime, *, cursor: str | None = None, limit: int = 50) -> PageOf[Document]:
        read.append(limit)
        return changed(after, until, cursor=cursor, limit=limit)

    monkeypatch.setattr(house.desk.documents, "changed", counted)
    found = changes(house.desk.documents, FakeClock(after_start(1_000)), LONG_AGO, lambda _: False, limit=1)

    assert (read, found.page.items, found.until) == ([1] * PARTS, (), None)
    assert found.page.cursor is not None


@pytest.fixture
def stack() -> Stack:
    made = fake_api_stack()
    assert isinstance(made.desk.clock, FakeClock)
    made.desk.clock.set(OPENED + timedelta(minutes=5))
    return made


def asked(stack: Stack, more: str = "", after: str = "2026-11-22T08:59:59Z") -> dict[str, Any]:
    reply = stack.client(Role.AUDITOR).call("GET", f"/documents?changed_after={quote(after)}{more}")
    assert reply.status == 200, reply.text
    body: dict[str, Any] = reply.body
    return body


def test_the_api_tells_what_changed_and_from_where_to_go_on(stack: Stack) -> None:
    made = {stack.add_document(state)[0].id for state in (S.ACCEPTED, S.IN_REVIEW, S.FAILED)}

    first = asked(stack, "&limit=2")
    second = asked(stack, f"&limit=2&cursor={first['cursor']}")

    items = [*first["items"], *second["items"]]
    assert (first["changed_until"], second["cursor"]) == (None, None)
    assert second["changed_until"] == "2026-11-22T09:04:00Z"
    assert {item["id"] for item in items} == made
    assert asked(stack, after=second["changed_until"])["items"] == []
    assert asked(stack, "&state=failed&type=receipt")["items"] == [item for item in items if item["state"] == "failed"]
    assert asked(stack, after="2026-11-22T09:59:59+01:00") == asked(stack, after="2026-11-22T08:59:59Z")


@pytest.mark.parametrize("moment", ["yesterday", "2026-11-22T08:59:59", "2026-11-22", ""])
def test_a_moment_without_its_offset_is_refused(stack: Stack, moment: str) -> None:
    reply = stack.client(Role.AUDITOR).call("GET", f"/documents?changed_after={moment}")

    assert (reply.status, reply.media_type) == (400, "application/problem+json")
