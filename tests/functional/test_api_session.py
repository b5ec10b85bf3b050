"""Signing in at Cognito (moto) through the handler, and what it leaves in the log."""

from __future__ import annotations

import json
import logging
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import boto3
import pytest
from docloop.model.actor import Role
from moto import mock_aws

from cdk.local.resources import CREDENTIALS, IN_PROCESS, REGION, Resources, create_resources, password_of
from cdk.local.user_pool import UserPools
from functions.headers import NO_STORE
from functions.review_api import handler
from tests.functional.desks import environment_of
from tests.functional.http import Client, claims_of, event_of

SAMPLE = Path(handler.__file__).with_name("event.json")


@pytest.fixture(scope="module")
def resources() -> Iterator[Resources]:
    with patch.dict("os.environ", CREDENTIALS), mock_aws():
        made = create_resources(IN_PROCESS, {})
        UserPools(lambda *_: None).teach()
        with patch.dict("os.environ", environment_of(made) | {"CLIENT_ID": made.client_id}):
            handler._api.cache_clear()
            yield made
        handler._api.cache_clear()


@pytest.fixture
def nobody(resources: Resources) -> Client:
    return Client(handler.handle)


def test_name_and_password_give_a_token_and_a_cookie_that_scripts_cannot_read(nobody: Client) -> None:
    reply = nobody.call("POST", "/session", {"username": "reviewer", "password": password_of("reviewer")})

    assert reply.status == 200
    assert reply.body["token_type"] == "Bearer"
    assert reply.body["access_token"].count(".") == 2
    assert "refresh" not in reply.text
    assert reply.headers["cache-control"] == NO_STORE
    (cookie,) = reply.cookies
    assert {"Path=/session", "HttpOnly", "Secure", "SameSite=Strict"} <= set(cookie.split("; "))


def test_the_cookie_gives_the_next_token(nobody: Client) -> None:
    body = {"username": "reviewer", "password": password_of("reviewer")}
    (cookie,) = nobody.call("POST", "/session", body).cookies

    reply = nobody.send(event_of("POST", "/session/refresh", cookies=[cookie.partition(";")[0]]))

    assert reply.status == 200
    assert reply.body["expires_in"] > 0


@pytest.mark.parametrize("cookies", [(), ("refresh_token=",), ("refresh_token=forged",), ("other=1",)])
def test_without_a_good_cookie_there_is_no_next_token(nobody: Client, cookies: tuple[str, ...]) -> None:
    reply = nobody.send(event_of("POST", "/session/refresh", cookies=cookies))

    assert (reply.status, reply.body["code"]) == (401, "unauthenticated")


def test_who_signs_out_has_no_next_token(nobody: Client) -> None:
    body = {"username": "reviewer", "password": password_of("reviewer")}
    (cookie,) = nobody.call("POST", "/session", body).cookies
    sent = [cookie.partition(";")[0]]

    reply = nobody.send(event_of("DELETE", "/session", cookies=sent))

    assert (reply.status, reply.text, reply.headers["cache-control"]) == (204, "", NO_STORE)
    (cleared,) = reply.cookies
    assert {"refresh_token=", "Max-Age=0", "Path=/session", "HttpOnly", "Secure"} <= set(cleared.split("; "))
    assert nobody.send(event_of("POST", "/session/refresh", cookies=sent)).status == 401


def test_signing_out_without_a_session_is_done_already(nobody: Client) -> None:
    assert nobody.send(event_of("DELETE", "/session")).status == 204


def test_a_wrong_name_and_a_wrong_password_look_the_same(nobody: Client) -> None:
    wrong_name = nobody.call("POST", "/session", {"username": "nobody", "password": password_of("reviewer")})
    wrong_password = nobody.call("POST", "/session", {"username": "reviewer", "password": "guess"})

    assert (wrong_name.status, wrong_name.text) == (401, wrong_password.text)


