"""Listings that leave rows out: bounded work, and cursors that neither skip nor repeat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docloop.ports import PageOf

PARTS = 10
"""Queries that one part of a filtered listing may take."""

T = TypeVar("T")


def filtered(
    part_after: Callable[[str | None, int], PageOf[T]], keep: Callable[[T], bool], cursor: str | None, limit: int
) -> PageOf[T]:
    """Up to `limit` rows that are to be kept; fewer with a cursor when the work for one call was done before.

    `part_after` gives the rows behind a cursor, so many at most. As many are asked for as are still missing: the
    listing's own cursor then always stands right behind the last row that was looked at.
    """
    kept: list[T] = []
    for _ in range(PARTS):
        part = part_after(cursor, limit - len(kept))
        kept += [row for row in part.items if keep(row)]
        cursor = part.cursor
        if cursor is None or len(kept) >= limit:
            break
    return PageOf(tuple(kept), cursor)
