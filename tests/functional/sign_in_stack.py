"""Signing in at the local user pool (moto, taught to check codes) through the handler, at a time that can be moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from aws_lambda_powertools import Logger
from docloop import bootstrap
from docloop.settings import ReviewApiSettings
from docloop.use_cases.sign_in import SignInContext
from moto import mock_aws

from cdk.local.resources import CREDENTIALS, FIRST_PASSWORD, IN_PROCESS, Resources, add_user, client
from cdk.local.totp import STEP_SECONDS, code_at
from cdk.local.user_pool import UserPools
from functions.review_api.app import build_api
from tests.functional.desks import environment_of
from tests.functional.fresh import fresh_resources, shared_clients
from tests.functional.http import ADDRESS, Client, Reply, event_of

OWN = "My-own-password-1"


@dataclass
class MovingClock:
    """The machine's time, moved on; moto stamps tokens with the machine's time."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class SignInStack:
    """`mails`: address and text, newest last."""

    resources: Resources
    context: SignInContext
    api: Callable[[Mapping[str, Any], Any], dict[str, Any]]
    clock: MovingClock
    mails: list[tuple[str, str]] = field(default_factory=list)

    def invite(self, group: str = "reviewer") -> str:
        """A new user with a password that an administrator chose."""
        name = f"new-{uuid4().hex[:8]}"
        add_user(client("cognito-idp", IN_PROCESS), self.resources.user_pool, name, group)
        return name

    def person(self, password: str = OWN) -> str:
        """A user with a password of their own."""
        name = self.invite()
        client("cognito-idp", IN_PROCESS).admin_set_user_password(
            UserPoolId=self.resources.user_pool, Username=name, Password=password, Permanent=True
        )
        return name

    def post(
        self, path: str, body: object, *, address: str = ADDRESS, claims: Mapping[str, Any] | None = None
    ) -> Reply:
        return Client(self.api, claims, address=address).call("POST", path, body)

    def claims(self, name: str) -> dict[str, str]:
        """Those of a verified ID token of this user."""
        return {
            "sub": name,
            "token_use": "id",
            "aud": self.resources.client_id,
            "cognito:username": name,
            "cognito:groups": "[reviewer]",
        }

    def code(self, secret: str) -> str:
        """What an authenticator app shows after a while; codes are good for one use."""
        self.clock.move(seconds=STEP_SECONDS)
        return code_at(secret, self.clock.now())

    def set_up(self, name: str, password: str = OWN) -> str:
        """The secret of a second factor that the person has set up."""
        claims = self.claims(name)
        begun = self.post("/session/second-factor", {"password": password}, claims=claims).body
        proof = {"password": password, "code": self.code(begun["secret"])}
        assert self.post("/session/second-factor/verify", proof, claims=claims).status == 204
        return str(begun["secret"])

    def challenge_of(self, name: str, password: str = OWN) -> dict[str, Any]:
        """What stands between a right password and being signed in."""
        reply = self.post("/session", {"username": name, "password": password})
        assert (reply.status, set(reply.body)) == (200, {"challenge"}), reply.text
        assert reply.cookies == ()
        return dict(reply.body["challenge"])

    def account(self, name: str) -> dict[str, Any]:
        return dict(Client(self.api, self.claims(name)).call("GET", "/session/account").body)

    def mailed_code(self) -> str:
        found = re.search(r"\d{6}", self.mails[-1][1])
        assert found
        return found.group()

    def refresh(self, reply: Reply) -> Reply:
        (cookie,) = reply.cookies
        return Client(self.api).send(event_of("POST", "/session/refresh", cookies=[cookie.partition(";")[0]]))


@contextmanager
def sign_in_stack(second_factor: str = "optional") -> Iterator[SignInStack]:
    with (
        patch.dict("os.environ", CREDENTIALS),
        mock_aws(),
        patch("docloop.bootstrap.stores.make_clients", shared_clients),
        patch("docloop.bootstrap.api.make_clients", shared_clients),
    ):
        clock, mails = MovingClock(), list[tuple[str, str]]()
        UserPools(lambda address, text: mails.append((address, text)), clock.now).teach()
        resources = fresh_resources({"second_factor": second_factor})
        environment = environment_of(resources) | {"CLIENT_ID": resources.client_id, "SECOND_FACTOR": second_factor}
        settings = ReviewApiSettings.from_environment(environment)
        context = replace(bootstrap.sign_in_context(settings, clock), least_seconds=0.0)
        api = build_api(bootstrap.review_context(settings), context, settings, Logger(service="sign_in_tests"))
        yield SignInStack(resources, context, api, clock, mails)


__all__ = ["FIRST_PASSWORD", "OWN", "MovingClock", "SignInStack", "sign_in_stack"]
