"""Decides whether a file is one paper: splits it where that is certain, asks a person where it is not."""

from __future__ import annotations

from collections.abc import Mapping

from docloop.model import limits
from docloop.model.document import DocumentState
from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.event import EventType
from docloop.model.parts import PartsProposal
from docloop.model.policy import Question
from docloop.model.reading import Reading
from docloop.model.review import Review, review_id
from docloop.steps.deadline import Deadline
from docloop.steps.parts import propose_parts
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.document_events import event_of
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.outcome import Outcome
from docloop.use_cases.documents.settle import settle
from docloop.use_cases.documents.split import parts_of
from docloop.use_cases.documents.understand import Understanding

SEVERAL = "The file may hold several papers. Say on which pages each begins, or that it is one paper."
SHARED = "Several papers may lie on one page. Say which areas are papers of their own, or that it is one paper."
PRIORITY = 50


def divide(
    context: ExtractContext, lease: DocumentLease, known: Understanding, reading: Reading, deadline: Deadline
) -> bool:
    """Split the document or ask where to split it, and return True; False: it is one paper, as far as can be seen.

    Raises TookTooLong, VersionConflict.
    """
    document = lease.document
    if document.whole or document.part is not None:
        return False
    with lease.step("divide"):
        proposal = propose_parts(reading, _types(context, known, document.named_type), deadline)
    several = len(proposal.spans) > 1
    if proposal.certain and not several:
        return False
    if proposal.certain and len(proposal.spans) <= limits.PARTS:
        rotations = {page.number: page.rotation for page in reading.pages}
        settle(context, lease, _split(context, lease, proposal, rotations))
    else:
        settle(context, lease, _asked(context, lease, proposal, known.document_type))
    return True


def _types(context: ExtractContext, known: Understanding, named_type: str | None) -> list[DocumentType]:
    """Return the types that the papers may be of: the one that the folder names, else all; none for a file of a type
    whose papers have no kinds, as an agreement."""
    if known.document_type is None:
        return list(context.types.list())
    if not known.document_type.papers:
        return []
    if named_type is not None:
        return [known.document_type]
    return [known.document_type, *(each for each in context.types.list() if each.name != known.document_type.name)]


def _split(
    context: ExtractContext, lease: DocumentLease, proposal: PartsProposal, rotations: Mapping[int, int]
) -> Outcome:
    at = context.clock.now()
    parted = lease.document.model_copy(update={"parts": proposal.spans})
    event = event_of(parted.next_version(), EventType.DOCUMENT_SPLIT, at)
    parts = parts_of(lease.current(), proposal.spans, at, rotations)
    return Outcome(DocumentState.SPLIT, {"parts": proposal.spans}, (*parts, event))


def _asked(
    context: ExtractContext, lease: DocumentLease, proposal: PartsProposal, document_type: DocumentType | None
) -> Outcome:
    document, at = lease.document, context.clock.now()
    reason = SHARED if proposal.shared else SEVERAL
    round_number = document.reviews + 1
    review = Review(
        id=review_id(document.id, round_number),
        document_id=document.id,
        document_type=document_type.name if document_type else UNKNOWN,
        round=round_number,
        questions=(Question(field=None, reasons=(reason,)),),
        priority=PRIORITY,
        key_name=document.source.key_name,
        opened_at=at,
        changed_at=at,
        parts=proposal,
    )
    changes = {
        "document_type": document_type.name if document_type else None,
        "review_id": review.id,
        "reviews": round_number,
        "reasons": (reason,),
    }
    event = event_of(document.next_version(), EventType.REVIEW_OPENED, at, review_id=review.id, announce=True)
    return Outcome(DocumentState.IN_REVIEW, changes, (review, event))
