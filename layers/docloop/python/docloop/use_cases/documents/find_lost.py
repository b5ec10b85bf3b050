"""Finds objects in the inbox that no table knows, because their event was lost, however much lies in the bucket.

S3 lists by key alone and cannot be asked for what is new, so the whole bucket is walked, delete markers and older
versions included: at most PAGES pages of 1,000 entries a run, and the place is kept. 10 million objects and 10 million
delete markers are 400 runs, a walk of 6 hours and 40 minutes; up to 50,000 entries are a single run. A walk begins a
third of `orphan_age` after the one before it, or when that one is done.

Each walk compares with the table every object that is due: at the ages of 15 minutes (`orphan_age`), 30 minutes, 1, 2,
4 and 8 hours and so on, and from a day on once a day. So new objects are compared most often; one whose event was lost
is noticed by the first walk that passes it after its first 15 minutes, also one that had begun before those were over,
and if that message is lost as well, again at its next age; a document that only waits in a long queue is not noticed
again every minute. S3 dates an upload in parts by its beginning: one that took longer than its first ages is found at
the next one.

A run makes at most 50 LIST calls, 500 reads of 100 rows, 50 writes of the place and a message for each object noticed.
At most a day's worth of rows is read a day: of 10 million objects 5 million read units, 0.63 dollars; LIST calls are
0.36 dollars a day at most (cdk/costs.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from docloop.model.document import ObjectRef, document_id
from docloop.model.inbox_scan import InboxWalk, walk_id
from docloop.ports import (
    BlobEntry,
    BlobHead,
    BlobPage,
    BlobStore,
    Clock,
    DocumentStore,
    IngestQueue,
    UnitOfWork,
    WalkStore,
)
from docloop.use_cases.documents.register import INBOX_PREFIX

PAGES = 50
"""Pages of the bucket that one run looks at."""

PIECE = 100
"""Objects that are compared with the table in one call."""

CLOCK_SKEW = timedelta(seconds=5)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class FindLostContext:
    """`orphan_age`: how long an object may stay unknown. `tidy` is shown each page before its objects are noticed."""

    work: UnitOfWork
    documents: DocumentStore
    inbox: BlobStore
    ingest: IngestQueue
    walks: WalkStore
    clock: Clock
    orphan_age: timedelta
    tidy: Callable[[BlobPage], object] = lambda _: None


def notice_unknown(context: FindLostContext, more: Callable[[], bool]) -> int:
    """Goes on with the walk, a page at a time while `more()`; says of how many objects the ingest queue was told."""
    walk = _current_walk(context)
    noticed = 0
    for _ in range(PAGES):
        if walk.done or not more():
            break
        page = context.inbox.page(after=walk.after)
        context.tidy(page)
        now = context.clock.now()
        candidates = [entry for entry in page.entries if becomes_document(entry)]
        due = [entry for entry in candidates if is_due(walk, entry, context.orphan_age, now)]
        for source in unknown(context, sorted(due, key=lambda entry: entry.modified_at, reverse=True)):
            context.ingest.notice(source)
            noticed += 1
        walk = _save(context, walk.model_copy(update={"after": page.after, "done": page.after is None}))
    return noticed


def is_due(walk: InboxWalk, entry: BlobHead, orphan_age: timedelta, now: datetime) -> bool:
    """Whether the entry has come to an age, since the walk before this one, at which it is compared.

    One that was too young, or not there, when this walk began is due as soon as the walk finds it old enough. The next
    walk compares it once more.
    """
    first = max(orphan_age, CLOCK_SKEW)
    ages = _ages_by(walk.until - entry.modified_at, first)
    if ages == 0:
        return now - entry.modified_at >= first
    return ages > (_ages_by(walk.since - entry.modified_at, first) if walk.since else 0)


def unknown(context: FindLostContext, entries: Sequence[BlobHead]) -> Iterator[ObjectRef]:
    """Those that have no document, in their order."""
    for start in range(0, len(entries), PIECE):
        sources = {
            document_id(source): source
            for entry in entries[start : start + PIECE]
            if (source := ObjectRef(bucket=context.inbox.bucket, key=entry.key, version_id=entry.version_id))
        }
        known = context.documents.known([*sources])
        yield from (source for each, source in sources.items() if each not in known)


def becomes_document(entry: BlobEntry) -> bool:
    """As the bucket's notification and the ingest queue have it: a key that ends in a slash is an empty folder."""
    return entry.newest and not entry.marker and entry.key.startswith(INBOX_PREFIX) and not entry.key.endswith("/")


def _ages_by(age: timedelta, first: timedelta) -> int:
    """At how many ages an object as old as `age` has been compared."""
    if age < first:
        return 0
    doublings = math.floor(math.log2(min(age, DAY) / first)) + 1 if first < DAY else 1
    return doublings + age // DAY


def _current_walk(context: FindLostContext) -> InboxWalk:
    """The walk as far as it is, or the next one when it is time. The first one compares all there is."""
    now, key = context.clock.now(), walk_id(context.inbox.bucket)
    stored = context.walks.get(key)
    if stored is None:
        return InboxWalk(id=key, version=0, until=now)
    if stored.done and now >= stored.until + context.orphan_age / 3:
        return stored.model_copy(update={"since": stored.until, "until": now, "done": False})
    return stored


def _save(context: FindLostContext, walk: InboxWalk) -> InboxWalk:
    """Two runs at once may both walk the same piece: noticing twice does no harm, and the later one keeps the place."""
    saved = walk.next_version()
    context.work.commit(saved)
    return saved
