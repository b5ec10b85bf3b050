"""Boxes side by side in a row, asked about in logarithmic time: a page may have all its words in one."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Sequence

from docloop.model.geometry import Box

Numbered = tuple[int, Box]
"""When a box was added, and the box."""


class CentreLine:
    """Boxes by where their middle lies across the page. `order` numbers them as they are added."""

    def __init__(self) -> None:
        self._boxes: dict[int, Box] = {}
        self._middles: list[tuple[float, int]] = []

    def add(self, order: int, box: Box) -> None:
        insort(self._middles, (box.center_x, order))
        self._boxes[order] = box

    def around(self, place: float) -> list[Numbered]:
        """The boxes to both sides of a place across the page, at most two each way.

        Of boxes with the same middle it is the one that was added first.
        """
        chosen = []
        above = bisect_left(self._middles, (place, -1))
        below = above - 1
        for _ in range(2):
            if below >= 0:
                first = bisect_left(self._middles, (self._middles[below][0], -1))
                chosen.append(self._middles[first][1])
                below = first - 1
            if above < len(self._middles):
                middle, order = self._middles[above]
                chosen.append(order)
                above = bisect_left(self._middles, (middle, math.inf), above)
        return [(order, self._boxes[order]) for order in chosen]


class ApartRow:
    """Boxes of a row, for the question whether another one stands apart from all of them.

    `lefts` are the left edges of all boxes that will be added, sorted; `overlap` may be shared by two that are apart.
    """

    def __init__(self, lefts: Sequence[float], overlap: float) -> None:
        self._lefts = lefts
        self._overlap = overlap
        self._furthest: dict[int, float] = {}
        """A Fenwick tree: the largest right edge of the boxes that begin before a place."""

    def add(self, box: Box) -> None:
        at = bisect_left(self._lefts, box.left) + 1
        while at <= len(self._lefts):
            self._furthest[at] = max(self._furthest.get(at, 0.0), box.right)
            at += at & -at

    def is_apart(self, box: Box) -> bool:
        """Whether every box ends before this one begins or begins after this one ends, give or take `overlap`."""
        at = bisect_left(self._lefts, box.right, key=lambda left: left + self._overlap)
        while at > 0:
            if self._furthest.get(at, 0.0) > box.left + self._overlap:
                return False
            at -= at & -at
        return True
