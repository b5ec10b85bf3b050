"""Sign in, step by step."""

from __future__ import annotations

from docloop.errors import InvalidRequest
from docloop.ports import Challenge, ChallengeKind, Tokens
from docloop.use_cases.sign_in.guessing import Secret, counted, remember
from docloop.use_cases.sign_in.sign_in_context import SignInContext, evenly


def sign_in(context: SignInContext, name: str, password: str, address: str) -> Tokens | Challenge:
    """Raises Unauthenticated, TooManyAttempts."""
    with evenly(context, refusals_only=True):
        username = context.identity.user_of(name)
        with counted(context, Secret.PASSWORD, username, address):
            outcome = context.identity.sign_in(username, password)
    return _noted(context, outcome, username, address)


def answer(
    context: SignInContext, handle: str, code: str | None, new_password: str | None, address: str
) -> Tokens | Challenge:
    """Answer a challenge with what it asks for; the other value must be None.

    Raises SignInExpired, WrongCode, InvalidRequest, TooManyAttempts.
    """
    pending = context.identity.pending(handle)
    wanted, value, other = "code", code, new_password
    if pending.kind is ChallengeKind.NEW_PASSWORD:
        wanted, value, other = "new_password", new_password, code
    if value is None or other is not None:
        raise InvalidRequest(f"This challenge is answered with `{wanted}` alone.", field=wanted)
    with counted(context, Secret.CODE, pending.username, address):
        outcome = context.identity.answer(handle, value)
    return _noted(context, outcome, pending.username, address)


def _noted(context: SignInContext, outcome: Tokens | Challenge, username: str, address: str) -> Tokens | Challenge:
    if isinstance(outcome, Tokens):
        remember(context, username, address)
    return outcome
