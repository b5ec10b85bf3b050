"""Lambda entry point of the console's files; it knows no data and logs nothing."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from docloop.errors import RequestError
from docloop.settings import ConsoleSettings

from functions import problems
from functions.console.headers import security_headers
from functions.console.site import Site, find, load_site
from functions.headers import protected

PREFIX = "/console"
STATIC = Path(__file__).parent / "static"


@cache
def _site() -> tuple[Site, dict[str, str]]:
    settings = ConsoleSettings.from_environment()
    return load_site(STATIC), protected(security_headers(settings), https=settings.endpoint_url is None)


def handle(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001  as Lambda calls it
    """Answers one request of the HTTP API; raises ConfigurationError when the console is not built or not set up."""
    site, security = _site()
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    method = event["requestContext"]["http"]["method"].upper()
    path = str(event["rawPath"]).removeprefix(PREFIX).lstrip("/")
    try:
        found = find(site, method, path, headers.get("accept-encoding", ""), headers.get("if-none-match", ""))
    except RequestError as error:
        status = int(problems.status_of(error))
        return _answer(status, security | problems.headers_of(error), problems.body_of(error).encode())
    return _answer(304 if found.body is None else 200, security | found.headers, found.body or b"")


def _answer(status: int, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    return {
        "statusCode": status,
        "headers": headers,
        "body": base64.b64encode(body).decode("ascii"),
        "isBase64Encoded": True,
    }
