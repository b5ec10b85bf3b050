"""What the door of the review API lets in, and what never gets further."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from docloop.errors import (
    BodyTooLarge,
    FileInBody,
    InvalidRequest,
    MethodNotAllowed,
    NotFound,
    RequestError,
    WrongContentType,
)
from hypothesis import given
from hypothesis import strategies as st

from functions.review_api.roles import route_of
from functions.review_api.validation import MAX_ADDRESS, MAX_BODY_BYTES, MAX_DEPTH, admit

JSON = "application/json"


def event(body: str | None = None, *, encoded: bool = False, kind: str = JSON, **members: Any) -> dict[str, Any]:
    request = {"rawPath": "/labels", "headers": {"Content-Type": kind}, "body": body, "isBase64Encoded": encoded}
    return request | members


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def nested(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


@pytest.mark.parametrize(
    "body",
    ["{}", '{"a": [1, 2.5, null, true, "Zürich 漢字 😀"]}', '{"a": "\\ud83d\\ude00"}', nested(MAX_DEPTH - 1)],
)
def test_sound_json_comes_in_as_it_is(body: str) -> None:
    assert admit(event(body))["body"] == body
    decoded = admit(event(base64_of(body.encode()), encoded=True))
    assert (decoded["body"], decoded["isBase64Encoded"]) == (body, False)


def test_no_body_is_no_error() -> None:
    assert admit(event(None))["body"] == ""
    assert admit(event(None, kind="multipart/form-data"))["headers"]["content-type"] == JSON


REFUSED: dict[str, tuple[dict[str, Any], type[RequestError]]] = {
    "not JSON": (event("{"), InvalidRequest),
    "half a surrogate pair": (event('{"a": "\\ud800"}'), InvalidRequest),
    "half a pair in a name": (event('{"\\udfff": 1}'), InvalidRequest),
    "a raw surrogate": (event('{"a": "\ud800"}'), InvalidRequest),
    "NUL": (event('{"a": ["\\u0000"]}'), InvalidRequest),
    "NaN": (event('{"a": NaN}'), InvalidRequest),
    "Infinity": (event('{"a": -Infinity}'), InvalidRequest),
    "a float out of range": (event('{"a": 1e999}'), InvalidRequest),
    "an integer out of range": (event('{"a": 99999999999999999999}'), InvalidRequest),
    "an integer of 5,000 digits": (event('{"a": ' + "9" * 5_000 + "}"), InvalidRequest),
    "33 levels": (event(nested(MAX_DEPTH + 1)), InvalidRequest),
    "20,000 levels": (event('{"a":' + "[" * 20_000 + "]" * 20_000 + "}"), InvalidRequest),
    "a list": (event("[{}]"), InvalidRequest),
    "a number": (event("1"), InvalidRequest),
    "base64 that is none": (event("%%%", encoded=True), InvalidRequest),
    "bytes that are not UTF-8": (event(base64_of(b'{"a": "\xff"}'), encoded=True), InvalidRequest),
    "too large": (event('{"a": "' + "x" * MAX_BODY_BYTES + '"}'), BodyTooLarge),
    "too large in bytes only": (event('{"a": "' + "漢" * (MAX_BODY_BYTES // 2) + '"}'), BodyTooLarge),
    "too large in base64": (event(base64_of(b"x" * (3 * MAX_BODY_BYTES)), encoded=True), BodyTooLarge),
    "a form": (event("a=b", kind="application/x-www-form-urlencoded"), WrongContentType),
    "multipart without boundary": (event("a", kind="multipart/form-data"), WrongContentType),
    "XML": (event("<a/>", kind="text/xml"), WrongContentType),
    "JSON that says nothing": (event("{}", kind=""), WrongContentType),
    "JSON by another name": (event("{}", kind="application/jsonx"), WrongContentType),
    "NUL in the query": (event(queryStringParameters={"cursor": "\x00"}), InvalidRequest),
    "NUL in the path": (event(rawPath="/documents/\x00"), InvalidRequest),
    "a surrogate in the query": (event(queryStringParameters={"\ud800": ""}), InvalidRequest),
    "an endless address": (event(queryStringParameters={"cursor": "x" * MAX_ADDRESS}), InvalidRequest),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_sound_is_refused(kind: str) -> None:
    request, error = REFUSED[kind]
    with pytest.raises(error):
        admit(request)


FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--x--'
FILES: dict[str, dict[str, Any]] = {
    "a PDF": event(base64_of(b"%PDF-1.7\n\xe2\xe3"), encoded=True, kind="application/pdf"),
    "a PDF as curl sends it": event(base64_of(b"%PDF-1.7"), encoded=True, kind="application/x-www-form-urlencoded"),
    "a PDF that says to be JSON": event("%PDF-1.7\n\ufffd\ufffd"),
    "a PDF of no kind": event(base64_of(b"%PDF-1.7"), encoded=True, kind=""),
    "a PDF larger than any body": event(base64_of(b"%PDF" + b"x" * 3 * MAX_BODY_BYTES), encoded=True, kind=""),
    "a form with a file": event(base64_of(FORM), encoded=True, kind="multipart/form-data; boundary=x"),
    "a form without a boundary": event(base64_of(FORM), encoded=True, kind="Multipart/Form-Data"),
    "a form that says to be JSON": event(FORM.decode()),
    "a photograph": event(base64_of(b"\xff\xd8\xff\xe0"), encoded=True),
    "a scan": event(base64_of(b"II*\x00"), encoded=True, kind="image/tiff"),
    "an e-invoice": event("<?xml version='1.0'?><Invoice/>"),
    "any file": event("x", kind="application/octet-stream"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_told_where_it_goes(kind: str) -> None:
    with pytest.raises(FileInBody) as refusal:
        admit(FILES[kind] | {"rawPath": "/documents"})
    assert "POST /documents" in refusal.value.remedy

    with pytest.raises(RequestError) as elsewhere:
        admit(FILES[kind])
    assert not isinstance(elsewhere.value, FileInBody)


@pytest.mark.parametrize("body", ["{}", '{"file_name": "a.pdf"}', " {}", None])
def test_what_asks_for_an_upload_is_no_file(body: str | None) -> None:
    assert admit(event(body, rawPath="/documents"))["body"] == (body or "")


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_get_anything_else_out_of_the_door(data: bytes, encoded: bool) -> None:
    body = base64_of(data) if encoded else data.decode("latin-1")
    try:
        admitted = admit(event(body, encoded=encoded))
    except RequestError:
        return
    assert admitted["body"] == "" or isinstance(json.loads(admitted["body"]), dict)


def test_a_route_spelt_out_goes_before_one_with_a_parameter() -> None:
    assert route_of("POST", "/reviews/next").path == "/reviews/next"
    assert route_of("GET", "/reviews/next").path == "/reviews/<review_id>"


@pytest.mark.parametrize("path", ["/", "/document", "/documents/", "/documents/a/b", "//documents", "/session/"])
def test_other_paths_do_not_exist(path: str) -> None:
    with pytest.raises(NotFound):
        route_of("GET", path)


def test_a_method_that_a_path_does_not_take_is_told_what_it_does_take() -> None:
    with pytest.raises(MethodNotAllowed) as refusal:
        route_of("PATCH", "/documents")
    assert refusal.value.facts["allow"] == "GET, POST"
