"""The audit record."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from docloop.model.audit import AuditEntry, Sought
from docloop.ports.stores import PageOf


class AuditRecord(Protocol):
    """Entries are added and read, never changed or removed.

    The entry of a change is committed with the change, as a row of the outbox, and then appended; what was not
    appended stays pending and the sweeper appends it. The entry of a view is appended before the answer is sent.
    """

    def append(self, entry: AuditEntry) -> None:
        """Writes the entry for good; may be done twice. Raises ServiceUnavailable."""

    def pending(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """Entries that were committed and not yet appended, oldest first."""

    def settle(self, entry: AuditEntry, at: datetime) -> None:
        """Remembers that a committed entry was appended. May be done twice."""

    def list(self, sought: Sought, *, cursor: str | None = None, limit: int = 50) -> PageOf[AuditEntry]:
        """Newest first. A part may hold fewer than `limit`, even none, and go on: the work for one call is bounded.

        Raises InvalidRequest for a foreign cursor.
        """
