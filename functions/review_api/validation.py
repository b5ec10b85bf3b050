"""What every request must be before anything else looks at it.

The resolver behind dies on bodies it cannot decode, and DynamoDB on text that is not Unicode; both end here as 4xx.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from typing import Any

from docloop.errors import BodyTooLarge, FileInBody, InvalidRequest, WrongContentType

MAX_BODY_BYTES = 128 * 1024
MAX_DRAFT_BYTES = 3 * 1024 * 1024
"""Where answers are sent. As a text inside of an event it has to fit the 6 MB that Lambda takes."""

MAX_DEPTH = 32
MAX_ADDRESS = 8_192
MAX_NUMBER = 2**53

_UPLOADS = "/documents"
_FILE_TYPES = ("multipart/", "image/", "application/pdf", "application/octet-stream", "application/xml", "text/xml")
_FILE_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"RIFF", b"PK\x03\x04", b"<?xml", b"--")
"""How files begin that people have; two hyphens begin the first part of a multipart body."""

Event = Mapping[str, Any]


def admit(event: Event, limit: int = MAX_BODY_BYTES) -> dict[str, Any]:
    """The event with its body decoded, once text and JSON are known to be sound; `limit` of its body in bytes.

    Raises BodyTooLarge, WrongContentType, InvalidRequest; FileInBody for a file where an upload is asked for.
    """
    headers = {str(name).lower(): str(value) for name, value in (event.get("headers") or {}).items()}
    if event.get("rawPath") == _UPLOADS and _is_file(event, headers):
        raise FileInBody()
    body = _decoded(event, limit)
    _check_parameters(event, headers)
    if body:
        _check_content_type(headers)
        _check_json(body)
    headers["content-type"] = "application/json"
    return {**event, "headers": headers, "body": body, "isBase64Encoded": False}


def _is_file(event: Event, headers: Mapping[str, str]) -> bool:
    """Whether the body is a file, or a form with one, by its content type or its first bytes; of any size."""
    raw = str(event.get("body") or "")
    if not raw:
        return False
    if _media_type(headers).startswith(_FILE_TYPES):
        return True
    start = raw[:16]
    if not event.get("isBase64Encoded"):
        return start.encode("latin-1", "replace").startswith(_FILE_STARTS)
    try:
        return base64.b64decode(start).startswith(_FILE_STARTS)
    except binascii.Error:
        return False


def _decoded(event: Event, limit: int) -> str:
    raw = event.get("body") or ""
    if len(raw) > 2 * limit:
        raise BodyTooLarge(limit=limit)
    try:
        data = base64.b64decode(raw, validate=True) if event.get("isBase64Encoded") else raw.encode("utf-8")
        text = data.decode("utf-8")
    except (binascii.Error, UnicodeError):
        raise InvalidRequest("The body is not UTF-8 text.", field="body") from None
    if len(data) > limit:
        raise BodyTooLarge(limit=limit)
    return text


def _check_parameters(event: Event, headers: Mapping[str, str]) -> None:
    query = event.get("queryStringParameters") or {}
    address = (str(event.get("rawPath", "")), str(event.get("rawQueryString", "")), *query, *query.values())
    if sum(len(text) for text in address) > MAX_ADDRESS:
        raise InvalidRequest(f"The address is longer than {MAX_ADDRESS} characters.", field="query")
    for text in (*address, *headers.values(), *(event.get("cookies") or ())):
        _check_text(text, "query")


def _check_content_type(headers: Mapping[str, str]) -> None:
    if _media_type(headers) != "application/json":
        raise WrongContentType()


def _media_type(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _check_json(body: str) -> None:
    try:
        value = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise InvalidRequest("The body is not JSON.", field="body") from None
    if not isinstance(value, dict):
        raise InvalidRequest("The body is not a JSON object.", field="body")
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [part for whole in level for part in _parts(whole)]
        if not level:
            return
    raise InvalidRequest(f"The body is nested deeper than {MAX_DEPTH} levels.", field="body")


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _parts(value: object) -> Iterable[object]:
    """What is inside a JSON value, after a look at the value itself."""
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        _check_text(value, "body")
    elif isinstance(value, (int, float)) and not abs(value) <= MAX_NUMBER:
        raise InvalidRequest("A number is out of range.", field="body")
    return ()


def _check_text(text: str, place: str) -> None:
    if "\x00" in text:
        raise InvalidRequest("A text contains the NUL character.", field=place)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidRequest("A text is not valid Unicode: it contains an unpaired surrogate.", field=place)
