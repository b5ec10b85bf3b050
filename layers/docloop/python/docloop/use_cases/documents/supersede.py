"""Ends a document for a newer version of its file: the document itself, and the parts that it was split into."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState
from docloop.model.event import EventType
from docloop.model.review import ENDED, ReviewState
from docloop.ports import ReviewStore
from docloop.use_cases.document_events import event_of
from docloop.use_cases.review_events import review_event

_ENDS = frozenset({DocumentState.SUPERSEDED, DocumentState.ERASED})


def superseded_by(by: str, document: Document | None, reviews: ReviewStore, now: datetime) -> list[Entity]:
    """Return the changes that end the document for the one `by`; none when it has ended already.

    Its parts end when its event is published: they may be many.
    """
    if document is None or document.state in _ENDS:
        return []
    ended = document.moved(DocumentState.SUPERSEDED, now, superseded_by=by, lease_until=None)
    changes: list[Entity] = [ended, event_of(ended, EventType.DOCUMENT_SUPERSEDED, now)]
    review = reviews.get(document.review_id) if document.review_id else None
    if review and review.state not in ENDED:
        cancelled = review.moved(ReviewState.CANCELLED, now, claim=None)
        changes += [cancelled, review_event(cancelled, EventType.REVIEW_CANCELLED, now)]
    return changes
