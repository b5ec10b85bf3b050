"""Requests become the events that API Gateway's HTTP API makes of them, and answers become HTTP again."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from docloop.errors import Unauthenticated

from cdk.local.gateway import STACK_HEADER, Gateway
from cdk.local.http_events import Answer, BadAnswer, Request, answer_of, gateway_event, problem


def request(target: str = "/documents", body: bytes = b"", **headers: str) -> Request:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Request("POST", target, pairs, body, "127.0.0.1")


def test_path_and_query_are_handed_over_as_the_gateway_does() -> None:
    # Given a request with an escaped path and a repeated parameter
    event = gateway_event(request("/documents/a%20b?x=1&x=2&empty="), None)
    # Then the path is decoded, the query is raw and its parameters are joined
    assert event["rawPath"] == "/documents/a b"
    assert event["rawQueryString"] == "x=1&x=2&empty="
    assert event["queryStringParameters"] == {"x": "1,2", "empty": ""}
    assert "authorizer" not in event["requestContext"]


def test_cookies_leave_the_headers_and_names_are_lower_case() -> None:
    event = gateway_event(request(Cookie="a=1; b=2", X_Thing="y"), None)
    assert event["cookies"] == ["a=1", "b=2"]
    assert event["headers"] == {"x-thing": "y"}


@pytest.mark.parametrize(
    ("media_type", "body", "encoded"),
    [
        ("application/json", b"{}", False),
        ("text/plain; charset=utf-8", "ä".encode(), False),
        ("application/json", b"\xff\xfe", True),
        ("multipart/form-data", b"--", True),
        ("application/octet-stream", b"x", True),
    ],
)
def test_bodies_that_are_not_text_travel_as_base64(media_type: str, body: bytes, encoded: bool) -> None:
    event = gateway_event(request(body=body, Content_Type=media_type), None)
    assert event["isBase64Encoded"] is encoded
    assert (base64.b64decode(event["body"]) if encoded else event["body"].encode()) == body


def test_claims_are_strings_as_the_gateway_hands_them_over() -> None:
    claims: dict[str, object] = {"exp": 12, "cognito:groups": ["reviewer", "senior"], "flag": True}
    event = gateway_event(request(), claims)
    assert event["requestContext"]["authorizer"]["jwt"]["claims"] == {
        "exp": "12",
        "cognito:groups": "[reviewer senior]",
        "flag": "true",
    }


def test_an_answer_carries_status_headers_cookies_and_body() -> None:
    returned = {"statusCode": 201, "headers": {"x": "y"}, "cookies": ["a=1"], "body": "ä"}
    assert answer_of(returned) == Answer(201, (("x", "y"), ("set-cookie", "a=1")), "ä".encode())
    assert answer_of({"statusCode": 200, "isBase64Encoded": True, "body": "AP8="}).body == b"\x00\xff"
    assert json.loads(answer_of({"plain": 1}).body) == {"plain": 1}


@pytest.mark.parametrize(
    "returned",
    [
        {"statusCode": "many"},
        {"statusCode": 200, "headers": 7},
        {"statusCode": 200, "isBase64Encoded": True, "body": "%"},
    ],
)
def test_what_is_no_answer_is_said_to_be_none(returned: object) -> None:
    with pytest.raises(BadAnswer):
        answer_of(returned)


def test_errors_are_problem_documents() -> None:
    answer = problem(413, "Content Too Large", "Less, please.")
    assert dict(answer.headers)["content-type"] == "application/problem+json"
    assert json.loads(answer.body) == {
        "type": "about:blank",
        "title": "Content Too Large",
        "status": 413,
        "detail": "Less, please.",
    }


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    """Not started: it only decides. Each function answers with its name."""

    def named(name: str) -> Callable[[Any], Any]:
        return lambda _: {"statusCode": 200, "body": name}

    def refuse(token: str) -> dict[str, object]:
        raise Unauthenticated

    gateway = Gateway(0, "stack-1", named("api"), refuse, ("/session",), files={"/console": named("console")})
    yield gateway
    gateway.stop()


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/console", 200, b"console"),
        ("HEAD", "/console/", 200, b"console"),
        ("GET", "/console/assets/main.js", 200, b"console"),
        ("GET", "/console/%2e%2e/reviews", 200, b"console"),
        ("POST", "/console/", 401, None),
        ("GET", "/consoles", 401, None),
        ("GET", "/reviews", 401, None),
        ("POST", "/session", 200, b"api"),
    ],
)
def test_files_need_no_token_and_nothing_else_is_let_in_with_them(
    gateway: Gateway, method: str, path: str, status: int, body: bytes | None
) -> None:
    answer = gateway.answer(Request(method, path, (), b"", "127.0.0.1"))

    assert answer.status == status
    assert body is None or answer.body == body


def test_a_browser_is_led_to_the_console_and_a_program_is_told_what_there_is(gateway: Gateway) -> None:
    browser = gateway.answer(Request("GET", "/", (("Accept", "text/html,*/*"),), b"", "127.0.0.1"))
    program = gateway.answer(Request("GET", "/", (), b"", "127.0.0.1"))

    assert (browser.status, dict(browser.headers)["location"]) == (302, "/console/")
    assert b"/console/" in program.body
    assert {dict(answer.headers)[STACK_HEADER] for answer in (browser, program)} == {"stack-1"}
