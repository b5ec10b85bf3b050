"""Clock and stores in memory, with the semantics of the real ones: versions, conflicts, cursors.

Buckets and queues are in fake_services.py. tests/functional/test_store_contract.py runs the same assertions on these
and on the adapters.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from docloop.adapters import cursors
from docloop.adapters.rows import DONE, HELD, age, due_at, parts_of, person_of, rank, stake, stamp, table_of
from docloop.errors import NotFound, VersionConflict
from docloop.model.base import Entity
from docloop.model.catalogue import (
    CATALOGUE,
    PolicyRecord,
    PolicyVersion,
    TypeCatalogue,
    TypeRecord,
    TypeState,
    TypeVersion,
    policy_id,
    type_id,
)
from docloop.model.company import OWN_COMPANIES, OwnCompanies
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead
from docloop.model.document_type import DocumentType
from docloop.model.event import CompletedRequest
from docloop.model.flag import FlagBook, book_id
from docloop.model.forecast import Outlook, outlook_id
from docloop.model.inbox_scan import InboxWalk
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.model.review import Review, ReviewOrder, ReviewState
from docloop.model.roster import ROSTER, Roster
from docloop.model.training import (
    Champion,
    EvidencePointer,
    ModelCard,
    Training,
    champion_id,
    evidence_id,
    training_id,
)
from docloop.ports import PageOf

E = TypeVar("E", bound=Entity)
START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def move(self, **by: float) -> None:
        """`by` as for timedelta."""
        self._now += timedelta(**by)


class FakeDatabase:
    """All rows, by table and id; several threads may use it."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Entity] = {}
        self.lock = threading.RLock()

    def find(self, key: str, kind: type[E]) -> E | None:
        found = [row for (_, each), row in self.rows.items() if each == key and isinstance(row, kind)]
        return found[0] if found else None

    def all(self, kind: type[E]) -> list[E]:
        with self.lock:
            return [row for row in self.rows.values() if isinstance(row, kind)]

    def page(
        self,
        scope: str,
        rows: Iterable[E],
        sort: Callable[[E], str],
        *,
        newest_first: bool = False,
        cursor: str | None = None,
        limit: int = 50,
    ) -> PageOf[E]:
        ordered = sorted(((sort(row), row.id, row) for row in rows), key=lambda each: each[:2], reverse=newest_first)
        if cursor is not None:
            last = cursors.decode(scope, cursor)
            ordered = [each for each in ordered if (each[:2] < last if newest_first else each[:2] > last)]
        given = ordered[:limit]
        after = cursors.encode(scope, *given[-1][:2]) if len(ordered) > limit else None
        return PageOf(tuple(row for _, _, row in given), after)


class FakeUnitOfWork:
    """`before_commit` is called with the entities just before they are written, to let a test get in between."""

    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self.before_commit: Callable[[tuple[Entity, ...]], None] | None = None

    def commit(self, *entities: Entity) -> None:
        if self.before_commit is not None:
            self.before_commit(entities)
        with self._database.lock:
            for entity in entities:
                parts_of(entity)
                stored = self._database.rows.get((table_of(entity).name, entity.id))
                if (stored.version if stored else 0) != entity.version - 1:
                    raise VersionConflict(id=entity.id)
            for entity in entities:
                self._database.rows[table_of(entity).name, entity.id] = entity


class FakeDocumentStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, document_id: str) -> Document:
        found = self._database.find(document_id, Document)
        if found is None:
            raise NotFound("This document does not exist.", document_id=document_id)
        return found

    def list(
        self, *, state: DocumentState | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        rows = [row for row in self._database.all(Document) if state in {None, row.state}]
        scope = f"documents.{state}"
        return self._database.page(scope, rows, _received, newest_first=True, cursor=cursor, limit=limit)

    def changed(
        self, after: datetime, until: datetime, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        told = [row for row in self._database.all(Document) if row.changed_at <= until]
        rows = [row for row in told if cursor or row.changed_at > after]
        return self._database.page("documents.changed", rows, _changed, cursor=cursor, limit=limit)

    def with_external_id(self, external_id: str, *, cursor: str | None = None, limit: int = 50) -> PageOf[Document]:
        rows = [row for row in self._database.all(Document) if row.external_id == external_id]
        scope = f"documents.external.{external_id}"
        return self._database.page(scope, rows, _received, newest_first=True, cursor=cursor, limit=limit)

    def known(self, document_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(each for each in document_ids if self._database.find(each, Document))

    def oldest(self, state: DocumentState, limit: int = 100, before: datetime | None = None) -> tuple[Document, ...]:
        rows = [row for row in self._database.all(Document) if row.state is state]
        return tuple(sorted((row for row in rows if before is None or row.received_at < before), key=_received)[:limit])

    def half_erased(self, limit: int = 100) -> tuple[Document, ...]:
        rows = [row for row in self._database.all(Document) if row.state is DocumentState.ERASED and row.source.key]
        return tuple(sorted(rows, key=_received)[:limit])

    def key_head(self, key_head_id: str) -> KeyHead | None:
        return self._database.find(key_head_id, KeyHead)

    def content_head(self, content_hash: str) -> ContentHead | None:
        return self._database.find(content_hash, ContentHead)

    def forget_head(self, head: KeyHead | ContentHead) -> None:
        with self._database.lock:
            stored = self._database.rows.get(("documents", head.id))
            if stored is not None and stored.version != head.version:
                raise VersionConflict(id=head.id)
            self._database.rows.pop(("documents", head.id), None)


class FakeReviewStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, review_id: str) -> Review:
        found = self._database.find(review_id, Review)
        if found is None:
            raise NotFound("This review does not exist.", review_id=review_id)
        return found

    def list(
        self, *, state: ReviewState, document_type: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Review]:
        rows = [
            row
            for row in self._database.all(Review)
            if row.state is state and document_type in {None, row.document_type}
        ]
        return self._database.page(f"reviews.{state}.{document_type}", rows, rank, cursor=cursor, limit=limit)

    def ordered(
        self, state: ReviewState, order: ReviewOrder, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Review]:
        rows = [row for row in self._database.all(Review) if row.state is state]
        sort = {ReviewOrder.URGENCY: rank, ReviewOrder.AGE: age, ReviewOrder.AMOUNT: stake}[order]
        falling = order is ReviewOrder.AMOUNT
        scope = f"reviews.{state}.{order}"
        return self._database.page(scope, rows, sort, newest_first=falling, cursor=cursor, limit=limit)

    def of_person(self, user_id: str, *, done: bool, cursor: str | None = None, limit: int = 50) -> PageOf[Review]:
        person = (DONE if done else HELD) + user_id
        found = {
            row.id: (row, whose[1])
            for row in self._database.all(Review)
            if (whose := person_of(row)) and whose[0] == person
        }
        rows = [row for row, _ in found.values()]
        return self._database.page(
            f"reviews.{person}", rows, lambda row: found[row.id][1], newest_first=done, cursor=cursor, limit=limit
        )

    def get_many(self, review_ids: Sequence[str]) -> tuple[Review, ...]:
        found = (self._database.find(each, Review) for each in dict.fromkeys(review_ids))
        return tuple(review for review in found if review is not None)

    def oldest(self, state: ReviewState) -> Review | None:
        rows = [row for row in self._database.all(Review) if row.state is state]
        return min(rows, key=lambda review: review.opened_at, default=None)

    def due(self, state: ReviewState, before: datetime, limit: int = 100) -> tuple[Review, ...]:
        rows = [(due_at(row), row.id, row) for row in self._database.all(Review) if row.state is state]
        late = sorted((due, key) for due, key, _ in rows if due is not None and due <= stamp(before))
        return self.get_many([key for _, key in late[:limit]])


class FakeLabelStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, document_id: str) -> Label | None:
        return self._database.find(document_id, Label)

    def list(self, *, document_type: str, cursor: str | None = None, limit: int = 50) -> PageOf[Label]:
        rows = [row for row in self._database.all(Label) if row.document_type == document_type]
        scope = f"labels.{document_type}"
        return self._database.page(scope, rows, _said, newest_first=True, cursor=cursor, limit=limit)

    def delete(self, document_id: str) -> None:
        with self._database.lock:
            self._database.rows.pop(("labels", document_id), None)


class FakePolicyStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, document_type: str) -> Policy | None:
        found = self.record(document_type)
        return found.policy if found else None

    def record(self, document_type: str) -> PolicyRecord | None:
        return self._database.find(policy_id(document_type), PolicyRecord)

    def versions(self, document_type: str, *, below: int | None = None, limit: int = 50) -> tuple[PolicyRecord, ...]:
        kept = [each.record for each in self._database.all(PolicyVersion)]
        return _versions([each for each in kept if each.document_type == document_type], below, limit)


