"""Deals work out: the next review for a person, never the same one to two."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, partial

from docloop.errors import ClaimConflict, Forbidden, IllegalTransition, VersionConflict
from docloop.model.actor import Actor
from docloop.model.review import Review, ReviewState
from docloop.ports import Dealt
from docloop.use_cases.contexts.review import Request, ReviewContext, answer_of, answered_before
from docloop.use_cases.reviews.claims import holder, lease_of, take

RECEIVES = 10
SPREAD = 25
_LOST = (ClaimConflict, Forbidden, IllegalTransition, VersionConflict)


def next_review(
    context: ReviewContext, actor: Actor, *, document_type: str | None = None, request: Request | None = None
) -> Review | None:
    """The most urgent review at hand, claimed by the actor; None when there is no work. Raises KeyReused.

    Work comes from the review queue, whose messages hide from everybody else for a moment; when it has none, from
    the index of open reviews. Seniors get escalated reviews first, as nobody announces those.
    """
    before = answered_before(context, request)
    if before is not None:
        return context.reviews.get(before)
    return (
        (_from_index(context, actor, ReviewState.ESCALATED, document_type, request) if actor.is_senior else None)
        or _from_queue(context, actor, document_type, request)
        or _from_index(context, actor, ReviewState.OPEN, document_type, request)
        or _from_lapsed(context, actor, document_type, request)
    )


def _from_queue(
    context: ReviewContext, actor: Actor, document_type: str | None, request: Request | None
) -> Review | None:
    """Claims the most urgent announced review, deletes stale announcements and gives the others back."""
    dealt = context.queue.receive(RECEIVES)
    if not dealt:
        return None
    known = {review.id: review for review in context.reviews.get_many([each.announcement.review_id for each in dealt])}
    keep: list[Dealt] = []
    gone: list[Dealt] = []
    for each in dealt:
        found = known.get(each.announcement.review_id)
        (keep if found is not None and _is_free(context, actor, found) else gone).append(each)
    fitting = [review for review in known.values() if _is_free(context, actor, review)]
    claimed = _claim_first(context, actor, _by_urgency(fitting, document_type), request)
    if claimed is not None:
        gone += [each for each in keep if each.announcement.review_id == claimed.id]
        keep = [each for each in keep if each.announcement.review_id != claimed.id]
    context.queue.give_back([each.receipt for each in keep])
    context.queue.delete([each.receipt for each in gone])
    return claimed


def _from_index(
    context: ReviewContext, actor: Actor, state: ReviewState, document_type: str | None, request: Request | None
) -> Review | None:
    """Walks the index of waiting reviews, most urgent first.

    Each person tries the first few in an order of their own, so that many who ask at once do not all try the same one.
    """
    cursor: str | None = None
    while True:
        page = context.reviews.list(state=state, document_type=document_type, cursor=cursor, limit=SPREAD)
        claimed = _claim_first(context, actor, _spread(actor, page.items), request)
        if claimed is not None or page.cursor is None:
            return claimed
        cursor = page.cursor


def _from_lapsed(
    context: ReviewContext, actor: Actor, document_type: str | None, request: Request | None
) -> Review | None:
    """A review whose claim has lapsed counts as open, even before the sweeper has come by."""
    lapsed = context.reviews.due(ReviewState.CLAIMED, context.clock.now(), SPREAD)
    free = _by_urgency((review for review in lapsed if _is_free(context, actor, review)), document_type)
    return _claim_first(context, actor, free, request)


def _claim_first(
    context: ReviewContext, actor: Actor, reviews: Iterable[Review], request: Request | None
) -> Review | None:
    lease = cache(partial(lease_of, context))  # asked once per type and not once per try
    for review in reviews:
        beside = [answer_of(context, request, review.id)] if request else []
        if holder(review, context.clock.now()) is not None:
            continue
        try:
            return take(context, actor, review, *beside, lease=lease(review.document_type))
        except _LOST:
            # Somebody else got it: the next one, unless it was this very request, coming twice at once.
            before = answered_before(context, request)
            if before is not None:
                return context.reviews.get(before)
    return None


def _is_free(context: ReviewContext, actor: Actor, review: Review) -> bool:
    waiting = review.state in {ReviewState.OPEN, ReviewState.CLAIMED}
    allowed = actor.is_senior or not review.senior_only
    return waiting and allowed and holder(review, context.clock.now()) is None


def _by_urgency(reviews: Iterable[Review], document_type: str | None) -> list[Review]:
    fitting = (review for review in reviews if document_type in {None, review.document_type})
    return sorted(fitting, key=lambda review: (-review.priority, review.opened_at, review.id))


def _spread(actor: Actor, reviews: Iterable[Review]) -> list[Review]:
    return sorted(reviews, key=lambda review: hashlib.sha256(f"{actor.user_id} {review.id}".encode()).digest())
