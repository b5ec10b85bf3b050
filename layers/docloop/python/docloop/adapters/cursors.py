"""Cursors of listings: opaque to the caller, checked when they come back, good while data changes.

A cursor names the last row that was given (its sort value and its key), so rows added or removed elsewhere neither
repeat nor hide others.
"""

from __future__ import annotations

import base64
import binascii
import json

from docloop.errors import InvalidRequest


def encode(scope: str, sort: str, key: str) -> str:
    """`scope` names the listing, so that its cursor is refused by every other one."""
    data = json.dumps([scope, sort, key], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def decode(scope: str, cursor: str) -> tuple[str, str]:
    """Sort value and key. Raises InvalidRequest for what `encode` did not make for this scope."""
    try:
        data = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        parts = json.loads(data.decode("utf-8"))
    except (binascii.Error, ValueError, RecursionError):
        raise refused() from None
    if not isinstance(parts, list) or len(parts) != 3 or not all(isinstance(part, str) and part for part in parts):
        raise refused()
    found, sort, key = parts
    if found != scope or encode(scope, sort, key) != cursor.rstrip("="):
        raise refused()
    return sort, key


def refused() -> InvalidRequest:
    """What is raised for a cursor of another listing."""
    return InvalidRequest("This cursor does not belong to this listing.", field="cursor")
