"""Every answer says that nobody may keep it and how a browser has to treat it; so do the links to pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from aws_lambda_powertools import Logger
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from functions.headers import NO_STORE, STRICT_TRANSPORT
from functions.review_api.app import build_api
from tests.fake_people import fake_sign_in
from tests.fakes import FakeClock
from tests.functional.api_stack import Stack, api_stack, fake_api_stack
from tests.functional.http import Client, Reply, event_of

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")
EXPECTED = {
    "cache-control": NO_STORE,
    "strict-transport-security": STRICT_TRANSPORT,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@pytest.fixture(scope="module")
def stack() -> Stack:
    return fake_api_stack()


@pytest.fixture(scope="module")
def places(stack: Stack) -> dict[str, str]:
    """What stands for each path parameter: things that exist."""
    completed, _ = stack.add_document(DocumentState.COMPLETED)
    _, review = stack.add_document()
    return {
        "{document_id}": completed.id,
        "{review_id}": review,
        "{number}": "1",
        "{document_type}": "receipt",
        "{card_id}": "trn_" + "a" * 26,
        "{flag_id}": "flg_" + "a" * 26,
    }


def faults(reply: Reply) -> dict[str, str | None]:
    """The headers that are not as they should be."""
    return {name: reply.headers.get(name) for name, value in EXPECTED.items() if reply.headers.get(name) != value}


def test_every_operation_of_the_contract_answers_with_the_headers(stack: Stack, places: dict[str, str]) -> None:
    paths = stack.client().call("GET", "/openapi.json").body["paths"]
    everyone = (stack.client(Role.ADMIN), stack.client(Role.AUDITOR), stack.client())
    wrong: list[Any] = []
    statuses = set()

    for path in paths:
        target = path
        for name, value in places.items():
            target = target.replace(name, value)
        for method in METHODS:
            for client in everyone:
                for body in ("null", "{}"):
                    reply = client.call(method, target, json.loads(body))
                    statuses.add(reply.status)
                    wrong += [(method, path, reply.status, found)] if (found := faults(reply)) else []

    assert wrong == []
    assert {200, 204, 400, 401, 403, 404, 405} <= statuses


@pytest.mark.parametrize(
    "event",
    [
        event_of("GET", "/no/such/path"),
        event_of("POST", "/session", body="{", headers={"content-type": "application/json"}),
        event_of("POST", "/session", body="/", encoded=True, headers={"content-type": "application/json"}),
        event_of("POST", "/session", body="{}", headers={"content-type": "text/plain"}),
        event_of("POST", "/session", body='"' + "x" * 9_000_000, headers={"content-type": "application/json"}),
        event_of("GET", "/documents?" + "x" * 9_000),
        event_of("GET", "/documents/\x00"),
    ],
    ids=["path", "json", "base64", "media type", "size", "address", "NUL"],
)
def test_what_is_refused_at_the_door_is_answered_with_the_headers(stack: Stack, event: dict[str, Any]) -> None:
    reply = stack.client().send(event)

    assert 400 <= reply.status < 500
    assert faults(reply) == {}


def test_a_defect_is_answered_with_the_headers_and_names_nothing(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(stack.desk.documents), "get", _broken)

    reply = stack.client(Role.ADMIN).call("GET", "/documents/doc_" + "a" * 26)

    assert (reply.status, faults(reply)) == (500, {})
    assert not any(word in reply.text for word in ("secret", "RuntimeError", "Traceback", ".py", "pydantic"))


def _broken(*_: object) -> None:
    raise RuntimeError("secret of a document")


def test_figures_as_a_table_carry_the_headers(stack: Stack) -> None:
    reply = stack.client(Role.ADMIN).call("GET", "/metrics/history?format=csv")

    assert (reply.status, reply.media_type, faults(reply)) == (200, "text/csv", {})


def test_no_browser_is_told_to_insist_on_https_on_this_machine(stack: Stack) -> None:
    settings = stack.settings.model_copy(update={"endpoint_url": "http://127.0.0.1:5000"})
    local = Client(build_api(stack.desk, fake_sign_in(FakeClock()), settings, Logger(service="local")))

    reply = local.call("GET", "/openapi.json")

    assert faults(reply) == {"strict-transport-security": None}


@pytest.fixture(scope="module")
def deployed() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def test_the_picture_behind_a_link_may_not_be_kept(deployed: Stack) -> None:
    document, _ = deployed.add_document()
    link = deployed.client(Role.REVIEWER).call("GET", f"/documents/{document.id}/pages/1").body["image_url"]

    picture = requests.get(link, timeout=10)

    assert (picture.status_code, picture.content) == (200, b"jpeg")
    assert picture.headers["Cache-Control"] == NO_STORE
