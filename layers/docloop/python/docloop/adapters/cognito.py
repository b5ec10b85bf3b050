"""People of a Cognito user pool. To sign in is unsigned on Cognito's side; to list them needs a permission."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from docloop.errors import InvalidRequest, NewPasswordNeeded, ServiceUnavailable, Unauthenticated
from docloop.ports import Account, Tokens

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AuthenticationResultTypeTypeDef, UserTypeTypeDef

_MOST_PARTS = 100
_NAMES = ("name", "preferred_username", "email")
_WEAK = frozenset({"InvalidPasswordException", "PasswordHistoryPolicyViolationException"})
_NO_TOKEN = frozenset({"InvalidParameterException", "NotAuthorizedException", "UnsupportedTokenTypeException"})
_REFUSED = frozenset(
    {
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
        "InvalidParameterException",
    }
)


class CognitoIdentity:
    """One client of one user pool; the client must allow USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH."""

    def __init__(self, client: CognitoIdentityProviderClient, client_id: str, pool_id: str) -> None:
        self._client = client
        self._client_id = client_id
        self._pool_id = pool_id

    def sign_in(self, username: str, password: str, new_password: str | None = None) -> Tokens:
        """Raises Unauthenticated, NewPasswordNeeded, InvalidRequest when `new_password` is too weak."""
        try:
            answer = self._client.initiate_auth(
                AuthFlow="USER_PASSWORD_AUTH",
                ClientId=self._client_id,
                AuthParameters={"USERNAME": username, "PASSWORD": password},
            )
            if answer.get("ChallengeName") == "NEW_PASSWORD_REQUIRED":
                if new_password is None:
                    raise NewPasswordNeeded()
                return _tokens(self._replace_password(username, new_password, answer["Session"]))
        except (ClientError, BotoCoreError) as error:
            raise _ours(error) from None
        return _tokens(answer.get("AuthenticationResult"))

    def refresh(self, refresh_token: str) -> Tokens:
        """Raises Unauthenticated."""
        try:
            answer = self._client.initiate_auth(
                AuthFlow="REFRESH_TOKEN_AUTH",
                ClientId=self._client_id,
                AuthParameters={"REFRESH_TOKEN": refresh_token},
            )
        except (ClientError, BotoCoreError) as error:
            raise _ours(error) from None
        return _tokens(answer.get("AuthenticationResult"))

    def accounts(self) -> tuple[Account, ...]:
        """The first 6,000. Raises ServiceUnavailable."""
        parts = self._client.get_paginator("list_users").paginate(UserPoolId=self._pool_id)
        try:
            return tuple(_account(user) for part in islice(parts, _MOST_PARTS) for user in part["Users"])
        except (ClientError, BotoCoreError) as error:
            raise _silent(error) from None

    def sign_out(self, refresh_token: str) -> None:
        """Revokes the token and the access tokens made with it."""
        try:
            self._client.revoke_token(Token=refresh_token, ClientId=self._client_id)
        except (ClientError, BotoCoreError) as error:
            if not _already_useless(error):
                raise _ours(error) from None

    def _replace_password(
        self, username: str, new_password: str, session: str
    ) -> AuthenticationResultTypeTypeDef | None:
        answer = self._client.respond_to_auth_challenge(
            ClientId=self._client_id,
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=session,
            ChallengeResponses={"USERNAME": username, "NEW_PASSWORD": new_password},
        )
        return answer.get("AuthenticationResult")


def _tokens(result: AuthenticationResultTypeTypeDef | None) -> Tokens:
    """Raises Unauthenticated when another challenge stands between: second factors are not offered here."""
    if not result or "AccessToken" not in result:
        raise Unauthenticated("This account needs a step that is not offered here.")
    return Tokens(result["AccessToken"], result.get("ExpiresIn", 3_600), result.get("RefreshToken"))


def _account(user: UserTypeTypeDef) -> Account:
    """Named as the pool knows the person best; a pool that signs in by e-mail makes up user names."""
    known = {each["Name"]: each.get("Value", "") for each in user.get("Attributes", [])}
    username = user["Username"]
    return Account(known.get("sub", username), next((known[name] for name in _NAMES if known.get(name)), username))


def _already_useless(error: ClientError | BotoCoreError) -> bool:
    return _code_of(error) in _NO_TOKEN


def _ours(error: ClientError | BotoCoreError) -> Exception:
    """Every reason to refuse sounds the same, so that nobody learns which names exist."""
    code = _code_of(error)
    if code in _WEAK:
        return InvalidRequest("The new password does not meet the rules of the user pool.", field="new_password")
    if code in _REFUSED:
        return Unauthenticated("The name or the password is wrong.", remedy="Try again, or ask an administrator.")
    return _silent(error)


def _silent(error: ClientError | BotoCoreError) -> ServiceUnavailable:
    return ServiceUnavailable("The user pool did not answer.", service="cognito-idp", reason=_code_of(error))


def _code_of(error: ClientError | BotoCoreError) -> str:
    return error.response.get("Error", {}).get("Code", "") if isinstance(error, ClientError) else ""
