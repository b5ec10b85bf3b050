"""Compresses large answers: Lambda hands over 6 MB at most, and the prediction of a long document is more than that."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from typing import Any

from docloop.errors import AnswerTooLarge

from functions import problems
from functions.encodings import choose_encoding

WORTH_PACKING = 64 * 1024
LAMBDA_LIMIT = 6 * 1024 * 1024 - 64 * 1024
"""Bytes of the whole answer, with room for its headers."""

_LEVEL = 5


def packed(answer: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """The answer, compressed where it is large and the caller takes gzip; a problem where it does not fit even so."""
    body = str(answer.get("body") or "")
    if len(body) < WORTH_PACKING or answer.get("isBase64Encoded"):
        return dict(answer)
    headers = {**answer["headers"], "Vary": "Accept-Encoding"}
    if choose_encoding(_accepted(event), ("gzip",)) == "gzip":
        body = base64.b64encode(gzip.compress(body.encode(), _LEVEL, mtime=0)).decode("ascii")
        headers["Content-Encoding"] = "gzip"
        answer = {**answer, "isBase64Encoded": True}
    if len(json.dumps(body, ensure_ascii=False).encode()) <= LAMBDA_LIMIT:
        return {**answer, "headers": headers, "body": body}
    error = AnswerTooLarge(limit=LAMBDA_LIMIT)
    kept = {name: value for name, value in headers.items() if name not in {"Content-Encoding", "Content-Type"}}
    return {
        **answer,
        "statusCode": int(problems.status_of(error)),
        "headers": {**kept, **problems.headers_of(error)},
        "body": problems.body_of(error),
        "isBase64Encoded": False,
    }


def _accepted(event: Mapping[str, Any]) -> str:
    headers = event.get("headers") or {}
    return next((str(value) for name, value in headers.items() if str(name).lower() == "accept-encoding"), "")
