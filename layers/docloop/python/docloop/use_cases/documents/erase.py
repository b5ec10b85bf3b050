"""Erases a document everywhere: file, readings, results, label, whatever people wrote about it, what models recall.

An admin erases one document; the sweeper erases those whose retention has ended and finishes what was cut off.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta

from pydantic import ValidationError

from docloop.errors import NotFound, StoredContentDamaged, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState, ObjectRef, Part, key_head_id
from docloop.model.document import document_id as id_of
from docloop.model.event import EventType, OutboxEvent
from docloop.model.review import ENDED, Review, ReviewState, review_id
from docloop.ports.retry import retry_on_conflict
from docloop.steps.validate.duplicates import duplicate_key
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import ErasureContext, Request, ReviewContext, answer_of, answered_before
from docloop.use_cases.document_events import event_of
from docloop.use_cases.models.request import train_after_erasure
from docloop.use_cases.publish import publish_now

logger = logging.getLogger(__name__)

LONGEST_CALL = timedelta(minutes=20)
"""No call that began before an erasure still runs after this: a Lambda function has 15 minutes at most."""


def erase(context: ReviewContext, actor: Actor, document_id: str, request: Request | None = None) -> Document:
    """The document's row, which keeps ids and state only.

    The older versions of the same object go with it, because a bucket with versions would bring them back; a newer
    one is a document of its own and stays. A call that was cut off is finished by the next one. Raises KeyReused.
    """
    if answered_before(context, request) is not None:
        return context.documents.get(document_id)
    erased = erase_everywhere(context, actor, document_id)
    if request is not None:
        with suppress(VersionConflict):  # the same request, twice at once
            context.work.commit(answer_of(context, request, document_id))
    logger.info("document erased", extra={"document_id": document_id, "by": actor.user_id})
    return erased


def erase_everywhere(context: ErasureContext, actor: Actor, document_id: str) -> Document:
    """The document's row, which keeps ids and state only. Raises NotFound, DependencyError.

    With a document go its parts. A part leaves the others and the file; the last one takes both with it.
    """
    document = context.documents.get(document_id)
    if document.part is not None:
        return _erase_row(context, actor, document_id, document.source)
    for older in _older(context, document.source):
        _erase_version(context, actor, id_of(older), older)
    return _erase_row(context, actor, document_id, document.source)


def _older(context: ErasureContext, source: ObjectRef) -> list[ObjectRef]:
    """Versions of the object from before this one, the oldest first."""
    ids = [head.version_id for head in context.inbox.versions(source.key)] if source.key else []
    if source.version_id not in ids:
        return []
    before = ids[ids.index(source.version_id) + 1 :]
    return [source.model_copy(update={"version_id": each}) for each in reversed(before)]


def _erase_version(context: ErasureContext, actor: Actor, document_id: str, source: ObjectRef) -> None:
    try:
        _erase_row(context, actor, document_id, source)
    except NotFound:
        # A version that never became a document.
        context.inbox.delete_version(source.key, source.version_id)


def _erase_row(context: ErasureContext, actor: Actor, document_id: str, source: ObjectRef) -> Document:
    """The order lets a call that was cut off be repeated: the row forgets where its objects are when they are gone."""
    lost = VersionConflict(document_id=document_id)
    retry_on_conflict(lambda: _end_once(context, actor, document_id), lost)
    ended = context.documents.get(document_id)
    for each in ended.part_ids:
        _erase_row(context, actor, each, source)
    _forget_heads(context, document_id)
    label = context.labels.get(document_id)
    context.files.erase(document_id)
    if label is not None:
        # Before the label goes: a call that is cut off here finds it again.
        train_after_erasure(context.model_context, label.document_type)
    context.labels.delete(document_id)
    if ended.part is not None:
        _erase_pages(context, actor, ended.part)
    elif source.key:
        context.inbox.delete_version(source.key, source.version_id)
        _forget_markers(context, source.key)
    erased = context.documents.get(document_id)
    if not erased.source.key:
        return erased
    nowhere = ObjectRef(bucket=source.bucket, key="", version_id=source.version_id)
    blank = erased.next_version(source=nowhere, content_hash=None, prediction_digest=None)
    try:
        context.work.commit(blank)
    except VersionConflict:
        # Somebody else has erased it at the same time.
        return context.documents.get(document_id)
    return blank


def _erase_pages(context: ErasureContext, actor: Actor, part: Part) -> None:
    """Remove what the document that a part comes from still has of its pages; with its last part it goes itself."""
    context.files.erase_pages(part.of, part.span)
    whole = context.documents.get(part.of)
    if whole.state is DocumentState.ERASED:
        return
    if all(context.documents.get(each).state is DocumentState.ERASED for each in whole.part_ids):
        erase_everywhere(context, actor, whole.id)


def _forget_heads(context: ErasureContext, document_id: str) -> None:
    """Removes what other documents are compared with: which document is the newest of its key, which was first with
    its content, and which with the supplier, number and total that were read.

    Before the extraction goes: a call that is cut off here finds it again.
    """
    document = context.documents.get(document_id)
    digests = [document.content_hash, _duplicate_key(context, document)]
    heads = [context.documents.content_head(digest) for digest in digests if digest is not None]
    newest = context.documents.key_head(key_head_id(document.source)) if document.source.key else None
    for head in (*heads, newest):
        if head is not None and head.document_id == document_id:
            with suppress(VersionConflict):  # another document has just taken its place
                context.documents.forget_head(head)


def _duplicate_key(context: ErasureContext, document: Document) -> str | None:
    try:
        prediction = context.files.remaining_prediction(document)
    except (StoredContentDamaged, ValidationError):
        # Damaged, or made by another version of docloop: nothing keeps the rest from being erased.
        return None
    if prediction is None:
        return None
    return duplicate_key(prediction, context.model_context.types.get(prediction.document_type))


def _forget_markers(context: ErasureContext, key: str) -> None:
    """A delete marker names the file, too; it goes with the last version that it hides."""
    while markers := [entry for entry in context.inbox.page(key).entries if entry.key == key]:
        if not all(entry.marker for entry in markers):
            return
        for marker in markers:
            context.inbox.delete_version(key, marker.version_id)


def _end_once(context: ErasureContext, actor: Actor, document_id: str) -> None:
    document = context.documents.get(document_id)
    if document.state is not DocumentState.ERASED:
        _end(context, actor, document)


def _end(context: ErasureContext, actor: Actor, document: Document) -> None:
    """Store document and reviews without their content, in one transaction, and order the second deletion.

    The row still says where its objects are, and what its content was.
    """
    now = context.clock.now()
    erased = document.moved(
        DocumentState.ERASED,
        now,
        media_type=None,
        failure=None,
        reasons=(),
        uploaded_by=None,
        external_id=None,
        metadata={},
        lease_until=None,
        size=0,
        result_digest=None,
    )
    events: list[OutboxEvent] = [event_of(erased, EventType.DOCUMENT_ERASED, now)]
    ids = [review_id(document.id, number) for number in range(1, document.reviews + 1)]
    rows: list[Entity] = [erased]
    for review in context.reviews.get_many(ids):
        blank = _blank(review)
        if review.state in ENDED:
            rows.append(blank.changed(now))
        else:
            cancelled = blank.moved(ReviewState.CANCELLED, now)
            rows.append(cancelled)
            events.append(event_of(erased, EventType.REVIEW_CANCELLED, now, review_id=review.id))
    purge = event_of(erased, EventType.DOCUMENT_PURGED, now + LONGEST_CALL)
    entry = entry_of(actor, Verb.DOCUMENT_ERASED, document.id, now, str(erased.version))
    context.work.commit(*rows, *events, purge, entry)
    publish_now(context, *events)
    record_now(context, entry)


def _blank(review: Review) -> Review:
    return review.model_copy(
        update={
            "questions": (),
            "amount": None,
            "supplier": None,
            "key_name": None,
            "draft": None,
            "draft_by": None,
            "note": None,
            "claim": None,
            "announced_at": None,
            "corrections": (),
        }
    )
