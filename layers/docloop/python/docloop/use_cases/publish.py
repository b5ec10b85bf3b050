"""Does what committed events ask for: hands the result over, announces the review, tells the event bus.

The event was written in the transaction of its move, so nothing here can be lost; each part may be done twice, so
nothing here has to be done only once. What fails stays pending, and the sweeper comes back to it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from docloop.errors import (
    DocloopError,
    NotFound,
    ResultLost,
    SourceMissing,
    VersionConflict,
)
from docloop.model.document import DocumentState
from docloop.model.event import Announcement, EventType, OutboxEvent
from docloop.model.review import ReviewState
from docloop.ports import (
    AuditRecord,
    Clock,
    DocumentFiles,
    DocumentStore,
    EventOutbox,
    ReviewQueue,
    ReviewStore,
    UnitOfWork,
)
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.documents.supersede import superseded_by

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PublishContext:
    """Everything that an event's effects touch."""

    work: UnitOfWork
    documents: DocumentStore
    reviews: ReviewStore
    files: DocumentFiles
    queue: ReviewQueue
    outbox: EventOutbox
    audit: AuditRecord
    clock: Clock


class Published(NamedTuple):
    """How many pending events were published, and how many of them had lost their result and were given up."""

    done: int = 0
    lost: int = 0


def publish(publisher: PublishContext, event: OutboxEvent) -> None:
    """Does all of the event's effects and remembers that. Raises DependencyError, ResultLost; then it stays pending."""
    if event.type is EventType.DOCUMENT_PURGED:
        _purge(publisher, event.document_id)
    if event.type is EventType.DOCUMENT_SUPERSEDED:
        _supersede_parts(publisher, event.document_id)
    if event.result_revision is not None and event.result_digest is not None:
        try:
            _hand_over(publisher, event.document_id, event.result_revision, event.result_digest)
        except SourceMissing:
            # Staged before the move was committed, so somebody removed it since: no try will bring it back.
            raise ResultLost(event_id=event.id) from None
    if event.announce and event.review_id is not None:
        announce(publisher, event.review_id)
    publisher.outbox.publish(event)
    publisher.outbox.mark_published(event, publisher.clock.now())


def publish_now(publisher: PublishContext, *events: OutboxEvent) -> None:
    """Publishes what was just committed; what fails is left to the sweeper, because the move itself is done."""
    for event in events:
        try:
            publish(publisher, event)
        except DocloopError as error:
            logger.warning("event left to the sweeper", extra={"event_id": event.id, "code": error.code})


def publish_pending(publisher: PublishContext, limit: int = 100, more: Callable[[], bool] = lambda: True) -> Published:
    """Publishes up to `limit` pending events while `more()`; says how many. One that fails does not stop the others.

    An event whose moment lies ahead waits for it.
    """
    done = lost = 0
    now = publisher.clock.now()
    for event in publisher.outbox.pending(limit):
        if event.at > now or not more():
            break
        try:
            lost += _publish_or_give_up(publisher, event)
        except DocloopError as error:
            logger.warning("event not published", extra={"event_id": event.id, "code": error.code})
        else:
            done += 1
    return Published(done - lost, lost)


def _publish_or_give_up(publisher: PublishContext, event: OutboxEvent) -> bool:
    """Whether the event's result is lost; such an event is not tried again."""
    try:
        publish(publisher, event)
    except ResultLost as error:
        logger.error("a staged result is gone", extra={"event_id": event.id, "code": error.code})
        publisher.outbox.mark_published(event, publisher.clock.now())
        return True
    return False


def announce(publisher: PublishContext, review_id: str) -> bool:
    """Puts an open review on the review queue and notes when; False when it is no longer open."""
    sent = False

    def attempt() -> bool:
        nonlocal sent
        try:
            review = publisher.reviews.get(review_id)
        except NotFound:
            return False
        if review.state is not ReviewState.OPEN:
            return False
        if not sent:
            publisher.queue.announce(Announcement(review_id=review_id))
            sent = True
        publisher.work.commit(review.changed(review.changed_at, announced_at=publisher.clock.now()))
        return True

    try:
        return retry_on_conflict(attempt, VersionConflict(review_id=review_id))
    except VersionConflict:
        return sent


def _hand_over(publisher: PublishContext, document_id: str, revision: int, digest: str) -> None:
    """Copy the committed result to those who consume results, unless the document was erased meanwhile.

    Raises SourceMissing, StoredContentDamaged.
    """
    try:
        publisher.files.publish_result(document_id, revision, digest)
    except SourceMissing:
        if _erased(publisher, document_id):
            return
        raise
    if _erased(publisher, document_id):
        publisher.files.erase(document_id)


def _supersede_parts(publisher: PublishContext, document_id: str) -> None:
    """End the parts of a document that a newer version of its file has superseded. Raises VersionConflict."""
    document = publisher.documents.get(document_id)
    for each in document.part_ids:
        end = partial(_supersede_part, publisher, each, document.superseded_by or document.id)
        retry_on_conflict(end, VersionConflict(document_id=each))


def _supersede_part(publisher: PublishContext, part_id: str, by: str) -> None:
    changes = superseded_by(by, publisher.documents.get(part_id), publisher.reviews, publisher.clock.now())
    if changes:
        publisher.work.commit(*changes)
        publish_now(publisher, *(each for each in changes if isinstance(each, OutboxEvent)))


def _purge(publisher: PublishContext, document_id: str) -> None:
    """Delete once more whatever is stored of an erased document.

    A call that began before the erasure may have written after it and ended before it noticed. By the time of this
    event no such call is running any more.
    """
    publisher.files.erase(document_id)


def _erased(publisher: PublishContext, document_id: str) -> bool:
    return publisher.documents.get(document_id).state is DocumentState.ERASED
