"""Document types: describing, checking, retiring and deleting them, and who described them how."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from docloop.adapters.type_source import source_of
from docloop.adapters.types import mistakes_in, parse_type
from docloop.errors import NotFound
from docloop.model.base import version_after
from docloop.model.catalogue import TypeRecord, TypeState
from docloop.steps.validate import wrong_checks
from docloop.use_cases.catalogue.describe import describe
from docloop.use_cases.catalogue.retire import delete_type, set_state
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.labels.exchange import known_type

from functions.review_api.auth import SignedIn
from functions.review_api.catalogue_responses import (
    CheckedType,
    MistakeOut,
    TypeList,
    TypeOut,
    TypeSourceOut,
    TypeVersions,
)
from functions.review_api.path_and_query import VERSIONS, Below, PathType, rest_of
from functions.review_api.requests import StateChange, TypeSource, TypeText

TAGS = ["knowledge"]
SeenVersion = Annotated[int, Query(ge=0, le=1_000_000_000, description="the version that you read")]
OneVersion = Annotated[int | None, Query(ge=1, le=1_000_000_000, description="this version; the newest by default")]


def add_types(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get("/document-types", summary="All document types", tags=TAGS)
    def types() -> TypeList:
        records = {each.document_type.name: each for each in context.types.records()}
        items = (
            TypeOut.of(each, records.get(each.name), shipped=context.types.is_shipped(each.name))
            for each in context.types.all()
        )
        return TypeList(items=tuple(items))

    @app.post("/document-types", summary="Describe a document type, or replace its description", tags=TAGS)
    def store(source: TypeSource, actor: SignedIn) -> TypeOut:
        record = describe(context, actor, parse_type(source.yaml, wrong_checks), source.version)
        return _of(context, record)

    @app.get("/document-types/<document_type>/versions", summary="Who described it how, newest first", tags=TAGS)
    def type_versions(document_type: PathType, below: Below = None) -> TypeVersions:
        known_type(context, document_type)
        found = context.types.versions(document_type, below=below, limit=VERSIONS)
        return TypeVersions(
            items=tuple(_of(context, each) for each in found), below=rest_of([each.version for each in found])
        )

    @app.post("/document-types/check", summary="All mistakes in the description of a document type", tags=TAGS)
    def check(text: TypeText) -> CheckedType:
        return CheckedType(mistakes=tuple(map(MistakeOut.of, mistakes_in(text.yaml, wrong_checks))))

    @app.get("/document-types/<document_type>/source", summary="A document type as YAML", tags=TAGS)
    def source(document_type: PathType, version: OneVersion = None) -> TypeSourceOut:
        now = known_type(context, document_type)
        if version is None:
            stored = context.types.record(document_type)
            return TypeSourceOut(yaml=source_of(now), version=stored.version if stored else 0)
        kept = context.types.versions(document_type, below=version_after(version), limit=1)
        if not kept or kept[0].version != version:
            raise NotFound("This version of the document type does not exist.")
        return TypeSourceOut(yaml=source_of(kept[0].document_type), version=version)

    @app.put("/document-types/<document_type>/state", summary="Retire a document type, or bring it back", tags=TAGS)
    def change_state(document_type: PathType, change: StateChange, actor: SignedIn) -> TypeOut:
        known_type(context, document_type)
        return _of(context, set_state(context, actor, document_type, TypeState(change.state), change.version))

    @app.delete("/document-types/<document_type>", summary="Delete a document type that was never used", tags=TAGS)
    def delete(document_type: PathType, version: SeenVersion, actor: SignedIn) -> TypeOut:
        known_type(context, document_type)
        return _of(context, delete_type(context, actor, document_type, version))


def _of(context: ReviewContext, record: TypeRecord) -> TypeOut:
    described = record.document_type
    return TypeOut.of(described, record, shipped=context.types.is_shipped(described.name))
