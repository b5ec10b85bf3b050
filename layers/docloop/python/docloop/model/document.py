"""One paper, a file or a part of one: its pages and its life."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from docloop.errors import IllegalTransition
from docloop.model.base import Entity, Value
from docloop.model.parts import PageSpan


class DocumentState(StrEnum):
    RECEIVED = "received"
    EXTRACTING = "extracting"
    ACCEPTED = "accepted"
    IN_REVIEW = "in_review"
    COMPLETED = "completed"
    REJECTED = "rejected"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    SPLIT = "split"
    ERASED = "erased"


_S = DocumentState
_ENDS = frozenset({_S.SUPERSEDED, _S.ERASED})
TRANSITIONS: dict[DocumentState, frozenset[DocumentState]] = {
    _S.RECEIVED: frozenset({_S.EXTRACTING, _S.FAILED}) | _ENDS,
    _S.EXTRACTING: frozenset({_S.EXTRACTING, _S.ACCEPTED, _S.IN_REVIEW, _S.FAILED, _S.DUPLICATE, _S.SPLIT}) | _ENDS,
    _S.ACCEPTED: frozenset({_S.IN_REVIEW}) | _ENDS,
    _S.IN_REVIEW: frozenset({_S.COMPLETED, _S.REJECTED, _S.SPLIT, _S.EXTRACTING}) | _ENDS,
    _S.COMPLETED: frozenset({_S.IN_REVIEW}) | _ENDS,
    _S.REJECTED: frozenset({_S.IN_REVIEW}) | _ENDS,
    _S.FAILED: frozenset({_S.EXTRACTING}) | _ENDS,
    _S.SUPERSEDED: frozenset({_S.ERASED}),
    _S.DUPLICATE: frozenset({_S.SUPERSEDED, _S.ERASED}),
    _S.SPLIT: _ENDS,
    _S.ERASED: frozenset(),
}
FINAL_STATES = frozenset({_S.ACCEPTED, _S.COMPLETED})


class ObjectRef(Value):
    """A version of an S3 object. `version_id` is "null" in a bucket without versioning, as S3 itself says."""

    bucket: str
    key: str
    version_id: str = "null"

    @property
    def key_name(self) -> str:
        """The last part of the key: the name of the file."""
        return self.key.rpartition("/")[2]


class Failure(Value):
    """Why a document failed: the error's code, a sentence, what helps. Never anything read from the document."""

    code: str
    message: str
    remedy: str


class Part(Value):
    """Which pages of which document (`of`, its id) are this one.

    `rotation` is how the file's page was turned to be as its area says, in degrees clockwise.
    """

    of: str
    span: PageSpan
    rotation: int = 0


class Document(Entity):
    """The row of one document: a whole file, or a part of one.

    `document_type` is None until known; `named_type` is what the key's first folder says, None when it says nothing.
    `content_hash` is the SHA-256 of the bytes in hex. `pages` is their number, None until the file was opened;
    `pages_read` how many readings are stored. `lease_until`: no other invocation works on it before that moment.
    `revision` counts final results, 0 while there is none; `result_digest` is the SHA-256 in hex of the newest one's
    JSON, `prediction_digest` that of the Extraction, None while there is none. `review_id` is its newest review.
    `seconds` is the machine time spent on it so far, `reader_seconds` the part of it inside the readers of pages,
    `second_reader_seconds` the part inside the reader of single lines. `external_id` and `metadata` are what the
    uploader said of it (`model.upload_note`). `part` says of which document it is a part, None of a whole file;
    `source` is then that document's, and pages are counted from its own first. `parts` are the pages of each paper that
    it was split into. `whole`: a person has said that it is one paper.
    """

    source: ObjectRef
    state: DocumentState = DocumentState.RECEIVED
    size: int = 0
    media_type: str | None = None
    content_hash: str | None = None
    named_type: str | None = None
    document_type: str | None = None
    pages: int | None = None
    pages_read: int = 0
    failure: Failure | None = None
    reasons: tuple[str, ...] = ()
    duplicate_of: str | None = None
    superseded_by: str | None = None
    review_id: str | None = None
    reviews: int = 0
    revision: int = 0
    result_digest: str | None = None
    prediction_digest: str | None = None
    attempts: int = 0
    lease_until: datetime | None = None
    received_at: datetime
    changed_at: datetime
    seconds: float = 0.0
    reader_seconds: float = 0.0
    second_reader_seconds: float = 0.0
    uploaded_by: str | None = None
    external_id: str | None = None
    metadata: dict[str, str] = {}
    part: Part | None = None
    parts: tuple[PageSpan, ...] = ()
    whole: bool = False

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of the documents that it was split into, in the order of their pages."""
        return tuple(part_id(self.id, span) for span in self.parts)

    def moved(self, state: DocumentState, at: datetime, **changes: Any) -> Self:
        """The next version of this row, in `state`, with `changes`. Raises IllegalTransition."""
        if state is not self.state and state not in TRANSITIONS[self.state]:
            raise IllegalTransition(document_id=self.id, state=self.state, wanted=state)
        return self.next_version(**{"state": state, "changed_at": at, **changes})


def digest_id(prefix: str, *parts: str) -> str:
    """A short stable id: prefix and 26 base32 characters (130 bits) of the SHA-256 of the parts, length-prefixed."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return f"{prefix}_{base64.b32encode(sha.digest()).decode('ascii')[:26].lower()}"


def document_id(source: ObjectRef) -> str:
    """The identity of a document: the same version of the same object has the same id, whoever asks."""
    return digest_id("doc", source.bucket, source.key, source.version_id)


def part_id(document_id: str, span: PageSpan) -> str:
    """The identity of a part: the same pages of the same document have the same id, whoever splits it, and so has the
    same area of a page.
    """
    return digest_id("doc", document_id, *span.names)


class KeyHead(Entity):
    """Which document is the newest of an object key; `id` is the digest of bucket and key."""

    document_id: str


class ContentHead(Entity):
    """Which document was first with this content; `id` is its SHA-256 in hex."""

    document_id: str


def key_head_id(source: ObjectRef) -> str:
    return digest_id("key", source.bucket, source.key)
