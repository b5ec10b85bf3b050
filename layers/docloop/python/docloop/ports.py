"""What the steps need from the world, in their own words. Adapters do it; fakes in tests do it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from docloop.model.base import Entity
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead, ObjectRef
from docloop.model.document_type import DocumentType
from docloop.model.event import Announcement, CompletedRequest, Continuation, OutboxEvent
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.model.reading import PageReading
from docloop.model.review import Review, ReviewState
from docloop.model.walk import InboxWalk

if TYPE_CHECKING:
    from PIL.Image import Image


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, always in UTC with a time zone."""


# Reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PageImage:
    """An upright, straightened page as a picture (mode L or RGB). `dpi` None: not known."""

    number: int
    image: Image
    dpi: float | None = None
    rotation: int = 0
    skew: float = 0.0


class Reader(Protocol):
    """One way of turning a page picture into words."""

    name: str

    def is_available(self) -> bool:
        """Whether everything it needs is on this machine and configured."""

    def read(self, page: PageImage) -> PageReading:
        """Raises ReadingTimedOut after the time a reader may take, ReaderFailed when it stops without an answer."""


class OpenDocument(Protocol):
    """A file that has been opened and is within its budgets. `media_type` is what the content is, not its name."""

    media_type: str
    page_count: int

    def text_layer(self, number: int) -> PageReading | None:
        """The text the page carries itself; None when it has none worth reading. `number` counts from 1."""

    def page_image(self, number: int) -> PageImage:
        """The page rendered within the pixel budget. Raises PageTooLarge, DamagedFile."""


class DocumentOpener(Protocol):
    def open(self, data: bytes) -> AbstractContextManager[OpenDocument]:
        """Looks at the content, checks byte and page budgets before decoding. Raises DocumentError."""


# Storing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BlobHead:
    """`version_id` is "null" in a bucket without versioning."""

    key: str
    version_id: str
    size: int
    modified_at: datetime


class BlobStore(Protocol):
    """One bucket."""

    bucket: str

    def head(self, key: str, version_id: str | None = None) -> BlobHead | None:
        """None when there is no such object (or it was deleted)."""

    def get(self, key: str, version_id: str | None = None) -> bytes:
        """Raises SourceMissing when there is no such object."""

    def put(self, key: str, data: bytes, content_type: str) -> None: ...

    def list(self, prefix: str = "", after: str | None = None) -> Iterator[BlobHead]:
        """The newest version of every object whose key starts with `prefix`, in key order, from behind `after` on."""

    def versions(self, key: str) -> tuple[BlobHead, ...]:
        """Every version of exactly this key, newest first."""

    def delete_version(self, key: str, version_id: str) -> None:
        """Removes this version for good; may be done twice."""

    def delete(self, prefix: str) -> int:
        """Removes every version of everything whose key starts with `prefix`; says how many versions went."""

    def presigned_get(self, key: str, seconds: int) -> str: ...

    def presigned_post(
        self, key: str, *, max_bytes: int, seconds: int, metadata: dict[str, str]
    ) -> tuple[str, dict[str, str]]:
        """URL and form fields of an upload of at most `max_bytes` to exactly this key."""


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

    def known(self, document_ids: Sequence[str]) -> frozenset[str]:
        """Which of them have a row."""

    def oldest(self, state: DocumentState, limit: int = 100) -> tuple[Document, ...]:
        """The documents in this state that were received first."""

    def key_head(self, key_head_id: str) -> KeyHead | None: ...

    def content_head(self, content_hash: str) -> ContentHead | None: ...


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

    def get_many(self, review_ids: Sequence[str]) -> tuple[Review, ...]:
        """Those that exist, in any order; at most 100."""

    def oldest(self, state: ReviewState) -> Review | None:
        """The review in this state that was opened first; None when there is none."""

    def due(self, state: ReviewState, before: datetime, limit: int = 100) -> tuple[Review, ...]:
        """What the sweeper has to look at, longest due first: claimed reviews whose lease ended before that moment,
        open reviews last announced before it or with no announcement out."""


class LabelStore(Protocol):
    def get(self, document_id: str) -> Label | None: ...

    def list(self, *, document_type: str, cursor: str | None = None, limit: int = 50) -> PageOf[Label]:
        """Newest first."""

    def delete(self, document_id: str) -> None:
        """Forgets the label for good; may be done twice."""


class PolicyStore(Protocol):
    def get(self, document_type: str) -> Policy | None:
        """The stored policy; None when the type's own default holds."""

    def put(self, document_type: str, policy: Policy) -> None:
        """Writes version n on top of version n - 1 (version 1: on nothing). Raises VersionConflict."""


class DocumentTypeStore(Protocol):
    def get(self, name: str) -> DocumentType | None: ...

    def list(self) -> tuple[DocumentType, ...]: ...

    def put(self, document_type: DocumentType) -> None:
        """Adds or replaces a type that a user described."""


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


# People ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tokens:
    """`expires_in`: seconds that the access token is good. `refresh_token` None: the one used stays good."""

    access_token: str = field(repr=False)
    expires_in: int
    refresh_token: str | None = field(default=None, repr=False)


class Identity(Protocol):
    """Who people are. Whatever is wrong with a name or password, the error is the same."""

    def sign_in(self, username: str, password: str, new_password: str | None = None) -> Tokens:
        """Raises Unauthenticated, NewPasswordNeeded, InvalidRequest when `new_password` is too weak."""

    def refresh(self, refresh_token: str) -> Tokens:
        """Raises Unauthenticated."""


# Queues ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dealt:
    """An announcement in hand; `receipt` gives it back or deletes it."""

    announcement: Announcement
    receipt: str


class ReviewQueue(Protocol):
    """Announces work and deals it out. Not the truth: that is the ReviewStore."""

    def announce(self, announcement: Announcement) -> None: ...

    def receive(self, limit: int = 10) -> tuple[Dealt, ...]:
        """Up to ten announcements, hidden from others for a moment; messages nobody understands are removed."""

    def delete(self, receipts: Sequence[str]) -> None: ...

    def give_back(self, receipts: Sequence[str]) -> None:
        """Others may receive them at once."""


class IngestQueue(Protocol):
    def hand_on(self, continuation: Continuation) -> None:
        """Has the next invocation of the extract function go on with a document."""

    def notice(self, source: ObjectRef) -> None:
        """Tells of an object in the inbox in the words of S3, as if its own event came (again)."""


class DeadLetterQueue(Protocol):
    def set_aside(self, body: str, reason: str) -> None:
        """Keeps a message that nobody can work with. `reason` is one of our error codes."""
