"""The JWT authorizer of the local gateway: what API Gateway checks in front of the function, just as strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docloop.errors import Unauthenticated
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

ALGORITHM = "RS256"
MAX_TOKEN = 8_192


@dataclass(frozen=True)
class Authority:
    """Whose tokens the gateway takes."""

    keys: KeySet
    issuer: str
    client_id: str

    def verify(self, token: str, now: datetime) -> dict[str, object]:
        """The claims of a token. Raises Unauthenticated."""
        return verify(token, keys=self.keys, issuer=self.issuer, client_id=self.client_id, now=now)


def verify(token: str, *, keys: KeySet, issuer: str, client_id: str, now: datetime) -> dict[str, object]:
    """The claims of a token that one of `keys` signed for this client, and that is good `now`.

    The audience is `aud`, or `client_id` as in Cognito's access tokens. Raises Unauthenticated; its text says
    nothing of the token.
    """
    claims = _signed_claims(token, keys)
    if claims.get("iss") != issuer:
        raise Unauthenticated("The token comes from another issuer.")
    audience = claims.get("aud", claims.get("client_id"))
    if client_id not in (audience if isinstance(audience, list) else [audience]):
        raise Unauthenticated("The token is for another audience.")
    moment = now.timestamp()
    if moment >= _moment(claims, "exp"):
        raise Unauthenticated("The token has expired.")
    if any(name in claims and moment < _moment(claims, name) for name in ("nbf", "iat")):
        raise Unauthenticated("The token is not good yet.")
    return claims


def _signed_claims(token: str, keys: KeySet) -> dict[str, object]:
    if not token or len(token) > MAX_TOKEN or not token.isascii():
        raise Unauthenticated("This is not a token.")
    try:
        parsed = jws.deserialize_compact(token, keys, algorithms=[ALGORITHM])
        claims: Any = json.loads(parsed.payload)
    except (JoseError, ValueError, RecursionError):
        raise Unauthenticated("The token is not signed by this user pool.") from None
    if not isinstance(claims, dict):
        raise Unauthenticated("The token carries no claims.")
    return claims


def _moment(claims: Mapping[str, object], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Unauthenticated("The token does not say when it is good.")
    return float(value)
