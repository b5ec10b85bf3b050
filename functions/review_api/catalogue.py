"""What docloop is taught: labels, document types, policies; and how much is where."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.adapters.types import parse_type
from docloop.model.catalogue import TypeRecord
from docloop.model.document_type import NAME_PATTERN
from docloop.model.forecast import Progress
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.steps.validate import wrong_checks
from docloop.use_cases.catalogue.change_policy import change_policy
from docloop.use_cases.catalogue.describe import describe
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.labels.exchange import known_type
from docloop.use_cases.labels.labelling import next_to_label
from docloop.use_cases.models.forecast import budget_outlook, progress
from docloop.values.kinds import KINDS

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.catalogue_responses import (
    KindList,
    KindOut,
    PolicyOut,
    PolicyVersionOut,
    PolicyVersions,
    TypeList,
    TypeOut,
    TypeVersions,
)
from functions.review_api.path_and_query import Below, Cursor, Limit, PathType, Skipped
from functions.review_api.requests import NewLabel, PolicyIn, TypeSource
from functions.review_api.responses import DocumentOut, LabelList, LabelTask

VERSIONS = 50
"""Versions in one answer; a type may be as large as a row."""


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

    @app.get("/document-types", summary="All document types", tags=["knowledge"])
    def types() -> TypeList:
        records = {each.document_type.name: each for each in context.types.records()}
        items = (
            TypeOut.of(each, records.get(each.name), shipped=context.types.is_shipped(each.name))
            for each in context.types.list()
        )
        return TypeList(items=tuple(items))

    @app.get("/kinds", summary="Kinds of value that a field may be of", tags=["knowledge"])
    def kinds() -> KindList:
        return KindList(items=tuple(map(KindOut.of, KINDS.values())))

    @app.post("/document-types", summary="Describe a document type, or replace its description", tags=["knowledge"])
    def store(source: TypeSource, actor: SignedIn) -> TypeOut:
        record = describe(context, actor, parse_type(source.yaml, wrong_checks), source.version)
        return _of(context, record)

    @app.get(
        "/document-types/<document_type>/versions", summary="Who described it how, newest first", tags=["knowledge"]
    )
    def type_versions(document_type: PathType, below: Below = None) -> TypeVersions:
        known_type(context, document_type)
        found = context.types.versions(document_type, below=below, limit=VERSIONS)
        return TypeVersions(
            items=tuple(_of(context, each) for each in found), below=_rest([each.version for each in found])
        )

    @app.get("/document-types/<document_type>/progress", summary="How far learning has come", tags=["knowledge"])
    def far(document_type: PathType) -> Progress:
        kind, policy = known_type(context, document_type), context.policies.of(document_type)
        return progress(context.model_context, context.labels, context.documents, kind, policy)

    @app.get("/policies/<document_type>", summary="The policy in force", tags=["knowledge"])
    def policy(document_type: PathType) -> PolicyOut:
        known_type(context, document_type)
        stored = context.stored_policies.get(document_type)
        return _shown(
            context, document_type, stored or context.policies.of(document_type), stored.version if stored else 0
        )

    @app.put(
        "/policies/<document_type>", summary="Change the policy; what is left out stays as it is", tags=["knowledge"]
    )
    def change(document_type: PathType, policy: PolicyIn, actor: SignedIn) -> PolicyOut:
        described = known_type(context, document_type)
        record = change_policy(context, actor, described, policy, policy.version)
        return _shown(context, document_type, record.policy, record.version)

    @app.get("/policies/<document_type>/versions", summary="Who set which policy, newest first", tags=["knowledge"])
    def policy_versions(document_type: PathType, below: Below = None) -> PolicyVersions:
        known_type(context, document_type)
        found = context.stored_policies.versions(document_type, below=below, limit=VERSIONS)
        items = tuple(
            PolicyVersionOut(version=each.version, by=each.by, at=each.at, policy=each.policy) for each in found
        )
        return PolicyVersions(items=items, below=_rest([each.version for each in items]))


def _of(context: ReviewContext, record: TypeRecord) -> TypeOut:
    described = record.document_type
    return TypeOut.of(described, record, shipped=context.types.is_shipped(described.name))


def _rest(versions: list[int]) -> int | None:
    """Where the versions before these are; versions count from 1."""
    return versions[-1] if versions and versions[-1] > 1 else None


def _shown(context: ReviewContext, document_type: str, policy: Policy, version: int) -> PolicyOut:
    outlook = budget_outlook(context.model_context, document_type, policy)
    return PolicyOut(**dict(policy) | {"version": version, "outlook": outlook})
