"""Who looks after the accounts."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Entity

ROSTER = "people"


class Roster(Entity):
    """Administrators who are losing their role, by id, since when.

    The user pool would let two administrators take each other's role at the same moment. So each such change first
    enters here who loses it, on top of the version at which the others were counted.
    """

    id: str = ROSTER
    leaving: dict[str, datetime] = {}
