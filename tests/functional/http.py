"""Talks to the review API's handler as an HTTP API would: no socket, the same events, the same answers."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from docloop.model.actor import Role

from functions.review_api.roles import Route

CLIENT_ID = "client-of-the-tests"
ADDRESS = "192.0.2.1"


@dataclass
class FakeContext:
    """What the handler reads of a Lambda context."""

    aws_request_id: str = "00000000-0000-0000-0000-000000000000"
    function_name: str = "review_api"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:review_api"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    text: str
    cookies: tuple[str, ...] = ()

    @property
    def body(self) -> Any:
        return json.loads(self.text)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def claims_of(*roles: Role | str, user_id: str = "user-1") -> dict[str, str]:
    """Verified claims of an ID token, each a string, as the gateway hands them over."""
    return {
        "sub": user_id,
        "token_use": "id",
        "aud": CLIENT_ID,
        "cognito:username": user_id,
        "cognito:groups": f"[{' '.join(str(role) for role in roles)}]",
    }


def event_of(
    method: str,
    target: str,
    *,
    body: str | None = None,
    encoded: bool = False,
    headers: Mapping[str, str] | None = None,
    cookies: Iterable[str] = (),
    claims: Mapping[str, Any] | None = None,
    address: str = ADDRESS,
) -> dict[str, Any]:
    """A request in payload format 2.0."""
    path, _, query = target.partition("?")
    context: dict[str, Any] = {
        "http": {"method": method, "path": unquote(path), "sourceIp": address},
        "stage": "$default",
        "requestId": "request-1",
    }
    if claims is not None:
        context["authorizer"] = {"jwt": {"claims": dict(claims), "scopes": None}}
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": unquote(path),
        "rawQueryString": query,
        "headers": {name.lower(): value for name, value in (headers or {}).items()},
        "requestContext": context,
        "isBase64Encoded": encoded,
    }
    if query:
        values: dict[str, str] = {}
        for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
            values[name] = f"{values[name]},{value}" if name in values else value
        event["queryStringParameters"] = values
    if cookies:
        event["cookies"] = list(cookies)
    if body is not None:
        event["body"] = body
    return event


@dataclass
class Client:
    """One person at the API; `claims` None: nobody has signed in."""

    api: Callable[[dict[str, Any], Any], dict[str, Any]]
    claims: Mapping[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    address: str = ADDRESS

    def send(self, event: dict[str, Any]) -> Reply:
        answer = self.api(event, FakeContext())
        headers = {name.lower(): str(value) for name, value in answer["headers"].items()}
        text = str(answer.get("body") or "")
        if answer.get("isBase64Encoded"):
            text = gzip.decompress(base64.b64decode(text)).decode()
        return Reply(answer["statusCode"], headers, text, tuple(answer.get("cookies") or ()))

    def call(self, method: str, target: str, body: object = None, **headers: str) -> Reply:
        """`body` is sent as JSON; a keyword such as `idempotency_key` is a header."""
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if body is not None:
            sent.setdefault("content-type", "application/json")
        text = None if body is None else json.dumps(body)
        event = event_of(method, target, body=text, headers=sent, claims=self.claims, address=self.address)
        return self.send(event)

    def __call__(self, environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        """The same as a WSGI application."""
        reply = self.send(_event_of_wsgi(environ, self.claims))
        headers = [*reply.headers.items(), *(("set-cookie", cookie) for cookie in reply.cookies)]
        start_response(f"{reply.status} -", headers)
        yield reply.text.encode("utf-8")


def _event_of_wsgi(environ: Mapping[str, Any], claims: Mapping[str, Any] | None) -> dict[str, Any]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    data = environ["wsgi.input"].read(length) if length else b""
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    cookies = [part.strip() for part in headers.pop("cookie", "").split(";") if part.strip()]
    path = str(environ.get("PATH_INFO", "/")).encode("latin-1", "replace").decode("utf-8", "replace")
    event = event_of(
        environ["REQUEST_METHOD"],
        "?" + environ.get("QUERY_STRING", ""),
        body=base64.b64encode(data).decode("ascii") if data else None,
        encoded=bool(data),
        headers=headers,
        cookies=cookies,
        claims=claims,
    )
    event["rawPath"] = event["requestContext"]["http"]["path"] = path
    return event


def target(route: Route) -> str:
    """Return a path of the route, with ids that nothing has."""
    document = "doc_" + "a" * 26
    values = {"document_id": document, "review_id": f"rev_{'a' * 26}_1", "number": "1", "document_type": "receipt"}
    values["card_id"] = f"trn_{'a' * 26}"
    values["flag_id"] = f"flg_{'a' * 26}"
    values["account_id"] = "nobody"
    path = route.path
    for name, value in values.items():
        path = path.replace(f"<{name}>", value)
    typed = {"/labels", "/labels/next", "/labels/export", "/documents/<document_id>/suggestions"}
    return path + ("?type=receipt" if route.path in typed else "")
