"""Picks up what fell down: lapsed claims, lost announcements, unpublished events, stuck and unknown documents.

Every part does a bounded piece of work and may be done twice; what is left over is for the next run, a minute later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from docloop.errors import DocloopError, VersionConflict
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.event import Continuation
from docloop.model.review import ReviewState
from docloop.model.walk import InboxWalk, walk_id
from docloop.ports import BlobHead, BlobStore, IngestQueue, WalkStore
from docloop.steps.models.watch import Watch, watch
from docloop.steps.publish import Published, Publisher, announce, publish_now, publish_pending
from docloop.steps.review.claims import freed_of, holder

logger = logging.getLogger(__name__)

PIECE = 100
WALK_PIECE = 1_000
CLOCK_SKEW = timedelta(seconds=5)
_IN_WORK = (DocumentState.RECEIVED, DocumentState.EXTRACTING)
T = TypeVar("T")


@dataclass(frozen=True)
class Sweeper:
    """`announcement_age`: an older announcement is taken for lost. `orphan_age`: how long a document may lie still, or
    an object in the inbox stay unknown, before it is taken up again."""

    publisher: Publisher
    inbox: BlobStore
    ingest: IngestQueue
    walks: WalkStore
    watch: Watch
    announcement_age: timedelta
    orphan_age: timedelta
    inbox_prefix: str = "inbox/"


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
    lost_results: int = 0
    failed_parts: int = 0
    oldest_review: timedelta | None = None
    oldest_event: timedelta | None = None


def sweep(sweeper: Sweeper, more: Callable[[], bool] = lambda: True) -> SweepReport:
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
            logger.warning("a part of the sweep failed", extra={"part": name, "code": error.code})
            failed += 1
            return otherwise

    def part(work: Callable[[Sweeper, Callable[[], bool]], int]) -> int:
        return attempt(work.__name__, lambda: work(sweeper, more) if more() else 0, 0)

    oldest_review = attempt("oldest_review", lambda: _oldest_review(sweeper), None)
    oldest_event = attempt("oldest_event", lambda: _oldest_event(sweeper), None)
    published = attempt("publish_events", lambda: publish_events(sweeper, more) if more() else Published(), Published())
    return SweepReport(
        published=published.done,
        lost_results=published.lost,
        released=part(release_lapsed),
        announced=part(announce_lost),
        continued=part(continue_stuck),
        noticed=part(notice_unknown),
        trainings=part(see_to_trainings),
        failed_parts=failed,
        oldest_review=oldest_review,
        oldest_event=oldest_event,
    )


def _oldest_review(sweeper: Sweeper) -> timedelta:
    waiting = (sweeper.publisher.reviews.oldest(state) for state in (ReviewState.OPEN, ReviewState.ESCALATED))
    return _age(sweeper, [review.opened_at for review in waiting if review is not None])


def _oldest_event(sweeper: Sweeper) -> timedelta:
    return _age(sweeper, [event.at for event in sweeper.publisher.outbox.pending(1)])


def _age(sweeper: Sweeper, since: list[datetime]) -> timedelta:
    now = sweeper.publisher.clock.now()
    return now - min(since, default=now)


def publish_events(sweeper: Sweeper, more: Callable[[], bool]) -> Published:
    return publish_pending(sweeper.publisher, PIECE, more)


def release_lapsed(sweeper: Sweeper, more: Callable[[], bool]) -> int:
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


def announce_lost(sweeper: Sweeper, more: Callable[[], bool]) -> int:
    """Announces open reviews of which no announcement is out, or only one that SQS will have dropped."""
    publisher = sweeper.publisher
    done = 0
    for review in publisher.reviews.due(ReviewState.OPEN, publisher.clock.now() - sweeper.announcement_age, PIECE):
        if not more():
            break
        done += announce(publisher, review.id)
    return done


def continue_stuck(sweeper: Sweeper, more: Callable[[], bool]) -> int:
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
            publisher.work.commit(document.model_copy(update={"version": document.version + 1, "changed_at": now}))
        except VersionConflict:
            continue
        sweeper.ingest.hand_on(Continuation(document_id=document.id))
        done += 1
    return done


def see_to_trainings(sweeper: Sweeper, more: Callable[[], bool]) -> int:
    """Has models trained for which there are enough new labels, and takes up trainings that nobody is at."""
    return watch(sweeper.watch, sweeper.publisher.clock.now() - sweeper.orphan_age, more)


def _lies_still(document: Document, since: datetime) -> bool:
    return document.changed_at < since and (document.lease_until is None or document.lease_until < since)


def notice_unknown(sweeper: Sweeper, more: Callable[[], bool]) -> int:
    """Tells the ingest queue of objects that no table knows, because their event was lost.

    The bucket is walked in key order, `WALK_PIECE` objects a run, with the place kept in a row: a million objects take
    some sixteen hours. A walk looks only at objects that came after those the walk before it has settled, so in quiet
    times it reads no table at all.
    """
    walk = _current_walk(sweeper)
    heads = list(islice(sweeper.inbox.list(sweeper.inbox_prefix, walk.after), WALK_PIECE))
    done = 0
    for start in range(0, len(heads), PIECE):
        if not more():
            return done
        piece = heads[start : start + PIECE]
        done += _notice(sweeper, [_source(sweeper, head) for head in piece if _in_window(walk, head.modified_at)])
        walk = _save(sweeper, walk.model_copy(update={"after": piece[-1].key}))
    if len(heads) < WALK_PIECE:
        _save(sweeper, _next_walk(sweeper, walk))
    return done


def _notice(sweeper: Sweeper, sources: list[ObjectRef]) -> int:
    known = sweeper.publisher.documents.known([document_id(source) for source in sources]) if sources else frozenset()
    unknown = [source for source in sources if document_id(source) not in known]
    for source in unknown:
        sweeper.ingest.notice(source)
    return len(unknown)


def _source(sweeper: Sweeper, head: BlobHead) -> ObjectRef:
    return ObjectRef(bucket=sweeper.inbox.bucket, key=head.key, version_id=head.version_id)


def _in_window(walk: InboxWalk, modified_at: datetime) -> bool:
    return modified_at <= walk.until and (walk.since is None or modified_at > walk.since)


def _current_walk(sweeper: Sweeper) -> InboxWalk:
    """The walk as far as it is; the first one ever looks at all there is."""
    stored = sweeper.walks.get(walk_id(sweeper.inbox.bucket))
    return stored or InboxWalk(id=walk_id(sweeper.inbox.bucket), version=0, until=_settled(sweeper))


def _next_walk(sweeper: Sweeper, walk: InboxWalk) -> InboxWalk:
    until = max(walk.until, _settled(sweeper))
    return walk.model_copy(update={"after": None, "since": walk.until, "until": until})


def _settled(sweeper: Sweeper) -> datetime:
    """No object will turn up any more that is older than this, whatever the two clocks say and however they round."""
    return sweeper.publisher.clock.now() - max(sweeper.orphan_age, CLOCK_SKEW)


def _save(sweeper: Sweeper, walk: InboxWalk) -> InboxWalk:
    """Two runs at once may both walk the same piece: noticing twice does no harm, and the later one keeps the place."""
    saved = walk.model_copy(update={"version": walk.version + 1})
    sweeper.publisher.work.commit(saved)
    return saved
