"""Who may use moto: requests signed with the key of this start, to a name of this machine, from no other web page."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication

from werkzeug.formparser import parse_form_data

from cdk.local.atomic import ONE_AT_A_TIME
from cdk.local.http_events import Answer, Request, problem
from cdk.local.origins import own_origins, refuse_host, refuse_origin
from cdk.local.signatures import BadSignature, Key
from cdk.local.upload_policy import PolicyViolated, check_form

LOGGER = logging.getLogger(__name__)
# moto's own pages wipe and dump everything; the others pretend to be a machine of EC2.
_NEVER = ("/moto-api", "/latest/")
_CROSS_ORIGIN = "access-control-"


class StoreAccess:
    """`page_port`: whose pages may upload to and show what lies in the store; `port` is the store's own."""

    def __init__(self, app: WSGIApplication, key: Key, page_port: int, port: int) -> None:
        self._app = app
        self._key = key
        self._pages = own_origins(page_port)
        self._port = port

    def admit(self, request: Request) -> Answer | None:
        """Refuses other names and pages, and answers what a browser asks before it uploads."""
        refusal = refuse_host(request, self._port) or refuse_origin(request, self._pages)
        if refusal:
            return refusal
        if request.method == "OPTIONS":
            if request.header("origin") is None:
                return problem(403, "Forbidden")
            allowed = (
                ("access-control-allow-methods", "GET, HEAD, POST, PUT"),
                ("access-control-allow-headers", request.header("access-control-request-headers") or ""),
                ("access-control-max-age", "600"),
            )
            return Answer(204, (*self._allowance(request), *allowed))
        return None

    def answer(self, request: Request) -> Answer:
        """What moto says to a signed request; 403 for any other. Raises nothing."""
        try:
            self._check(request, datetime.now(UTC))
        except (BadSignature, PolicyViolated) as refusal:
            LOGGER.warning("request refused: %s", refusal)
            return problem(403, "Forbidden", "Sign with the key in the stack's state file, or ask the API for a link.")
        try:
            answered = call(self._app, request, self._port)
        except Exception:  # the outermost frame: moto fails in ways of its own
            LOGGER.exception("moto failed")
            return problem(500, "Internal Server Error", "The store failed; moto.log says why.")
        headers = [pair for pair in answered.headers if not pair[0].lower().startswith(_CROSS_ORIGIN)]
        return Answer(answered.status, (*headers, *self._allowance(request)), answered.body)

    def _check(self, request: Request, now: datetime) -> None:
        if request.path.startswith(_NEVER):
            raise BadSignature("it is for moto itself")
        if request.header("authorization") is not None:
            self._key.check_headers(request, now)
        elif "X-Amz-Signature=" in request.target and request.method in {"GET", "HEAD", "PUT"}:
            self._key.check_query(request, now)
        elif request.method == "POST" and (request.header("content-type") or "").startswith("multipart/form-data"):
            self._check_upload(request, now)
        else:
            raise BadSignature("it is not signed")

    def _check_upload(self, request: Request, now: datetime) -> None:
        """Of the fields alone depends what moto does: no query, and no header that names a service."""
        path, query, _ = request.target.partition("?")
        bucket = path.strip("/")
        if (
            query
            or not bucket
            or "/" in bucket
            or any(name.lower().startswith("x-amz-") for name, _ in request.headers)
        ):
            raise BadSignature("it is no upload form")
        _, form, files = parse_form_data(environment(request, self._port))
        pairs = [(name.lower(), value) for name, value in form.items(multi=True)]
        uploads = list(files.items(multi=True))
        if len(dict(pairs)) != len(pairs) or [name for name, _ in uploads] != ["file"]:
            raise BadSignature("it is no upload form")
        self._key.check_policy(dict(pairs), now)
        check_form(dict(pairs), bucket, len(uploads[0][1].read()), now)

    def _allowance(self, request: Request) -> tuple[tuple[str, str], ...]:
        """For the browser: that this page may read the answer. Only own pages come so far."""
        origin = request.header("origin")
        if origin is None:
            return (("vary", "Origin"),)
        return (
            ("vary", "Origin"),
            ("access-control-allow-origin", origin),
            ("access-control-expose-headers", "ETag, x-amz-version-id"),
        )


def call(app: WSGIApplication, request: Request, port: int) -> Answer:
    """The application's answer; no other call is under way meanwhile."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Callable[[bytes], object]:
        started.append((status, headers))
        return io.BytesIO().write

    with ONE_AT_A_TIME:
        pieces: Iterable[bytes] = app(environment(request, port), start_response)
        try:
            body = b"".join(pieces)
        finally:
            close = getattr(pieces, "close", None)
            if close:
                close()
    status, headers = started[-1]
    return Answer(int(status.split()[0]), tuple(headers), body)


def environment(request: Request, port: int) -> dict[str, Any]:
    """The WSGI environment of a request. A header with an underscore in its name would pass for another: left out."""
    path, _, query = request.target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": request.target,
        "REQUEST_URI": request.target,
        "REMOTE_ADDR": request.source_ip,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, _ in request.headers:
        if "_" not in name and name.lower() != "content-length":
            key = name.upper().replace("-", "_")
            environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = request.header(name)
    return environ
