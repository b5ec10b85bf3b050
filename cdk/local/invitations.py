"""Invitations, as Cognito mails them: a temporary password, to be replaced at the first sign-in."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import UserNotFoundError
from moto.cognitoidp.models import UserStatus
from moto.core.exceptions import JsonRESTError


class Invitations:
    """`mail` gets an address and a text."""

    def __init__(self, mail: Callable[[str, str], None]) -> None:
        self._mail = mail

    def admin_create_user(self, response: Any) -> dict[str, Any]:
        """moto makes up no password, mails nothing, and makes another user when an invitation is sent again."""
        pool_id, username = response._get_param("UserPoolId"), response._get_param("Username")
        action = response._get_param("MessageAction")
        password = response._get_param("TemporaryPassword") or f"First-{secrets.token_hex(6)}-1"
        if action == "RESEND":
            user = response.backend.describe_user_pool(pool_id)._get_user(username)
            if user is None:
                raise UserNotFoundError("User does not exist.")
            if user.status is not UserStatus.FORCE_CHANGE_PASSWORD:
                raise JsonRESTError("UnsupportedUserStateException", "Resend not possible: the user has signed in.")
            user.password = password
        else:
            attributes = response._get_param("UserAttributes", [])
            user = response.backend.admin_create_user(pool_id, username, action, password, attributes)
        if action != "SUPPRESS":
            text = f"Your username is {username} and your temporary password is {password}"
            self._mail(user.attribute_lookup.get("email", ""), text)
        return {"User": user.to_json(extended=True)}
