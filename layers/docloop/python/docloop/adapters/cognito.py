"""People of a Cognito user pool: how they sign in, and what they are called."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from docloop.adapters.cognito_app import (
    GIVEN_UP,
    REFUSED,
    WRONG_CODE,
    Answer,
    CognitoApp,
    decoded,
    encoded,
    error_code,
    refusals,
)
from docloop.errors import SignInExpired, Unauthenticated, WrongCode
from docloop.ports import Account, Challenge, ChallengeKind, Pending, Tokens
from docloop.values.normal_forms import caseless

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import UserTypeTypeDef

_MOST_PARTS = 100
_NAMES = ("name", "preferred_username", "email")
_NOBODY = frozenset({"UserNotFoundException", "InvalidParameterException"})
_NO_TOKEN = frozenset({"InvalidParameterException", "NotAuthorizedException", "UnsupportedTokenTypeException"})
_KINDS = {"NEW_PASSWORD_REQUIRED": ChallengeKind.NEW_PASSWORD, "SOFTWARE_TOKEN_MFA": ChallengeKind.CODE}


class CognitoIdentity:
    """The client must have a secret and allow ADMIN_USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH."""

    def __init__(self, app: CognitoApp) -> None:
        self._app = app

    def user_of(self, name: str) -> str:
        """Asks for every name, so that it takes the same time whether somebody has it. Raises ServiceUnavailable."""
        with refusals():
            try:
                return self._app.client.admin_get_user(UserPoolId=self._app.pool_id, Username=name)["Username"]
            except ClientError as error:
                if error_code(error) not in _NOBODY:
                    raise
        return caseless(name).strip()

    def sign_in(self, username: str, password: str) -> Tokens | Challenge:
        wrong = Unauthenticated("The username or password is wrong.", remedy="Try again, or ask an administrator.")
        with refusals((REFUSED | GIVEN_UP, wrong)):
            return self._outcome(self._app.check_password(username, password), username)

    def pending(self, handle: str) -> Pending:
        facts = self._app.unseal(handle)
        return Pending(ChallengeKind(facts["kind"]), facts["user"])

    def answer(self, handle: str, answer: str) -> Tokens | Challenge:
        facts = self._app.unseal(handle)
        kind, session, username = ChallengeKind(facts["kind"]), facts["session"], facts["user"]
        with refusals((REFUSED | GIVEN_UP, SignInExpired()), (WRONG_CODE, WrongCode())):
            if kind is ChallengeKind.NEW_PASSWORD:
                told = self._app.respond("NEW_PASSWORD_REQUIRED", session, username, NEW_PASSWORD=answer)
            elif kind is ChallengeKind.CODE:
                told = self._app.respond("SOFTWARE_TOKEN_MFA", session, username, SOFTWARE_TOKEN_MFA_CODE=answer)
            else:
                verified = self._app.client.verify_software_token(Session=session, UserCode=answer)
                self._app.prefer_codes(username, enabled=True)
                told = self._app.respond("MFA_SETUP", verified["Session"], username)
            return self._outcome(told, username)

    def refresh(self, refresh_token: str) -> Tokens:
        username, token = _opened(refresh_token)
        parameters = {"REFRESH_TOKEN": token, "SECRET_HASH": self._app.hash_of(username)}
        with refusals((REFUSED, Unauthenticated("This session has ended.", remedy="Sign in again."))):
            told = self._app.client.initiate_auth(
                AuthFlow="REFRESH_TOKEN_AUTH", ClientId=self._app.client_id, AuthParameters=parameters
            )
        return _tokens(told)

    def sign_out(self, refresh_token: str) -> None:
        try:
            _, token = _opened(refresh_token)
        except Unauthenticated:
            return
        with refusals():
            try:
                self._app.revoke(token)
            except ClientError as error:
                if error_code(error) not in _NO_TOKEN:
                    raise

    def accounts(self) -> tuple[Account, ...]:
        """The first 6,000."""
        parts = self._app.client.get_paginator("list_users").paginate(UserPoolId=self._app.pool_id)
        with refusals():
            return tuple(_account(user) for part in islice(parts, _MOST_PARTS) for user in part["Users"])

    def _outcome(self, told: Answer, username: str) -> Tokens | Challenge:
        """Raises Unauthenticated for a step that is not offered here, such as a code by SMS."""
        if told.get("AuthenticationResult"):
            return _tokens(told)
        name, session = str(told.get("ChallengeName")), str(told.get("Session"))
        # All further calls want the user name itself, whatever alias the person signs in with.
        user = told.get("ChallengeParameters", {}).get("USER_ID_FOR_SRP", username)
        if name == "MFA_SETUP":
            enrolment, session = self._app.enrol(user, Session=session)
            return Challenge(ChallengeKind.SET_UP, self._handle(ChallengeKind.SET_UP, session, user), enrolment)
        if name not in _KINDS:
            raise Unauthenticated("This account requires a sign-in step that is not supported.")
        return Challenge(_KINDS[name], self._handle(_KINDS[name], session, user))

    def _handle(self, kind: ChallengeKind, session: str, username: str) -> str:
        return self._app.seal({"kind": kind, "session": session, "user": username})


def _tokens(told: Answer) -> Tokens:
    """The browser gets the ID token: unlike the access token it has no power over the user pool.

    The refresh token goes with the user name, which Cognito wants to see hashed beside it.
    """
    result = told["AuthenticationResult"]
    claims = json.loads(decoded(result["IdToken"].split(".")[1]))
    refresh = result.get("RefreshToken")
    kept = f"{encoded(claims['cognito:username'].encode())}.{refresh}" if refresh else None
    return Tokens(result["IdToken"], result.get("ExpiresIn", 3_600), kept)


def _opened(refresh_token: str) -> tuple[str, str]:
    """User name and Cognito's refresh token. Raises Unauthenticated."""
    username, dot, token = refresh_token.partition(".")
    try:
        name = decoded(username).decode()
    except ValueError:
        name = ""
    if not (name and dot and token):
        raise Unauthenticated("This session has ended.", remedy="Sign in again.")
    return name, token


def _account(user: UserTypeTypeDef) -> Account:
    """Named as the pool knows the person best; a pool that signs in by e-mail makes up user names."""
    known = {each["Name"]: each.get("Value", "") for each in user.get("Attributes", [])}
    username = user["Username"]
    return Account(known.get("sub", username), next((known[name] for name in _NAMES if known.get(name)), username))
