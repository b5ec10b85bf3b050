"""The HTTP API on this machine: checks the token, invokes the function, sends its answer. Loopback only.

It has no throttles, which in AWS are settings of the gateway's stage (cdk/api.py). How often a password may be tried is
counted by the function itself, here as there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from docloop.errors import Unauthenticated

from cdk.local.http_events import Answer, BadAnswer, Request, answer_of, gateway_event, problem
from cdk.local.listener import LOOPBACK, Limits, Listener
from cdk.local.origins import is_navigation, refuse_foreign, refuse_host
from cdk.local.supervisor import HandlerTimedOut, InvocationError, TooManyRequests
from functions.headers import protected

LOGGER = logging.getLogger(__name__)
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
    HEAD under a prefix, without a token. Requests of other web pages are refused. Raises OSError when the port is
    taken.
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
        self._listener = Listener(port, self._admit, self.answer, Limits())

    @property
    def port(self) -> int:
        return self._listener.port

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def start(self) -> None:
        self._listener.start()

    def stop(self) -> None:
        self._listener.stop()

    def _admit(self, request: Request) -> Answer | None:
        """A link to the console may be followed from anywhere; nothing else of other pages is served."""
        if is_navigation(request) and (request.path == "/" or self._files_of(request)):
            return refuse_host(request, self.port)
        return refuse_foreign(request, self.port)

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
        headers = protected({"content-type": "text/plain; charset=utf-8"}, https=False)
        return Answer(200, (*headers.items(), identity), HINT.encode())

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
