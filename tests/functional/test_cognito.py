"""What Cognito answers, and what becomes of it, with answers that a test lays down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import boto3
import pytest
from botocore.stub import Stubber
from docloop.adapters.cognito import CognitoIdentity
from docloop.adapters.cognito_app import CognitoApp, encoded
from docloop.adapters.cognito_self_service import CognitoSelfService
from docloop.errors import DocloopError, ServiceUnavailable, Unauthenticated, WrongCode
from docloop.ports import Account, Challenge
from moto import mock_aws

from cdk.local.resources import CREDENTIALS, REGION


@pytest.fixture(autouse=True, scope="module")
def aws() -> Iterator[None]:
    with patch.dict("os.environ", CREDENTIALS), mock_aws():
        yield


SECRET = "secret-of-the-client-of-no-pool"
COOKIE = f"{encoded(b'ada')}.old"


@contextmanager
def stubbed() -> Iterator[tuple[CognitoApp, Stubber]]:
    """A user pool whose answers a test lays down, each expected; the client's secret has been asked for."""
    client = boto3.client("cognito-idp", region_name=REGION)
    with Stubber(client) as cognito:
        described = {"UserPoolClient": {"ClientSecret": SECRET}}
        cognito.add_response("describe_user_pool_client", described, {"UserPoolId": "pool", "ClientId": "client"})
        app = CognitoApp(client, "client", "pool")
        app.hash_of("ada")
        yield app, cognito
        cognito.assert_no_pending_responses()


@pytest.mark.parametrize(("code", "accepted"), [
    ("UnsupportedTokenTypeException", True),
    ("NotAuthorizedException", True),
    ("InternalErrorException", False),
])  # fmt: skip
def test_a_token_that_is_useless_already_is_signed_out_and_a_silent_user_pool_is_not(code: str, accepted: bool) -> None:
    expected = {"Token": "old", "ClientId": "client", "ClientSecret": SECRET}
    with stubbed() as (app, cognito):
        cognito.add_client_error("revoke_token", code, expected_params=expected)
        cognito.add_response("revoke_token", {}, expected)
        identity = CognitoIdentity(app)

        if accepted:
            identity.sign_out(COOKIE)
        else:
            with pytest.raises(ServiceUnavailable):
                identity.sign_out(COOKIE)

        identity.sign_out(COOKIE)
        identity.sign_out("made up")


@pytest.mark.parametrize(("code", "error"), [
    ("NotAuthorizedException", Unauthenticated),
    ("UserNotFoundException", Unauthenticated),
    ("UserNotConfirmedException", Unauthenticated),
    ("PasswordResetRequiredException", Unauthenticated),
    ("LimitExceededException", Unauthenticated),
    ("TooManyRequestsException", ServiceUnavailable),
    ("InternalErrorException", ServiceUnavailable),
    ("AccessDeniedException", ServiceUnavailable),
])  # fmt: skip
def test_every_reason_to_refuse_sounds_the_same_and_a_failure_does_not(code: str, error: type[DocloopError]) -> None:
    with stubbed() as (app, cognito):
        cognito.add_client_error("admin_initiate_auth", code, service_message="hunter2 of ada is wrong")

        with pytest.raises(error) as raised:
            CognitoIdentity(app).sign_in("ada", "hunter2")

    text = f"{raised.value} {raised.value.facts} {raised.value.__cause__} {raised.value.__suppress_context__}"
    assert "hunter2" not in text
    assert "ada" not in text
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("code", [
    "UserNotFoundException", "NotAuthorizedException", "InvalidParameterException", "LimitExceededException",
    "CodeDeliveryFailureException",
])  # fmt: skip
def test_why_no_reset_code_was_mailed_is_told_to_nobody(code: str, caplog: pytest.LogCaptureFixture) -> None:
    with stubbed() as (app, cognito):
        cognito.add_client_error("forgot_password", code)

        CognitoSelfService(app).send_reset_code("zelda")

    assert ["a reset code was not delivered"] * (code == "CodeDeliveryFailureException") == caplog.messages
    assert "zelda" not in str([vars(record) for record in caplog.records])


def test_further_steps_use_the_user_name_that_cognito_gives_for_an_alias() -> None:
    given = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20}
    with stubbed() as (app, cognito):
        cognito.add_response("admin_initiate_auth", given | {"ChallengeParameters": {"USER_ID_FOR_SRP": "id-1"}})
        responses = {"USERNAME": "id-1", "SECRET_HASH": app.hash_of("id-1"), "SOFTWARE_TOKEN_MFA_CODE": "123456"}
        asked = {"UserPoolId": "pool", "ClientId": "client", "Session": "s" * 20, "ChallengeResponses": responses}
        cognito.add_client_error(
            "admin_respond_to_auth_challenge",
            "CodeMismatchException",
            expected_params=asked | {"ChallengeName": "SOFTWARE_TOKEN_MFA"},
        )
        identity = CognitoIdentity(app)

        challenge = identity.sign_in("ada@example.com", "right")

        assert isinstance(challenge, Challenge)
        with pytest.raises(WrongCode):
            identity.answer(challenge.handle, "123456")


def test_a_user_pool_that_does_not_answer_is_no_wrong_password() -> None:
    client = boto3.client("cognito-idp", region_name=REGION)
    identity = CognitoIdentity(CognitoApp(client, "no-such-client", "no-such-pool"))

    with pytest.raises(ServiceUnavailable):
        identity.sign_in("reviewer", "x")
    with pytest.raises(ServiceUnavailable):
        identity.accounts()


@pytest.mark.parametrize(("attributes", "name"), [
    ({"name": "Ada Right", "preferred_username": "ada", "email": "ada@example.com"}, "Ada Right"),
    ({"name": "", "preferred_username": "ada", "email": "ada@example.com"}, "ada"),
    ({"email": "ada@example.com"}, "ada@example.com"),
    ({}, "made-up"),
])  # fmt: skip
def test_people_go_by_the_best_name_that_the_pool_knows(attributes: dict[str, str], name: str) -> None:
    client = boto3.client("cognito-idp", region_name=REGION)
    known = [{"Name": key, "Value": value} for key, value in (attributes | {"sub": "id-1"}).items()]
    with Stubber(client) as cognito:
        cognito.add_response("list_users", {"Users": [{"Username": "made-up", "Attributes": known}]})

        assert CognitoIdentity(CognitoApp(client, "client", "pool")).accounts() == (Account("id-1", name),)
