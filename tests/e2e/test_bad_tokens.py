"""Bad tokens over real HTTP: signed, where it matters, with the very key that the local user pool signs with."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from moto.utilities.utils import load_resource

from cdk.local.api import Person
from cdk.local.stack import LocalStack
from tests.e2e.waiting import PATIENT

STRANGER = RSAKey.generate_key(2048, {"kid": "dummy"}, private=True)


def published_key() -> RSAKey:
    """moto's own signing key, which is in its package for everybody to read."""
    return RSAKey.import_key(load_resource("cognitoidp/resources/jwks-private.json"))


def claims(platform: LocalStack, **changes: object) -> dict[str, object]:
    now = int(time.time())
    good: dict[str, object] = {
        "iss": f"https://cognito-idp.us-east-1.amazonaws.com/{platform.state.user_pool}",
        "sub": "somebody",
        "aud": platform.state.client_id,
        "token_use": "id",
        "iat": now - 60,
        "exp": now + 600,
        "cognito:groups": ["admin"],
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(platform: LocalStack, **changes: object) -> str:
    return jwt.encode({"alg": "RS256", "kid": "dummy"}, claims(platform, **changes), platform.signing_key)


def forged(platform: LocalStack, key: RSAKey) -> str:
    """Signed with a key that only has the name of the pool's."""
    return jwt.encode({"alg": "RS256", "kid": "dummy"}, claims(platform), key)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def tampered(platform: LocalStack) -> str:
    head, _, signature = signed(platform, **{"cognito:groups": ["reviewer"]}).split(".")
    return f"{head}.{part(claims(platform))}.{signature}"


def confused(platform: LocalStack) -> str:
    """Signed with HMAC, the pool's public key as the secret."""
    said = f"{part({'alg': 'HS256', 'kid': 'dummy'})}.{part(claims(platform))}"
    signature = hmac.digest(platform.signing_key.as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def access_token(platform: LocalStack) -> str:
    """One of the pool with all its power, where an ID token is asked for."""
    return signed(platform, token_use="access", aud=None, client_id=platform.state.client_id)


BAD: dict[str, tuple[Callable[[LocalStack], str], int]] = {
    "expired": (lambda stack: signed(stack, exp=int(time.time()) - 1), 401),
    "never expires": (lambda stack: signed(stack, exp=None), 401),
    "not good yet": (lambda stack: signed(stack, nbf=int(time.time()) + 300), 401),
    "wrong issuer": (lambda stack: signed(stack, iss="https://example.com"), 401),
    "wrong audience": (lambda stack: signed(stack, aud="somebody-else"), 401),
    "no algorithm": (lambda stack: f"{part({'alg': 'none'})}.{part(claims(stack))}.", 401),
    "algorithm confusion": (confused, 401),
    "tampered": (tampered, 401),
    "signed by a stranger": (lambda stack: forged(stack, STRANGER), 401),
    "signed with the key that moto publishes": (lambda stack: forged(stack, published_key()), 401),
    "no signature": (lambda stack: signed(stack).rpartition(".")[0], 401),
    "garbage": (lambda _: "garbage", 401),
    "huge": (lambda stack: signed(stack) + "A" * 20_000, 401),
    "access instead of id": (access_token, 401),
    "no group": (lambda stack: signed(stack, **{"cognito:groups": None}), 403),
    "a group nobody knows": (lambda stack: signed(stack, **{"cognito:groups": ["gardener"]}), 403),
}


def test_a_good_token_opens_the_api(platform: LocalStack) -> None:
    # Given a token of our own making, which shows that the bad ones are refused for what is wrong with them
    made = httpx.get(
        f"{platform.state.url}/documents", headers={"authorization": f"Bearer {signed(platform)}"}, timeout=PATIENT
    )
    assert made.status_code == 200
    with Person(platform.state.url, "auditor") as person:
        assert "items" in person.get("/documents")


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_token_gets_a_problem_document(platform: LocalStack, kind: str) -> None:
    make, status = BAD[kind]
    for path in ("/documents", "/reviews"):
        answer = httpx.get(
            f"{platform.state.url}{path}", headers={"authorization": f"Bearer {make(platform)}"}, timeout=PATIENT
        )
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic cmV2aWV3ZXI6eA==", "token"])
def test_no_token_gets_a_problem_document(platform: LocalStack, header: str | None) -> None:
    headers = {} if header is None else {"authorization": header}
    answer = httpx.get(f"{platform.state.url}/documents", headers=headers, timeout=PATIENT)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
