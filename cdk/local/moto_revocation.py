"""RevokeToken of Cognito, which moto does not have: signing out works here as it does in AWS."""

from __future__ import annotations

from typing import Any

from moto.cognitoidp.models import cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import EmptyResult


def teach_revoking() -> None:
    """Adds the operation to moto in this process; may be done twice."""
    CognitoIdpResponse.revoke_token = _revoke_token  # type: ignore[attr-defined]


def _revoke_token(response: Any) -> EmptyResult:
    token = response._get_param("Token")
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            for pool in getattr(backend, "user_pools", {}).values():
                if token in pool.refresh_tokens:
                    pool.refresh_tokens[token] = None
    return EmptyResult()
