"""Counters of attempts. Keys are digests: they name nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from docloop.model.attempt import Limit


class AttemptStore(Protocol):
    """Each method is atomic: callers at the same time never get more than the limit allows."""

    def take(self, key: str, limit: Limit, now: datetime) -> float:
        """Take one try. 0.0: it is yours; otherwise the seconds until the next one is free, and nothing was taken."""

    def give_back(self, key: str, limit: Limit) -> None:
        """Give back one try that was taken."""

    def remember(self, key: str, until: datetime) -> None:
        """Keep the key until then."""

    def remembers(self, key: str, now: datetime) -> bool:
        """Whether the key was kept and its time has not passed."""
