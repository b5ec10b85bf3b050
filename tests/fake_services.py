"""Buckets, queues and the outbox in memory, with the semantics of the real ones: kept versions, hidden messages."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from docloop.adapters import cursors
from docloop.adapters.audit import SCOPE, entry_at, key_of
from docloop.adapters.rows import stamp
from docloop.errors import SourceMissing
from docloop.model.audit import AuditEntry, Sought
from docloop.model.document import ObjectRef
from docloop.model.event import Announcement, Continuation, OutboxEvent
from docloop.model.training import TrainingOrder
from docloop.ports import BlobEntry, BlobHead, BlobPage, Clock, Dealt, PageOf

from tests.fakes import FakeDatabase


class FakeBlobStore:
    """A bucket with versions."""

    def __init__(self, bucket: str, clock: Clock) -> None:
        self.bucket = bucket
        self._clock = clock
        self._numbers = count(1)
        self._objects: dict[str, list[tuple[BlobHead, bytes]]] = defaultdict(list)
        self.page_size = 1_000

    def _find(self, key: str, version_id: str | None) -> tuple[BlobHead, bytes] | None:
        versions = self._objects.get(key, [])
        if version_id in {None, "null"}:
            return versions[-1] if versions else None
        return next((each for each in versions if each[0].version_id == version_id), None)

    def head(self, key: str, version_id: str | None = None) -> BlobHead | None:
        found = self._find(key, version_id)
        return found[0] if found else None

    def get(self, key: str, version_id: str | None = None) -> bytes:
        found = self._find(key, version_id)
        if found is None:
            raise SourceMissing()
        return found[1]

    def put(self, key: str, data: bytes, content_type: str, **metadata: str) -> None:
        version, etag = f"v{next(self._numbers):06d}", hashlib.md5(data, usedforsecurity=False).hexdigest()
        self._objects[key].append((BlobHead(key, version, len(data), self._clock.now(), etag, metadata), data))

    def put_if(self, key: str, data: bytes, content_type: str, *, replaces: str | None) -> bool:
        found = self.head(key)
        if (found.etag if found else None) != replaces:
            return False
        self.put(key, data, content_type)
        return True

    def list(self, prefix: str = "") -> Iterator[BlobHead]:
        for key in sorted(self._objects, key=lambda each: each.encode()):
            if key.startswith(prefix) and self._objects[key]:
                yield self._objects[key][-1][0]

    def page(self, prefix: str = "", after: str | None = None) -> BlobPage:
        versions = [head for each in self.list(prefix) for head in self.versions(each.key)]
        entries = [BlobEntry(**vars(head), newest=head == self.head(head.key)) for head in versions]
        key, _, version_id = (after or "").rpartition("\n")
        # Version ids grow, and the newest comes first.
        rest = [each for each in entries if each.key > key or (each.key == key and each.version_id < version_id)]
        given = rest[: self.page_size]
        return BlobPage(tuple(given), f"{given[-1].key}\n{given[-1].version_id}" if len(rest) > len(given) else None)

    def versions(self, key: str) -> tuple[BlobHead, ...]:
        return tuple(head for head, _ in reversed(self._objects.get(key, [])))

    def delete(self, prefix: str) -> int:
        gone = [key for key in self._objects if key.startswith(prefix)]
        return sum(len(self._objects.pop(key)) for key in gone)

    def delete_version(self, key: str, version_id: str) -> None:
        kept = [each for each in self._objects.get(key, []) if each[0].version_id != version_id]
        self._objects[key] = kept

    def presigned_get(self, key: str, seconds: int, version_id: str | None = None) -> str:
        version = f"&version={version_id}" if version_id else ""
        return f"https://{self.bucket}.example/{key}?seconds={seconds}{version}"

    def presigned_post(
        self, key: str, *, max_bytes: int, seconds: int, metadata: dict[str, str]
    ) -> tuple[str, dict[str, str]]:
        return f"https://{self.bucket}.example/", {"key": key, "max_bytes": str(max_bytes), **metadata}


class FakeReviewQueue:
    """Received messages hide for `hidden_for`, as in SQS, and are handed out the longest waiting first."""

    def __init__(self, clock: Clock, hidden_for: timedelta = timedelta(seconds=30)) -> None:
        self._clock = clock
        self._hidden_for = hidden_for
        self._numbers = count(1)
        self._lock = threading.Lock()
        self.messages: dict[str, tuple[Announcement, datetime]] = {}

    def announce(self, announcement: Announcement) -> None:
        with self._lock:
            self.messages[f"receipt-{next(self._numbers)}"] = (announcement, self._clock.now())

    def receive(self, limit: int = 10) -> tuple[Dealt, ...]:
        now = self._clock.now()
        with self._lock:
            free = [receipt for receipt, (_, until) in self.messages.items() if until <= now][: min(limit, 10)]
            for receipt in free:
                self.messages[receipt] = (self.messages[receipt][0], now + self._hidden_for)
            return tuple(Dealt(self.messages[receipt][0], receipt) for receipt in free)

    def delete(self, receipts: Sequence[str]) -> None:
        with self._lock:
            for receipt in receipts:
                self.messages.pop(receipt, None)

    def give_back(self, receipts: Sequence[str]) -> None:
        with self._lock:
            for receipt in receipts:
                if receipt in self.messages:
                    self.messages[receipt] = (self.messages[receipt][0], self._clock.now())

    def lose_everything(self) -> None:
        """As if the retention of all messages had ended."""
        self.messages.clear()


@dataclass
class FakeIngestQueue:
    continuations: list[Continuation] = field(default_factory=list)
    notices: list[ObjectRef] = field(default_factory=list)

    def hand_on(self, continuation: Continuation) -> None:
        self.continuations.append(continuation)

    def notice(self, source: ObjectRef) -> None:
        self.notices.append(source)


@dataclass
class FakeTrainingQueue:
    orders: list[TrainingOrder] = field(default_factory=list)

    def order(self, order: TrainingOrder) -> None:
        self.orders.append(order)


class FakeEventOutbox:
    """`published` is what the bus got, in its order. `fault` is raised instead of publishing while it is set."""

    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self.published: list[OutboxEvent] = []
        self.fault: Exception | None = None

    def pending(self, limit: int = 100) -> tuple[OutboxEvent, ...]:
        rows = [row for row in self._database.all(OutboxEvent) if row.published_at is None]
        return tuple(sorted(rows, key=lambda row: (stamp(row.at), row.id))[:limit])

    def publish(self, event: OutboxEvent) -> None:
        if self.fault is not None:
            raise self.fault
        self.published.append(event)

    def mark_published(self, event: OutboxEvent, at: datetime) -> None:
        with self._database.lock:
            self._database.rows["outbox", event.id] = event.model_copy(update={"published_at": at})


class FakeAuditRecord:
    """`fault` is raised instead of appending while it is set."""

    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self.entries: dict[str, AuditEntry] = {}
        self.fault: Exception | None = None

    def append(self, entry: AuditEntry) -> None:
        if self.fault is not None:
            raise self.fault
        self.entries[key_of(entry)] = entry_at(key_of(entry))

    def pending(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        rows = [row for row in self._database.all(AuditEntry) if row.recorded_at is None]
        return tuple(sorted(rows, key=lambda row: (stamp(row.at), row.id))[:limit])

    def settle(self, entry: AuditEntry, at: datetime) -> None:
        with self._database.lock:
            self._database.rows["outbox", entry.id] = entry.model_copy(update={"recorded_at": at})

    def list(self, sought: Sought, *, cursor: str | None = None, limit: int = 50) -> PageOf[AuditEntry]:
        after = cursors.decode(SCOPE, cursor)[0] if cursor else ""
        keys = [key for key in sorted(self.entries) if key > after and sought.fits(self.entries[key])]
        more = cursors.encode(SCOPE, keys[limit - 1], keys[limit - 1]) if len(keys) > limit else None
        return PageOf(tuple(self.entries[key] for key in keys[:limit]), more)
