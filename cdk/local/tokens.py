"""The JWT authorizer of the local gateway: what API Gateway checks in front of the function, just as strictly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from docloop.errors import Unauthenticated
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import ClaimsOption, JWTClaimsRegistry

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
    audience = "aud" if "aud" in claims else "client_id"
    asked: dict[str, ClaimsOption] = {
        "iss": {"essential": True, "value": issuer},
        audience: {"essential": True, "value": client_id},
        "exp": {"essential": True},
    }
    registry = JWTClaimsRegistry(int(now.timestamp()), 0, **asked)
    try:
        registry.validate(claims)
    except JoseError as error:
        expired = isinstance(error, ExpiredTokenError)
        raise Unauthenticated(f"The token {'has expired' if expired else 'is not for this API'}.") from None
    return claims


def _signed_claims(token: str, keys: KeySet) -> dict[str, object]:
    if not token or len(token) > MAX_TOKEN or not token.isascii():
        raise Unauthenticated("This is not a token.")
    try:
        return jwt.decode(token, keys, algorithms=[ALGORITHM]).claims
    except (JoseError, ValueError, RecursionError):
        raise Unauthenticated("The token is not signed by this user pool.") from None
