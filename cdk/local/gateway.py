"""The HTTP API on this machine: checks the token, invokes the function, sends its answer. Loopback only.

It has no throttles, which in AWS are settings of the gateway's stage (cdk/api.py). How often a password may be tried is
counted by the function itself, here as there.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from docloop.errors import Unauthenticated

from cdk.local.http_events import Answer, BadAnswer, Request, answer_of, gateway_event, problem
from cdk.local.server import LOOPBACK
from cdk.local.supervisor import HandlerTimedOut, InvocationError, TooManyRequests

LOGGER = logging.getLogger(__name__)
PAYLOAD_LIMIT = 10 * 1024 * 1024
IDLE_SECONDS = 30.0
STACK_HEADER = "docloop-stack"
HINT = """docloop, running on this machine.

/console/ is the review console, for browsers.
POST /session with {"username": "reviewer", "password": "..."} gives a token; docloop up printed the passwords.
GET /openapi.json describes the API.
"""

Invoke = Callable[[Any], Any]
Verify = Callable[[str], dict[str, object]]


class Gateway:
    """Serves until stopped, each connection in a thread.

    `port` 0: a free one. `verify` gives the claims of a token and raises Unauthenticated. `files`: who answers GET and
    HEAD under a prefix, without a token. Raises OSError when the port is taken.
    """

    def __init__(
        self,
        port: int,
        stack_id: str,
        invoke: Invoke,
        verify: Verify,
        public: tuple[str, ...],
        files: Mapping[str, Invoke] | None = None,
    ) -> None:
        self._stack_id = stack_id
        self._invoke = invoke
        self._verify = verify
        self._public = frozenset(public)
        self._files = dict(files or {})
        self._server = _Server((LOOPBACK, port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._server.server_address[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def answer(self, request: Request) -> Answer:
        """What the API says to a request. Raises nothing: each failure is a problem document."""
        if request.path == "/" and request.method in {"GET", "HEAD"}:
            return self._hint(request)
        invoke, claims = self._files_of(request), None
        if invoke is None and request.path not in self._public:
            try:
                claims = self._verify(_bearer(request))
            except Unauthenticated:
                refusal = problem(401, "Unauthorized", "Send a valid access token: Authorization: Bearer ...")
                return Answer(401, (*refusal.headers, ("www-authenticate", "Bearer")), refusal.body)
        try:
            return answer_of((invoke or self._invoke)(gateway_event(request, claims)))
        except TooManyRequests:
            return problem(429, "Too Many Requests", "Every worker is busy; try again.")
        except HandlerTimedOut:
            return problem(503, "Service Unavailable", "The function did not answer in time.")
        except (InvocationError, BadAnswer) as error:
            LOGGER.warning("request failed: %s", type(error).__name__)
            return problem(500, "Internal Server Error", "The function failed; its log says why.")

    def _hint(self, request: Request) -> Answer:
        """Browsers are led to the console, where there is one; others are told what there is."""
        identity = (STACK_HEADER, self._stack_id)
        if self._files and "text/html" in (request.header("accept") or ""):
            return Answer(302, (("location", f"{next(iter(self._files))}/"), identity))
        return Answer(200, (("content-type", "text/plain; charset=utf-8"), identity), HINT.encode())

    def _files_of(self, request: Request) -> Invoke | None:
        if request.method not in {"GET", "HEAD"}:
            return None
        return next(
            (
                invoke
                for prefix, invoke in self._files.items()
                if request.path == prefix or request.path.startswith(f"{prefix}/")
            ),
            None,
        )


def _bearer(request: Request) -> str:
    scheme, _, token = (request.header("authorization") or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated()
    return token.strip()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], gateway: Gateway) -> None:
        self.gateway = gateway
        super().__init__(address, _Connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to say of a caller that hung up; anything else is told with its trace."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as socketserver calls it


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "docloop"
    sys_version = ""
    timeout = IDLE_SECONDS
    server: _Server

    def _serve(self) -> None:
        body = self._read_body()
        if isinstance(body, Answer):
            self.close_connection = True
            self._send(body)
            return
        request = Request(self.command, self.path, tuple(self.headers.items()), body, self.client_address[0])
        self._send(self.server.gateway.answer(request))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve  # noqa: N815  names of http.server

    def _read_body(self) -> bytes | Answer:
        if "transfer-encoding" in self.headers:
            return problem(411, "Length Required", "Send a Content-Length.")
        length = self.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return problem(400, "Bad Request", "Content-Length is not a number.")
        if int(length) > PAYLOAD_LIMIT:
            return problem(
                413, "Content Too Large", "A request holds at most 10 MB; upload documents with POST /documents."
            )
        return self.rfile.read(int(length))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            if name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("content-length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *_: Any) -> None:
        """Nothing: paths and addresses are nobody's business."""
