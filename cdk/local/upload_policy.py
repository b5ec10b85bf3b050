"""The policy of a browser's upload form, held against the form: S3 does so, moto does not.

https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_UNCOVERED = frozenset({"policy", "x-amz-signature", "file"})


class PolicyViolated(Exception):
    """The form is not the one that the policy allows."""


def check_form(fields: Mapping[str, str], bucket: str, size: int, now: datetime) -> None:
    """`fields` by lower-case name, without the file, which has `size` bytes. Raises PolicyViolated."""
    try:
        policy = json.loads(base64.b64decode(fields.get("policy", ""), validate=True))
        expiration = datetime.fromisoformat(str(policy["expiration"]).replace("Z", "+00:00"))
        conditions: list[Any] = list(policy["conditions"])
    except (ValueError, KeyError, TypeError):
        raise PolicyViolated("the policy is malformed") from None
    if now >= expiration.replace(tzinfo=expiration.tzinfo or UTC):
        raise PolicyViolated("the policy has expired")
    values = {**fields, "bucket": bucket}
    covered = {_hold(condition, values, size) for condition in conditions}
    loose = {name for name in fields if not name.startswith("x-ignore-")} - covered - _UNCOVERED
    if loose or "bucket" not in covered:
        raise PolicyViolated("a field is not part of the policy")


def _hold(condition: Any, values: Mapping[str, str], size: int) -> str:
    """The name of the field that the condition speaks of. Raises PolicyViolated."""
    if isinstance(condition, dict) and len(condition) == 1:
        [(name, wanted)] = condition.items()
        condition = ["eq", f"${name}", wanted]
    match condition:
        case [str(kind), int(least), int(most)] if kind.lower() == "content-length-range":
            if not least <= size <= most:
                raise PolicyViolated("the file is larger or smaller than allowed")
            return "file"
        case [str(kind), str(name), str(wanted)] if name.startswith("$"):
            value = values.get(name[1:].lower())
            holds = {"eq": lambda: value == wanted, "starts-with": lambda: (value or "").startswith(wanted)}
            if value is None or kind.lower() not in holds or not holds[kind.lower()]():
                raise PolicyViolated("a field has another value than the policy allows")
            return name[1:].lower()
    raise PolicyViolated("a condition is malformed")
