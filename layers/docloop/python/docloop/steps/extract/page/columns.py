"""Columns of lines on a letter, and the addresses in them."""

from __future__ import annotations

import re
from itertools import zip_longest

from docloop.steps.extract.page.layout import Segment

CITY = re.compile(
    r"(?:^|\s)(?:[A-Z]{1,3}[-\s])?\d{4,5}\s?[^\W\d_]{3,}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"
)
"""A town with its postal code."""

ALIGNED = 0.02
"""Of the page's width: edges that stand one below the other."""

_COLUMN_REACH = 24.0
"""Line heights within which the lines of a block are looked for."""


def address_below(
    segment: Segment, segments: list[Segment], sender: str | None
) -> tuple[str | None, tuple[Segment, ...]]:
    """What follows the name in its sender line, or the lines below it down to the town."""
    if sender:
        parts = re.split(r"\s*[●•·|]\s*|\s[-–]\s|,\s", segment.text[len(sender) :])
        return ", ".join(part for part in parts if part), (segment,)
    lines: list[Segment] = []
    column = column_of(segment, segments, up=False)[:4]
    for below, following in zip_longest(column, column[1:]):
        lines.append(below)
        # "1521 Oak Drive" looks like a town with its code, until the town comes.
        if CITY.search(below.text) and not (following and CITY.search(following.text)):
            text = ", ".join(re.sub(r"\s*[●•·|]\s*", ", ", line.text.strip(" ,")) for line in lines)
            return text, tuple(lines)
    return None, ()


def column_of(segment: Segment, segments: list[Segment], *, up: bool) -> list[Segment]:
    """Segments of the same column, nearest first, as long as the lines follow closely."""
    reach = _COLUMN_REACH * max(segment.box.height, 0.008)
    way = -1 if up else 1
    top, left, right, middle = segment.box.top, segment.box.left, segment.box.right, segment.box.center_x
    same = [
        other
        for other in segments
        if 0.001 < way * ((box := other.box).top - top) < reach
        # Left, right or centred, as letterheads are set.
        and (abs(box.left - left) < ALIGNED or abs(box.right - right) < ALIGNED or abs(box.center_x - middle) < ALIGNED)
    ]
    same.sort(key=lambda other: abs(other.box.center_y - segment.box.center_y))
    column: list[Segment] = []
    last = segment
    for other in same:
        gap = last.box.top - other.box.bottom if up else other.box.top - last.box.bottom
        if gap > 1.8 * max(segment.box.height, 0.008):
            break
        column.append(other)
        last = other
    return column


def heads_address(segment: Segment, segments: list[Segment]) -> bool:
    below = column_of(segment, segments, up=False)[:4]
    return bool(below) and not CITY.search(segment.text) and any(CITY.search(other.text) for other in below[:4])
