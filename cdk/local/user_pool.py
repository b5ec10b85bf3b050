"""Sign-in of Cognito as far as docloop uses it, where moto does it otherwise or not at all.

moto has one secret for everybody and checks no code, knows no MFA_SETUP after a password, lets sessions live for ever,
signs in whatever the client allows, and never asks for the client's secret. Here each user has a secret of their own,
codes are good for a step before and after and for one use, sessions end and are used once. That this is how Cognito
behaves was taken from its documentation and has not been proven against a real user pool.
"""

from __future__ import annotations

import base64
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from moto.cognitoidp.exceptions import (
    CodeMismatchException,
    ExpiredCodeException,
    InvalidParameterException,
    NotAuthorizedError,
)
from moto.cognitoidp.models import UserStatus
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult

from cdk.local.invitations import Invitations
from cdk.local.moto_revocation import teach_revoking
from cdk.local.pool_requests import check_secret, pool_of, user_of_token
from cdk.local.reset_codes import ResetCodes
from cdk.local.totp import matching_step

SESSION_MINUTES = 15
MOST_WRONG = 3
WRONG = "Incorrect username or password."

Mail = Callable[[str, str], None]
Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Session:
    """A sign-in under way. `secret`: to be set up; `verified`: a code of it was right."""

    username: str
    pool: Any
    challenge: str
    until: datetime
    wrong: int = 0
    secret: str | None = None
    verified: bool = False


@dataclass
class Factor:
    """A user's authenticator app. `used`: the steps whose codes were taken."""

    secret: str
    used: set[int] = field(default_factory=set)


