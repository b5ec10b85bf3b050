"""Who does something, and what the person may do."""

from __future__ import annotations

from enum import StrEnum

from docloop.model.base import Value


class Role(StrEnum):
    """A role is a group of the user pool."""

    REVIEWER = "reviewer"
    SENIOR = "senior"
    ANNOTATOR = "annotator"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Actor(Value):
    """A signed-in person. `user_id` is the token's subject: stable and no name."""

    user_id: str
    roles: frozenset[Role]

    @property
    def is_senior(self) -> bool:
        """May work on escalated reviews."""
        return bool(self.roles & {Role.SENIOR, Role.ADMIN})