def test_what_people_get_has_no_power_over_the_user_pool(nobody: Client, resources: Resources) -> None:
    reply = nobody.call("POST", "/session", {"username": "senior", "password": password_of("senior")})
    claims = json.loads(urlsafe_b64decode(reply.body["access_token"].split(".")[1] + "=="))
    cognito = boto3.client("cognito-idp", region_name=REGION)

    # It is no access token of Cognito, so Cognito's self-service does not take it
    assert (claims["token_use"], "scope" in claims) == ("id", False)
    with pytest.raises(cognito.exceptions.NotAuthorizedException):
        cognito.update_user_attributes(
            AccessToken=reply.body["access_token"], UserAttributes=[{"Name": "email", "Value": "other@example.com"}]
        )
    # And neither password nor cookie buys one past the API
    with pytest.raises(cognito.exceptions.InvalidParameterException):
        cognito.initiate_auth(
            ClientId=resources.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "senior", "PASSWORD": password_of("senior")},
        )
    token = reply.cookies[0].partition(";")[0].partition("=")[2].partition(".")[2]
    with pytest.raises(cognito.exceptions.NotAuthorizedException):
        cognito.initiate_auth(
            ClientId=resources.client_id,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": token},
        )
    with pytest.raises(cognito.exceptions.NotAuthorizedException):
        cognito.forgot_password(ClientId=resources.client_id, Username="senior")


def test_guesses_are_answered_with_how_long_to_wait(resources: Resources) -> None:
    guesser = Client(handler.handle, address="203.0.113.77")

    replies = [guesser.call("POST", "/session", {"username": "admin", "password": "guess"}) for _ in range(4)]

    assert [reply.status for reply in replies] == [401, 401, 401, 429]
    assert replies[-1].body["code"] == "too_many_attempts"
    assert 0 < int(replies[-1].headers["retry-after"]) == replies[-1].body["retry_after"] <= 90
    elsewhere = Client(handler.handle, address="203.0.113.78")
    assert elsewhere.call("POST", "/session", {"username": "admin", "password": password_of("admin")}).status == 200


def test_neither_password_nor_token_gets_into_the_log(
    nobody: Client, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    password = password_of("senior")

    reply = nobody.call("POST", "/session", {"username": "senior", "password": password})
    nobody.call("POST", "/session", {"username": "senior", "password": password + "x"})
    nobody.call("POST", "/session", {"username": 7, "password": password})

    out = capsys.readouterr()
    logged = out.out + out.err + "".join(str(vars(record)) for record in caplog.records if record.name == "review_api")
    assert "POST /session" in logged
    secrets = (password, reply.body["access_token"], reply.cookies[0].partition(";")[0].partition("=")[2])
    assert not [secret for secret in secrets if secret in logged]


def test_everybody_in_the_pool_has_a_name_and_the_id_of_their_token(nobody: Client, resources: Resources) -> None:
    # Given more people than the pool lists at once
    cognito = boto3.client("cognito-idp", region_name=REGION)
    for number in range(70):
        cognito.admin_create_user(UserPoolId=resources.user_pool, Username=f"p{number}", MessageAction="SUPPRESS")
    token = nobody.call("POST", "/session", {"username": "senior", "password": password_of("senior")}).body
    subject = json.loads(urlsafe_b64decode(token["access_token"].split(".")[1] + "=="))["sub"]

    claims = claims_of(Role.REVIEWER) | {"aud": resources.client_id}
    listed = Client(handler.handle, claims).call("GET", "/people").body

    names = {each["id"]: each["name"] for each in listed["items"]}
    assert names[subject] == "senior"
    assert {f"p{number}" for number in range(70)} <= set(names.values())


def test_the_sample_event_is_answered(resources: Resources) -> None:
    event = json.loads(SAMPLE.read_text())
    event["requestContext"]["authorizer"]["jwt"]["claims"]["aud"] = resources.client_id

    reply = Client(handler.handle).send(event)

    assert (reply.status, reply.body) == (200, {"next": None})
