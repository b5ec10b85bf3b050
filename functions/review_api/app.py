"""The API in one piece: door, caller, roles, routes, and what is said about it in the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.errors import DocloopError, NotFound, RequestError
from docloop.settings import ReviewApiSettings
from docloop.steps.review import Desk
from docloop.steps.sign_in import SignInContext

from functions import problems
from functions.review_api import door, openapi
from functions.review_api.caller import actor_of
from functions.review_api.documents import add_documents
from functions.review_api.exchange import add_exchange
from functions.review_api.figures import add_figures
from functions.review_api.flags import add_flags
from functions.review_api.history import add_history
from functions.review_api.knowledge import add_knowledge
from functions.review_api.models import add_models
from functions.review_api.own_account import add_own_account
from functions.review_api.reviews import add_reviews
from functions.review_api.roles import allow, route_of
from functions.review_api.session import add_session
from functions.telemetry import described

Answer = dict[str, Any]
Api = Callable[[Mapping[str, Any], LambdaContext], Answer]
_ID = re.compile(r"/((?:doc|rev|trn|flg)_[a-z2-7]{26}(?:_[0-9]{1,6})?)(?:/|$)")


def build_api(desk: Desk, people: SignInContext, settings: ReviewApiSettings, logger: Logger) -> Api:
    """The function that answers API Gateway events (payload format 2.0); it raises nothing."""
    app = _resolver(desk, people, settings, logger)

    def answer(event: Mapping[str, Any], context: LambdaContext) -> Answer:
        seen: dict[str, Any] = {"function_request_id": context.aws_request_id}
        try:
            admitted = door.admit(event)
            request = APIGatewayProxyEventV2(admitted)
            route = route_of(request.http_method.upper(), request.path)
            seen |= {"route": f"{route.method} {route.path}", "subject": _subject(request.path)}
            if route.roles is not None:
                actor = actor_of(admitted, settings.client_id)
                seen["user_id"] = actor.user_id
                allow(actor, route)
                app.context["actor"] = actor
            answered = app.resolve(admitted, context)
        except RequestError as error:
            answered = _refusal(error)
        logger.info("answered", extra={**seen, "status": answered["statusCode"]})
        return answered

    return answer


def _resolver(desk: Desk, people: SignInContext, settings: ReviewApiSettings, logger: Logger) -> APIGatewayHttpResolver:
    app = APIGatewayHttpResolver(enable_validation=True, response_validation_error_http_code=500, debug=False)
    add_session(app, people)
    add_own_account(app, people)
    add_documents(app, desk, settings)
    add_reviews(app, desk)
    add_knowledge(app, desk)
    add_exchange(app, desk, settings)
    add_models(app, desk)
    add_flags(app, desk)
    add_figures(app, desk)
    add_history(app, desk)

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
        return _problem(NotFound("There is no such path."))

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


def _refusal(error: RequestError) -> Answer:
    return {
        "statusCode": int(problems.status_of(error)),
        "headers": problems.headers_of(error),
        "body": problems.body_of(error),
        "isBase64Encoded": False,
        "cookies": [],
    }


def _subject(path: str) -> str | None:
    found = _ID.search(path)
    return found.group(1) if found else None
