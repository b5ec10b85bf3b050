"""How much is where, counted in the tables themselves."""

from __future__ import annotations

from collections.abc import Callable

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.document import DocumentState
from docloop.model.review import ReviewState
from docloop.ports import PageOf
from docloop.use_cases.contexts.review import ReviewContext

from functions.review_api.responses import Count, Metrics

PART = 100
MOST = 1_000


def add_figures(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get("/metrics", summary=f"Documents and reviews by state, counted up to {MOST}", tags=["figures"])
    def metrics() -> Metrics:
        return Metrics(
            documents={state.value: _documents(context, state) for state in DocumentState},
            reviews={state.value: _reviews(context, state) for state in ReviewState},
        )


def _documents(context: ReviewContext, state: DocumentState) -> Count:
    return _count(lambda cursor: context.documents.list(state=state, cursor=cursor, limit=PART))


def _reviews(context: ReviewContext, state: ReviewState) -> Count:
    return _count(lambda cursor: context.reviews.list(state=state, cursor=cursor, limit=PART))


def _count(part_after: Callable[[str | None], PageOf[object]]) -> Count:
    """Counts part by part and stops at MOST, so that the call stays quick whatever has piled up."""
    count, cursor = 0, None
    while count < MOST:
        part = part_after(cursor)
        count, cursor = count + len(part.items), part.cursor
        if cursor is None:
            return Count(count=count)
    return Count(count=count, more=True)
