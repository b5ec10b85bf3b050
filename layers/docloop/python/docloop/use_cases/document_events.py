"""The event of a document's move, to be committed with it."""

from __future__ import annotations

from datetime import datetime

from docloop.model.document import Document, digest_id
from docloop.model.event import EventType, OutboxEvent


def event_of(
    document: Document,
    kind: EventType,
    at: datetime,
    *,
    review_id: str | None = None,
    result_revision: int | None = None,
    result_digest: str | None = None,
    announce: bool = False,
) -> OutboxEvent:
    """The event that tells of a document's move to this version; the same move has the same event id."""
    return OutboxEvent(
        id=digest_id("evt", document.id, str(document.version), kind),
        type=kind,
        document_id=document.id,
        review_id=review_id,
        result_revision=result_revision,
        result_digest=result_digest,
        part_of=document.part.of if document.part else None,
        parts=document.part_ids if kind is EventType.DOCUMENT_SPLIT else (),
        announce=announce,
        at=at,
    )
