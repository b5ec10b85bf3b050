"""What a decision means for the store: a result, or a review for a person, each with its event."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from docloop.errors import DocumentError
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState, Failure
from docloop.model.document_type import DocumentType
from docloop.model.event import EventType
from docloop.model.extraction import Extraction, Field
from docloop.model.policy import Decision
from docloop.model.result import Result
from docloop.model.review import Review, review_id
from docloop.steps.decide.paper_terms import paper_terms
from docloop.steps.decide.stakes import stakes_of
from docloop.use_cases.document_events import event_of

_PRIORITY, _AUDIT_PRIORITY = 50, 30
_WEIGHTY = ((Decimal(10_000), 70), (Decimal(1_000), 60))


@dataclass(frozen=True)
class Outcome:
    """Where a document goes. `changes` are the row's new values, `others` what is stored in the same transaction."""

    state: DocumentState
    changes: dict[str, Any]
    others: tuple[Entity, ...]


def accepted_result(
    document: Document,
    document_type: DocumentType | None,
    extraction: Extraction,
    at: datetime,
    left_out: Collection[str] = (),
) -> Result:
    """Return the final result of a document that no person looked at, without the values of the fields `left_out`.

    `document` is the row before the move.
    """
    return Result(
        document_id=document.id,
        source=document.source,
        part=document.part,
        external_id=document.external_id,
        metadata=document.metadata,
        document_type=extraction.document_type,
        revision=document.revision + 1,
        at=at,
        **paper_terms(document_type, extraction.fields)._asdict(),
        fields=tuple(Field(name=each.name) if each.name in left_out else each for each in extraction.fields),
        line_items=extraction.line_items,
        prediction=extraction,
    )


def accepted(document: Document, result: Result, prediction_digest: str, result_digest: str) -> Outcome:
    """`document` is the row before the move; the digests are those of the staged prediction and `result`."""
    changes = {
        "document_type": result.document_type,
        "revision": result.revision,
        "reasons": (),
        "prediction_digest": prediction_digest,
        "result_digest": result_digest,
    }
    event = event_of(
        document.next_version(),
        EventType.DOCUMENT_ACCEPTED,
        result.at,
        result_revision=result.revision,
        result_digest=result_digest,
    )
    return Outcome(DocumentState.ACCEPTED, changes, (event,))


def in_review(
    document: Document,
    document_type: DocumentType | None,
    extraction: Extraction,
    prediction_digest: str,
    decision: Decision,
    at: datetime,
) -> Outcome:
    """`document` is the row before the move; `document_type` None: nobody knows what kind it is."""
    round_number = document.reviews + 1
    stakes = stakes_of(document_type, extraction.fields)
    review = Review(
        id=review_id(document.id, round_number),
        document_id=document.id,
        document_type=extraction.document_type,
        round=round_number,
        questions=decision.questions,
        audit=decision.audit,
        priority=_priority(stakes.amount, decision),
        **stakes._asdict(),
        key_name=document.source.key_name,
        opened_at=at,
        changed_at=at,
    )
    changes = {
        "document_type": extraction.document_type,
        "review_id": review.id,
        "reviews": round_number,
        "reasons": decision.in_short,
        "prediction_digest": prediction_digest,
    }
    event = event_of(document.next_version(), EventType.REVIEW_OPENED, at, review_id=review.id, announce=True)
    return Outcome(DocumentState.IN_REVIEW, changes, (review, event))


def duplicate(document: Document, first: str, at: datetime) -> Outcome:
    """`first` is the document that had the same content before."""
    event = event_of(document.next_version(), EventType.DOCUMENT_DUPLICATED, at)
    return Outcome(DocumentState.DUPLICATE, {"duplicate_of": first}, (event,))


def failed(document: Document, error: DocumentError, at: datetime) -> Outcome:
    """The starts are forgotten, so that a retry has all of them again."""
    failure = Failure(code=error.code, message=error.message, remedy=error.remedy)
    event = event_of(document.next_version(), EventType.DOCUMENT_FAILED, at)
    return Outcome(DocumentState.FAILED, {"failure": failure, "attempts": 0}, (event,))


def _priority(amount: Decimal | None, decision: Decision) -> int:
    if not decision.questions:
        return _AUDIT_PRIORITY
    return next((priority for least, priority in _WEIGHTY if amount is not None and abs(amount) >= least), _PRIORITY)
