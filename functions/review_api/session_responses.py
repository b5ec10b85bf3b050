"""What is answered to whoever signs in or looks after the own account."""

from __future__ import annotations

from typing import Annotated, Literal

from docloop.ports import ChallengeKind
from docloop.use_cases.sign_in import SecondFactor
from pydantic import Field

from functions.review_api.responses import Out


class Session(Out):
    """`access_token` goes into `Authorization: Bearer …` for `expires_in` seconds; the cookie refreshes it."""

    access_token: str
    expires_in: int
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105  names a scheme and is no secret


class EnrolmentOut(Out):
    """`secret` is typed into an authenticator app, or `uri` scanned as a QR code."""

    secret: Annotated[str, Field(repr=False)]
    uri: Annotated[str, Field(repr=False)]


class ChallengeOut(Out):
    """What to send next to `POST /session/answer`, with `handle`, which is good for some minutes.

    `new_password`: a password of your own. `code`: what your authenticator app shows. `set_up`: add `enrolment` to an
    authenticator app and send the code that it shows.
    """

    kind: ChallengeKind
    handle: Annotated[str, Field(repr=False)]
    enrolment: EnrolmentOut | None = None


class SignInStep(Out):
    """You are not signed in yet."""

    challenge: ChallengeOut


class OwnAccount(Out):
    """`second_factor`: whether signing in asks you for a code; `policy`: whether it may or must."""

    username: str
    second_factor: bool
    policy: SecondFactor
