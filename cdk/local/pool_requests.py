"""Whom a request to the local user pool is about, and whether its sender has the client's secret."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError
from moto.cognitoidp.models import cognitoidp_backends


def pool_of(response: Any) -> tuple[Any, Any]:
    """User pool and client of a request, whatever region it was sent to: some carry no signature that names one."""
    client_id = response._get_param("ClientId")
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            for pool in getattr(backend, "user_pools", {}).values():
                if client_id in pool.clients:
                    return pool, pool.clients[client_id]
    raise InvalidParameterException("There is no such client.")


def user_of_token(access_token: str) -> Any:
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            for pool in getattr(backend, "user_pools", {}).values():
                if access_token in pool.access_tokens:
                    return pool._get_user(pool.access_tokens[access_token][1])
    raise NotAuthorizedError("Invalid Access Token")


def check_secret(client: Any, username: str, given: str | None) -> None:
    """Raises NotAuthorizedError where the client has a secret and the hash was made without it."""
    expected = base64.b64encode(hmac.digest(client.secret.encode(), (username + client.id).encode(), "sha256"))
    if client.generate_secret and not hmac.compare_digest(expected, (given or "").encode()):
        raise NotAuthorizedError("Unable to verify secret hash for client")
