"""Codes of authenticator apps (RFC 6238 with SHA-1, 6 digits, 30 seconds): what Cognito checks and apps show."""

from __future__ import annotations

import base64
import hmac
from datetime import datetime

STEP_SECONDS = 30
WINDOW = 1
_DIGITS = 6


def code_at(secret: str, now: datetime) -> str:
    """`secret`: base32, with or without padding."""
    return _code(secret, _step(now))


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, at most WINDOW steps from now; None: the code is wrong. Good for one use each."""
    steps = (_step(now) + offset for offset in range(-WINDOW, WINDOW + 1))
    return next((step for step in steps if hmac.compare_digest(_code(secret, step).encode(), code.encode())), None)


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def _code(secret: str, step: int) -> str:
    """Dynamic truncation as in RFC 4226, section 5.3."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)
