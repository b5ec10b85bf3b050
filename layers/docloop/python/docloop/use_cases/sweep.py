"""Picks up what fell down: lapsed claims, lost announcements, unpublished events, stuck and unknown documents; erases
documents whose retention has ended.

Every part does a bounded piece of work and may be done twice; what is left over is for the next run, a minute later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from docloop.errors import DocloopError, VersionConflict
from docloop.model.document import Document, DocumentState
from docloop.model.event import Continuation
from docloop.model.review import ReviewState
from docloop.ports import BlobStore, IngestQueue, WalkStore
from docloop.use_cases.audit import record_pending
from docloop.use_cases.documents.find_lost import FindLostContext, notice_unknown
from docloop.use_cases.documents.retention import RetentionContext, clear_leftovers, erase_ended
from docloop.use_cases.models.schedule import ScheduleContext, start_due_trainings
from docloop.use_cases.publish import PublishContext, Published, announce, publish_now, publish_pending
from docloop.use_cases.reviews.claims import freed_of, holder

logger = logging.getLogger(__name__)

PIECE = 100
_IN_WORK = (DocumentState.RECEIVED, DocumentState.EXTRACTING)
T = TypeVar("T")


@dataclass(frozen=True)
class SweepContext:
    """`announcement_age`: an older announcement is taken for lost. `orphan_age`: how long a document may lie still, or
    an object in the inbox stay unknown, before it is taken up again."""

    publisher: PublishContext
    inbox: BlobStore
    ingest: IngestQueue
    walks: WalkStore
    schedule: ScheduleContext
    announcement_age: timedelta
    orphan_age: timedelta
    retention: RetentionContext


@dataclass(frozen=True)
class SweepReport:
    """How much was done. `failed_parts`: parts that a service failed; they did nothing or not all that they should.

    `oldest_review`, `oldest_event`: how long the review that waits longest has been open, and how long ago the oldest
    event happened that was still unpublished when the run began; 0 when there is none, None when it is not known.
    """

    released: int = 0
    announced: int = 0
    published: int = 0
    continued: int = 0
    noticed: int = 0
    trainings: int = 0
    erased: int = 0
    recorded: int = 0
    lost_results: int = 0
    failed_parts: int = 0
    oldest_review: timedelta | None = None
    oldest_event: timedelta | None = None


def sweep(sweeper: SweepContext, more: Callable[[], bool] = lambda: True) -> SweepReport:
    """One run, as long as `more()` says that there is time. A part that a service fails does not stop the others."""
    failed = 0

    def attempt(name: str, work: Callable[[], T], otherwise: T) -> T:
        nonlocal failed
        try:
            return work()
        except VersionConflict:
            # Another run is at the same work: it is being done.
            return otherwise
        except DocloopError as error:
            logger.warning("a part of the sweep failed", extra={"part": name, "code": error.code, "facts": error.facts})
            failed += 1
            return otherwise

    def part(work: Callable[[SweepContext, Callable[[], bool]], int]) -> int:
        return attempt(work.__name__, lambda: work(sweeper, more) if more() else 0, 0)

    oldest_review = attempt("oldest_review", lambda: _oldest_review(sweeper), None)
    oldest_event = attempt("oldest_event", lambda: _oldest_event(sweeper), None)
    published = attempt("publish_events", lambda: publish_events(sweeper, more) if more() else Published(), Published())
    return SweepReport(
        published=published.done,
        lost_results=published.lost,
        recorded=part(record_entries),
        released=part(release_lapsed),
        announced=part(announce_lost),
        continued=part(continue_stuck),
        noticed=part(notice_lost),
        trainings=part(see_to_trainings),
        erased=part(erase_old),
        failed_parts=failed,
        oldest_review=oldest_review,
        oldest_event=oldest_event,
    )


def _oldest_review(sweeper: SweepContext) -> timedelta:
    waiting = (sweeper.publisher.reviews.oldest(state) for state in (ReviewState.OPEN, ReviewState.ESCALATED))
    return _age(sweeper, [review.opened_at for review in waiting if review is not None])


def _oldest_event(sweeper: SweepContext) -> timedelta:
    """How long the first pending event is overdue; zero for one whose moment lies ahead."""
    return _age(sweeper, [event.at for event in sweeper.publisher.outbox.pending(1)])


def _age(sweeper: SweepContext, since: list[datetime]) -> timedelta:
    now = sweeper.publisher.clock.now()
    return now - min([*since, now])


def publish_events(sweeper: SweepContext, more: Callable[[], bool]) -> Published:
    return publish_pending(sweeper.publisher, PIECE, more)


def record_entries(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Append to the audit record what could not be appended at once."""
    return record_pending(sweeper.publisher, PIECE, more)


def release_lapsed(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Opens reviews again whose claim has lapsed, draft kept, and announces them."""
    publisher = sweeper.publisher
    done = 0
    for found in publisher.reviews.due(ReviewState.CLAIMED, publisher.clock.now(), PIECE):
        if not more():
            break
        # What the index says may be old by a moment; the row itself decides, and its version guards it.
        review = publisher.reviews.get(found.id)
        now = publisher.clock.now()
        if review.state is not ReviewState.CLAIMED or holder(review, now) is not None:
            continue
        freed, event = freed_of(review, now)
        try:
            publisher.work.commit(freed, event)
        except VersionConflict:
            continue
        publish_now(publisher, event)
        done += 1
    return done


def announce_lost(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Announces open reviews of which no announcement is out, or only one that SQS will have dropped."""
    publisher = sweeper.publisher
    done = 0
    for review in publisher.reviews.due(ReviewState.OPEN, publisher.clock.now() - sweeper.announcement_age, PIECE):
        if not more():
            break
        done += announce(publisher, review.id)
    return done


def continue_stuck(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Hands documents on that nobody is working on any more.

    The row is touched first, so that a document is handed on once per `orphan_age` and not in every run.
    """
    publisher = sweeper.publisher
    done = 0
    for document in (each for state in _IN_WORK for each in publisher.documents.oldest(state, PIECE)):
        now = publisher.clock.now()
        if not more():
            break
        if not _lies_still(document, now - sweeper.orphan_age):
            continue
        try:
            publisher.work.commit(document.next_version(changed_at=now))
        except VersionConflict:
            continue
        sweeper.ingest.hand_on(Continuation(document_id=document.id))
        done += 1
    return done


def see_to_trainings(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Has models trained for which there are enough new labels, and takes up trainings that nobody is at."""
    return start_due_trainings(sweeper.schedule, sweeper.publisher.clock.now() - sweeper.orphan_age, more)


def _lies_still(document: Document, since: datetime) -> bool:
    return document.changed_at < since and (document.lease_until is None or document.lease_until < since)


def notice_lost(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    """Tells the ingest queue of objects whose event was lost; clears away what never becomes a document."""
    context = FindLostContext(
        work=sweeper.publisher.work,
        documents=sweeper.publisher.documents,
        inbox=sweeper.inbox,
        ingest=sweeper.ingest,
        walks=sweeper.walks,
        clock=sweeper.publisher.clock,
        orphan_age=sweeper.orphan_age,
        tidy=lambda page: clear_leftovers(sweeper.retention, context, page),
    )
    return notice_unknown(context, more)


def erase_old(sweeper: SweepContext, more: Callable[[], bool]) -> int:
    return erase_ended(sweeper.retention, more)
