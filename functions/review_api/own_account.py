"""What people change about their own account: the password, also a forgotten one, and the second factor."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from docloop.use_cases.sign_in import SignInContext, account, forgotten

from functions.review_api.auth import Address, Oneself
from functions.review_api.requests import NewPassword, Password, PasswordAndCode, PasswordChange, Username
from functions.review_api.session import TAGS, enrolment_out, signed_out
from functions.review_api.session_responses import EnrolmentOut, OwnAccount


def add_own_account(app: APIGatewayHttpResolver, context: SignInContext) -> None:

    @app.post("/session/password-reset", summary="Have a code mailed", tags=TAGS, status_code=204)
    def ask_for_code(who: Username, address: Address) -> Response[None]:
        """The answer is the same whether or not somebody has this name."""
        forgotten.ask_for_code(context, who.username, address)
        return _done()

    @app.post("/session/password-reset/confirm", summary="Set a new password", tags=TAGS, status_code=204)
    def reset(new: NewPassword, address: Address) -> Response[None]:
        """Takes the code that was mailed. Sign in with the new password afterwards."""
        forgotten.reset(context, new.username, new.code, new.new_password, address)
        return _done()

    @app.get("/session/account", summary="Your account", tags=TAGS)
    def own_account(person: Oneself) -> OwnAccount:
        has = context.own.has_second_factor(person.username)
        return OwnAccount(username=person.username, second_factor=has, policy=context.second_factor)

    @app.post("/session/password", summary="Change your password", tags=TAGS, status_code=204)
    def change_password(change: PasswordChange, person: Oneself) -> Response[None]:
        """Ends all your sessions. Sign in with the new password afterwards."""
        account.change_password(context, person, change.password, change.new_password)
        return signed_out()

    @app.post("/session/second-factor", summary="Begin to set up a second factor", tags=TAGS)
    def start(sent: Password, person: Oneself) -> Response[EnrolmentOut]:
        """It counts once a code of it was verified."""
        enrolment = enrolment_out(account.start_second_factor(context, person, sent.password))
        return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=enrolment)

    @app.post("/session/second-factor/verify", summary="Turn the second factor on", tags=TAGS, status_code=204)
    def finish(sent: PasswordAndCode, person: Oneself) -> Response[None]:
        account.finish_second_factor(context, person, sent.password, sent.code)
        return _done()

    @app.post("/session/second-factor/remove", summary="Turn the second factor off", tags=TAGS, status_code=204)
    def remove(sent: PasswordAndCode, person: Oneself) -> Response[None]:
        """Not where everybody needs one."""
        account.remove_second_factor(context, person, sent.password, sent.code)
        return _done()


def _done() -> Response[None]:
    return Response(status_code=204)
