"""Erases a document everywhere: file, readings, results, label, whatever people wrote about it, what models recall."""

from __future__ import annotations

import logging
from contextlib import suppress

from docloop.errors import NotFound, VersionConflict
from docloop.model import keys
from docloop.model.actor import Actor
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState, ObjectRef
from docloop.model.document import document_id as id_of
from docloop.model.event import EventType, OutboxEvent
from docloop.model.review import ENDED, Review, ReviewState, review_id
from docloop.steps.events import event_of
from docloop.steps.models.request import train_after_erasure
from docloop.steps.publish import publish_now
from docloop.steps.review.desk import Desk, Request, answer_of, answered_before

logger = logging.getLogger(__name__)

_TRIES = 5


def erase(desk: Desk, actor: Actor, document_id: str, request: Request | None = None) -> Document:
    """The document's row, which keeps ids and state only.

    The older versions of the same object go with it, because a bucket with versions would bring them back; a newer
    one is a document of its own and stays. A call that was cut off is finished by the next one. Raises KeyReused.
    """
    if answered_before(desk, request) is not None:
        return desk.documents.get(document_id)
    document = desk.documents.get(document_id)
    for older in _older(desk, document.source):
        _erase_version(desk, id_of(older), older)
    erased = _erase_row(desk, document_id, document.source)
    if request is not None:
        with suppress(VersionConflict):  # the same request, twice at once
            desk.work.commit(answer_of(desk, request, document_id))
    logger.info("document erased", extra={"document_id": document_id, "by": actor.user_id})
    return erased


def _older(desk: Desk, source: ObjectRef) -> list[ObjectRef]:
    """Versions of the object from before this one, the oldest first."""
    ids = [head.version_id for head in desk.inbox.versions(source.key)] if source.key else []
    if source.version_id not in ids:
        return []
    before = ids[ids.index(source.version_id) + 1 :]
    return [source.model_copy(update={"version_id": each}) for each in reversed(before)]


def _erase_version(desk: Desk, document_id: str, source: ObjectRef) -> None:
    try:
        _erase_row(desk, document_id, source)
    except NotFound:
        # A version that never became a document.
        desk.inbox.delete_version(source.key, source.version_id)


def _erase_row(desk: Desk, document_id: str, source: ObjectRef) -> Document:
    """The order lets a call that was cut off be repeated: the row forgets where its objects are when they are gone."""
    _repeat_on_conflict(desk, document_id)
    label = desk.labels.get(document_id)
    desk.derived.delete(keys.document_prefix(document_id))
    desk.results.delete(keys.result_prefix(document_id))
    if label is not None:
        # Before the label goes: a call that is cut off here finds it again.
        train_after_erasure(desk.school, label.document_type)
    desk.labels.delete(document_id)
    if source.key:
        desk.inbox.delete_version(source.key, source.version_id)
    erased = desk.documents.get(document_id)
    if not erased.source.key:
        return erased
    nowhere = ObjectRef(bucket=source.bucket, key="", version_id=source.version_id)
    blank = erased.model_copy(update={"source": nowhere, "version": erased.version + 1})
    desk.work.commit(blank)
    return blank


def _repeat_on_conflict(desk: Desk, document_id: str) -> None:
    for _ in range(_TRIES):
        document = desk.documents.get(document_id)
        if document.state is DocumentState.ERASED:
            return
        try:
            _end(desk, document)
        except VersionConflict:
            continue
        return
    raise VersionConflict(document_id=document_id)


def _end(desk: Desk, document: Document) -> None:
    """Document and reviews without their content, in one transaction."""
    now = desk.clock.now()
    erased = document.moved(
        DocumentState.ERASED,
        now,
        content_hash=None,
        media_type=None,
        failure=None,
        reasons=(),
        uploaded_by=None,
        lease_until=None,
        size=0,
    )
    events: list[OutboxEvent] = [event_of(erased, EventType.DOCUMENT_ERASED, now)]
    ids = [review_id(document.id, number) for number in range(1, document.reviews + 1)]
    rows: list[Entity] = [erased]
    for review in desk.reviews.get_many(ids):
        blank = _blank(review)
        if review.state in ENDED:
            rows.append(blank.changed(now))
        else:
            cancelled = blank.moved(ReviewState.CANCELLED, now)
            rows.append(cancelled)
            events.append(event_of(erased, EventType.REVIEW_CANCELLED, now, review_id=review.id))
    desk.work.commit(*rows, *events)
    publish_now(desk, *events)


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