class UserPools:
    """Answers in moto's place. `mail` gets an address and a text; `now` is the time that codes are checked against."""

    def __init__(self, mail: Mail, now: Now = utc_now) -> None:
        self._now = now
        self._sessions: dict[str, Session] = {}
        self._factors: dict[str, Factor] = {}
        self._lock = threading.RLock()
        self._codes = ResetCodes(mail, now)
        self._invitations = Invitations(mail)

    def teach(self) -> None:
        """Takes moto's operations over, in this process; the last one to teach answers."""
        for name in (
            "initiate_auth",
            "admin_initiate_auth",
            "admin_respond_to_auth_challenge",
            "associate_software_token",
            "verify_software_token",
        ):
            self._take_over(name, getattr(self, f"_{name}"))
        self._take_over("admin_create_user", self._invitations.admin_create_user)
        for name in ("forgot_password", "confirm_forgot_password"):
            self._take_over(name, self._of_codes(name))
        teach_revoking()

    def _take_over(self, name: str, answer: Callable[[Any], dict[str, Any]]) -> None:
        def operation(response: Any) -> ActionResult:
            with self._lock:
                return ActionResult(answer(response))

        setattr(CognitoIdpResponse, name, operation)

    def _of_codes(self, name: str) -> Callable[[Any], dict[str, Any]]:
        def answer(response: Any) -> dict[str, Any]:
            pool, client = pool_of(response)
            check_secret(client, str(response._get_param("Username")), response._get_param("SecretHash"))
            found: dict[str, Any] = getattr(self._codes, name)(pool, response)
            return found

        return answer

    def _initiate_auth(self, response: Any) -> dict[str, Any]:
        """Without IAM permissions a client of ours can refresh tokens and nothing else."""
        pool, client = pool_of(response)
        self._check_flow(client, response)
        given = response._get_param("AuthParameters")
        kept = pool.refresh_tokens.get(given.get("REFRESH_TOKEN"))
        if kept is None:
            raise NotAuthorizedError("Refresh Token has been revoked")
        check_secret(client, kept[1], given.get("SECRET_HASH"))
        access, identity, seconds = pool.create_tokens_from_refresh_token(given["REFRESH_TOKEN"])
        return {"AuthenticationResult": {"AccessToken": access, "IdToken": identity, "ExpiresIn": seconds}}

    def _admin_initiate_auth(self, response: Any) -> dict[str, Any]:
        pool, client = pool_of(response)
        self._check_flow(client, response)
        given = response._get_param("AuthParameters")
        user = pool._get_user(given["USERNAME"])
        check_secret(client, given["USERNAME"], given.get("SECRET_HASH"))
        if user is None or not user.enabled or not user.password or user.password != given["PASSWORD"]:
            raise NotAuthorizedError(WRONG)
        return self._next(pool, client, user)

    def _admin_respond_to_auth_challenge(self, response: Any) -> dict[str, Any]:
        pool, client = pool_of(response)
        key, given = response._get_param("Session"), response._get_param("ChallengeResponses")
        session = self._session(key, response._get_param("ChallengeName"))
        if given.get("USERNAME") != session.username:
            raise NotAuthorizedError("Invalid session for the user.")
        check_secret(client, session.username, given.get("SECRET_HASH"))
        user = pool._get_user(session.username)
        if session.challenge == "NEW_PASSWORD_REQUIRED":
            response.backend._validate_password(pool.id, given["NEW_PASSWORD"])
            user.password, user.status = given["NEW_PASSWORD"], UserStatus.CONFIRMED
        elif session.challenge == "SOFTWARE_TOKEN_MFA":
            self._check_code(session, self._factors[user.id], given["SOFTWARE_TOKEN_MFA_CODE"])
        elif not session.verified:
            raise NotAuthorizedError("Software token has not been verified.")
        del self._sessions[key]
        return self._next(pool, client, user, proven=session.challenge != "NEW_PASSWORD_REQUIRED")

    def _associate_software_token(self, response: Any) -> dict[str, Any]:
        secret = base64.b32encode(secrets.token_bytes(32)).decode().rstrip("=")
        key = response._get_param("Session")
        if key:
            session = self._session(key, "MFA_SETUP")
            session.secret = secret
            return {"SecretCode": secret, "Session": self._renamed(key)}
        user = user_of_token(response._get_param("AccessToken"))
        user.pending_secret = secret
        return {"SecretCode": secret}

    def _verify_software_token(self, response: Any) -> dict[str, Any]:
        key, code = response._get_param("Session"), response._get_param("UserCode")
        session = self._session(key, "MFA_SETUP") if key else None
        user = (
            session.pool._get_user(session.username) if session else user_of_token(response._get_param("AccessToken"))
        )
        secret = session.secret if session else getattr(user, "pending_secret", None)
        if not secret:
            raise InvalidParameterException("Software token is not associated.")
        factor = Factor(secret)
        self._check_code(session, factor, code)
        self._factors[user.id] = factor
        user.token_verified, user.pending_secret = True, None
        if session is None:
            return {"Status": "SUCCESS"}
        session.verified = True
        return {"Status": "SUCCESS", "Session": self._renamed(key)}

    def _next(self, pool: Any, client: Any, user: Any, *, proven: bool = False) -> dict[str, Any]:
        """Tokens, or what stands between. `proven`: a code was right in this sign-in."""
        required = pool.mfa_config == "ON"
        challenge = None
        if user.status in {UserStatus.FORCE_CHANGE_PASSWORD, UserStatus.RESET_REQUIRED}:
            challenge = "NEW_PASSWORD_REQUIRED"
        elif pool.mfa_config != "OFF" and not proven:
            if user.software_token_mfa_enabled or (required and user.token_verified):
                challenge = "SOFTWARE_TOKEN_MFA"
            elif required:
                challenge = "MFA_SETUP"
        if challenge is None:
            answer: dict[str, Any] = pool.backend._log_user_in(pool, client, user.username)
            return answer
        key = secrets.token_urlsafe(32)
        until = self._now() + timedelta(minutes=SESSION_MINUTES)
        self._sessions[key] = Session(user.username, pool, challenge, until)
        return {
            "ChallengeName": challenge,
            "Session": key,
            "ChallengeParameters": {"USER_ID_FOR_SRP": user.username},
        }

    def _session(self, key: str, challenge: str) -> Session:
        session = self._sessions.get(key)
        if session is None or session.challenge != challenge or self._now() >= session.until:
            raise NotAuthorizedError("Invalid session for the user, session is expired.")
        return session

    def _renamed(self, key: str) -> str:
        """A session that went on has a new name, and the old one is good no more."""
        fresh = secrets.token_urlsafe(32)
        self._sessions[fresh] = self._sessions.pop(key)
        return fresh

    def _check_code(self, session: Session | None, factor: Factor, code: str) -> None:
        step = matching_step(factor.secret, code, self._now())
        if step is None:
            if session is not None:
                session.wrong += 1
                session.until = session.until if session.wrong < MOST_WRONG else self._now()
            raise CodeMismatchException("Code mismatch")
        if step in factor.used:
            raise ExpiredCodeException("Your software token has already been used once.")
        factor.used.add(step)

    def _check_flow(self, client: Any, response: Any) -> None:
        flow = response._get_param("AuthFlow")
        if f"ALLOW_{flow}" not in client.extended_config.get("ExplicitAuthFlows", []):
            raise InvalidParameterException(f"{flow} flow not enabled for this client")
