"""What a check observed."""

from __future__ import annotations

from enum import StrEnum

from docloop.model.base import Value


class Severity(StrEnum):
    """`supports` raises confidence, `doubts` lowers it, `contradicts` sends the fields to a person whatever it is."""

    SUPPORTS = "supports"
    DOUBTS = "doubts"
    CONTRADICTS = "contradicts"


class Repair(Value):
    """A value that would make the check hold, and why in words ("8 → B makes the check digit right")."""

    field: str
    value: str
    because: str


class Finding(Value):
    """`code` names the check and what it saw, e.g. `sum.differs`; `message` is a sentence for a reviewer.

    `other_document_id`: the document that the finding compares this one with; None where it speaks of this one alone.
    """

    code: str
    severity: Severity
    fields: tuple[str, ...]
    message: str
    repair: Repair | None = None
    other_document_id: str | None = None
