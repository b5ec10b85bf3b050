"""What the machine takes off people's hands now, and what would have it take more."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from docloop.model.base import Entity, Value
from docloop.model.budget import ErrorBudget
from docloop.model.geometry import Fraction


class Promise(Value):
    """What a budget comes to with one model: `share` of the fields is accepted, and people look at `looks` fields of a
    document on average, audits included. `reasons` say what is accepted and what it would take to accept more."""

    model: str
    budget: ErrorBudget
    share: Fraction
    looks: float
    reasons: tuple[str, ...]


class Outlook(Entity):
    """The promises of the models that the last training of a document type left, on the evidence of that moment."""

    document_type: str
    promises: tuple[Promise, ...]
    at: datetime


class Offer(Value):
    """What another budget would come to: `minutes` of review for 100 documents."""

    error: Fraction
    share: Fraction
    minutes: float


class BudgetOutlook(Value):
    """What the error budget in force accepts with the model in use, in words, and what others would cost.

    `share` of the fields is accepted, None when no training has looked at this model and budget yet; `at` is when one
    did. The `minutes` of offers count the policy's own `review_seconds` for each look at a field.
    """

    share: Fraction | None
    reasons: tuple[str, ...]
    offers: tuple[Offer, ...] = ()
    at: datetime | None = None


class Progress(Value):
    """How far a document type has come. `labels` are counted up to a limit; `more`: there are more.

    `automated` is the part of the `automated_of` that nobody has to look at: under an error budget what is proven of
    fields, otherwise what happened to the latest documents. `next_labels` more labels are likely to make `gain` more of
    the fields right, None when that cannot be told yet; `outlook` says it in a sentence. `trainings` are those that
    were compared on labels that each had not seen.
    """

    document_type: str
    labels: int
    more: bool
    automated: Fraction
    automated_of: Literal["fields", "documents"]
    next_labels: int
    gain: Fraction | None
    outlook: str
    trainings: int


def outlook_id(document_type: str) -> str:
    return f"outlook#{document_type}"
