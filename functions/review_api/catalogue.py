"""What docloop is taught: labels, kinds of value, and how far learning has come."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.model.document_type import NAME_PATTERN
from docloop.model.forecast import Progress
from docloop.model.label import Label
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.labels.exchange import known_type
from docloop.use_cases.labels.labelling import next_to_label
from docloop.use_cases.models.forecast import progress
from docloop.values.kinds import KINDS

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.catalogue_responses import (
    KindList,
    KindOut,
)
from functions.review_api.path_and_query import Cursor, Limit, PathType, Skipped
from functions.review_api.requests import NewLabel
from functions.review_api.responses import DocumentOut, LabelList, LabelTask


def add_knowledge(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.post("/labels", summary="Say what is true of a document, without a review", tags=["labels"])
    def label(new: NewLabel, actor: SignedIn, request: Repeatable) -> Label:
        return annotate(context, actor, new.document_id, new.draft, request)

    @app.get("/labels/next", summary="The document that is most useful to label next", tags=["labels"])
    def useful(
        document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)],
        actor: SignedIn,
        skip: Skipped = None,
    ) -> LabelTask:
        found = next_to_label(context, actor, document_type, skip.split(",") if skip else ())
        document = DocumentOut.of(found.document) if found.document else None
        return LabelTask(document=document, confidence=found.confidence, more=found.more)

    @app.get("/labels", summary="Labels of a document type, newest first", tags=["labels"])
    def labels(
        document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)],
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> LabelList:
        page = context.labels.list(document_type=document_type, cursor=cursor, limit=limit)
        return LabelList(items=page.items, cursor=page.cursor)

    @app.get("/kinds", summary="Kinds of value that a field may be of", tags=["knowledge"])
    def kinds() -> KindList:
        return KindList(items=tuple(map(KindOut.of, KINDS.values())))

    @app.get("/document-types/<document_type>/progress", summary="How far learning has come", tags=["knowledge"])
    def far(document_type: PathType) -> Progress:
        kind, policy = known_type(context, document_type), context.policies.of(document_type)
        return progress(context.model_context, context.labels, context.documents, kind, policy)
