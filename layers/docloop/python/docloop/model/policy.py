"""When to trust the machine, per document type."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field as Attribute

from docloop.model.base import Value
from docloop.model.geometry import Fraction

DEFAULT_THRESHOLD = 0.70
AUDITED = "Drawn at random, so that people see how often the machine is wrong."


class PolicyMode(StrEnum):
    """`threshold` accepts a field whose confidence reaches its threshold; `review_all` accepts nothing."""

    THRESHOLD = "threshold"
    REVIEW_ALL = "review_all"


class Policy(Value):
    """`version` guards edits. `thresholds` override `threshold` for single fields. `required` fields must have a value.

    `audit_rate` is the share of documents that would be accepted and go to a person all the same, 0..1.
    `lease_seconds` is how long a claim lasts without being extended.
    """

    version: int = 1
    mode: PolicyMode = PolicyMode.THRESHOLD
    threshold: Fraction = DEFAULT_THRESHOLD
    thresholds: dict[str, Fraction] = {}
    required: tuple[str, ...] = ()
    audit_rate: Fraction = 0.02
    lease_seconds: int = Attribute(default=600, ge=30, le=43_200)

    def threshold_of(self, field: str) -> float:
        return self.thresholds.get(field, self.threshold)


class Question(Value):
    """Something a person is asked to decide, and why, in sentences. `field` None: the whole document."""

    field: str | None
    reasons: tuple[str, ...]


class Decision(Value):
    """Accepted when there are no questions. `audit`: it would have been accepted and was drawn for an audit."""

    questions: tuple[Question, ...] = ()
    audit: bool = False

    @property
    def accepted(self) -> bool:
        return not self.questions and not self.audit

    @property
    def in_short(self) -> tuple[str, ...]:
        """Why it is not accepted, a sentence for each reason; empty when it is."""
        return (AUDITED, *in_short(self.questions)) if self.audit else in_short(self.questions)


def in_short(questions: Iterable[Question]) -> tuple[str, ...]:
    """Each reason once, after the names of all fields it is given for: of a field the first, of the document all."""
    fields: dict[str, list[str]] = {}
    for question in questions:
        for reason in question.reasons[:1] if question.field else question.reasons:
            names = fields.setdefault(reason, [])
            if (name := question.field or "document") not in names:
                names.append(name)
    return tuple(f"{', '.join(names)}: {reason}" for reason, names in fields.items())
