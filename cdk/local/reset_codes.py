"""Codes for forgotten passwords, as Cognito mails them: random, good for an hour and for one use, tried a few times."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from moto.cognitoidp.exceptions import (
    CodeMismatchException,
    ExpiredCodeException,
    InvalidParameterException,
    NotAuthorizedError,
)
from moto.cognitoidp.models import UserStatus
from moto.core.exceptions import JsonRESTError

CODE_HOURS = 1
MOST_WRONG = 5


@dataclass
class Sent:
    code: str
    until: datetime
    wrong: int = 0


class ResetCodes:
    """`mail` gets an address and a text."""

    def __init__(self, mail: Callable[[str, str], None], now: Callable[[], datetime]) -> None:
        self._mail = mail
        self._now = now
        self._sent: dict[str, Sent] = {}

    def forgot_password(self, pool: Any, response: Any) -> dict[str, Any]:
        """Answers for an unknown name as for a known one, as a client with PreventUserExistenceErrors does."""
        delivered = {"CodeDeliveryDetails": {"DeliveryMedium": "EMAIL", "AttributeName": "email"}}
        user = pool._get_user(response._get_param("Username"))
        if user is None:
            return delivered
        if user.status is not UserStatus.CONFIRMED and user.status is not UserStatus.RESET_REQUIRED:
            raise NotAuthorizedError("User password cannot be reset in the current state.")
        address = user.attribute_lookup.get("email")
        if not address or user.attribute_lookup.get("email_verified") != "true":
            raise InvalidParameterException("There is no registered and verified address.")
        sent = Sent(f"{secrets.randbelow(10**6):06}", self._now() + timedelta(hours=CODE_HOURS))
        self._sent[user.id] = sent
        self._mail(address, f"Your password reset code is {sent.code}")
        return delivered

    def confirm_forgot_password(self, pool: Any, response: Any) -> dict[str, Any]:
        user = pool._get_user(response._get_param("Username"))
        sent = self._sent.get(user.id) if user else None
        if user is None or sent is None or self._now() >= sent.until:
            raise ExpiredCodeException("Invalid code provided, please request a code again.")
        if sent.wrong >= MOST_WRONG:
            raise JsonRESTError("LimitExceededException", "Attempt limit exceeded, please try after some time.")
        if not hmac.compare_digest(sent.code.encode(), str(response._get_param("ConfirmationCode")).encode()):
            sent.wrong += 1
            raise CodeMismatchException("Invalid verification code provided, please try again.")
        password = response._get_param("Password")
        pool.backend._validate_password(pool.id, password)
        user.password, user.status = password, UserStatus.CONFIRMED
        del self._sent[user.id]
        return {}
