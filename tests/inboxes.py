"""An inbox of millions of objects and delete markers that are made up as they are listed, and sweeps over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from docloop.model.document import ObjectRef, document_id
from docloop.model.inbox_scan import walk_id
from docloop.ports import BlobEntry, BlobPage
from docloop.use_cases.documents.find_lost import FindLostContext, notice_unknown

from tests.fake_services import FakeIngestQueue
from tests.fakes import START, FakeClock, FakeDatabase, FakeUnitOfWork, FakeWalkStore

PAGE = 1_000
_YESTERDAY = START - timedelta(days=1)
_MARKER = BlobEntry("inbox/deleted.pdf", "v2", 0, _YESTERDAY, marker=True)


@dataclass
class MadeUpInbox:
    """`objects` that were uploaded evenly over the last `days`, in an order that has nothing to do with that of their
    keys, and behind each a delete marker, as long as there are both. `lost`: objects by place and when they were
    uploaded.
    """

    objects: int
    markers: int
    days: int = 100
    bucket: str = "inbox"
    calls: int = 0
    lost: dict[int, datetime] = field(default_factory=dict)

    def key(self, place: int) -> str:
        return f"inbox/{place:09d}.pdf"

    def page(self, prefix: str = "", after: str | None = None) -> BlobPage:
        self.calls += 1
        first, end = int(after or 0), self.objects + self.markers
        entries = tuple(self._entry(number) for number in range(first, min(first + PAGE, end)))
        return BlobPage(entries, str(first + PAGE) if first + PAGE < end else None)

    def _entry(self, number: int) -> BlobEntry:
        pairs = min(self.objects, self.markers)
        place, second = divmod(number, 2) if number < 2 * pairs else (number - pairs, self.markers > self.objects)
        if second:
            return _MARKER
        seconds = self.days * 86_400 * (place * 7_919 % self.objects) // self.objects
        at = self.lost.get(place) or _YESTERDAY - timedelta(seconds=seconds)
        return BlobEntry(self.key(place), "v1", 1, at)


@dataclass
class CountedDocuments:
    """Knows every document but those of `unknown`."""

    unknown: set[str] = field(default_factory=set)
    calls: int = 0
    rows: int = 0

    def known(self, document_ids: Sequence[str]) -> frozenset[str]:
        self.calls += 1
        self.rows += len(document_ids)
        return frozenset(document_ids) - self.unknown


class Simulation:
    """The sweeper's walk once a minute. `lists`, `reads` and `rows`: calls of S3, calls of the table and rows read, by
    run. `walk_minutes`: how long the first walk took."""

    def __init__(self, inbox: MadeUpInbox) -> None:
        self.inbox, self.documents = inbox, CountedDocuments()
        self.clock, self.queue = FakeClock(), FakeIngestQueue()
        self.lists: list[int] = []
        self.reads: list[int] = []
        self.rows: list[int] = []
        self.walk_minutes = 0
        rows = FakeDatabase()
        counted: Any = self.documents
        made_up: Any = inbox
        self.context = FindLostContext(
            work=FakeUnitOfWork(rows),
            documents=counted,
            inbox=made_up,
            ingest=self.queue,
            walks=FakeWalkStore(rows),
            clock=self.clock,
            orphan_age=timedelta(minutes=15),
        )

    @property
    def notices(self) -> list[ObjectRef]:
        return self.queue.notices

    def lose(self, place: int, after: timedelta) -> None:
        """An object is uploaded that much later, and no event tells of it."""
        source = ObjectRef(bucket=self.inbox.bucket, key=self.inbox.key(place), version_id="v1")
        self.inbox.lost[place] = self.clock.now() + after
        self.documents.unknown.add(document_id(source))

    def run(self, minutes: int) -> None:
        for _ in range(minutes):
            self.clock.move(minutes=1)
            before = (self.inbox.calls, self.documents.calls, self.documents.rows)
            notice_unknown(self.context, lambda: True)
            after = (self.inbox.calls, self.documents.calls, self.documents.rows)
            for series, now, was in zip((self.lists, self.reads, self.rows), after, before, strict=True):
                series.append(now - was)

    def walk_once(self) -> None:
        """The first walk, which compares everything."""
        while True:
            self.run(1)
            self.walk_minutes += 1
            walk = self.context.walks.get(walk_id(self.inbox.bucket))
            if walk is not None and walk.done:
                return
