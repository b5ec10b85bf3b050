"""The review API of a running local stack, as a signed-in person uses it."""

from __future__ import annotations

import ssl
import uuid
from types import TracebackType
from typing import Any, Self

import httpx
from docloop.cli.command import CommandError

from cdk.local.resources import password_of


class Person:
    """`with Person(url, "reviewer") as person:` signs in through POST /session with the ready-made user's password."""

    def __init__(self, url: str, group: str) -> None:
        # Nothing on the loopback interface speaks TLS: no authorities are loaded, and so none would be believed.
        self._http = httpx.Client(base_url=url, timeout=35, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        answer = self._checked(
            self._http.post("/session", json={"username": group, "password": password_of(group)})
        ).json()
        self._http.headers["authorization"] = f"Bearer {answer['access_token']}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, **query: str) -> Any:
        """The JSON that is answered. Raises CommandError for a problem document."""
        return self._checked(self._http.get(path, params=query)).json()

    def post(self, path: str, body: Any = None) -> Any:
        """The same, for a request that may be repeated: it carries an Idempotency-Key."""
        return self._checked(self.send("POST", path, body)).json()

    def put(self, path: str, body: Any) -> Any:
        """The same, for what replaces what was there before."""
        return self._checked(self._http.put(path, json=body)).json()

    def delete(self, path: str) -> Any:
        """What was there, for what is there no more."""
        return self._checked(self._http.delete(path)).json()

    def send(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """The answer as it is, be it a refusal; with an Idempotency-Key of its own."""
        return self._http.request(method, path, json=body, headers={"idempotency-key": uuid.uuid4().hex})

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.is_error:
            path = answer.request.url.path
            raise CommandError(f"{answer.request.method} {path} was answered with {answer.status_code}: {answer.text}")
        return answer
