"""What happened to documents since a moment, for programs that ask now and then instead of listening to events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from docloop.model.document import Document
from docloop.ports import Clock, DocumentStore, PageOf
from docloop.use_cases.paging import filtered

SETTLED = timedelta(seconds=60)
"""A change is told so long after its moment. The moment is taken before the change is written and its index follows
after that, so of two changes the later one may be found first; none takes this long. The API's function ends after 29
seconds, and the others take the moment right before they write."""


class Changes(NamedTuple):
    """`until`: all changes up to this moment have been told, so the next question is for those after it. None: not yet,
    go on with the cursor."""

    page: PageOf[Document]
    until: datetime | None


def changes(
    documents: DocumentStore,
    clock: Clock,
    after: datetime,
    keep: Callable[[Document], bool] = lambda _: True,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> Changes:
    """Documents as they are now that changed after a moment, the longest ago first; at most `limit` of those to keep.

    A document that changes again meanwhile comes again, later. Reads at most PARTS pages of one index, which begin at
    the moment or the cursor: what it costs does not grow with the number of documents.
    """
    until = clock.now() - SETTLED
    page = filtered(
        lambda behind, most: documents.changed(after, until, cursor=behind, limit=most), keep, cursor, limit
    )
    return Changes(page, max(after, until) if page.cursor is None else None)
