"""Claims: a lease on a review for one person at a time, with an expiry and a fencing number."""

from __future__ import annotations

from datetime import datetime, timedelta

from docloop.errors import ClaimConflict, Forbidden, IllegalTransition, VersionConflict
from docloop.model.actor import Actor
from docloop.model.base import Entity
from docloop.model.event import EventType, OutboxEvent
from docloop.model.review import ENDED, Claim, Draft, Review, ReviewState
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.publish import publish_now
from docloop.use_cases.review_events import review_event

_LONGEST_CLAIM = timedelta(hours=24)


def claim(context: ReviewContext, actor: Actor, review_id: str) -> Review:
    """The review, claimed by the actor; an unexpired claim of the same actor comes back as it is.

    Raises ClaimConflict when somebody else holds it, Forbidden when it is for seniors only, IllegalTransition when
    there is nothing left to do on it.
    """
    return retry_on_conflict(
        lambda: take(context, actor, context.reviews.get(review_id)), VersionConflict(review_id=review_id)
    )


def lease_of(context: ReviewContext, document_type: str) -> timedelta:
    """How long a claim lasts without being extended."""
    return timedelta(seconds=context.policies.of(document_type).lease_seconds)


def take(
    context: ReviewContext, actor: Actor, review: Review, *beside: Entity, lease: timedelta | None = None
) -> Review:
    """One try to claim this version of the review, for as long as `lease` or else the type's policy says.

    Raises VersionConflict besides what `claim` raises.
    """
    now = context.clock.now()
    if review.state in ENDED:
        raise IllegalTransition(f"This review is {review.state}.", review_id=review.id, state=review.state)
    if review.senior_only and not actor.is_senior:
        raise Forbidden("This review is for seniors.", review_id=review.id)
    held = holder(review, now)
    if held is not None:
        if held.by != actor.user_id:
            raise ClaimConflict(review_id=review.id, holder=held.by, until=held.expires_at)
        return review
    fence = review.fence + 1
    until = now + (lease or lease_of(context, review.document_type))
    mine = Claim(by=actor.user_id, fence=fence, claimed_at=now, expires_at=until)
    claimed = review.moved(ReviewState.CLAIMED, now, claim=mine, fence=fence, announced_at=None)
    context.work.commit(claimed, *beside)
    return claimed


def holder(review: Review, now: datetime) -> Claim | None:
    """The claim that is in force at this moment; None when the review is free to be claimed."""
    if review.state is ReviewState.CLAIMED and review.claim is not None and now < review.claim.expires_at:
        return review.claim
    return None


def held(context: ReviewContext, actor: Actor, review_id: str, fence: int) -> Review:
    """The review, if the actor's claim with this fence is in force. Raises ClaimConflict, NotFound."""
    review = context.reviews.get(review_id)
    current = holder(review, context.clock.now())
    if review.state in ENDED:
        ended = f"This review is {review.state}; nothing can be added to it."
        raise ClaimConflict(ended, review_id=review_id, state=review.state)
    if current is None:
        free = "Nobody holds this review: it was not claimed, or the claim has lapsed."
        raise ClaimConflict(free, review_id=review_id)
    if current.by != actor.user_id or current.fence != fence:
        raise ClaimConflict(review_id=review_id, holder=current.by, until=current.expires_at)
    return review


def save_draft(context: ReviewContext, actor: Actor, review_id: str, fence: int, draft: Draft) -> Review:
    """Keeps unfinished answers; they outlive the claim and are offered to the next holder. Raises ClaimConflict."""

    def save() -> Review:
        review = held(context, actor, review_id, fence)
        return _commit(context, review.changed(context.clock.now(), draft=draft, draft_by=actor.user_id))

    return retry_on_conflict(save, VersionConflict(review_id=review_id))


def extend(context: ReviewContext, actor: Actor, review_id: str, fence: int) -> Review:
    """Lets the claim last another lease from now on, at most a day after it began. Raises ClaimConflict."""

    def prolong() -> Review:
        review = held(context, actor, review_id, fence)
        now = context.clock.now()
        latest = now + lease_of(context, review.document_type)
        mine = review.claim
        if mine is None or mine.expires_at >= (until := min(latest, mine.claimed_at + _LONGEST_CLAIM)):
            return review
        longer = mine.model_copy(update={"expires_at": until})
        return _commit(context, review.moved(ReviewState.CLAIMED, now, claim=longer))

    return retry_on_conflict(prolong, VersionConflict(review_id=review_id))


def release(context: ReviewContext, actor: Actor, review_id: str, fence: int, note: str | None = None) -> Review:
    """Gives the review back, draft and all; `note` replaces the one before. Raises ClaimConflict."""

    def give_back() -> Review:
        review = held(context, actor, review_id, fence)
        now = context.clock.now()
        freed, event = freed_of(review if note is None else review.model_copy(update={"note": note}), now)
        context.work.commit(freed, event)
        publish_now(context, event)
        return freed

    return retry_on_conflict(give_back, VersionConflict(review_id=review_id))


def freed_of(review: Review, now: datetime) -> tuple[Review, OutboxEvent]:
    """A claimed review without its claim, and the event that announces it again; seniors' work is never announced."""
    state = ReviewState.ESCALATED if review.senior_only else ReviewState.OPEN
    freed = review.moved(state, now, claim=None, announced_at=None)
    return freed, review_event(freed, EventType.REVIEW_RELEASED, now, announce=state is ReviewState.OPEN)


def escalate(context: ReviewContext, actor: Actor, review_id: str, fence: int, note: str) -> Review:
    """Hands the review to the seniors, with a note for them. Raises ClaimConflict."""

    def hand_up() -> Review:
        review = held(context, actor, review_id, fence)
        now = context.clock.now()
        raised = review.moved(ReviewState.ESCALATED, now, claim=None, announced_at=None, senior_only=True, note=note)
        event = review_event(raised, EventType.REVIEW_ESCALATED, now)
        context.work.commit(raised, event)
        publish_now(context, event)
        return raised

    return retry_on_conflict(hand_up, VersionConflict(review_id=review_id))


def _commit(context: ReviewContext, review: Review) -> Review:
    context.work.commit(review)
    return review
