"""Ends a review: with final answers, or by rejecting the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from docloop.errors import InvalidRequest, VersionConflict
from docloop.model.actor import Actor
from docloop.model.base import Entity
from docloop.model.document import DocumentState
from docloop.model.event import EventType
from docloop.model.review import Draft, Review, ReviewOutcome, ReviewState
from docloop.ports.retry import retry_on_conflict
from docloop.steps.decide.stakes import stakes_of
from docloop.use_cases.contexts.review import Request, ReviewContext, answer_of, answered_before
from docloop.use_cases.document_events import event_of
from docloop.use_cases.publish import publish_now
from docloop.use_cases.reviews.claims import held
from docloop.use_cases.reviews.record import check, label_of, record_of, result_of, type_of


def submit(  # one claim (actor, review, fence) and what is said under it
    context: ReviewContext, actor: Actor, review_id: str, fence: int, draft: Draft, request: Request | None = None
) -> Review:
    """The finished review. Result, label, corrections and event are stored with it, or nothing is.

    Raises ClaimConflict when the claim has lapsed or is another's, InvalidRequest for answers that do not hold
    together or are missing, KeyReused.
    """

    def attempt() -> Review:
        review = held(context, actor, review_id, fence)
        if review.parts is not None:
            raise InvalidRequest("This review asks where papers begin, and for no values.", field="draft")
        document = context.documents.get(review.document_id)
        record = record_of(context, document)
        final = check(context, review, draft, record)
        now = context.clock.now()
        kind = type_of(context, final, review.document_type)
        result = result_of(record, kind, final, by=actor.user_id, at=now, revision=document.revision + 1)
        digest = context.files.keep_result(result)
        completed = document.moved(
            DocumentState.COMPLETED,
            now,
            document_type=kind.name,
            revision=result.revision,
            result_digest=digest,
            reasons=(),
        )
        new = result.corrections[len(record.standing.corrections) :]
        stakes = stakes_of(kind, result.fields)._asdict()
        done = done_of(review, actor, now, outcome=ReviewOutcome.SUBMITTED, draft=final, corrections=new, **stakes)
        label = label_of(context, completed, final, by=actor.user_id, at=now)
        event = event_of(
            completed,
            EventType.REVIEW_COMPLETED,
            now,
            review_id=review_id,
            result_revision=result.revision,
            result_digest=digest,
        )
        context.work.commit(completed, done, label, event, *answered(context, request, review_id))
        publish_now(context, event)
        return done

    return finish(context, review_id, request, attempt)


def reject(  # as submit
    context: ReviewContext, actor: Actor, review_id: str, fence: int, reason: str, request: Request | None = None
) -> Review:
    """The review, ended because the document is of no use; its note says why. Raises ClaimConflict, KeyReused."""

    def attempt() -> Review:
        review = held(context, actor, review_id, fence)
        now = context.clock.now()
        rejected = context.documents.get(review.document_id).moved(DocumentState.REJECTED, now, reasons=())
        done = done_of(review, actor, now, outcome=ReviewOutcome.REJECTED, note=reason)
        event = event_of(rejected, EventType.REVIEW_REJECTED, now, review_id=review_id)
        context.work.commit(rejected, done, event, *answered(context, request, review_id))
        publish_now(context, event)
        return done

    return finish(context, review_id, request, attempt)


def finish(context: ReviewContext, review_id: str, request: Request | None, attempt: Callable[[], Review]) -> Review:
    """Tries until nobody writes in between; a request that came before gets what it made then."""

    def once() -> Review:
        before = answered_before(context, request)
        return attempt() if before is None else context.reviews.get(before)

    return retry_on_conflict(once, VersionConflict(review_id=review_id), lambda: _tidy(context, review_id))


def done_of(review: Review, actor: Actor, now: datetime, **said: Any) -> Review:
    """Return the review as it is when the actor has ended it."""
    return review.moved(
        ReviewState.DONE, now, claim=None, announced_at=None, done_by=actor.user_id, done_at=now, **said
    )


def answered(context: ReviewContext, request: Request | None, made: str) -> tuple[Entity, ...]:
    """Return what is stored for a retry of the request, if it may be repeated."""
    return (answer_of(context, request, made),) if request else ()


def _tidy(context: ReviewContext, review_id: str) -> None:
    """Remove at once what a lost try has staged for a document that was erased meanwhile.

    A try that ends before it gets here leaves it to the second deletion that every erasure has (DocumentPurged).
    """
    document = context.documents.get(context.reviews.get(review_id).document_id)
    if document.state is DocumentState.ERASED:
        context.files.erase(document.id)
