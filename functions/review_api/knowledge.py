"""What docloop is taught: labels, document types, policies; and how much is where."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.adapters.types import parse_type
from docloop.errors import InvalidRequest, NotFound
from docloop.model.document_type import NAME_PATTERN, DocumentType
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.steps.review import Desk, annotate
from docloop.steps.review.labelling import next_to_label

from functions.review_api.bodies import NewLabel, PolicyIn, TypeSource
from functions.review_api.caller import Repeatable, SignedIn
from functions.review_api.parameters import Cursor, Limit, PathType
from functions.review_api.views import DocumentOut, LabelList, LabelTask, PolicyOut, TypeList


def add_knowledge(app: APIGatewayHttpResolver, desk: Desk) -> None:

    @app.post("/labels", summary="Say what is true of a document, without a review", tags=["labels"])
    def label(new: NewLabel, actor: SignedIn, request: Repeatable) -> Label:
        return annotate(desk, actor, new.document_id, new.draft, request)

    @app.get("/labels/next", summary="The document that is most useful to label next", tags=["labels"])
    def useful(document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)], actor: SignedIn) -> LabelTask:
        found = next_to_label(desk, actor, document_type)
        document = DocumentOut.of(found.document) if found.document else None
        return LabelTask(document=document, confidence=found.confidence, more=found.more)

    @app.get("/labels", summary="Labels of a document type, newest first", tags=["labels"])
    def labels(
        document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)],
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> LabelList:
        page = desk.labels.list(document_type=document_type, cursor=cursor, limit=limit)
        return LabelList(items=page.items, cursor=page.cursor)

    @app.get("/document-types", summary="All document types", tags=["knowledge"])
    def types() -> TypeList:
        return TypeList(items=desk.types.list())

    @app.post("/document-types", summary="Describe a document type, or replace its description", tags=["knowledge"])
    def describe(source: TypeSource) -> DocumentType:
        described = parse_type(source.yaml)
        desk.types.put(described)
        return described

    @app.get("/policies/<document_type>", summary="The policy in force", tags=["knowledge"])
    def policy(document_type: PathType) -> PolicyOut:
        _known(desk, document_type)
        stored = desk.policies.stored.get(document_type)
        return _shown(stored) if stored else _shown(desk.policies.of(document_type), 0)

    @app.put("/policies/<document_type>", summary="Change the policy", tags=["knowledge"])
    def change(document_type: PathType, policy: PolicyIn) -> PolicyOut:
        fields = {spec.name for spec in _known(desk, document_type).fields}
        if policy.fields - fields:
            raise InvalidRequest(
                "The policy names fields that this type does not have.", field="required, thresholds, error_costs"
            )
        changed = Policy(**dict(policy) | {"version": policy.version + 1})
        desk.policies.stored.put(document_type, changed)
        return _shown(changed)


def _known(desk: Desk, name: str) -> DocumentType:
    found = desk.types.get(name)
    if found is None:
        raise NotFound("There is no such document type.")
    return found


def _shown(policy: Policy, version: int | None = None) -> PolicyOut:
    return PolicyOut(**dict(policy) | {"version": policy.version if version is None else version})
