"""How far the sweeper has walked through a bucket that is too big for one run."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Entity


class InboxWalk(Entity):
    """`id` is `walk#` and the bucket. A walk goes over all keys in order, a bounded piece each run.

    `after` is the last key looked at. The walk looks at objects modified after `since` (None: at all) and not after
    `until`; when it is through, the next one begins where its time window ended.
    """

    after: str | None = None
    since: datetime | None = None
    until: datetime


def walk_id(bucket: str) -> str:
    return f"walk#{bucket}"
