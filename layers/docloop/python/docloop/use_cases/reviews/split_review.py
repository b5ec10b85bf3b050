"""Ends a review by saying which pages or areas are one paper: the document is split, or read as the one paper it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docloop.errors import IllegalTransition, InvalidRequest
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.document import Document, DocumentState
from docloop.model.event import Continuation, EventType
from docloop.model.parts import PageSpan
from docloop.model.review import Review, ReviewOutcome
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import Request, ReviewContext
from docloop.use_cases.document_events import event_of
from docloop.use_cases.documents.split import check_spans, hand_on_parts, parts_of, shared_pages
from docloop.use_cases.publish import publish_now
from docloop.use_cases.reviews.claims import held
from docloop.use_cases.reviews.submit import answered, done_of, finish


def split(  # one claim (actor, review, fence) and what is said under it
    context: ReviewContext,
    actor: Actor,
    review_id: str,
    fence: int,
    spans: Sequence[PageSpan],
    request: Request | None = None,
) -> Review:
    """The finished review. Each span becomes a document of its own; one span of all pages says that it is one paper.

    Any review of a document without a final result may end like this. Raises ClaimConflict, InvalidRequest for spans
    that are not all pages in order and for a review that did not ask whether it is one paper, IllegalTransition,
    KeyReused, SourceMissing when the document was erased meanwhile.
    """

    def attempt() -> Review:
        review = held(context, actor, review_id, fence)
        document = context.documents.get(review.document_id)
        check_spans(document, spans)
        if document.revision:
            raise IllegalTransition(
                "A document with a final result is not split.", document_id=document.id, state=document.state
            )
        now = context.clock.now()
        if len(spans) == 1:
            return _keep_whole(context, actor, review, document, now, request)
        return _split(context, actor, review, document, spans, now, request)

    return finish(context, review_id, request, attempt)


def _split(
    context: ReviewContext,
    actor: Actor,
    review: Review,
    document: Document,
    spans: Sequence[PageSpan],
    now: datetime,
    request: Request | None,
) -> Review:
    moved = document.moved(DocumentState.SPLIT, now, parts=tuple(spans), reasons=())
    done = done_of(review, actor, now, outcome=ReviewOutcome.SPLIT)
    event = event_of(moved, EventType.DOCUMENT_SPLIT, now, review_id=review.id)
    entry = entry_of(actor, Verb.DOCUMENT_SPLIT, document.id, now, str(moved.version))
    rotations = {page: context.files.page_reading(document.id, page).rotation for page in shared_pages(spans)}
    parts = parts_of(document, spans, now, rotations)
    context.work.commit(moved, done, *parts, event, entry, *answered(context, request, review.id))
    publish_now(context, event)
    record_now(context, entry)
    if context.ingest is not None:
        hand_on_parts(context.documents, context.ingest, moved)
    return done


def _keep_whole(
    context: ReviewContext, actor: Actor, review: Review, document: Document, now: datetime, request: Request | None
) -> Review:
    if review.parts is None:
        raise InvalidRequest("This review does not ask whether it is one paper: submit it instead.", field="parts")
    whole = document.moved(DocumentState.EXTRACTING, now, whole=True, reasons=(), lease_until=None, attempts=0)
    done = done_of(review, actor, now, outcome=ReviewOutcome.KEPT_WHOLE)
    event = event_of(whole, EventType.DOCUMENT_KEPT_WHOLE, now, review_id=review.id)
    context.work.commit(whole, done, event, *answered(context, request, review.id))
    publish_now(context, event)
    if context.ingest is not None:
        context.ingest.hand_on(Continuation(document_id=document.id))
    return done
