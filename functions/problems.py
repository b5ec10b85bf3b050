"""Errors as RFC 9457 problem documents, by type; nowhere else does an error meet a status code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from docloop import errors

if TYPE_CHECKING:  # the console answers with problems too and has no use for the resolver behind this
    from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 1
MAX_ERRORS = 20
LIMITS = {
    "expected": "one of {}",
    "pattern": "like {}",
    "gt": "more than {}",
    "ge": "at least {}",
    "lt": "less than {}",
    "le": "at most {}",
    "min_length": "at least {} long",
    "max_length": "at most {} long",
}
"""What a contract asks for, in words, by Pydantic's names; none of them repeats what was sent."""

STATUS: dict[type[errors.DocloopError], HTTPStatus] = {
    errors.InvalidRequest: HTTPStatus.BAD_REQUEST,
    errors.BodyTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    errors.WrongContentType: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    errors.Unauthenticated: HTTPStatus.UNAUTHORIZED,
    errors.Forbidden: HTTPStatus.FORBIDDEN,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.SourceMissing: HTTPStatus.NOT_FOUND,
    errors.MethodNotAllowed: HTTPStatus.METHOD_NOT_ALLOWED,
    errors.TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    errors.ConflictError: HTTPStatus.CONFLICT,
    errors.RequestError: HTTPStatus.BAD_REQUEST,
    errors.DocumentError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.DependencyError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.DocloopError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
MEANINGS: dict[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "The request is not valid; `errors` lists what is wrong",
    HTTPStatus.UNAUTHORIZED: "Not signed in, or not with these credentials",
    HTTPStatus.FORBIDDEN: "None of your roles allows this",
    HTTPStatus.NOT_FOUND: "Not found",
    HTTPStatus.METHOD_NOT_ALLOWED: "This path does not take this method",
    HTTPStatus.CONFLICT: "The stored data does not match the request; for a claim, `holder` and `until` say who has it",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is not JSON",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The document cannot be processed",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many attempts or requests; try again after `Retry-After` seconds",
    HTTPStatus.INTERNAL_SERVER_ERROR: "An unexpected error; see the function's log",
    HTTPStatus.SERVICE_UNAVAILABLE: "A service did not respond; try again after `Retry-After` seconds",
}


def status_of(error: errors.DocloopError) -> HTTPStatus:
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def document_of(error: errors.DocloopError) -> dict[str, object]:
    """The problem document: the error's facts stand beside the members that RFC 9457 defines."""
    status = status_of(error)
    title = status.phrase if type(error) is errors.DocloopError else (type(error).__doc__ or status.phrase)
    return {
        **error.facts,
        "type": f"urn:docloop:problem:{error.code}",
        "title": title.splitlines()[0],
        "status": int(status),
        "detail": error.message,
        "code": error.code,
        "remedy": str(error.facts.get("remedy") or error.remedy),
        "retryable": error.retryable,
    }


def headers_of(error: errors.DocloopError) -> dict[str, str]:
    headers = {"Content-Type": MEDIA_TYPE}
    if isinstance(error, errors.MethodNotAllowed):
        headers["Allow"] = str(error.facts.get("allow", ""))
    if isinstance(error, errors.Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    if error.retryable:
        headers["Retry-After"] = str(error.facts.get("retry_after", RETRY_AFTER_SECONDS))
    return headers


def body_of(error: errors.DocloopError) -> str:
    return json.dumps(document_of(error), separators=(",", ":"))


def of_validation(error: RequestValidationError) -> errors.InvalidRequest:
    """The same in our words: names the places that are wrong, repeats no value."""
    found = [(".".join(str(part) for part in wrong["loc"]), _asked_for(wrong)) for wrong in error.errors()[:MAX_ERRORS]]
    return errors.InvalidRequest(
        "The request is not valid.",
        field=found[0][0] if found else None,
        errors="; ".join(f"{place}: {asked}" for place, asked in found),
    )


def _asked_for(wrong: Mapping[str, Any]) -> str:
    """Pydantic's name of the error and the limits that it was measured by, such as "enum (one of 'open', 'closed')"."""
    limits = [words.format(wrong["ctx"][name]) for name, words in LIMITS.items() if name in wrong.get("ctx", {})]
    return f"{wrong['type']} ({', '.join(limits)})" if limits else str(wrong["type"])
