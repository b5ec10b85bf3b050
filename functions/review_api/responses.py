"""What is answered, where it is not a noun of the model as it stands."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Self

from docloop.model.document import Document, DocumentState, Failure, Part
from docloop.model.extraction import Extraction
from docloop.model.flag import Flag
from docloop.model.label import Label
from docloop.model.learned import TrainingFacts
from docloop.model.parts import PageSpan, PartsProposal
from docloop.model.policy import Question
from docloop.model.reading import Line
from docloop.model.review import Claim, Correction, Draft, Review, ReviewOutcome, ReviewState
from docloop.model.training import Comparison, Promotion, TrainingState
from pydantic import BaseModel, ConfigDict


class Out(BaseModel):
    """A response body."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class PersonOut(Out):
    """`id` is what `by` and `done_by` name."""

    id: str
    name: str


class People(Out):
    items: tuple[PersonOut, ...]


class Upload(Out):
    """Send `fields`, then the file as field `file`, as multipart/form-data to `url` before `expires_at`.

    The id of the document is that of the object's version, so it exists only after the upload:
    `GET /documents?upload=…` finds the document by this `upload`.
    """

    upload: str
    url: str
    fields: dict[str, str]
    max_bytes: int
    expires_at: datetime


class PartOut(PageSpan):
    """A document that was made of pages `first` to `last` of another one, or of an `area` of one page."""

    document_id: str


class DocumentOut(Out):
    """`key` is where the original lies in the inbox bucket. `seconds` is machine time spent so far.

    `part`: of which document it is which pages, None of a whole file. `parts`: what it was split into.
    """

    id: str
    state: DocumentState
    document_type: str | None
    named_type: str | None
    external_id: str | None
    metadata: dict[str, str]
    key: str
    size: int
    media_type: str | None
    pages: int | None
    pages_read: int
    failure: Failure | None
    reasons: tuple[str, ...]
    duplicate_of: str | None
    part: Part | None
    parts: tuple[PartOut, ...]
    superseded_by: str | None
    review_id: str | None
    revision: int
    received_at: datetime
    changed_at: datetime
    seconds: float

    @classmethod
    def of(cls, document: Document) -> Self:
        parts = tuple(
            PartOut(document_id=each, **dict(span))
            for each, span in zip(document.part_ids, document.parts, strict=True)
        )
        return cls.model_validate({**dict(document), "key": document.source.key, "parts": parts})


class DocumentList(Out):
    """`cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go on.

    `changed_until` ends the last part of an answer to `changed_after`: all changes up to then have been told.
    """

    items: tuple[DocumentOut, ...]
    cursor: str | None = None
    changed_until: datetime | None = None


class DocumentDetail(Out):
    """`prediction` is what the machine made of it, None until it was read."""

    document: DocumentOut
    prediction: Extraction | None


class PageOut(Out):
    """A page as people see it: the picture at `image_url` until `expires_at`, and the words on it."""

    number: int
    width: int
    height: int
    reader: str
    lines: tuple[Line, ...]
    image_url: str
    expires_at: datetime


class ReviewOut(Out):
    """`claim` says who holds it and until when; it may have ended without anybody having noticed yet.

    `parts`: it asks where papers begin or which areas are papers, answered with `split`; None: it asks about values.
    """

    id: str
    document_id: str
    document_type: str
    round: int
    state: ReviewState
    questions: tuple[Question, ...]
    audit: bool
    senior_only: bool
    priority: int
    amount: Decimal | None
    supplier: str | None
    kind: str | None
    key_name: str | None
    opened_at: datetime
    changed_at: datetime
    claim: Claim | None
    note: str | None
    outcome: ReviewOutcome | None
    done_by: str | None
    done_at: datetime | None
    corrections: tuple[Correction, ...]
    parts: PartsProposal | None

    @classmethod
    def of(cls, review: Review) -> Self:
        return cls.model_validate(review)


class Reopened(Out):
    """`review` is the new round; None when the document had failed and the machine tries it again."""

    document: DocumentOut
    review: ReviewOut | None


class ReviewList(Out):
    """`cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go on."""

    items: tuple[ReviewOut, ...]
    cursor: str | None = None


class ReviewDetail(Out):
    """The question and all that helps to answer it. `prediction` holds fields, alternatives and findings.

    `draft_by` last wrote in the draft; None when nobody did, or it is not known.
    """

    review: ReviewOut
    draft: Draft | None
    draft_by: str | None
    prediction: Extraction | None
    pages: int | None


class NextReview(Out):
    """`next` None: there is nothing to do."""

    next: ReviewDetail | None


class LabelList(Out):
    items: tuple[Label, ...]
    cursor: str | None = None


class LabelTask(Out):
    """`document` None: nothing is left to label among the latest documents; `more`: older ones were not looked at.
    `confidence` is that of its least certain field, None when none was scored."""

    document: DocumentOut | None
    confidence: float | None
    more: bool


class FlagList(Out):
    items: tuple[Flag, ...]


class ModelOut(Out):
    """One training and the model it made. `model` None: it made none, or none yet. `comparison` is with the model that
    was in use then; `reason` says what came of it. `facts` are those of the training."""

    id: str
    document_type: str
    state: TrainingState
    in_use: bool
    model: str | None
    reason: str
    comparison: Comparison | None
    facts: TrainingFacts | None
    labels: int
    skipped: int
    started_by: str
    requested_at: datetime
    changed_at: datetime
    promotions: tuple[Promotion, ...]


class ModelList(Out):
    """Newest first. `cursor` None: there is no more."""

    items: tuple[ModelOut, ...]
    cursor: str | None = None


class Count(Out):
    """`more`: counting stopped here."""

    count: int
    more: bool = False


class Metrics(Out):
    """How many documents and reviews are in each state."""

    documents: dict[str, Count]
    reviews: dict[str, Count]
