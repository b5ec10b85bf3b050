"""What people do with their own account in a Cognito user pool, done for them with IAM permissions.

Cognito's own self-service operations want an access token with its full scope, so the password is asked for each time:
it gives the function such a token for one call. The token never leaves the function and is revoked after the call.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError

from docloop.adapters.cognito_app import GIVEN_UP, REFUSED, WRONG_CODE, Answer, CognitoApp, error_code, refusals
from docloop.errors import SecondFactorConflict, WrongCode, WrongPassword
from docloop.ports import Enrolment

LOGGER = logging.getLogger(__name__)
_CODE = "SOFTWARE_TOKEN_MFA"
_UNDELIVERED = "CodeDeliveryFailureException"


class CognitoSelfService:
    def __init__(self, app: CognitoApp) -> None:
        self._app = app

    def send_reset_code(self, username: str) -> None:
        """Refusals that depend on the user are not told, one that the operator has to mend is logged."""
        app = self._app
        with refusals():
            try:
                app.client.forgot_password(ClientId=app.client_id, SecretHash=app.hash_of(username), Username=username)
            except ClientError as error:
                code = error_code(error)
                if code not in REFUSED | GIVEN_UP | {_UNDELIVERED}:
                    raise
                if code == _UNDELIVERED:
                    LOGGER.warning("a reset code was not delivered", extra={"reason": code})

    def reset_password(self, username: str, code: str, new_password: str) -> None:
        app = self._app
        with refusals((REFUSED | GIVEN_UP | WRONG_CODE, WrongCode())):
            app.client.confirm_forgot_password(
                ClientId=app.client_id,
                SecretHash=app.hash_of(username),
                Username=username,
                ConfirmationCode=code,
                Password=new_password,
            )

    def change_password(self, username: str, password: str, new_password: str) -> None:
        app = self._app
        with self._proven(username, password), refusals():
            app.client.admin_set_user_password(
                UserPoolId=app.pool_id, Username=username, Password=new_password, Permanent=True
            )
            app.client.admin_user_global_sign_out(UserPoolId=app.pool_id, Username=username)

    def has_second_factor(self, username: str) -> bool:
        with refusals():
            user = self._app.client.admin_get_user(UserPoolId=self._app.pool_id, Username=username)
        return _CODE in user.get("UserMFASettingList", [])

    def start_enrolment(self, username: str, password: str) -> Enrolment:
        with self._proven(username, password) as told, refusals():
            enrolment, _ = self._app.enrol(username, AccessToken=_access_token(told))
        return enrolment

    def finish_enrolment(self, username: str, password: str, code: str) -> None:
        with self._proven(username, password) as told, refusals((REFUSED | GIVEN_UP | WRONG_CODE, WrongCode())):
            self._app.client.verify_software_token(AccessToken=_access_token(told), UserCode=code)
            self._app.prefer_codes(username, enabled=True)

    def remove_second_factor(self, username: str, password: str, code: str) -> None:
        with self._proven(username, password) as told, refusals((REFUSED | GIVEN_UP | WRONG_CODE, WrongCode())):
            if told.get("ChallengeName") != _CODE:
                raise SecondFactorConflict("No second factor is set up.", state="missing")
            user = told.get("ChallengeParameters", {}).get("USER_ID_FOR_SRP", username)
            self._app.discard(
                self._app.respond("SOFTWARE_TOKEN_MFA", told["Session"], user, SOFTWARE_TOKEN_MFA_CODE=code)
            )
            self._app.prefer_codes(username, enabled=False)

    @contextmanager
    def _proven(self, username: str, password: str) -> Iterator[Answer]:
        """What a right password is answered with; tokens in it are revoked in the end. Raises WrongPassword."""
        with refusals((REFUSED | GIVEN_UP, WrongPassword())):
            told = self._app.check_password(username, password)
        try:
            yield told
        finally:
            self._app.discard(told)


def _access_token(told: Answer) -> str:
    """Raises SecondFactorConflict where a challenge stands in the way: a factor is active, or has to be set up."""
    if told.get("AuthenticationResult"):
        return str(told["AuthenticationResult"]["AccessToken"])
    if told.get("ChallengeName") == _CODE:
        raise SecondFactorConflict(
            "A second factor is set up already.", state="active", remedy="Remove it first, then set up another one."
        )
    raise SecondFactorConflict(
        "A second factor has to be set up while signing in.", state="required", remedy="Sign out and in again."
    )
