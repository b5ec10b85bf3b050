"""What people have told the machine never to accept by itself."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field as Attribute

from docloop.model.actor import Role
from docloop.model.base import Entity, Value


class Flag(Value):
    """Documents of this type that a person is to look at, whatever the machine believes.

    `supplier`, its name or a part of it; None: of every supplier. `field` None: every field that is read, else this one
    alone. `role` is the one that `by`, a user id, flagged in.
    """

    id: str
    document_type: str
    supplier: str | None = None
    field: str | None = None
    note: str
    by: str
    role: Role
    at: datetime

    @property
    def reason(self) -> str:
        """A sentence for a reviewer."""
        return f"Flagged ({self.role.value}): {self.note}"


class FlagBook(Entity):
    """All flags of a document type, newest last: one row, read with each document."""

    document_type: str
    flags: tuple[Flag, ...] = Attribute(default=(), max_length=500)


def book_id(document_type: str) -> str:
    return f"flags#{document_type}"
