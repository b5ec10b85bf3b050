"""Tells who changed what of a document, and when, from its reviews and its label."""

from __future__ import annotations

from collections.abc import Iterator

from docloop.model.actor import Actor
from docloop.model.review import Review, review_id
from docloop.model.trail import Happening, Trail
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.reviews.queue import sees_review

MOST_REVIEWS = 100
"""The newest so many: one read of rows by their keys."""


def trail_of(context: ReviewContext, actor: Actor, document_id: str) -> Trail:
    """What happened to the document. Who may not see an escalated review sees that there was one. Raises NotFound."""
    document = context.documents.get(document_id)
    first = max(1, document.reviews - MOST_REVIEWS + 1)
    rounds = [review_id(document_id, number) for number in range(first, document.reviews + 1)]
    found = [Happening(what="received", at=document.received_at, by=document.uploaded_by)]
    for review in context.reviews.get_many(rounds) if rounds else ():
        found += _of(review, visible=sees_review(actor, review))
    label = context.labels.get(document_id)
    if label is not None and label.origin == "annotation":
        found.append(Happening(what="labelled", at=label.at, by=label.by))
    return Trail(items=tuple(sorted(found, key=lambda each: each.at, reverse=True)), more=first > 1)


def _of(review: Review, *, visible: bool) -> Iterator[Happening]:
    yield Happening(what="review_opened", at=review.opened_at, review_id=review.id)
    if review.done_at is None:
        return
    yield Happening(
        what="reviewed",
        at=review.done_at,
        by=review.done_by,
        review_id=review.id,
        outcome=review.outcome,
        changes=review.corrections if visible else (),
        hidden=not visible and bool(review.corrections),
    )
