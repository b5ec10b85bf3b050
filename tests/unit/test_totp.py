"""Codes of authenticator apps against the published test vectors."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdk.local.totp import STEP_SECONDS, code_at, matching_step

# RFC 6238, appendix B, SHA-1; 6 of its 8 digits, as Cognito asks for.
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}


def at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(("seconds", "code"), RFC.items())
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_at(RFC_SECRET, at(seconds)) == code


@given(seconds=st.integers(0, 2**33), late=st.integers(-5, 5))
def test_a_code_is_good_for_one_step_before_and_after(seconds: int, late: int) -> None:
    shown = code_at(RFC_SECRET, at(seconds + 10 * STEP_SECONDS))
    step = seconds // STEP_SECONDS + 10

    found = matching_step(RFC_SECRET, shown, at(seconds + (10 + late) * STEP_SECONDS))

    if abs(late) <= 1:
        assert found == step
    else:
        assert found != step


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６"])
def test_what_is_no_code_is_wrong(code: str) -> None:
    assert matching_step(RFC_SECRET, code, at(59)) is None
