"""Tokens that must not open the API, each through the authorizer of the local gateway and the handler behind it."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from docloop.errors import Forbidden, Unauthenticated
from docloop.model.actor import Role
from joserfc import jws, jwt
from joserfc.jwk import KeySet, RSAKey

from cdk.local.tokens import verify
from functions.problems import status_of
from functions.review_api.auth import actor_of
from tests.functional.http import CLIENT_ID, event_of

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_tests"
KEY = RSAKey.generate_key(2048, {"kid": "ours"}, private=True)
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "theirs"}, private=True)
SAME_NAME = RSAKey.generate_key(2048, {"kid": "ours"}, private=True)
KEYS = KeySet([KEY])


def claims(*, groups: object = ("reviewer",), **changes: object) -> dict[str, object]:
    seconds = int(NOW.timestamp())
    good: dict[str, object] = {
        "iss": ISSUER,
        "sub": "user-1",
        "aud": CLIENT_ID,
        "token_use": "id",
        "iat": seconds - 10,
        "exp": seconds + 3_600,
        "cognito:groups": list(groups) if isinstance(groups, tuple) else groups,
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(key: RSAKey = KEY, algorithm: str = "RS256", **changes: object) -> str:
    return jwt.encode({"alg": algorithm, "kid": key.kid}, claims(**changes), key, algorithms=[algorithm])


def raw(**changes: object) -> str:
    """Signed without a look at the claims."""
    return jws.serialize_compact({"alg": "RS256", "kid": KEY.kid}, json.dumps(claims(**changes)), KEY)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def tampered() -> str:
    head, _, signature = signed().split(".")
    return ".".join((head, part(claims(groups=["admin"])), signature))


def confused() -> str:
    """Signed with HMAC, the public key as the secret."""
    signed_part = f"{part({'alg': 'HS256', 'kid': 'ours'})}.{part(claims())}"
    signature = hmac.digest(KEY.as_pem(private=False), signed_part.encode(), "sha256")
    return f"{signed_part}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def status_at_the_api(token: str) -> int:
    """200 when the token opens the API, else what the caller gets."""
    try:
        verified = verify(token, keys=KEYS, issuer=ISSUER, client_id=CLIENT_ID, now=NOW)
        actor_of(event_of("GET", "/metrics", claims=verified), CLIENT_ID)
    except (Unauthenticated, Forbidden) as refusal:
        return int(status_of(refusal))
    return 200


def test_a_good_token_opens_the_api() -> None:
    assert status_at_the_api(signed()) == 200


SECONDS = int(NOW.timestamp())
BAD: dict[str, tuple[Callable[[], str], int]] = {
    "expired": (lambda: signed(exp=SECONDS), 401),
    "never expires": (lambda: signed(exp=None), 401),
    "an expiry that is no number": (lambda: raw(exp="tomorrow"), 401),
    "an expiry that is a yes": (lambda: raw(exp=True), 401),
    "not good yet": (lambda: signed(nbf=SECONDS + 60), 401),
    "issued in the future": (lambda: signed(iat=SECONDS + 60), 401),
    "other issuer": (lambda: signed(iss=ISSUER + "x"), 401),
    "no issuer": (lambda: signed(iss=None), 401),
    "other client": (lambda: signed(client_id="other", aud=None), 401),
    "other audience": (lambda: signed(aud="other"), 401),
    "other audience of our own client": (lambda: signed(aud="other", client_id=CLIENT_ID), 401),
    "no audience": (lambda: signed(aud=None), 401),
    "several audiences": (lambda: signed(aud=["other", CLIENT_ID]), 401),
    "no algorithm": (lambda: f"{part({'alg': 'none'})}.{part(claims())}.", 401),
    "other algorithm": (lambda: signed(algorithm="RS512"), 401),
    "algorithm confusion": (confused, 401),
    "tampered": (tampered, 401),
    "unknown key": (lambda: signed(OTHER_KEY), 401),
    "other key of the same name": (lambda: signed(SAME_NAME), 401),
    "no signature": (lambda: ".".join(signed().split(".")[:2]), 401),
    "garbage": (lambda: "garbage", 401),
    "empty": (lambda: "", 401),
    "not ASCII": (lambda: signed() + "é", 401),
    "huge": (lambda: signed() + "A" * 10_000, 401),
    "claims that are no object": (lambda: f"{part({'alg': 'RS256', 'kid': 'ours'})}.{part([1])}.AAAA", 401),
    "access token": (lambda: signed(token_use="access", client_id=CLIENT_ID, aud=None), 401),
    "nobody": (lambda: signed(sub=None), 401),
    "no group": (lambda: signed(groups=None), 403),
    "unknown group": (lambda: signed(groups=["gardener"]), 403),
    "group that only sounds like one": (lambda: signed(groups=["admins", "Admin"]), 403),
    "group with a comma": (lambda: signed(groups=["x,admin", "admin,", "reviewer,admin"]), 403),
    "group with brackets and quotes": (lambda: signed(groups=["[admin]", '"admin"', "]admin["]), 403),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_token_is_refused(kind: str) -> None:
    token, status = BAD[kind]
    assert status_at_the_api(token()) == status


@pytest.mark.parametrize("groups", ["[reviewer admin]", ["reviewer", "admin"]])
def test_groups_are_understood_as_the_gateways_write_them(groups: object) -> None:
    verified = claims(groups=groups)

    actor = actor_of(event_of("GET", "/metrics", claims=verified), CLIENT_ID)

    assert actor.roles == {Role.REVIEWER, Role.ADMIN}


def test_the_handler_believes_no_token_that_the_gateway_did_not_verify() -> None:
    event = event_of("GET", "/metrics", headers={"authorization": f"Bearer {signed()}"})

    with pytest.raises(Unauthenticated):
        actor_of(event, CLIENT_ID)
