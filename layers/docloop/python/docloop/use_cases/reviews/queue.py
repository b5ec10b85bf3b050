"""Which reviews a person sees, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docloop.errors import Forbidden
from docloop.model.actor import Actor, Role
from docloop.model.review import Review, ReviewOrder, ReviewState
from docloop.ports import PageOf
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.paging import filtered
from docloop.values.normal_forms import fold_key


@dataclass(frozen=True)
class Wanted:
    """`held`: what the person holds, `done`: what the person has ended, newest first; either overrides `state` and
    `order`. `supplier` is a part of the name, however it is spelt and spaced; `min_amount` leaves out what has no
    amount."""

    state: ReviewState = ReviewState.OPEN
    order: ReviewOrder = ReviewOrder.URGENCY
    document_type: str | None = None
    supplier: str | None = None
    min_amount: Decimal | None = None
    held: bool = False
    done: bool = False


def sees_escalated(actor: Actor) -> bool:
    return actor.is_senior or Role.AUDITOR in actor.roles


def sees_review(actor: Actor, review: Review) -> bool:
    """Whether a person may read the review: its questions, draft, note and answers."""
    return not review.senior_only or sees_escalated(actor)


def _is_listed(actor: Actor, review: Review) -> bool:
    """What others have ended is not listed for reviewers: from a list one counts how much everybody does."""
    others = review.state is ReviewState.DONE and review.done_by != actor.user_id
    return sees_review(actor, review) and (not others or sees_escalated(actor))


def find_reviews(
    context: ReviewContext, actor: Actor, wanted: Wanted, cursor: str | None, limit: int
) -> PageOf[Review]:
    """Raises Forbidden for escalated reviews, InvalidRequest for a foreign cursor."""
    of_a_person = wanted.held or wanted.done
    if wanted.state is ReviewState.ESCALATED and not of_a_person and not sees_escalated(actor):
        raise Forbidden("Escalated reviews are for seniors.")
    supplier = fold_key(wanted.supplier) if wanted.supplier else None

    def part_after(after: str | None, most: int) -> PageOf[Review]:
        if of_a_person:
            return context.reviews.of_person(actor.user_id, done=wanted.done, cursor=after, limit=most)
        if wanted.order is ReviewOrder.URGENCY:
            kind = wanted.document_type
            return context.reviews.list(state=wanted.state, document_type=kind, cursor=after, limit=most)
        return context.reviews.ordered(wanted.state, wanted.order, cursor=after, limit=most)

    def keep(review: Review) -> bool:
        return (
            _is_listed(actor, review)
            and wanted.document_type in {None, review.document_type}
            and (supplier is None or supplier in fold_key(review.supplier or ""))
            and (wanted.min_amount is None or (review.amount is not None and abs(review.amount) >= wanted.min_amount))
        )

    return filtered(part_after, keep, cursor, limit)
