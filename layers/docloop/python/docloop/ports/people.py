"""Who people are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Tokens:
    """`expires_in`: seconds that the access token is good. `refresh_token` None: the one used stays good."""

    access_token: str = field(repr=False)
    expires_in: int
    refresh_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Account:
    """`id`: what tokens name as their subject. `name`: what colleagues know the person by."""

    id: str
    name: str = field(repr=False)


class Identity(Protocol):
    """Who people are. Whatever is wrong with a name or password, the error is the same."""

    def sign_in(self, username: str, password: str, new_password: str | None = None) -> Tokens:
        """Raises Unauthenticated, NewPasswordNeeded, InvalidRequest when `new_password` is too weak."""

    def refresh(self, refresh_token: str) -> Tokens:
        """Raises Unauthenticated."""

    def accounts(self) -> tuple[Account, ...]:
        """All there are, also of people who may no longer sign in. Raises ServiceUnavailable."""

    def sign_out(self, refresh_token: str) -> None:
        """The token gives no further ones; may be done twice, and with a token that was never good."""
