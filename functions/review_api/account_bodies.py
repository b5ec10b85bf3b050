"""What is sent and answered about accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from docloop.model.actor import Role
from pydantic import Field

from functions.review_api.requests import In
from functions.review_api.responses import Out

Roles = Annotated[tuple[Role, ...], Field(max_length=len(Role))]


class Invitation(In):
    """`name` is what colleagues know the person by."""

    email: Annotated[str, Field(pattern=r"^[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z0-9-]{2,60}$", repr=False)]
    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S", repr=False)]
    roles: Annotated[Roles, Field(min_length=1)]


class RoleChange(In):
    """All roles that the person has from now on; none: the person may sign in and do nothing."""

    roles: Roles


class AccessChange(In):
    """Whether the person may sign in."""

    state: Literal["enabled", "disabled"]


class AccountOut(Out):
    """`invited`: the person has not signed in yet."""

    id: str
    name: str
    email: str | None
    roles: tuple[Role, ...]
    state: Literal["enabled", "disabled"]
    invited: bool
    second_factor: bool
    created_at: datetime


class AccountList(Out):
    items: tuple[AccountOut, ...]
    cursor: str | None = None
