"""What somebody who has signed in changes about the own account. Each change asks for the password again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from docloop.errors import SecondFactorConflict
from docloop.ports import Enrolment
from docloop.use_cases.sign_in.guessing import Secret, counted
from docloop.use_cases.sign_in.sign_in_context import SecondFactor, SignInContext

ISSUER = "docloop"


@dataclass(frozen=True)
class Person:
    """`username`: as in the token. `address`: of the request."""

    username: str
    address: str


def enrolment_uri(enrolment: Enrolment) -> str:
    """What authenticator apps read from a QR code.

    https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    """
    label = quote(f"{ISSUER}:{enrolment.label}", safe=":")
    return f"otpauth://totp/{label}?secret={enrolment.secret}&issuer={ISSUER}"


def start_second_factor(context: SignInContext, person: Person, password: str) -> Enrolment:
    """Raises SecondFactorConflict, WrongPassword, TooManyAttempts."""
    _check_offered(context)
    with counted(context, Secret.PASSWORD, person.username, person.address):
        return context.own.start_enrolment(person.username, password)


def finish_second_factor(context: SignInContext, person: Person, password: str, code: str) -> None:
    """Raises SecondFactorConflict, WrongPassword, WrongCode, TooManyAttempts."""
    _check_offered(context)
    with _counted_twice(context, person):
        context.own.finish_enrolment(person.username, password, code)


def remove_second_factor(context: SignInContext, person: Person, password: str, code: str) -> None:
    """Raises SecondFactorConflict, also where it is required; WrongPassword, WrongCode, TooManyAttempts."""
    if context.second_factor is SecondFactor.REQUIRED:
        raise SecondFactorConflict(
            "Everybody signs in with a second factor here, so it cannot be removed.",
            state="required",
            remedy="Ask an administrator if you have lost your authenticator app.",
        )
    with _counted_twice(context, person):
        context.own.remove_second_factor(person.username, password, code)


def change_password(context: SignInContext, person: Person, password: str, new_password: str) -> None:
    """End every session of the person. Raises WrongPassword, TooManyAttempts; InvalidRequest for a weak password."""
    with counted(context, Secret.PASSWORD, person.username, person.address):
        context.own.change_password(person.username, password, new_password)


@contextmanager
def _counted_twice(context: SignInContext, person: Person) -> Iterator[None]:
    """Take a try of a password and one of a code: both are checked."""
    with (
        counted(context, Secret.PASSWORD, person.username, person.address),
        counted(context, Secret.CODE, person.username, person.address),
    ):
        yield


def _check_offered(context: SignInContext) -> None:
    if context.second_factor is SecondFactor.OFF:
        raise SecondFactorConflict(
            "Second factors are turned off in this deployment.",
            state="off",
            remedy="Your administrator can turn them on with the parameter second_factor.",
        )
