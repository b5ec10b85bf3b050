"""The API in one piece: door, caller, roles, routes, and what is said about it in the log."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.errors import DocloopError, NotFound, RequestError
from docloop.settings import ReviewApiSettings
from docloop.use_cases.audit import record_view
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.sign_in import SignInContext

from functions import problems
from functions.headers import protected
from functions.review_api import openapi, validation
from functions.review_api.accounts import add_accounts
from functions.review_api.administration import add_administration
from functions.review_api.audit import add_audit
from functions.review_api.auth import actor_of
from functions.review_api.catalogue import add_knowledge
from functions.review_api.counts import add_figures
from functions.review_api.document_types import add_types
from functions.review_api.documents import add_documents
from functions.review_api.flags import add_flags
from functions.review_api.history import add_history
from functions.review_api.label_exchange import add_exchange
from functions.review_api.models import add_models
from functions.review_api.own_account import add_own_account
from functions.review_api.packing import packed
from functions.review_api.policy_changes import add_policies
from functions.review_api.reviews import add_reviews
from functions.review_api.roles import allow, route_of
from functions.review_api.session import add_session
from functions.telemetry import described

Answer = dict[str, Any]
Api = Callable[[Mapping[str, Any], LambdaContext], Answer]
_ID = re.compile(r"/((?:doc|rev|trn|flg)_[a-z2-7]{26}(?:_[0-9]{1,6})?)(?:/|$)")


def build_api(context: ReviewContext, people: SignInContext, settings: ReviewApiSettings, logger: Logger) -> Api:
    """The function that answers API Gateway events (payload format 2.0); it raises nothing."""
    app = _resolver(context, people, settings, logger)

    def answer(event: Mapping[str, Any], invocation: LambdaContext) -> Answer:
        seen: dict[str, Any] = {"function_request_id": invocation.aws_request_id}
        try:
            admitted = validation.admit(event, _body_limit(event))
            request = APIGatewayProxyEventV2(admitted)
            route = route_of(request.http_method.upper(), request.path)
            seen |= {"route": f"{route.method} {route.path}", "subject": _subject(request.path)}
            actor = None
            if route.roles is not None:
                actor = actor_of(admitted, settings.client_id)
                seen["user_id"] = actor.user_id
                allow(actor, route)
                app.context["actor"] = actor
            answered = app.resolve(admitted, invocation)
            if actor is not None and route.seen is not None and answered["statusCode"] < HTTPStatus.BAD_REQUEST:
                shown = _shown(request, answered)
                if shown is not None:
                    record_view(context, actor, route.seen, shown)
        except DocloopError as error:
            if not isinstance(error, RequestError):
                logger.warning("failed", extra=described(error))
            answered = _refusal(error)
        logger.info("answered", extra={**seen, "status": answered["statusCode"]})
        headers = protected(answered["headers"], https=settings.endpoint_url is None)
        return packed({**answered, "headers": headers}, event)

    return answer


def _resolver(
    context: ReviewContext, people: SignInContext, settings: ReviewApiSettings, logger: Logger
) -> APIGatewayHttpResolver:
    app = APIGatewayHttpResolver(enable_validation=True, response_validation_error_http_code=500, debug=False)
    add_session(app, people)
    add_own_account(app, people)
    add_accounts(app, context, people)
    add_documents(app, context, settings)
    add_reviews(app, context)
    add_types(app, context)
    add_knowledge(app, context)
    add_policies(app, context)
    add_exchange(app, context, settings)
    add_models(app, context)
    add_flags(app, context)
    add_figures(app, context)
    add_history(app, context)
    add_audit(app, context)
    add_administration(app, context, settings)

    @app.get("/openapi.json", summary="This document", tags=["openapi"])
    def openapi_document() -> dict[str, Any]:
        return openapi.describe(app)

    def refused(error: DocloopError) -> Response[str]:
        if not isinstance(error, RequestError):
            logger.warning("failed", extra=described(error))
        return _problem(error)

    def malformed(error: RequestValidationError) -> Response[str]:
        return _problem(problems.of_validation(error))

    def unknown(_: NotFoundError) -> Response[str]:
        return _problem(NotFound("This path does not exist."))

    def broken(error: Exception) -> Response[str]:
        """A defect. Its text may hold values, so only its kind and its places are logged."""
        logger.error("defect", extra=described(error))
        return _problem(DocloopError("Something that should not happen did."))

    app.exception_handler(DocloopError)(refused)
    app.exception_handler(RequestValidationError)(malformed)
    app.exception_handler(NotFoundError)(unknown)
    app.exception_handler(Exception)(broken)
    return app


def _problem(error: DocloopError) -> Response[str]:
    status = int(problems.status_of(error))
    headers = problems.headers_of(error)
    return Response(status_code=status, body=problems.body_of(error), headers=headers)


def _refusal(error: DocloopError) -> Answer:
    return {
        "statusCode": int(problems.status_of(error)),
        "headers": problems.headers_of(error),
        "body": problems.body_of(error),
        "isBase64Encoded": False,
        "cookies": [],
    }


def _body_limit(event: Mapping[str, Any]) -> int:
    """Bytes that the body of this request may have; those of a path that does not exist are few."""
    try:
        route = route_of(str(event["requestContext"]["http"]["method"]).upper(), str(event.get("rawPath", "")))
    except RequestError:
        return validation.MAX_BODY_BYTES
    return validation.MAX_DRAFT_BYTES if route.large else validation.MAX_BODY_BYTES


def _subject(path: str) -> str | None:
    found = _ID.search(path)
    return found.group(1) if found else None


def _shown(request: APIGatewayProxyEventV2, answered: Answer) -> str | None:
    """The id of what a successful answer shows: in the path, of labels their type, of a dealt review its own.

    None: it shows nothing.
    """
    if named := _subject(request.path):
        return named
    if request.http_method == "GET":
        return request.query_string_parameters.get("type") or ""
    dealt = json.loads(answered["body"]).get("next")
    return str(dealt["review"]["id"]) if dealt else None
