"""Signing in through the API, so that a browser knows one origin and never holds the refresh token; and who is who."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.openapi.params import Cookie as CookieParameter
from aws_lambda_powertools.shared.cookies import Cookie, SameSite
from docloop.errors import Unauthenticated
from docloop.ports import Challenge, Enrolment, Tokens
from docloop.use_cases.sign_in import SignInContext, enter
from docloop.use_cases.sign_in.account import enrolment_uri

from functions.review_api.auth import Address
from functions.review_api.requests import Credentials, SignInAnswer
from functions.review_api.responses import People, PersonOut
from functions.review_api.session_responses import ChallengeOut, EnrolmentOut, Session, SignInStep

TAGS = ["session"]
COOKIE = "refresh_token"
COOKIE_PATH = "/session"
MAX_COOKIE = 4_000


def add_session(app: APIGatewayHttpResolver, context: SignInContext) -> None:
    identity = context.identity

    @app.post("/session", summary="Sign in", tags=TAGS)
    def sign_in(credentials: Credentials, address: Address) -> Response[Session | SignInStep]:
        return _answer(enter.sign_in(context, credentials.username, credentials.password, address))

    @app.post("/session/answer", summary="Go on signing in, with a code or a new password", tags=TAGS)
    def answer(sent: SignInAnswer, address: Address) -> Response[Session | SignInStep]:
        return _answer(enter.answer(context, sent.handle, sent.code, sent.new_password, address))

    @app.post("/session/refresh", summary="A new access token for the cookie", tags=TAGS)
    def refresh(
        refresh_token: Annotated[str | None, CookieParameter(alias=COOKIE, max_length=MAX_COOKIE)] = None,
    ) -> Response[Session | SignInStep]:
        if not refresh_token:
            raise Unauthenticated("There is no session to refresh.", remedy="Sign in with POST /session.")
        return _answer(identity.refresh(refresh_token))

    @app.delete("/session", summary="Sign out", tags=TAGS, status_code=204)
    def sign_out(
        refresh_token: Annotated[str | None, CookieParameter(alias=COOKIE, max_length=MAX_COOKIE)] = None,
    ) -> Response[None]:
        if refresh_token:
            identity.sign_out(refresh_token)
        return signed_out()

    @app.get("/people", summary="The names of those who sign in", tags=TAGS)
    def people() -> People:
        return People(items=tuple(PersonOut(id=each.id, name=each.name) for each in identity.accounts()))


def _answer(outcome: Tokens | Challenge) -> Response[Session | SignInStep]:
    body: Session | SignInStep
    if isinstance(outcome, Challenge):
        enrolment = enrolment_out(outcome.enrolment) if outcome.enrolment else None
        challenge = ChallengeOut(kind=outcome.kind, handle=outcome.handle, enrolment=enrolment)
        body, cookies = SignInStep(challenge=challenge), []
    else:
        body = Session(access_token=outcome.access_token, expires_in=outcome.expires_in)
        cookies = [_cookie(outcome.refresh_token)] if outcome.refresh_token else []
    return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=body, cookies=cookies)


def signed_out() -> Response[None]:
    """Has the browser forget the session."""
    return Response(status_code=204, cookies=[_cookie("", max_age=0)])


def enrolment_out(enrolment: Enrolment) -> EnrolmentOut:
    return EnrolmentOut(secret=enrolment.secret, uri=enrolment_uri(enrolment))


def _cookie(refresh_token: str, max_age: int | None = None) -> Cookie:
    """`max_age` 0 has the browser forget it."""
    return Cookie(
        name=COOKIE,
        value=refresh_token,
        path=COOKIE_PATH,
        secure=True,
        http_only=True,
        max_age=max_age,
        same_site=SameSite.STRICT_MODE,
    )
