"""Who people are: how they sign in, and what they may change about their own account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from docloop.ports.stores import PageOf


@dataclass(frozen=True)
class Tokens:
    """`access_token` opens the API and nothing else: it gives no power over the user pool.

    `expires_in`: seconds that it is good. `refresh_token` None: the one used stays good.
    """

    access_token: str = field(repr=False)
    expires_in: int
    refresh_token: str | None = field(default=None, repr=False)


class ChallengeKind(StrEnum):
    """What somebody who signs in has to send next."""

    NEW_PASSWORD = "new_password"  # noqa: S105  names a step and is no secret
    CODE = "code"
    SET_UP = "set_up"


@dataclass(frozen=True)
class Enrolment:
    """`secret`: base32, for an authenticator app. `label`: the account's name in that app."""

    secret: str = field(repr=False)
    label: str = field(repr=False)


@dataclass(frozen=True)
class Challenge:
    """A sign-in that is not complete. `handle` stands for it and cannot be made up; only SET_UP has an `enrolment`."""

    kind: ChallengeKind
    handle: str = field(repr=False)
    enrolment: Enrolment | None = None


@dataclass(frozen=True)
class Pending:
    """Whose challenge a handle stands for."""

    kind: ChallengeKind
    username: str = field(repr=False)


@dataclass(frozen=True)
class Account:
    """`id`: what tokens name as their subject. `name`: what colleagues know the person by."""

    id: str
    name: str = field(repr=False)


@dataclass(frozen=True)
class Member:
    """An account as administrators see it. `groups` are by name; `invited`: the person has not signed in yet."""

    id: str
    username: str = field(repr=False)
    name: str = field(repr=False)
    email: str | None = field(repr=False)
    groups: tuple[str, ...]
    enabled: bool
    invited: bool
    second_factor: bool
    created_at: datetime


class Directory(Protocol):
    """The accounts of all people, for administrators."""

    def members(self, *, cursor: str | None = None, limit: int = 20) -> PageOf[Member]:
        """In any order. Raises InvalidRequest for a cursor that this listing did not give."""

    def member(self, account_id: str) -> Member:
        """Raises NotFound."""

    def enabled_in(self, group: str) -> frozenset[str]:
        """Ids of the accounts in a group that may sign in."""

    def invite(self, email: str, name: str, groups: Sequence[str]) -> Member:
        """Mail a temporary password. Raises AccountExists; InvalidRequest for what is no address."""

    def invite_again(self, username: str) -> None:
        """Mail a new temporary password to somebody who has not signed in yet. Raises IllegalTransition."""

    def change_groups(self, username: str, *, add: Sequence[str], remove: Sequence[str]) -> None:
        """May be done twice. Counts from the person's next token on; one is good for an hour at most."""

    def disable(self, username: str) -> None:
        """End every session; no further token is given. May be done twice."""

    def enable(self, username: str) -> None:
        """May be done twice."""

    def reset_second_factor(self, username: str) -> None:
        """Signing in asks for no code until the person sets up a second factor again."""


class Identity(Protocol):
    """How people sign in. Whatever is wrong with a name or a password, the error is the same."""

    def user_of(self, name: str) -> str:
        """The one user name behind any spelling or alias of a name; the name itself when nobody has it."""

    def sign_in(self, username: str, password: str) -> Tokens | Challenge:
        """Raises Unauthenticated."""

    def pending(self, handle: str) -> Pending:
        """Raises SignInExpired for a handle that was not given out."""

    def answer(self, handle: str, answer: str) -> Tokens | Challenge:
        """`answer`: a new password or a code, as the challenge says.

        Raises SignInExpired; WrongCode, after which the handle may be used again; InvalidRequest for a weak password.
        """

    def refresh(self, refresh_token: str) -> Tokens:
        """Raises Unauthenticated."""

    def sign_out(self, refresh_token: str) -> None:
        """The token gives no further ones; may be done twice, and with a token that was never good."""

    def accounts(self) -> tuple[Account, ...]:
        """All there are, also of people who may no longer sign in. Raises ServiceUnavailable."""


class SelfService(Protocol):
    """What people do with their own account. `username` is that of somebody who has signed in, but for resets."""

    def send_reset_code(self, username: str) -> None:
        """Mail a code to the address on file. Nothing tells whether there is such a user or such an address."""

    def reset_password(self, username: str, code: str, new_password: str) -> None:
        """Raises WrongCode, also when nobody has the name; InvalidRequest for a weak password."""

    def change_password(self, username: str, password: str, new_password: str) -> None:
        """End every session of the person. Raises WrongPassword; InvalidRequest for a weak password."""

    def has_second_factor(self, username: str) -> bool:
        """Whether signing in asks for a code."""

    def start_enrolment(self, username: str, password: str) -> Enrolment:
        """A new secret, which counts once a code of it was verified.

        Raises WrongPassword; SecondFactorConflict when a second factor is active.
        """

    def finish_enrolment(self, username: str, password: str, code: str) -> None:
        """Raises WrongPassword, WrongCode; SecondFactorConflict when a second factor is active."""

    def remove_second_factor(self, username: str, password: str, code: str) -> None:
        """Raises WrongPassword, WrongCode; SecondFactorConflict when there is none."""
