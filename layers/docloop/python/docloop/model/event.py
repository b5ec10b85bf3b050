"""What happened, in the past tense. Written in the transaction of the move it tells of, published afterwards."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from docloop.model.base import Entity, Value


class EventType(StrEnum):
    DOCUMENT_ACCEPTED = "DocumentAccepted"
    DOCUMENT_FAILED = "DocumentFailed"
    DOCUMENT_SUPERSEDED = "DocumentSuperseded"
    DOCUMENT_DUPLICATED = "DocumentDuplicated"
    DOCUMENT_ERASED = "DocumentErased"
    REVIEW_OPENED = "ReviewOpened"
    REVIEW_RELEASED = "ReviewReleased"
    REVIEW_ESCALATED = "ReviewEscalated"
    REVIEW_COMPLETED = "ReviewCompleted"
    REVIEW_REJECTED = "ReviewRejected"
    REVIEW_CANCELLED = "ReviewCancelled"


class OutboxEvent(Entity):
    """Carries ids only. `result_revision`: this result is copied to the results bucket before the event is sent.

    `announce`: a message about `review_id` is put on the review queue. `published_at` None: still to be done; all that
    publishing does may be done twice.
    """

    type: EventType
    document_id: str
    review_id: str | None = None
    result_revision: int | None = None
    announce: bool = False
    at: datetime
    published_at: datetime | None = None


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
