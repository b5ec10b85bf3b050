"""What happened of late: figures by day, as JSON or as a table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.model.document import DocumentState
from docloop.model.history import Audits, DayFigures, History
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.history import LOOKED_AT, history

from functions.csv_tables import CSV, TableFormat, table_of
from functions.review_api.auth import SignedIn
from functions.review_api.path_and_query import TypeFilter

MOST_DAYS = 92
_NUMBERS = (
    "untouched", "machine_seconds", "reviews", "answers", "corrected", "accuracy", "seconds_per_document",
    "seconds_per_field", "hours_waited",
)  # fmt: skip
_AUDITS = ("audited", "wrong", "wrong_low", "wrong_high")
_STATES = tuple(state.value for state in DocumentState)


class Table(StrEnum):
    """Of CSV: a row for each day, or for each reviewer of a day."""

    DAYS = "days"
    REVIEWERS = "reviewers"


def add_history(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get(
        "/metrics/history",
        summary=f"Figures by day, of the up to {LOOKED_AT} documents that came last in these days",
        tags=["figures"],
    )
    def figures(
        actor: SignedIn,
        days: Annotated[int, Query(ge=1, le=MOST_DAYS, description="with today, in UTC")] = 14,
        document_type: TypeFilter = None,
        shape: Annotated[TableFormat, Query(alias="format")] = TableFormat.JSON,
        table: Table = Table.DAYS,
    ) -> Response[History | str]:
        kinds = context.types.all()
        found = history(
            context.documents, context.reviews, context.clock, kinds, actor, days=days, document_type=document_type
        )
        if shape is TableFormat.JSON:
            return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=found)
        rows = _days(found.days) if table is Table.DAYS else _reviewers(found.days)
        return Response(status_code=200, content_type=CSV, body=table_of(rows))


def _days(days: Iterable[DayFigures]) -> Iterable[list[Any]]:
    yield ["day", "documents", *_STATES, *_NUMBERS, *_AUDITS, *(f"{name}_so_far" for name in _AUDITS)]
    for each in days:
        yield [
            each.day,
            each.received,
            *(each.states.get(state, 0) for state in _STATES),
            *(getattr(each, name) for name in _NUMBERS),
            *(part for found in (each.audits, each.audits_so_far) for part in _of(found)),
        ]


def _of(audits: Audits) -> tuple[int | float | None, ...]:
    return audits.audited, audits.wrong, audits.low, audits.high


def _reviewers(days: Iterable[DayFigures]) -> Iterable[list[Any]]:
    yield ["day", "by", "reviews", "answers", "seconds"]
    for each in days:
        yield from ([each.day, one.by, one.reviews, one.answers, one.seconds] for one in each.reviewers)
