"""Where the words of a page leave a lane free from one side to the other: there two papers may lie side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docloop.model.reading import PageReading, Word

SLANTS = tuple(range(-10, 11, 2))
"""Degrees by which a lane may lean, as papers that are laid down by hand do."""

NARROWEST = {"across": 1.5, "down": 4.5}
"""Width of a lane, in heights of a line: between papers beside each other, and above each other."""

FEWEST = 8
"""Words on each side of a lane."""


@dataclass(frozen=True)
class Lane:
    """A lane `across` the page, between papers beside each other, or `down` it. `before` are the words on one side,
    by their place in the list, `after` those on the other. `width` is in heights of a line.
    """

    way: str
    width: float
    before: tuple[int, ...]
    after: tuple[int, ...]


def lanes_of(words: Sequence[Word], page: PageReading) -> list[Lane]:
    """Return the lanes between words, the widest first, each once."""
    if len(words) < 2 * FEWEST:
        return []
    sides = np.array([(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in words])
    sides = sides * (page.width, page.height, page.width, page.height)
    line = float(np.median(sides[:, 3] - sides[:, 1]))
    if line <= 0:
        return []
    found: dict[tuple[int, ...], Lane] = {}
    for way in NARROWEST:
        for slant in SLANTS:
            for lane in _lanes(way, slant, sides, line):
                known = found.get(lane.before)
                if known is None or known.width < lane.width:
                    found[lane.before] = lane
    return sorted(found.values(), key=lambda lane: -lane.width / NARROWEST[lane.way])


def _lanes(way: str, slant: float, sides: NDArray[np.float64], line: float) -> Iterator[Lane]:
    """The lanes of one direction: words are moved along it, so that it becomes upright."""
    low, high = (sides[:, 0], sides[:, 2]) if way == "across" else (sides[:, 1], sides[:, 3])
    other = (sides[:, 1] + sides[:, 3]) / 2 if way == "across" else (sides[:, 0] + sides[:, 2]) / 2
    moved = other * np.tan(np.radians(slant))
    low, high = low - moved, high - moved
    order = np.argsort(low)
    reached = np.maximum.accumulate(high[order])
    gaps = low[order][1:] - reached[:-1]
    for place in np.nonzero(gaps >= NARROWEST[way] * line)[0]:
        before, after = order[: place + 1], order[place + 1 :]
        if min(len(before), len(after)) >= FEWEST:
            yield Lane(way, float(gaps[place] / line), tuple(sorted(before.tolist())), tuple(sorted(after.tolist())))
