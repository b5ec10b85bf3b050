"""What is kept of documents, reviews and knowledge, and the one way to change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from docloop.model.base import Entity
from docloop.model.catalogue import PolicyRecord, TypeCatalogue, TypeRecord
from docloop.model.company import OwnCompanies
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead
from docloop.model.document_type import DocumentType
from docloop.model.event import CompletedRequest, OutboxEvent
from docloop.model.flag import FlagBook
from docloop.model.inbox_scan import InboxWalk
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.model.review import Review, ReviewOrder, ReviewState
from docloop.model.roster import Roster


class UnitOfWork(Protocol):
    """The only way to change a stored entity."""

    def commit(self, *entities: Entity) -> None:
        """Writes all of them or none (at most 100).

        An entity of version 1 must not exist yet; one of version n > 1 is written only on top of version n - 1.
        Committing a change a second time raises VersionConflict. Raises ServiceUnavailable when it is not known
        whether the write happened.
        """


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class PageOf(Generic[T_co]):
    """Part of a listing. `cursor` None: there is no more. A cursor stays good while data changes."""

    items: tuple[T_co, ...]
    cursor: str | None = None


class DocumentStore(Protocol):
    def get(self, document_id: str) -> Document:
        """Raises NotFound."""

    def list(
        self, *, state: DocumentState | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        """Newest received first. Raises InvalidRequest for a cursor that this listing did not give."""

    def changed(
        self, after: datetime, until: datetime, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        """Those that last changed after one moment and not after the other, longest ago first. Raises InvalidRequest.

        A cursor goes on where it stands, whatever `after` says.
        """

    def with_external_id(self, external_id: str, *, cursor: str | None = None, limit: int = 50) -> PageOf[Document]:
        """Those to which their uploaders gave exactly this number, newest received first. Raises InvalidRequest."""

    def known(self, document_ids: Sequence[str]) -> frozenset[str]:
        """Which of them have a row. One that was written a second ago may be missing."""

    def oldest(self, state: DocumentState, limit: int = 100, before: datetime | None = None) -> tuple[Document, ...]:
        """The documents in this state that were received first; only those received `before` that moment."""

    def half_erased(self, limit: int = 100) -> tuple[Document, ...]:
        """Erased documents whose rows still say where their objects are: the erasure was cut off, or goes on."""

    def key_head(self, key_head_id: str) -> KeyHead | None: ...

    def content_head(self, content_hash: str) -> ContentHead | None: ...

    def forget_head(self, head: KeyHead | ContentHead) -> None:
        """Removes the head for good; may be done twice. Raises VersionConflict when it was changed since."""


class ReviewStore(Protocol):
    def get(self, review_id: str) -> Review:
        """Raises NotFound."""

    def list(
        self,
        *,
        state: ReviewState,
        document_type: str | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> PageOf[Review]:
        """Most urgent first: priority descending, then oldest first. Raises InvalidRequest for a foreign cursor."""

    def ordered(
        self, state: ReviewState, order: ReviewOrder, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Review]:
        """Reviews of all types in another order than the most urgent first."""

    def of_person(self, user_id: str, *, done: bool, cursor: str | None = None, limit: int = 50) -> PageOf[Review]:
        """What the person holds, most urgent first, a claim that has lapsed unnoticed included; or has `done`, newest
        first."""

    def get_many(self, review_ids: Sequence[str]) -> tuple[Review, ...]:
        """Those that exist, in any order; at most 100."""

    def oldest(self, state: ReviewState) -> Review | None:
        """The review in this state that was opened first; None when there is none."""

    def due(self, state: ReviewState, before: datetime, limit: int = 100) -> tuple[Review, ...]:
        """What the sweeper has to look at, longest due first: claimed reviews whose lease ended by that moment,
        open reviews last announced by then or with no announcement out."""


class LabelStore(Protocol):
    def get(self, document_id: str) -> Label | None: ...

    def list(self, *, document_type: str, cursor: str | None = None, limit: int = 50) -> PageOf[Label]:
        """Newest first."""

    def delete(self, document_id: str) -> None:
        """Forgets the label for good; may be done twice."""


class PolicyStore(Protocol):
    def get(self, document_type: str) -> Policy | None:
        """The stored policy; None when the type's own default holds."""


class PolicyRecords(PolicyStore, Protocol):
    """With who stored it and when. Written with a commit."""

    def record(self, document_type: str) -> PolicyRecord | None:
        """None when nothing is stored."""

    def versions(self, document_type: str, *, below: int | None = None, limit: int = 50) -> tuple[PolicyRecord, ...]:
        """Every version that was ever stored, newest first; `below`: only those before this version."""


class DocumentTypeStore(Protocol):
    def get(self, name: str) -> DocumentType | None:
        """A retired one as well."""

    def list(self) -> tuple[DocumentType, ...]:
        """Those that new documents may be of, by name."""

    def all(self) -> tuple[DocumentType, ...]:
        """With those that are retired, by name."""


class TypeRecords(DocumentTypeStore, Protocol):
    """With who described it and when. Written with a commit."""

    def is_shipped(self, name: str) -> bool:
        """Whether docloop comes with a type of this name, described anew or not."""

    def record(self, name: str) -> TypeRecord | None:
        """None for a type that nobody described or that was deleted; a shipped one may exist all the same."""

    def newest_version(self, name: str) -> int:
        """Of the row of this type, also when it was deleted; 0: there is none."""

    def records(self) -> tuple[TypeRecord, ...]:
        """Of every type that was described and not deleted, by name."""

    def versions(self, name: str, *, below: int | None = None, limit: int = 50) -> tuple[TypeRecord, ...]:
        """Every version that was ever stored, newest first; `below`: only those before this version."""

    def catalogue(self) -> TypeCatalogue | None:
        """The names of all types that have a record; None before the first."""


class FlagStore(Protocol):
    def get(self, document_type: str) -> FlagBook | None:
        """The flags of the type; None when it never had any. Written with a commit."""


class CompanyStore(Protocol):
    def get(self) -> OwnCompanies | None:
        """The companies whose stack it is; None: nobody has named any. Written with a commit."""


class RosterStore(Protocol):
    def get(self) -> Roster | None:
        """Who is losing the role of administrator at this moment; None: nobody ever did. Written with a commit."""


class RequestStore(Protocol):
    def get(self, request_id: str) -> CompletedRequest | None:
        """The answer given before to this request; None when it is new or forgotten. Written with a commit."""


class WalkStore(Protocol):
    def get(self, walk_id: str) -> InboxWalk | None:
        """How far the sweeper is. Written with a commit."""


class EventOutbox(Protocol):
    def pending(self, limit: int = 100) -> tuple[OutboxEvent, ...]:
        """Events not yet published, oldest first."""

    def publish(self, event: OutboxEvent) -> None:
        """Hands the event to the event bus. May be done twice."""

    def mark_published(self, event: OutboxEvent, at: datetime) -> None:
        """Remembers that all of the event's effects are done. May be done twice."""
