"""What happened, in the past tense. Written in the transaction of the move it tells of, published afterwards."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from docloop.model.base import Entity, Value


class EventType(StrEnum):
    DOCUMENT_ACCEPTED = "DocumentAccepted"
    DOCUMENT_FAILED = "DocumentFailed"
    DOCUMENT_SUPERSEDED = "DocumentSuperseded"
    DOCUMENT_DUPLICATED = "DocumentDuplicated"
    DOCUMENT_SPLIT = "DocumentSplit"
    DOCUMENT_KEPT_WHOLE = "DocumentKeptWhole"
    DOCUMENT_ERASED = "DocumentErased"
    DOCUMENT_PURGED = "DocumentPurged"
    REVIEW_OPENED = "ReviewOpened"
    REVIEW_RELEASED = "ReviewReleased"
    REVIEW_ESCALATED = "ReviewEscalated"
    REVIEW_COMPLETED = "ReviewCompleted"
    REVIEW_REJECTED = "ReviewRejected"
    REVIEW_CANCELLED = "ReviewCancelled"


class OutboxEvent(Entity):
    """Carries ids only. `result_revision`: this result is copied to the results bucket before the event is sent.

    `part_of`: the document of which it is a part; `parts`: those that it was split into.

    `result_digest` is the SHA-256 in hex of that result's JSON; both are None for an event without a result.
    `announce`: a message about `review_id` is put on the review queue. An event is published from `at` on, which may
    lie ahead. `published_at` None: still to be done; all that publishing does may be done twice.
    """

    type: EventType
    document_id: str
    review_id: str | None = None
    result_revision: int | None = None
    result_digest: str | None = None
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    announce: bool = False
    at: datetime
    published_at: datetime | None = None

    @model_validator(mode="after")
    def _digest_of_each_result(self) -> Self:
        if (self.result_revision is None) != (self.result_digest is None):
            raise ValueError("a result is named by its revision and its digest")
        return self


class CompletedRequest(Entity):
    """The answer to a request that carried an Idempotency-Key, kept so that a retry gets the same one.

    `id` is the digest of user and key, `fingerprint` of the request, `body` the JSON that was answered.
    """

    fingerprint: str
    status: int
    body: str
    expires_at: datetime


class Announcement(Value):
    """The message on the review queue."""

    review_id: str


class Continuation(Value):
    """The message on the ingest queue that hands a document on to the next invocation."""

    document_id: str
