"""Erases what has been kept for as long as it may be, in pieces, and finishes erasures that were cut off.

Retention counts from the moment a document was received, whatever has become of it since: a review that is still open
or claimed is cancelled with it. The moment is rounded down to a full hour, so that all documents of an hour are erased
together and their models are trained anew once for all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, groupby

from docloop.errors import ConflictError, DependencyError, NotFound
from docloop.model.actor import Actor
from docloop.model.document import Document, DocumentState
from docloop.ports import BlobEntry, BlobPage
from docloop.use_cases.contexts.review import ErasureContext
from docloop.use_cases.documents.erase import erase_everywhere
from docloop.use_cases.documents.find_lost import FindLostContext, becomes_document, unknown

logger = logging.getLogger(__name__)

BY_RETENTION = Actor(user_id="retention", roles=frozenset())
"""Who the audit record names for what nobody erased by hand."""

PIECE = 100
"""Documents of each state that one run looks at."""


@dataclass(frozen=True)
class RetentionContext:
    """`kept` None: for ever. `patience`: how long an erasure may take before somebody else finishes it."""

    context: ErasureContext
    kept: timedelta | None
    patience: timedelta

    def ended_before(self) -> datetime | None:
        """What was received before this moment is erased; None: nothing is."""
        if self.kept is None:
            return None
        return self.context.clock.now().replace(minute=0, second=0, microsecond=0) - self.kept


def erase_ended(retention: RetentionContext, more: Callable[[], bool]) -> int:
    """Says how many documents were erased. One that fails does not stop the others; then DependencyError is raised
    after all of them."""
    done, failed = 0, None
    for document in chain(_cut_off(retention), _ended(retention)):
        if not more():
            break
        try:
            erase_everywhere(retention.context, BY_RETENTION, document.id)
        except (ConflictError, NotFound):
            # Somebody else is at it.
            continue
        except DependencyError as error:
            logger.warning("document not erased", extra={"document_id": document.id, "code": error.code})
            failed = error
            continue
        done += 1
    if done:
        logger.info("documents erased whose retention has ended", extra={"count": done})
    if failed is not None:
        raise failed
    return done


def _ended(retention: RetentionContext) -> Iterator[Document]:
    before = retention.ended_before()
    if before is None:
        return
    for state in DocumentState:
        if state is not DocumentState.ERASED:
            yield from retention.context.documents.oldest(state, PIECE, before)


def _cut_off(retention: RetentionContext) -> Iterator[Document]:
    since = retention.context.clock.now() - retention.patience
    found = retention.context.documents.half_erased(PIECE)
    return (document for document in found if document.changed_at < since)


def clear_leftovers(retention: RetentionContext, context: FindLostContext, page: BlobPage) -> int:
    """Removes what never became a document and never will, once it was kept long enough: objects outside the folder
    that is announced, empty folders, older versions that were never registered, and delete markers of keys of which
    nothing else is left. Says how many went.

    The newest version of a key in the inbox is left to `notice_unknown`: it may still become a document.
    """
    before = retention.ended_before()
    if before is None:
        return 0
    old = [entry for entry in page.entries if entry.modified_at < before]
    versions = [entry for entry in old if not entry.marker and not becomes_document(entry)]
    gone = 0
    for source in unknown(context, versions):
        context.inbox.delete_version(source.key, source.version_id)
        gone += 1
    for marker in _lone_markers(page):
        if marker.modified_at < before:
            context.inbox.delete_version(marker.key, marker.version_id)
            gone += 1
    return gone


def _lone_markers(page: BlobPage) -> Iterator[BlobEntry]:
    """Markers of keys of which nothing else is left. The last key of a page may go on with the next page, so it is left
    to a walk whose pages begin elsewhere."""
    groups = [list(group) for _, group in groupby(page.entries, key=lambda entry: entry.key)]
    last = len(groups) - (page.after is not None)
    for group in groups[:last]:
        if group[0].newest and all(entry.marker for entry in group):
            yield from group
