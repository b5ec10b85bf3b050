"""Labels as files for other programs: out as docset or Label Studio tasks, in as such tasks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.formats.label_studio import AnnotatedTask, Task, config_of
from docloop.model.document_type import NAME_PATTERN
from docloop.settings import ReviewApiSettings
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.labels.exchange import DocsetLine, docset_lines, import_tasks, known_type, label_studio_tasks
from pydantic import Field

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.path_and_query import Cursor
from functions.review_api.requests import In
from functions.review_api.responses import Out

TAGS = ["labels"]
MOST_TASKS = 50
Part = Annotated[int, Query(ge=1, le=MOST_TASKS)]


class Shape(StrEnum):
    DOCSET = "docset"
    LABEL_STUDIO = "label_studio"


class Tasks(In):
    """Tasks as Label Studio exports them (JSON); what docloop does not know in them is ignored."""

    tasks: Annotated[tuple[AnnotatedTask, ...], Field(min_length=1, max_length=MOST_TASKS)]


class LabelExport(Out):
    """`lines` of a docset, or `tasks` and the labelling interface `config` that they need. `cursor` None: that is all.
    A part may hold fewer than asked for and go on. Links end to be good after some minutes."""

    lines: tuple[DocsetLine, ...] | None = None
    tasks: tuple[Task, ...] | None = None
    config: str | None = None
    cursor: str | None = None


class TaskRefused(Out):
    """Why this task became no label: `index` counts from 0, `field` is the first place that is wrong."""

    index: int
    document_id: str
    code: str
    detail: str
    field: str | None


class LabelImport(Out):
    """Ids of documents: those that have these labels now, and those that nobody had annotated."""

    labels: tuple[str, ...]
    skipped: tuple[str, ...]
    refused: tuple[TaskRefused, ...]


def add_exchange(app: APIGatewayHttpResolver, context: ReviewContext, settings: ReviewApiSettings) -> None:
    seconds = settings.link_seconds

    @app.get("/labels/export", summary="Labels for other programs, newest first", tags=TAGS)
    def export(
        document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)],
        shape: Annotated[Shape, Query(alias="format")] = Shape.DOCSET,
        cursor: Cursor = None,
        limit: Part = 20,
    ) -> LabelExport:
        if shape is Shape.DOCSET:
            lines, behind = docset_lines(context, document_type, cursor, limit, seconds)
            return LabelExport(lines=lines, cursor=behind)
        tasks, behind = label_studio_tasks(context, document_type, cursor, limit, seconds)
        return LabelExport(tasks=tasks, config=config_of(known_type(context, document_type)), cursor=behind)

    @app.post("/labels/import", summary="Labels from tasks that were annotated in Label Studio", tags=TAGS)
    def take(sent: Tasks, actor: SignedIn, request: Repeatable) -> LabelImport:
        done = import_tasks(context, actor, sent.tasks, request)
        refused = tuple(
            TaskRefused(
                index=each.index,
                document_id=each.document_id,
                code=each.error.code,
                detail=each.error.message,
                field=str(field) if (field := each.error.facts.get("field")) else None,
            )
            for each in done.refused
        )
        return LabelImport(labels=done.labels, skipped=done.skipped, refused=refused)
