"""The audit record: who did what, and who saw what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.errors import InvalidRequest
from docloop.model.actor import Role
from docloop.model.audit import AuditEntry, Sought, Verb
from docloop.use_cases.contexts.review import ReviewContext

from functions.csv_tables import CSV, TableFormat, table_of
from functions.review_api.path_and_query import Cursor
from functions.review_api.responses import Out

MOST = 1_000
CURSOR_HEADER = "Docloop-Cursor"
Id = Annotated[str | None, Query(min_length=1, max_length=200)]


class EntryOut(Out):
    """`actor` is a user id, or "labels" or "erasure" for what started by itself. `subject` is an id, or a document
    type; empty where an act has none."""

    id: str
    at: datetime
    actor: str
    roles: tuple[Role, ...]
    verb: str
    subject: str


class AuditPage(Out):
    """Newest first. `cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go
    on."""

    items: tuple[EntryOut, ...]
    cursor: str | None = None


def add_audit(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get("/audit", summary="Who did and saw what, newest first", tags=["audit"])
    def audit(  # each is a filter of its own
        since: Annotated[datetime | None, Query(alias="from", description="from this moment on")] = None,
        until: Annotated[datetime | None, Query(alias="to", description="before this moment")] = None,
        actor: Id = None,
        verb: Annotated[Verb | None, Query()] = None,
        subject: Id = None,
        shape: Annotated[TableFormat, Query(alias="format")] = TableFormat.JSON,
        cursor: Cursor = None,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    ) -> Response[AuditPage | str]:
        for name, moment in (("from", since), ("to", until)):
            if moment is not None and moment.tzinfo is None:
                raise InvalidRequest("A moment needs its offset from UTC, such as 2026-11-29T14:00:00Z.", field=name)
        sought = Sought(since=since, until=until, actor=actor, verb=verb, subject=subject)
        page = context.audit.list(sought, cursor=cursor, limit=limit)
        if shape is TableFormat.CSV:
            headers = {CURSOR_HEADER: page.cursor} if page.cursor else {}
            return Response(status_code=200, content_type=CSV, body=table_of(_rows(page.items)), headers=headers)
        items = tuple(EntryOut.model_validate(each) for each in page.items)
        body = AuditPage(items=items, cursor=page.cursor)
        return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=body)


def _rows(entries: Iterable[AuditEntry]) -> Iterable[list[str]]:
    yield ["at", "actor", "roles", "verb", "subject", "id"]
    for each in entries:
        yield [each.at.isoformat(), each.actor, " ".join(each.roles), each.verb, each.subject, each.id]
