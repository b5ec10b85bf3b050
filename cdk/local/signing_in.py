"""Cognito's public operations (sign in, refresh, revoke) are signed too, because the store takes nothing unsigned."""

from __future__ import annotations

from typing import Any

import botocore.handlers


def _sign(**_: Any) -> str:
    return "v4"


# For the events of one client; in AWS these operations are made without credentials.
SIGN_SIGNING_IN = ("choose-signer.cognito-identity-provider", _sign)


def sign_signing_in() -> None:
    """Signs them in every client that is made from now on in this process."""
    botocore.handlers.BUILTIN_HANDLERS.append((*SIGN_SIGNING_IN, botocore.handlers.REGISTER_FIRST))
