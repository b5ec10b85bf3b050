"""People who guess, with a user pool in memory."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from docloop.errors import DocloopError
from docloop.use_cases.sign_in import SignInContext, enter

from tests.fake_people import FakePeople, User
from tests.fakes import FakeClock

NUMBERS = count(1)


def people_of(context: SignInContext) -> FakePeople:
    assert isinstance(context.identity, FakePeople)
    return context.identity


def clock_of(context: SignInContext) -> FakeClock:
    assert isinstance(context.clock, FakeClock)
    return context.clock


def somebody(context: SignInContext) -> str:
    name = f"user-{next(NUMBERS)}"
    people_of(context).users[name] = User("right")
    return name


def an_address() -> str:
    number = next(NUMBERS)
    return f"203.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def outcome_of(act: Callable[[], Any]) -> str:
    try:
        act()
    except DocloopError as error:
        return error.code
    return "in"


def guess(context: SignInContext, name: str, address: str, password: str = "wrong") -> str:  # noqa: S107  a guess
    return outcome_of(lambda: enter.sign_in(context, name, password, address))
