"""The confidential app client of a Cognito user pool: the calls that sign-in and self-service share.

Only this client signs people in, only with IAM permissions (ADMIN_USER_PASSWORD_AUTH) and only with its secret. So
nobody passes by the API to Cognito itself, where attempts are not counted, and nobody but the API ever holds one of
Cognito's access tokens, whose scope aws.cognito.signin.user.admin allows its owner to change attributes and to delete
the account. Cognito puts that scope into every access token of these flows and has no setting against it.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from docloop.errors import DocloopError, InvalidRequest, ServiceUnavailable, SignInExpired
from docloop.ports import Enrolment

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.literals import ChallengeNameTypeType

REFUSED = frozenset(
    {
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
        "InvalidParameterException",
    }
)
WRONG_CODE = frozenset({"CodeMismatchException", "ExpiredCodeException", "EnableSoftwareTokenMFAException"})
GIVEN_UP = frozenset({"LimitExceededException", "TooManyFailedAttemptsException"})
_RULES = "The new password does not meet the rules of the user pool."
_WEAK = frozenset({"InvalidPasswordException", "PasswordHistoryPolicyViolationException"})

Answer = Mapping[str, Any]


class CognitoApp:
    """`client` needs the permissions of the review API on the pool (cdk/topology.py)."""

    def __init__(self, client: CognitoIdentityProviderClient, client_id: str, pool_id: str) -> None:
        self.client = client
        self.client_id = client_id
        self.pool_id = pool_id
        self._secret: bytes | None = None

    def hash_of(self, username: str) -> str:
        """Cognito's SECRET_HASH: proves that the caller has the client's secret."""
        return base64.b64encode(self._digest((username + self.client_id).encode())).decode("ascii")

    def seal(self, facts: Mapping[str, str]) -> str:
        """A text that holds the facts, readable, and that nobody can make or change without the client's secret."""
        payload = json.dumps(facts, separators=(",", ":")).encode()
        return f"{encoded(payload)}.{encoded(self._digest(payload))}"

    def unseal(self, sealed: str) -> dict[str, str]:
        """Raises SignInExpired for anything that `seal` did not make."""
        payload, _, signature = sealed.partition(".")
        try:
            data, given = decoded(payload), decoded(signature)
        except ValueError:
            raise SignInExpired() from None
        if not hmac.compare_digest(given, self._digest(data)):
            raise SignInExpired()
        facts: dict[str, str] = json.loads(data)
        return facts

    def check_password(self, username: str, password: str) -> Answer:
        """Tokens, or the challenge that follows a right password. Raises ClientError."""
        answer: Answer = self.client.admin_initiate_auth(
            UserPoolId=self.pool_id,
            ClientId=self.client_id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": username, "PASSWORD": password, "SECRET_HASH": self.hash_of(username)},
        )
        return answer

    def respond(self, name: ChallengeNameTypeType, session: str, username: str, **responses: str) -> Answer:
        """Tokens, or the next challenge. Raises ClientError."""
        answer: Answer = self.client.admin_respond_to_auth_challenge(
            UserPoolId=self.pool_id,
            ClientId=self.client_id,
            ChallengeName=name,
            Session=session,
            ChallengeResponses={"USERNAME": username, "SECRET_HASH": self.hash_of(username), **responses},
        )
        return answer

    def enrol(self, username: str, **proof: str) -> tuple[Enrolment, str]:
        """A new secret and the session that goes on; `proof`: Session or AccessToken. Raises ClientError."""
        made = self.client.associate_software_token(**proof)
        user = self.client.admin_get_user(UserPoolId=self.pool_id, Username=username)
        mail = {each["Name"]: each.get("Value", "") for each in user.get("UserAttributes", [])}.get("email")
        return Enrolment(made["SecretCode"], mail or username), made.get("Session", "")

    def prefer_codes(self, username: str, *, enabled: bool) -> None:
        """Whether signing in asks for a code of the authenticator app. Raises ClientError."""
        setting: Any = {"Enabled": enabled, "PreferredMfa": enabled}
        self.client.admin_set_user_mfa_preference(
            UserPoolId=self.pool_id, Username=username, SoftwareTokenMfaSettings=setting
        )

    def revoke(self, refresh_token: str) -> None:
        """Raises ClientError."""
        self.client.revoke_token(Token=refresh_token, ClientId=self.client_id, ClientSecret=self._key().decode())

    def discard(self, answer: Answer) -> None:
        """Revoke tokens that served to prove something. Without an answer they end by themselves; nobody has them."""
        token = answer.get("AuthenticationResult", {}).get("RefreshToken")
        if token:
            with suppress(ClientError, BotoCoreError):
                self.revoke(token)

    def _digest(self, data: bytes) -> bytes:
        return hmac.digest(self._key(), data, "sha256")

    def _key(self) -> bytes:
        """The client's secret, asked for once and kept in memory alone."""
        if self._secret is None:
            told = self.client.describe_user_pool_client(UserPoolId=self.pool_id, ClientId=self.client_id)
            self._secret = told["UserPoolClient"]["ClientSecret"].encode()
        return self._secret


@contextmanager
def refusals(*known: tuple[Collection[str], DocloopError]) -> Iterator[None]:
    """Inside, Cognito's refusals with these codes leave as the error beside them, weak passwords as InvalidRequest.

    Anything else leaves as ServiceUnavailable. The chain is cut: Cognito quotes what it was sent.
    """
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        code = error_code(error)
        for codes, ours in (*known, (_WEAK, InvalidRequest(_RULES, field="new_password"))):
            if code in codes:
                raise ours from None
        raise ServiceUnavailable("The user pool did not answer.", service="cognito-idp", reason=code) from None


def error_code(error: ClientError | BotoCoreError) -> str:
    return error.response.get("Error", {}).get("Code", "") if isinstance(error, ClientError) else ""


def encoded(data: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def decoded(text: str) -> bytes:
    """The inverse of `encoded`. Raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
