"""Reviews: finding work, holding it, answering it."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.errors import Forbidden
from docloop.model.actor import Actor
from docloop.model.parts import PageSpan
from docloop.model.review import Review, ReviewOrder, ReviewState
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.reviews.check_draft import CheckedDraft, check_review
from docloop.use_cases.reviews.claims import claim, escalate, extend, release, save_draft
from docloop.use_cases.reviews.next_review import next_review
from docloop.use_cases.reviews.queue import Wanted, find_reviews, sees_review
from docloop.use_cases.reviews.split_review import split
from docloop.use_cases.reviews.submit import reject, submit

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.path_and_query import (
    AmountFilter,
    Cursor,
    DoneFilter,
    HolderFilter,
    Limit,
    ReviewId,
    SupplierFilter,
    TypeFilter,
)
from functions.review_api.requests import Answers, Escalation, Held, Rejection, Splitting, Unfinished
from functions.review_api.responses import NextReview, ReviewDetail, ReviewList, ReviewOut

TAGS = ["reviews"]


def add_reviews(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get("/reviews", summary="Reviews: of one state in one order, held by me, or done by me", tags=TAGS)
    def reviews(  # each is a filter of its own
        actor: SignedIn,
        state: Annotated[ReviewState, Query()] = ReviewState.OPEN,
        document_type: TypeFilter = None,
        supplier: SupplierFilter = None,
        min_amount: AmountFilter = None,
        holder: HolderFilter = None,
        done_by: DoneFilter = None,
        order: Annotated[ReviewOrder, Query()] = ReviewOrder.URGENCY,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> ReviewList:
        wanted = Wanted(state, order, document_type, supplier, min_amount, holder is not None, done_by is not None)
        page = find_reviews(context, actor, wanted, cursor, limit)
        return ReviewList(items=tuple(ReviewOut.of(review) for review in page.items), cursor=page.cursor)

    @app.get("/reviews/<review_id>", summary="One review with all that helps to decide", tags=TAGS)
    def review(review_id: ReviewId, actor: SignedIn) -> ReviewDetail:
        return _detail(context, _seen(context, actor, review_id))

    @app.post("/reviews/<review_id>/check", summary="What a draft would come to; nothing is kept", tags=TAGS)
    def look_over(review_id: ReviewId, unfinished: Unfinished, actor: SignedIn) -> CheckedDraft:
        return check_review(context, _seen(context, actor, review_id), unfinished.draft)

    @app.post("/reviews/next", summary="Claim the most urgent review", tags=TAGS)
    def deal(actor: SignedIn, request: Repeatable, document_type: TypeFilter = None) -> NextReview:
        found = next_review(context, actor, document_type=document_type, request=request)
        # A repeated request finds the review that it was given before, which may have been escalated since.
        return NextReview(next=_detail(context, _readable(actor, found)) if found else None)

    @app.post("/reviews/<review_id>/claim", summary="Claim this review", tags=TAGS)
    def take(review_id: ReviewId, actor: SignedIn) -> ReviewDetail:
        return _detail(context, claim(context, actor, review_id))

    @app.put("/reviews/<review_id>/draft", summary="Keep unfinished answers", tags=TAGS)
    def keep(review_id: ReviewId, answers: Answers, actor: SignedIn) -> ReviewOut:
        return ReviewOut.of(save_draft(context, actor, review_id, answers.fence, answers.draft))

    @app.post("/reviews/<review_id>/extend", summary="Hold it longer", tags=TAGS)
    def prolong(review_id: ReviewId, held: Held, actor: SignedIn) -> ReviewOut:
        return ReviewOut.of(extend(context, actor, review_id, held.fence))

    @app.post("/reviews/<review_id>/release", summary="Give it back", tags=TAGS)
    def give_back(review_id: ReviewId, held: Held, actor: SignedIn) -> ReviewOut:
        return ReviewOut.of(release(context, actor, review_id, held.fence))

    @app.post("/reviews/<review_id>/submit", summary="Final answers", tags=TAGS)
    def answer(review_id: ReviewId, answers: Answers, actor: SignedIn, request: Repeatable) -> ReviewOut:
        return ReviewOut.of(submit(context, actor, review_id, answers.fence, answers.draft, request))

    @app.post("/reviews/<review_id>/split", summary="Which pages or areas are one paper", tags=TAGS)
    def divide(review_id: ReviewId, splitting: Splitting, actor: SignedIn, request: Repeatable) -> ReviewOut:
        spans = [PageSpan(first=each.first, last=each.last, area=each.area) for each in splitting.parts]
        return ReviewOut.of(split(context, actor, review_id, splitting.fence, spans, request))

    @app.post("/reviews/<review_id>/reject", summary="The document is of no use", tags=TAGS)
    def refuse(review_id: ReviewId, rejection: Rejection, actor: SignedIn, request: Repeatable) -> ReviewOut:
        return ReviewOut.of(reject(context, actor, review_id, rejection.fence, rejection.reason, request))

    @app.post("/reviews/<review_id>/escalate", summary="Hand it to the seniors", tags=TAGS)
    def hand_up(review_id: ReviewId, escalation: Escalation, actor: SignedIn) -> ReviewOut:
        return ReviewOut.of(escalate(context, actor, review_id, escalation.fence, escalation.note))


def _seen(context: ReviewContext, actor: Actor, review_id: str) -> Review:
    return _readable(actor, context.reviews.get(review_id))


def _readable(actor: Actor, review: Review) -> Review:
    """Raises Forbidden."""
    if not sees_review(actor, review):
        raise Forbidden("This review is for seniors.", review_id=review.id)
    return review


def _detail(context: ReviewContext, review: Review) -> ReviewDetail:
    document = context.documents.get(review.document_id)
    return ReviewDetail(
        review=ReviewOut.of(review),
        draft=review.draft,
        draft_by=review.draft_by,
        prediction=context.files.prediction(document),
        pages=document.pages,
    )
