"""The event of a review's move, to be committed with it."""

from __future__ import annotations

from datetime import datetime

from docloop.model.document import digest_id
from docloop.model.event import EventType, OutboxEvent
from docloop.model.review import Review


def review_event(review: Review, kind: EventType, at: datetime, *, announce: bool = False) -> OutboxEvent:
    """The event that tells of a review's move to this version; the same move has the same event id."""
    return OutboxEvent(
        id=digest_id("evt", review.id, str(review.version), kind),
        type=kind,
        document_id=review.document_id,
        review_id=review.id,
        announce=announce,
        at=at,
    )
