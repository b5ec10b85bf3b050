"""Policies: when the machine is trusted, and who changed that."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.policy import Policy
from docloop.model.preview import PolicyPreview
from docloop.use_cases.catalogue.change_policy import change_policy
from docloop.use_cases.catalogue.preview_policy import preview_policy
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.labels.exchange import known_type
from docloop.use_cases.models.forecast import budget_outlook

from functions.review_api.auth import SignedIn
from functions.review_api.catalogue_responses import PolicyOut, PolicyVersionOut, PolicyVersions
from functions.review_api.path_and_query import VERSIONS, Below, Cursor, Limit, PathType, rest_of
from functions.review_api.requests import PolicyIn


def add_policies(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

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

    @app.post(
        "/policies/<document_type>/preview",
        summary="What a changed policy would have done with the latest documents; nothing is stored",
        tags=["knowledge"],
    )
    def preview(document_type: PathType, policy: PolicyIn, cursor: Cursor = None, limit: Limit = 50) -> PolicyPreview:
        described = known_type(context, document_type)
        return preview_policy(context, described, policy, cursor, limit)

    @app.get("/policies/<document_type>/versions", summary="Who set which policy, newest first", tags=["knowledge"])
    def policy_versions(document_type: PathType, below: Below = None) -> PolicyVersions:
        known_type(context, document_type)
        found = context.stored_policies.versions(document_type, below=below, limit=VERSIONS)
        items = tuple(
            PolicyVersionOut(version=each.version, by=each.by, at=each.at, policy=each.policy) for each in found
        )
        return PolicyVersions(items=items, below=rest_of([each.version for each in items]))


def _shown(context: ReviewContext, document_type: str, policy: Policy, version: int) -> PolicyOut:
    outlook = budget_outlook(context.model_context, document_type, policy)
    return PolicyOut(**dict(policy) | {"version": version, "outlook": outlook})
