"""Replace a forgotten password by a code that is mailed. No answer tells whether a name exists."""

from __future__ import annotations

from docloop.use_cases.sign_in.guessing import Secret, counted
from docloop.use_cases.sign_in.sign_in_context import SignInContext, evenly


def ask_for_code(context: SignInContext, name: str, address: str) -> None:
    """Raises TooManyAttempts."""
    with evenly(context):
        username = context.identity.user_of(name)
        with counted(context, Secret.MAIL, username, address):
            context.own.send_reset_code(username)


def reset(context: SignInContext, name: str, code: str, new_password: str, address: str) -> None:
    """Raises WrongCode, TooManyAttempts; InvalidRequest for a weak password."""
    with evenly(context):
        username = context.identity.user_of(name)
        with counted(context, Secret.RESET, username, address):
            context.own.reset_password(username, code, new_password)
