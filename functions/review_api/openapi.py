"""The OpenAPI 3.1 document: what the resolver knows of the routes, and every error they may answer with."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from functions.problems import MEANINGS, MEDIA_TYPE
from functions.review_api.auth import KEY_HEADER, KEY_PATTERN
from functions.review_api.descriptions import add_descriptions
from functions.review_api.roles import ROUTES, Route

VERSION = "3.1.0"
API_VERSION = "1"
SCHEME = "token"
_ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. Further members are facts, such as `holder` and `until` of a claim in the way.",
    "required": ["type", "title", "status", "detail", "code", "remedy", "retryable"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:docloop:problem:[a-z_]+$"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "stable, for programs"},
        "remedy": {"type": "string", "description": "what helps"},
        "retryable": {"type": "boolean", "description": "whether the same request may succeed later"},
        "holder": {"type": ["string", "null"], "description": "user id of who holds the review"},
        "state": {"type": "string", "description": "what the state is in which this cannot be done"},
        "until": {"type": ["string", "null"], "format": "date-time", "description": "when that claim ends"},
        "retry_after": {"type": "integer", "minimum": 1, "description": "seconds until the next attempt"},
        "field": {"type": ["string", "null"], "description": "the first place that is wrong"},
        "errors": {"type": "string", "description": "all places that are wrong, and how"},
    },
    "additionalProperties": True,
}


_MADE: list[str] = []
"""The document as JSON once it has been asked for; every resolver has the same routes, and making it takes a second."""


def describe(app: APIGatewayHttpResolver) -> dict[str, Any]:
    """The whole document."""
    if not _MADE:
        _MADE.append(json.dumps(_make(app)))
    document: dict[str, Any] = json.loads(_MADE[0])
    return document


def _make(app: APIGatewayHttpResolver) -> dict[str, Any]:
    made = app.get_openapi_json_schema(title="docloop review API", version=API_VERSION, openapi_version=VERSION)
    document: dict[str, Any] = json.loads(made) | {"security": [{SCHEME: []}]}
    components = document["components"]
    components["securitySchemes"] = {SCHEME: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    components["schemas"]["Problem"] = PROBLEM
    for unused in ("HTTPValidationError", "ResponseValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    components["responses"] = {_name(status): _response(meaning) for status, meaning in MEANINGS.items()}
    for route in ROUTES:
        _complete(document["paths"][route.path.replace("<", "{").replace(">", "}")][route.method.lower()], route)
    add_descriptions(document)
    return document


def statuses_of(route: Route) -> set[HTTPStatus]:
    """The errors that a route may answer with."""
    statuses = set(_ALWAYS)
    if route.roles is not None:
        statuses |= {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
        if route.method != "GET":
            statuses |= {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
    elif route.method == "POST":
        statuses.add(HTTPStatus.UNAUTHORIZED)
    if route.path.startswith("/session"):
        statuses.add(HTTPStatus.TOO_MANY_REQUESTS)
    return statuses


def _complete(operation: dict[str, Any], route: Route) -> None:
    operation["responses"].pop("422", None)
    operation["responses"].get("204", {}).pop("content", None)
    for status in sorted(statuses_of(route)):
        operation["responses"][str(int(status))] = {"$ref": f"#/components/responses/{_name(status)}"}
    if route.also is not None:
        _split(operation["responses"]["200"]["content"], route.also)
    if route.roles is None:
        operation["security"] = []
    else:
        operation["x-roles"] = sorted(route.roles)
    if route.repeatable:
        schema = {"type": "string", "pattern": KEY_PATTERN}
        text = "The same key with the same request gets the same answer, however often it is sent."
        header = {"name": KEY_HEADER, "in": "header", "required": False, "description": text, "schema": schema}
        operation.setdefault("parameters", []).append(header)


def _split(content: dict[str, Any], also: str) -> None:
    """The resolver knows one schema for every media type: text is what the other one has, the rest is JSON."""
    either = content["application/json"]["schema"]["anyOf"]
    text = {"type": "string"}
    [content["application/json"]["schema"]] = [each for each in either if each != text]
    content[also] = {"schema": text}


def _response(meaning: str) -> dict[str, Any]:
    return {"description": meaning, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _name(status: HTTPStatus) -> str:
    return status.phrase.replace(" ", "")
