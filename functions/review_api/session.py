"""Signing in through the API, so that a browser knows one origin and never holds the refresh token; and who is who."""

from __future__ import annotations

from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.openapi.params import Cookie as CookieParameter
from aws_lambda_powertools.shared.cookies import Cookie, SameSite
from docloop.errors import Unauthenticated
from docloop.ports import Identity, Tokens

from functions.review_api.bodies import Credentials
from functions.review_api.views import People, PersonOut, Session

COOKIE = "refresh_token"
COOKIE_PATH = "/session"
MAX_COOKIE = 4_000


def add_session(app: APIGatewayHttpResolver, identity: Identity) -> None:

    @app.post("/session", summary="Sign in", tags=["session"])
    def sign_in(credentials: Credentials) -> Response[Session]:
        return _answer(identity.sign_in(credentials.username, credentials.password, credentials.new_password))

    @app.post("/session/refresh", summary="A new access token for the cookie", tags=["session"])
    def refresh(
        refresh_token: Annotated[str | None, CookieParameter(alias=COOKIE, max_length=MAX_COOKIE)] = None,
    ) -> Response[Session]:
        if not refresh_token:
            raise Unauthenticated("There is no session to refresh.", remedy="Sign in with POST /session.")
        return _answer(identity.refresh(refresh_token))

    @app.delete("/session", summary="Sign out", tags=["session"], status_code=204)
    def sign_out(
        refresh_token: Annotated[str | None, CookieParameter(alias=COOKIE, max_length=MAX_COOKIE)] = None,
    ) -> Response[None]:
        if refresh_token:
            identity.sign_out(refresh_token)
        return Response(status_code=204, cookies=[_cookie("", max_age=0)])

    @app.get("/people", summary="The names of those who sign in", tags=["session"])
    def people() -> People:
        return People(items=tuple(PersonOut(id=each.id, name=each.name) for each in identity.accounts()))


def _answer(tokens: Tokens) -> Response[Session]:
    cookies = [_cookie(tokens.refresh_token)] if tokens.refresh_token else []
    return Response(
        status_code=200,
        content_type=content_types.APPLICATION_JSON,
        body=Session(access_token=tokens.access_token, expires_in=tokens.expires_in),
        cookies=cookies,
    )


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
