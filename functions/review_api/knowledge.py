"""What docloop is taught: labels, document types, policies; and how much is where."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.adapters.types import parse_type
from docloop.errors import InvalidRequest
from docloop.model.document_type import NAME_PATTERN, DocumentType
from docloop.model.label import Label
from docloop.model.outlook import Progress
from docloop.model.policy import Policy
from docloop.steps.models.outlook import budget_outlook, progress
from docloop.steps.review import Desk, annotate
from docloop.steps.review.exchange import known_type
from docloop.steps.review.labelling import next_to_label

from functions.review_api.bodies import NewLabel, PolicyIn, TypeSource
from functions.review_api.caller import Repeatable, SignedIn
from functions.review_api.parameters import Cursor, Limit, PathType, Skipped
from functions.review_api.views import DocumentOut, LabelList, LabelTask, PolicyOut, TypeList


def add_knowledge(app: APIGatewayHttpResolver, desk: Desk) -> None:

    @app.post("/labels", summary="Say what is true of a document, without a review", tags=["labels"])
    def label(new: NewLabel, actor: SignedIn, request: Repeatable) -> Label:
        return annotate(desk, actor, new.document_id, new.draft, request)

    @app.get("/labels/next", summary="The document that is most useful to label next", tags=["labels"])
    def useful(
        document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)],
        actor: SignedIn,
        skip: Skipped = None,
    ) -> LabelTask:
        found = next_to_label(desk, actor, document_type, skip.split(",") if skip else ())
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

    @app.get("/document-types/<document_type>/progress", summary="How far learning has come", tags=["knowledge"])
    def far(document_type: PathType) -> Progress:
        kind, policy = known_type(desk, document_type), desk.policies.of(document_type)
        return progress(desk.school, desk.labels, desk.documents, kind, policy)

    @app.get("/policies/<document_type>", summary="The policy in force", tags=["knowledge"])
    def policy(document_type: PathType) -> PolicyOut:
        known_type(desk, document_type)
        stored = desk.policies.stored.get(document_type)
        return _shown(desk, document_type, stored or desk.policies.of(document_type), stored.version if stored else 0)

    @app.put("/policies/<document_type>", summary="Change the policy", tags=["knowledge"])
    def change(document_type: PathType, policy: PolicyIn) -> PolicyOut:
        fields = {spec.name for spec in known_type(desk, document_type).fields}
        if policy.fields - fields:
            raise InvalidRequest(
                "The policy names fields that this type does not have.", field="required, thresholds, error_costs"
            )
        asked = {name: value for name, value in policy if name in Policy.model_fields}
        changed = Policy(**asked | {"version": policy.version + 1})
        desk.policies.stored.put(document_type, changed)
        return _shown(desk, document_type, changed, changed.version)


def _shown(desk: Desk, document_type: str, policy: Policy, version: int) -> PolicyOut:
    outlook = budget_outlook(desk.school, document_type, policy)
    return PolicyOut(**dict(policy) | {"version": version, "outlook": outlook})