class FakeDocumentTypeStore:
    def __init__(self, database: FakeDatabase, shipped: Iterable[DocumentType] = ()) -> None:
        self._database = database
        self._shipped = {each.name: each for each in shipped}

    def get(self, name: str) -> DocumentType | None:
        found = self.record(name)
        return self._described(found) if found else self._shipped.get(name)

    def list(self) -> tuple[DocumentType, ...]:
        return self._merged(self.records(), frozenset({TypeState.IN_USE}))

    def all(self) -> tuple[DocumentType, ...]:
        return self._merged(self.records(), frozenset(TypeState))

    def is_shipped(self, name: str) -> bool:
        return name in self._shipped

    def record(self, name: str) -> TypeRecord | None:
        found = self._database.find(type_id(name), TypeRecord)
        return found if found and found.state is not TypeState.DELETED else None

    def newest_version(self, name: str) -> int:
        found = self._database.find(type_id(name), TypeRecord)
        return found.version if found else 0

    def records(self) -> tuple[TypeRecord, ...]:
        found = (each for each in self._database.all(TypeRecord) if each.state is not TypeState.DELETED)
        return tuple(sorted(found, key=lambda each: each.id))

    def versions(self, name: str, *, below: int | None = None, limit: int = 50) -> tuple[TypeRecord, ...]:
        kept = [each.record for each in self._database.all(TypeVersion)]
        return _versions([each for each in kept if each.document_type.name == name], below, limit)

    def catalogue(self) -> TypeCatalogue | None:
        return self._database.find(CATALOGUE, TypeCatalogue)

    def _described(self, record: TypeRecord) -> DocumentType:
        shipped = self._shipped.get(record.document_type.name)
        return shipped if shipped is not None and record.as_shipped else record.document_type

    def _merged(self, records: Iterable[TypeRecord], states: Container[TypeState]) -> tuple[DocumentType, ...]:
        known = {each.document_type.name: each for each in records}
        merged = self._shipped | {name: self._described(each) for name, each in known.items()}
        wanted = (name for name in sorted(merged) if name not in known or known[name].state in states)
        return tuple(merged[name] for name in wanted)


class FakeFlagStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, document_type: str) -> FlagBook | None:
        return self._database.find(book_id(document_type), FlagBook)


class FakeRequestStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, request_id: str) -> CompletedRequest | None:
        return self._database.find(request_id, CompletedRequest)


class FakeCompanyStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self) -> OwnCompanies | None:
        return self._database.find(OWN_COMPANIES, OwnCompanies)


class FakeRosterStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self) -> Roster | None:
        return self._database.find(ROSTER, Roster)


class FakeWalkStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def get(self, walk_id: str) -> InboxWalk | None:
        return self._database.find(walk_id, InboxWalk)


class FakeModelStore:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    def card(self, card_id: str) -> ModelCard:
        found = self._database.find(card_id, ModelCard)
        if found is None:
            raise NotFound("This model does not exist.", id=card_id)
        return found

    def cards(
        self, *, document_type: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[ModelCard]:
        rows = [row for row in self._database.all(ModelCard) if document_type in {None, row.document_type}]
        scope = f"cards.{document_type}"
        return self._database.page(scope, rows, _requested, newest_first=True, cursor=cursor, limit=limit)

    def champion(self, document_type: str) -> Champion | None:
        return self._database.find(champion_id(document_type), Champion)

    def training(self, document_type: str) -> Training | None:
        return self._database.find(training_id(document_type), Training)

    def evidence(self, document_type: str) -> EvidencePointer | None:
        return self._database.find(evidence_id(document_type), EvidencePointer)

    def outlook(self, document_type: str) -> Outlook | None:
        return self._database.find(outlook_id(document_type), Outlook)


def _versions(records: Iterable[E], below: int | None, limit: int) -> tuple[E, ...]:
    found = sorted(records, key=lambda each: each.version, reverse=True)
    return tuple(each for each in found if below is None or each.version < below)[:limit]


def _requested(card: ModelCard) -> str:
    return f"{stamp(card.requested_at)}#{card.id}"


def _changed(document: Document) -> str:
    return f"{stamp(document.changed_at)}#{document.id}"


def _received(document: Document) -> str:
    return f"{stamp(document.received_at)}#{document.id}"


def _said(label: Label) -> str:
    return f"{stamp(label.at)}#{label.id}"
