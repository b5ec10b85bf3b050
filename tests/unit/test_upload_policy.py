"""An upload form is held against its policy, as S3 does."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cdk.local.upload_policy import PolicyViolated, check_form

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CONDITIONS = [
    {"bucket": "b"},
    {"key": "inbox/a.pdf"},
    ["content-length-range", 1, 100],
    ["starts-with", "$Content-Type", "image/"],
    ["eq", "$x-amz-meta-upload", "1"],
]
FIELDS = {"key": "inbox/a.pdf", "content-type": "image/png", "x-amz-meta-upload": "1", "x-amz-signature": "00"}


def form(conditions: Any = CONDITIONS, expiration: object = "2026-03-01T12:01:00Z", **changes: str) -> dict[str, str]:
    policy = base64.b64encode(json.dumps({"expiration": expiration, "conditions": conditions}).encode()).decode()
    return {**FIELDS, "policy": policy, **{name.replace("_", "-"): value for name, value in changes.items()}}


def test_a_form_that_keeps_its_policy_is_taken() -> None:
    check_form(form(), "b", 100, NOW)
    check_form(form(x_ignore_me="x"), "b", 1, NOW)


@pytest.mark.parametrize(
    ("fields", "bucket", "size"),
    [
        (form(), "other", 10),
        (form(), "b", 101),
        (form(), "b", 0),
        (form(key="inbox/b.pdf"), "b", 10),
        (form(content_type="text/html"), "b", 10),
        (form(x_amz_meta_upload="2"), "b", 10),
        (form(x_amz_meta_more="1"), "b", 10),
        (form(acl="public-read"), "b", 10),
        ({name: value for name, value in form().items() if name != "x-amz-meta-upload"}, "b", 10),
        (form(conditions=[each for each in CONDITIONS if "bucket" not in each]), "b", 10),
        (form(conditions=[*CONDITIONS, ["ends-with", "$key", "pdf"]]), "b", 10),
        (form(conditions=[*CONDITIONS, []]), "b", 10),
        (form(conditions=[*CONDITIONS, {}]), "b", 10),
        (form(conditions=None), "b", 10),
        (form(expiration="never"), "b", 10),
        (form(expiration=7), "b", 10),
        (form(policy="{"), "b", 10),
        (form(policy=""), "b", 10),
        (form(policy=base64.b64encode(b"[]").decode()), "b", 10),
    ],
)
def test_a_form_that_breaks_its_policy_is_refused(fields: dict[str, str], bucket: str, size: int) -> None:
    with pytest.raises(PolicyViolated):
        check_form(fields, bucket, size, NOW)


def test_a_policy_ends() -> None:
    with pytest.raises(PolicyViolated):
        check_form(form(), "b", 10, NOW + timedelta(minutes=1))
