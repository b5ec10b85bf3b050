"""What happened to one document, for people who ask who changed what."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from docloop.model.base import Value
from docloop.model.review import Correction, ReviewOutcome


class Happening(Value):
    """`by` is a user id; None: nobody, or nobody knows. `changes` are the answers of a review that has ended.

    `hidden`: there are answers that this person may not see.
    """

    what: Literal["received", "review_opened", "reviewed", "labelled"]
    at: datetime
    by: str | None = None
    review_id: str | None = None
    outcome: ReviewOutcome | None = None
    changes: tuple[Correction, ...] = ()
    hidden: bool = False


class Trail(Value):
    """Newest first. `more`: there were reviews before these."""

    items: tuple[Happening, ...]
    more: bool = False
