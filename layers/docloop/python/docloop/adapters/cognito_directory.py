"""The accounts of a Cognito user pool, for administrators. Needs IAM permissions alone, no client."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from docloop.adapters import cursors
from docloop.adapters.cognito_app import error_code, refusals
from docloop.errors import AccountExists, IllegalTransition, InvalidRequest, NotFound
from docloop.ports import Member, PageOf

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import UserTypeTypeDef

_SCOPE, _NEXT = "accounts", "next"
_MOST_PARTS = 20
"""Parts of a group that are read, each of 60: whoever has more administrators has one more."""

_INVITED = "FORCE_CHANGE_PASSWORD"
_WRONG_ADDRESS = InvalidRequest("This is not an email address that the user pool takes.", field="email")
_WRONG_CURSOR = InvalidRequest("This cursor is not one of this list.", field="cursor")


class CognitoDirectory:
    def __init__(self, client: CognitoIdentityProviderClient, pool_id: str) -> None:
        self._client = client
        self._pool: Any = {"UserPoolId": pool_id}

    def members(self, *, cursor: str | None = None, limit: int = 20) -> PageOf[Member]:
        """Asks for the groups and the second factor of each: two calls a person."""
        token: Any = {"PaginationToken": cursors.decode(_SCOPE, cursor)[0]} if cursor else {}
        with refusals(({"InvalidParameterException"}, _WRONG_CURSOR)):
            page = self._client.list_users(**self._pool, Limit=min(limit, 60), **token)
        following = page.get("PaginationToken")
        items = tuple(self._member(user) for user in page["Users"])
        return PageOf(items, cursors.encode(_SCOPE, following, _NEXT) if following else None)

    def member(self, account_id: str) -> Member:
        with refusals():
            found = self._client.list_users(**self._pool, Filter=f'sub = "{account_id}"')["Users"]
        if not found or _attributes(found[0]).get("sub") != account_id:
            raise NotFound("This account does not exist.")
        return self._member(found[0])

    def enabled_in(self, group: str) -> frozenset[str]:
        parts = self._client.get_paginator("list_users_in_group").paginate(**self._pool, GroupName=group)
        with refusals():
            users = [user for part in islice(parts, _MOST_PARTS) for user in part["Users"]]
        return frozenset(_attributes(user)["sub"] for user in users if user.get("Enabled"))

    def invite(self, email: str, name: str, groups: Sequence[str]) -> Member:
        """The address is taken for verified: who has the temporary password has read the mail."""
        attributes: Any = [
            {"Name": "email", "Value": email},
            {"Name": "email_verified", "Value": "true"},
            {"Name": "name", "Value": name},
        ]
        with refusals(({"UsernameExistsException"}, AccountExists()), ({"InvalidParameterException"}, _WRONG_ADDRESS)):
            made = self._client.admin_create_user(
                **self._pool, Username=email, UserAttributes=attributes, DesiredDeliveryMediums=["EMAIL"]
            )["User"]
        self.change_groups(made["Username"], add=groups, remove=())
        return self._member(made)

    def invite_again(self, username: str) -> None:
        signed_in = IllegalTransition("This person has signed in already.", remedy="Nothing has to be done.")
        with refusals(({"UnsupportedUserStateException"}, signed_in)):
            self._client.admin_create_user(**self._pool, Username=username, MessageAction="RESEND")

    def change_groups(self, username: str, *, add: Sequence[str], remove: Sequence[str]) -> None:
        with refusals():
            for group in add:
                self._client.admin_add_user_to_group(**self._pool, Username=username, GroupName=group)
            for group in remove:
                self._client.admin_remove_user_from_group(**self._pool, Username=username, GroupName=group)

    def disable(self, username: str) -> None:
        with refusals():
            self._client.admin_disable_user(**self._pool, Username=username)
            self._client.admin_user_global_sign_out(**self._pool, Username=username)

    def enable(self, username: str) -> None:
        with refusals():
            self._client.admin_enable_user(**self._pool, Username=username)

    def reset_second_factor(self, username: str) -> None:
        off: Any = {"Enabled": False, "PreferredMfa": False}
        with refusals():
            self._client.admin_set_user_mfa_preference(**self._pool, Username=username, SoftwareTokenMfaSettings=off)

    def _member(self, user: UserTypeTypeDef) -> Member:
        username, known = user["Username"], _attributes(user)
        with refusals():
            groups = self._client.admin_list_groups_for_user(**self._pool, Username=username)["Groups"]
            factors = self._factors(username)
        return Member(
            id=known.get("sub", username),
            username=username,
            name=known.get("name") or known.get("email") or username,
            email=known.get("email"),
            groups=tuple(sorted(group["GroupName"] for group in groups)),
            enabled=bool(user.get("Enabled", True)),
            invited=user.get("UserStatus") == _INVITED,
            second_factor="SOFTWARE_TOKEN_MFA" in factors,
            created_at=user["UserCreateDate"],
        )

    def _factors(self, username: str) -> Sequence[str]:
        try:
            return self._client.admin_get_user(**self._pool, Username=username).get("UserMFASettingList", [])
        except ClientError as error:
            # Removed between the two calls.
            if error_code(error) == "UserNotFoundException":
                return ()
            raise


def _attributes(user: UserTypeTypeDef) -> dict[str, str]:
    return {each["Name"]: each.get("Value", "") for each in user.get("Attributes", [])}
