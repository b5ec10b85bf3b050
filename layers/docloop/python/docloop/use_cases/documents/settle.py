"""Stores what became of a document, and everything that follows from it, in one transaction."""

from __future__ import annotations

import hashlib

from docloop.errors import DocumentBusy, VersionConflict
from docloop.model.base import Entity
from docloop.model.event import OutboxEvent
from docloop.model.extraction import Extraction
from docloop.model.policy import Decision
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.outcome import Outcome, accepted, accepted_result, duplicate, in_review
from docloop.use_cases.documents.reread import REREAD
from docloop.use_cases.documents.understand import Understanding
from docloop.use_cases.duplicates import DuplicateMatch, find_first
from docloop.use_cases.publish import publish_now


def settle_copy(context: ExtractContext, lease: DocumentLease, data: bytes) -> bool:
    """Remember what the content is; return True when another document had it before, and then this one is settled."""
    content = hashlib.sha256(data).hexdigest()

    def attempt() -> bool:
        match = find_first(lease.document, content, context.documents)
        if match.first is not None:
            copy = duplicate(lease.document, match.first, context.clock.now())
            settle(context, lease, copy, content_hash=content)
            return True
        lease.save(lease.document.state, *change_of(match), content_hash=content)
        return False

    return retry_on_conflict(attempt, DocumentBusy(document_id=lease.document.id), lambda: still_mine(context, lease))


def outcome_of(
    context: ExtractContext, lease: DocumentLease, known: Understanding, judged: Extraction, decision: Decision
) -> Outcome:
    """Keep what the outcome names, the prediction and the final result of an accepted document, and return it."""
    at = context.clock.now()
    prediction = context.files.keep_prediction(lease.document.id, judged)
    if not decision.accepted:
        return in_review(lease.document, known.document_type, judged, prediction, decision, at)
    result = accepted_result(lease.document, known.document_type, judged, at, decision.left_out)
    return accepted(lease.document, result, prediction, context.files.keep_result(result))


def settle(
    context: ExtractContext, lease: DocumentLease, outcome: Outcome, *others: Entity, content_hash: str | None = None
) -> None:
    """Store the outcome in one transaction, then publish its events; one that fails waits in the outbox."""
    lease.save(
        outcome.state,
        *outcome.others,
        *others,
        **outcome.changes,
        content_hash=content_hash or lease.document.content_hash,
        lease_until=None,
        seconds=lease.machine_seconds(),
        second_reader_seconds=lease.seconds.get(REREAD, 0.0),
    )
    publish_now(context.publisher, *(each for each in outcome.others if isinstance(each, OutboxEvent)))


def still_mine(context: ExtractContext, lease: DocumentLease) -> None:
    """Raise VersionConflict when the document's own row was what somebody changed."""
    if context.documents.get(lease.document.id).version != lease.document.version:
        raise VersionConflict(document_id=lease.document.id)


def change_of(match: DuplicateMatch) -> tuple[Entity, ...]:
    """Return what is stored together with the document, so that it becomes the first of its content."""
    return (match.change,) if match.change else ()
