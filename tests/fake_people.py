"""A user pool in memory, as strict as Cognito: codes of RFC 6238, sessions that end, each good for one use."""

from __future__ import annotations

import base64
import itertools
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from docloop.errors import (
    InvalidRequest,
    SecondFactorConflict,
    SignInExpired,
    Unauthenticated,
    WrongCode,
    WrongPassword,
)
from docloop.model.attempt import Limit
from docloop.ports import Account, Challenge, ChallengeKind, Clock, Enrolment, Pending, Tokens
from docloop.use_cases.sign_in import SecondFactor, SignInContext

from cdk.local.totp import matching_step
from tests.fake_directory import FakeDirectory

SESSION = timedelta(minutes=15)
MOST_WRONG = 3
SHORTEST = 8


@dataclass
class User:
    """`temporary`: somebody else chose the password. `secret` None: no second factor. `mails`: codes, newest last."""

    password: str
    temporary: bool = False
    secret: str | None = None
    pending: str | None = None
    used: set[int] = field(default_factory=set)
    mails: list[str] = field(default_factory=list)


@dataclass
class Session:
    kind: ChallengeKind
    username: str
    until: datetime
    secret: str | None = None
    wrong: int = 0


@dataclass
class FakePeople:
    """Both ports. `tried`: passwords and codes that were looked at, in order; the secrets that it makes are known."""

    clock: Clock
    second_factor: SecondFactor = SecondFactor.OPTIONAL
    users: dict[str, User] = field(default_factory=lambda: {"reviewer": User("right")})
    tried: list[str] = field(default_factory=list)
    refreshing: dict[str, str] = field(default_factory=dict)
    _sessions: dict[str, Session] = field(default_factory=dict)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def user_of(self, name: str) -> str:
        return name.casefold()

    def sign_in(self, username: str, password: str) -> Tokens | Challenge:
        self.tried.append(password)
        user = self.users.get(username)
        if user is None or user.password != password:
            raise Unauthenticated("The username or password is wrong.")
        return self._next(username)

    def pending(self, handle: str) -> Pending:
        session = self._session(handle)
        return Pending(session.kind, session.username)

    def answer(self, handle: str, answer: str) -> Tokens | Challenge:
        session = self._session(handle)
        user = self.users[session.username]
        if session.kind is ChallengeKind.NEW_PASSWORD:
            _check_strength(answer)
            user.password, user.temporary = answer, False
        else:
            self._check(user, session.secret or user.secret or "", answer, session)
            user.secret = session.secret or user.secret
        del self._sessions[handle]
        return self._next(session.username, proven=session.kind is not ChallengeKind.NEW_PASSWORD)

    def refresh(self, refresh_token: str) -> Tokens:
        if refresh_token not in self.refreshing:
            raise Unauthenticated("This session has ended.")
        return Tokens(f"access-{next(self._numbers)}", 3_600)

    def sign_out(self, refresh_token: str) -> None:
        self.refreshing.pop(refresh_token, None)

    def accounts(self) -> tuple[Account, ...]:
        return (Account("user-1", "Ada Right"),)

    def send_reset_code(self, username: str) -> None:
        if user := self.users.get(username):
            user.mails.append(f"{next(self._numbers):06}")

    def reset_password(self, username: str, code: str, new_password: str) -> None:
        self.tried.append(code)
        user = self.users.get(username)
        if user is None or not user.mails or user.mails[-1] != code:
            raise WrongCode()
        _check_strength(new_password)
        user.password, user.mails = new_password, []

    def change_password(self, username: str, password: str, new_password: str) -> None:
        user = self._proven(username, password)
        _check_strength(new_password)
        user.password = new_password
        self.refreshing = {token: who for token, who in self.refreshing.items() if who != username}

    def has_second_factor(self, username: str) -> bool:
        return username in self.users and self.users[username].secret is not None

    def start_enrolment(self, username: str, password: str) -> Enrolment:
        user = self._without_factor(username, password)
        user.pending = self._new_secret()
        return Enrolment(user.pending, username)

    def finish_enrolment(self, username: str, password: str, code: str) -> None:
        user = self._without_factor(username, password)
        self._check(user, user.pending or "", code)
        user.secret, user.pending = user.pending, None

    def remove_second_factor(self, username: str, password: str, code: str) -> None:
        user = self._proven(username, password)
        if user.secret is None:
            raise SecondFactorConflict(state="missing")
        self._check(user, user.secret, code)
        user.secret = None

    def _proven(self, username: str, password: str) -> User:
        self.tried.append(password)
        user = self.users.get(username)
        if user is None or user.password != password:
            raise WrongPassword()
        return user

    def _without_factor(self, username: str, password: str) -> User:
        user = self._proven(username, password)
        if user.secret is not None:
            raise SecondFactorConflict(state="active")
        return user

    def _next(self, username: str, *, proven: bool = False) -> Tokens | Challenge:
        user, secret = self.users[username], None
        if user.temporary:
            kind = ChallengeKind.NEW_PASSWORD
        elif user.secret is not None and not proven:
            kind = ChallengeKind.CODE
        elif self.second_factor is SecondFactor.REQUIRED and not proven:
            kind, secret = ChallengeKind.SET_UP, self._new_secret()
        else:
            token = f"refresh-{next(self._numbers)}"
            self.refreshing[token] = username
            return Tokens(f"access-{next(self._numbers)}", 3_600, token)
        handle = f"handle-{next(self._numbers)}"
        self._sessions[handle] = Session(kind, username, self.clock.now() + SESSION, secret)
        return Challenge(kind, handle, Enrolment(secret, username) if secret else None)

    def _session(self, handle: str) -> Session:
        session = self._sessions.get(handle)
        if session is None or self.clock.now() >= session.until or session.wrong >= MOST_WRONG:
            raise SignInExpired()
        return session

    def _check(self, user: User, secret: str, code: str, session: Session | None = None) -> None:
        self.tried.append(code)
        step = matching_step(secret, code, self.clock.now()) if secret else None
        if step is None or step in user.used:
            if session:
                session.wrong += 1
            raise WrongCode()
        user.used.add(step)

    def _new_secret(self) -> str:
        return base64.b32encode(f"secret-of-tests-{next(self._numbers):04}".encode()).decode().rstrip("=")


def _check_strength(password: str) -> None:
    if len(password) < SHORTEST:
        raise InvalidRequest("The new password does not meet the rules of the user pool.", field="new_password")


class FakeAttemptStore:
    """The algorithm of the adapter (docloop.adapters.dynamodb_attempts), under a lock."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self._tat: dict[str, float] = {}
        self._kept: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def take(self, key: str, limit: Limit, now: datetime) -> float:
        with self._lock:
            self.keys.add(key)
            start = now.timestamp()
            tat, latest = max(start, self._tat.get(key, start)), start + (limit.at_once - 1) * limit.every
            if tat > latest:
                return tat - latest
            self._tat[key] = tat + limit.every
            return 0.0

    def give_back(self, key: str, limit: Limit) -> None:
        with self._lock:
            self._tat[key] -= limit.every

    def remember(self, key: str, until: datetime) -> None:
        self._kept[key] = until

    def remembers(self, key: str, now: datetime) -> bool:
        return key in self._kept and now < self._kept[key]


def fake_sign_in(clock: Clock, second_factor: SecondFactor = SecondFactor.OPTIONAL) -> SignInContext:
    """Signing in with everything in memory; answers at once."""
    people = FakePeople(clock, second_factor)
    return SignInContext(
        people, people, FakeDirectory(clock), FakeAttemptStore(), clock, second_factor, least_seconds=0.0
    )
