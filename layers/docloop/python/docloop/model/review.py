"""One piece of work for a person, and what the person said."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from pydantic import Field as Attribute

from docloop.errors import IllegalTransition
from docloop.model.base import Entity, Value
from docloop.model.geometry import Box
from docloop.model.parts import PartsProposal
from docloop.model.policy import AUDITED, Question


class ReviewState(StrEnum):
    OPEN = "open"
    CLAIMED = "claimed"
    ESCALATED = "escalated"
    DONE = "done"
    CANCELLED = "cancelled"


_S = ReviewState
TRANSITIONS: dict[ReviewState, frozenset[ReviewState]] = {
    _S.OPEN: frozenset({_S.CLAIMED, _S.CANCELLED}),
    _S.CLAIMED: frozenset({_S.CLAIMED, _S.OPEN, _S.ESCALATED, _S.DONE, _S.CANCELLED}),
    _S.ESCALATED: frozenset({_S.CLAIMED, _S.CANCELLED}),
    _S.DONE: frozenset(),
    _S.CANCELLED: frozenset(),
}


ENDED = frozenset({_S.DONE, _S.CANCELLED})


class ReviewOutcome(StrEnum):
    """`split` into papers, or `kept_whole` where it was asked whether it is several; else about values."""

    SUBMITTED = "submitted"
    REJECTED = "rejected"
    SPLIT = "split"
    KEPT_WHOLE = "kept_whole"


class ReviewOrder(StrEnum):
    """`urgency`: priority, then age. `age`: the oldest first. `amount`: most money at stake first, unknown last."""

    URGENCY = "urgency"
    AGE = "age"
    AMOUNT = "amount"


class Claim(Value):
    """A lease: `by` is the user id, `fence` grows with every claim of the review, so that an old one is recognised."""

    by: str
    fence: int
    claimed_at: datetime
    expires_at: datetime


class Verdict(StrEnum):
    """`confirmed` the machine's value, `corrected` it, found the field `absent`, or it is there but `unreadable`."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


class Said(Value):
    """One of several values, and where the person saw it."""

    value: str
    page: int | None = Attribute(default=None, ge=1)
    box: Box | None = None


class Answer(Value):
    """What a person says of one field. `value` is needed for `corrected`, refused for `absent` and `unreadable`.

    Of a field that takes several, `values` holds them all, the unchanged ones too; where they are kept, `value` has one
    a line, and may be sent so. `page` and `box` say where the person saw it. `seconds` is the time spent on it, None
    when not measured.
    """

    field: str
    verdict: Verdict
    value: str | None = None
    values: tuple[Said, ...] = ()
    page: int | None = Attribute(default=None, ge=1)
    box: Box | None = None
    seconds: float | None = Attribute(default=None, ge=0, le=86_400)

    def each(self) -> tuple[Said, ...]:
        """Return every value that is said, each where it was seen; of one value that one."""
        alone = (Said(value=self.value, page=self.page, box=self.box),) if self.value is not None else ()
        return self.values or alone


class LineItemAnswer(Value):
    """A row as the person wants it: field name to value."""

    fields: dict[str, str]


class Draft(Value):
    """Unfinished answers, kept when a claim lapses and offered to the next holder. `line_items` None: as read."""

    answers: tuple[Answer, ...] = ()
    line_items: tuple[LineItemAnswer, ...] | None = None
    document_type: str | None = None


class Correction(Value):
    """Before and after of one field, by whom and when. `before` None: not found; `after` None: absent or unreadable.

    Of several values there is one a line.
    """

    field: str
    before: str | None
    after: str | None
    verdict: Verdict
    by: str
    at: datetime
    seconds: float | None = None
    confidence: float | None = None


class Review(Entity):
    """One piece of work for a person.

    `round` counts reviews of the same document from 1. `senior_only`: was escalated and stays with seniors.
    `announced_at`: when a message about it was last put on the review queue, None when none is out. `amount` at stake,
    `supplier`, who sent the document, and `kind` of paper are as they were read, and once it is submitted as people
    left them; None when not known. `parts`: a person is asked where papers begin, and nothing else; None: about values.
    `key_name` is the last part of the key of its file. `draft_by`, a user id, last
    wrote in the draft.
    """

    document_id: str
    document_type: str
    round: int = 1
    state: ReviewState = ReviewState.OPEN
    questions: tuple[Question, ...] = ()
    audit: bool = False
    senior_only: bool = False
    priority: int = Attribute(default=50, ge=0, le=99)
    amount: Decimal | None = None
    supplier: str | None = None
    kind: str | None = None
    key_name: str | None = None
    opened_at: datetime
    changed_at: datetime
    announced_at: datetime | None = None
    claim: Claim | None = None
    fence: int = 0
    draft: Draft | None = None
    draft_by: str | None = None
    note: str | None = None
    outcome: ReviewOutcome | None = None
    done_by: str | None = None
    done_at: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    parts: PartsProposal | None = None

    def drew(self, field: str) -> bool:
        """Whether people see the field only because its document was drawn, neither for a doubt nor for a flag."""
        if not self.questions:
            return self.audit
        asked = (each for each in self.questions if each.field == field and not each.flagged)
        return any(each.reasons[:1] == (AUDITED,) for each in asked)

    def moved(self, state: ReviewState, at: datetime, **changes: Any) -> Self:
        """The next version of this row, in `state`, with `changes`. Raises IllegalTransition."""
        if state not in TRANSITIONS[self.state]:
            raise IllegalTransition(review_id=self.id, state=self.state, wanted=state)
        return self.changed(at, state=state, **changes)

    def changed(self, at: datetime, **changes: Any) -> Self:
        """The next version of this row, with `changes`."""
        return self.next_version(**{"changed_at": at, **changes})


def review_id(document_id: str, round_number: int) -> str:
    """One review per document and round, whoever opens it how often."""
    return f"rev_{document_id.removeprefix('doc_')}_{round_number}"
