"""Connected areas of a mask, found by the runs of its rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEAST = 0.01
"""Share of the mask; smaller areas are left out."""


@dataclass(frozen=True)
class Region:
    """`ends` are (x, y) of the first and the last pixel of each row. `filled` is its area, holes and bays included."""

    ends: NDArray[np.float64]
    filled: float


def regions_of(mask: NDArray[np.bool_]) -> list[Region]:
    """Return the connected areas of a mask (pixels that touch above or beside each other), without the small ones."""
    rows, starts, ends = _runs(mask)
    parents = list(range(len(rows)))
    for above, below in _touching(rows, starts, ends):
        one, other = _root(parents, above), _root(parents, below)
        parents[max(one, other)] = min(one, other)
    roots = np.array([_root(parents, run) for run in range(len(rows))], dtype=np.int64)
    areas = np.bincount(roots, weights=ends - starts + 1, minlength=1) if len(roots) else np.zeros(1)
    return [_region(rows[roots == root], starts[roots == root], ends[roots == root])
            for root in np.nonzero(areas >= _LEAST * mask.size)[0]]  # fmt: skip


def _runs(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, first and last column of each run of pixels, in reading order."""
    steps = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(steps == 1)
    return rows, starts, np.nonzero(steps == -1)[1] - 1


def _touching(rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Pairs of runs of neighbouring rows that share a column."""
    first = np.searchsorted(rows, np.arange(int(rows[-1]) + 2)) if len(rows) else np.zeros(1, dtype=np.int64)
    found = []
    for row in range(len(first) - 2):
        above, below = int(first[row]), int(first[row + 1])
        ends_above, ends_below = below, int(first[row + 2]) if row + 2 < len(first) else len(rows)
        while above < ends_above and below < ends_below:
            if starts[above] <= ends[below] and starts[below] <= ends[above]:
                found.append((above, below))
            if ends[above] < ends[below]:
                above += 1
            else:
                below += 1
    return found


def _root(parents: list[int], run: int) -> int:
    while parents[run] != run:
        parents[run] = parents[parents[run]]
        run = parents[run]
    return run


def _region(rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Region:
    top, height = int(rows[0]), int(rows[-1]) - int(rows[0]) + 1
    left, right = np.full(height, np.iinfo(np.int64).max), np.full(height, -1)
    np.minimum.at(left, rows - top, starts)
    np.maximum.at(right, rows - top, ends)
    lines = np.arange(top, top + height)
    points = np.concatenate((np.stack((left, lines), axis=1), np.stack((right, lines), axis=1)))
    return Region(points.astype(np.float64), float((right - left + 1).sum()))
