"""HTTP requests as API Gateway's HTTP API hands them to Lambda (payload format 2.0), and answers back."""

from __future__ import annotations

import base64
import binascii
import json
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote

from functions.headers import protected

_TEXTUAL = ("text/", "application/json", "application/javascript", "application/xml", "application/problem+json")


@dataclass(frozen=True)
class Request:
    """`target` is path and query as sent. `headers` in order, repeated names allowed."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    source_ip: str

    @property
    def path(self) -> str:
        return unquote(self.target.partition("?")[0], errors="replace")

    def header(self, name: str) -> str | None:
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ",".join(values) if values else None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


class BadAnswer(Exception):
    """What a function returned is not an HTTP answer."""


def gateway_event(request: Request, claims: dict[str, object] | None) -> dict[str, Any]:
    """`claims` of a verified token, None on a public path."""
    query = request.target.partition("?")[2]
    body, encoded = _body(request)
    now = datetime.now(UTC)
    context: dict[str, Any] = {
        "accountId": "123456789012",
        "apiId": "local",
        "domainName": request.header("host") or "localhost",
        "domainPrefix": "local",
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": "HTTP/1.1",
            "sourceIp": request.source_ip,
            "userAgent": request.header("user-agent") or "",
        },
        "requestId": str(uuid.uuid4()),
        "routeKey": "$default",
        "stage": "$default",
        "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(time.time() * 1000),
    }
    if claims is not None:
        context["authorizer"] = {
            "jwt": {"claims": {name: _claim(value) for name, value in claims.items()}, "scopes": None}
        }
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": query,
        "headers": _joined((key.lower(), value) for key, value in request.headers if key.lower() != "cookie"),
        "requestContext": context,
        "isBase64Encoded": encoded,
    }
    cookies = request.header("cookie")
    if cookies:
        event["cookies"] = [cookie.strip() for cookie in cookies.split(";")]
    if query:
        event["queryStringParameters"] = _joined(parse_qsl(query, keep_blank_values=True, errors="replace"))
    if body is not None:
        event["body"] = body
    return event


def answer_of(returned: Any) -> Answer:
    """The HTTP answer in what a function returned. Raises BadAnswer."""
    if not isinstance(returned, dict) or "statusCode" not in returned:
        return Answer(200, (("content-type", "application/json"),), json.dumps(returned).encode())
    try:
        headers = [(str(name), str(value)) for name, value in (returned.get("headers") or {}).items()]
        headers += [("set-cookie", str(cookie)) for cookie in returned.get("cookies") or ()]
        text = returned.get("body") or ""
        body = base64.b64decode(text, validate=True) if returned.get("isBase64Encoded") else str(text).encode()
        return Answer(int(returned["statusCode"]), tuple(headers), body)
    except (AttributeError, TypeError, ValueError, binascii.Error):
        raise BadAnswer from None


def problem(status: int, title: str, detail: str = "") -> Answer:
    """An RFC 9457 problem document."""
    document = {"type": "about:blank", "title": title, "status": status} | ({"detail": detail} if detail else {})
    headers = protected({"content-type": "application/problem+json"}, https=False)
    return Answer(status, tuple(headers.items()), json.dumps(document).encode())


def _body(request: Request) -> tuple[str | None, bool]:
    """Text for the media types that the gateway takes for text, base64 for all others."""
    if not request.body:
        return None, False
    if (request.header("content-type") or "text/plain").strip().lower().startswith(_TEXTUAL):
        try:
            return request.body.decode("utf-8"), False
        except UnicodeDecodeError:
            pass
    return base64.b64encode(request.body).decode("ascii"), True


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in pairs:
        values[name] = f"{values[name]},{value}" if name in values else value
    return values


def _claim(value: object) -> str:
    """The gateway makes a string of every claim; a list becomes "[a b]"."""
    if isinstance(value, list):
        return f"[{' '.join(str(item) for item in value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
