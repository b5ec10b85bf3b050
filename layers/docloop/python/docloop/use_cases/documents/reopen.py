"""Looks again: a finished document goes back to people, a failed one back to the machine."""

from __future__ import annotations

import logging

from docloop.errors import IllegalTransition, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState
from docloop.model.document_type import UNKNOWN
from docloop.model.event import Continuation, EventType
from docloop.model.policy import Question
from docloop.model.review import Review, review_id
from docloop.ports.retry import retry_on_conflict
from docloop.steps.decide.stakes import Stakes, stakes_of
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import Request, ReviewContext, answer_of, answered_before
from docloop.use_cases.document_events import event_of
from docloop.use_cases.publish import publish_now
from docloop.use_cases.reviews.record import record_of

logger = logging.getLogger(__name__)

REOPENED = "A senior has asked to have this document looked at again."
_REOPENABLE = frozenset({DocumentState.ACCEPTED, DocumentState.COMPLETED, DocumentState.REJECTED})


def reopen(
    context: ReviewContext, actor: Actor, document_id: str, request: Request | None = None, reason: str = REOPENED
) -> Review:
    """A new round of review of a finished document; `reason` is what the reviewer reads.

    Raises IllegalTransition for a document that is not finished (one that failed is for `retry`), KeyReused.
    """

    def attempt() -> Review:
        before = answered_before(context, request)
        if before is not None:
            return context.reviews.get(before)
        document = context.documents.get(document_id)
        if document.state not in _REOPENABLE:
            raise IllegalTransition(
                f"A document that is {document.state} is not reopened.", document_id=document_id, state=document.state
            )
        review = _reopen_once(context, actor, document, request, reason)
        logger.info("document reopened", extra={"document_id": document_id, "by": actor.user_id})
        return review

    return retry_on_conflict(attempt, VersionConflict(document_id=document_id))


def _reopen_once(
    context: ReviewContext, actor: Actor, document: Document, request: Request | None, reason: str
) -> Review:
    now = context.clock.now()
    round_number = document.reviews + 1
    review = Review(
        id=review_id(document.id, round_number),
        document_id=document.id,
        document_type=document.document_type or UNKNOWN,
        round=round_number,
        questions=(Question(field=None, reasons=(reason,)),),
        **_stakes(context, document)._asdict(),
        key_name=document.source.key_name,
        opened_at=now,
        changed_at=now,
    )
    opened = document.moved(DocumentState.IN_REVIEW, now, review_id=review.id, reviews=round_number, reasons=(reason,))
    event = event_of(opened, EventType.REVIEW_OPENED, now, review_id=review.id, announce=True)
    beside: list[Entity] = [answer_of(context, request, review.id)] if request else []
    entry = entry_of(actor, Verb.DOCUMENT_REOPENED, document.id, now, str(opened.version))
    context.work.commit(opened, review, event, entry, *beside)
    publish_now(context, event)
    record_now(context, entry)
    return review


def _stakes(context: ReviewContext, document: Document) -> Stakes:
    """As they stand now."""
    kind = context.types.get(document.document_type) if document.document_type else None
    return stakes_of(kind, record_of(context, document).standing.fields if kind else ())


def retry(context: ReviewContext, actor: Actor, document_id: str) -> Document:
    """Has the machine try a failed document again. Raises IllegalTransition when it has not failed.

    Without a way to the ingest queue the sweeper finds the document waiting.
    """
    document = context.documents.get(document_id)
    if document.state is not DocumentState.FAILED:
        raise IllegalTransition(
            f"A document that is {document.state} is not retried.", document_id=document_id, state=document.state
        )
    now = context.clock.now()
    again = document.moved(DocumentState.EXTRACTING, now, failure=None, lease_until=None, reasons=(), attempts=0)
    entry = entry_of(actor, Verb.DOCUMENT_RETRIED, document_id, now, str(again.version))
    context.work.commit(again, entry)
    record_now(context, entry)
    if context.ingest is not None:
        context.ingest.hand_on(Continuation(document_id=document_id))
    return again
