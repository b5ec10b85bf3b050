"""How far the sweeper has walked through a bucket that is too big for one run."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Entity


class InboxWalk(Entity):
    """`id` is `walk#` and the bucket. A walk goes over all keys in order, a bounded piece each run.

    `after` is where the store's next page begins, None at the beginning and when `done`. `until` is when the walk
    began, `since` when the one before it did (None: it is the first). `done`: the next walk has not begun yet.
    """

    after: str | None = None
    since: datetime | None = None
    until: datetime
    done: bool = False


def walk_id(bucket: str) -> str:
    return f"walk#{bucket}"
