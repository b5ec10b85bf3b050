"""Finds sheets of paper on a picture: bright areas with four straight edges on a darker ground.

The picture is cut at several levels of grey, so that a shadow or uneven light hides no sheet: each is looked for at the
level that sets it off from what is around it. An area counts where the light falls off sharply along its edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from docloop.adapters.regions import Region, regions_of
from docloop.model.geometry import Box

SIDE = 480
"""Pixels of the longer side of the picture that is searched."""

_CLOSED = 7
"""Pixels of print that is filled with the paper around it."""

_LEVELS = 12
_LEAST, _MOST = 0.02, 0.95
"""Shares of the picture that a sheet covers."""

_SOLID = 0.93
"""How much of its outline a sheet fills: a hand on it takes away less."""

_SQUARE = 0.8
"""How much of the smallest rectangle around it a sheet fills, seen at a slant."""

_STEP = 12
"""Levels of grey between paper and ground."""

_BESIDE = 5
"""Pixels from the edge, on both sides, where these are compared."""

_EDGE = 0.85
"""Share of the edge inside the picture along which it is that sharp."""

_INSIDE = 0.4
"""Share of the edge that is inside the picture."""

_SAME = 0.5
"""Share of the smaller of two areas that both cover, from which on they are one sheet."""

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sheet:
    """`outline` is convex, in pixels of a picture of `size`; `box` is what it covers."""

    outline: Points
    size: tuple[int, int]

    @property
    def box(self) -> Box:
        (left, top), (right, bottom) = self.outline.min(axis=0), self.outline.max(axis=0)
        return Box.from_pixels(left, top, right + 1, bottom + 1, width=self.size[0], height=self.size[1])

    @property
    def share(self) -> float:
        """How much of the picture it covers."""
        return area_of(self.outline) / (self.size[0] * self.size[1])


def find_sheets(image: Image.Image) -> tuple[Sheet, ...]:
    """Return the sheets on a picture in reading order; none where paper and ground look alike."""
    small = image.convert("L")
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    closed = small.filter(ImageFilter.MaxFilter(_CLOSED)).filter(ImageFilter.MinFilter(_CLOSED))
    grey = np.asarray(closed.filter(ImageFilter.GaussianBlur(1)), dtype=np.float64)
    found = sorted(_candidates(grey), key=lambda sheet: -sheet.share)
    kept: list[Sheet] = []
    for sheet in found:
        if not any(sheet.box.shared(other.box) > _SAME for other in kept):
            kept.append(sheet)
    return tuple(sorted(kept, key=lambda sheet: (round(sheet.box.top, 1), sheet.box.left)))


def _candidates(grey: NDArray[np.float64]) -> Iterator[Sheet]:
    low, high = np.percentile(grey, (2, 99.5))
    size = grey.shape[1], grey.shape[0]
    if high - low < _STEP:
        return
    for level in np.linspace(low, high, _LEVELS + 2)[1:-1]:
        for region in regions_of(grey > level):
            sheet = Sheet(convex_hull(region.ends), size)
            if _LEAST <= sheet.share <= _MOST and _is_square(sheet, region) and _is_sharp(sheet.outline, grey):
                yield sheet


def _is_square(sheet: Sheet, region: Region) -> bool:
    area = area_of(sheet.outline)
    return region.filled >= _SOLID * area and area >= _SQUARE * _smallest_rectangle(sheet.outline)


def _is_sharp(outline: Points, grey: NDArray[np.float64]) -> bool:
    """Whether the ground beside the edges is darker than the paper, wherever the picture shows both."""
    height, width = grey.shape
    places, outward = _along(outline)
    inner = np.rint(places - outward * _BESIDE).astype(np.int64)
    outer = np.rint(places + outward * _BESIDE).astype(np.int64)
    shown = ((outer >= 0) & (outer < (width, height)) & (inner >= 0) & (inner < (width, height))).all(axis=1)
    if shown.mean() < _INSIDE:
        return False
    inner, outer = inner[shown], outer[shown]
    steps = grey[inner[:, 1], inner[:, 0]] - grey[outer[:, 1], outer[:, 0]]
    return bool((steps >= _STEP).mean() >= _EDGE)


def _along(outline: Points) -> tuple[Points, Points]:
    """Places along the outline, a pixel apart, and the direction away from it at each."""
    places, outward = [], []
    middle = outline.mean(axis=0)
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        side = end - start
        length = float(np.hypot(*side))
        if length < 1:
            continue
        normal = np.array((side[1], -side[0])) / length
        normal = normal if normal @ ((start + end) / 2 - middle) > 0 else -normal
        steps = np.arange(0.5, length)[:, None]
        places.append(start + steps / length * side)
        outward.append(np.broadcast_to(normal, (len(steps), 2)))
    return np.concatenate(places), np.concatenate(outward)


def convex_hull(points: Points) -> Points:
    """Return the corners of the smallest convex outline around the points, counter-clockwise.

    Andrew's monotone chain, 1979.
    """
    ordered = np.unique(points, axis=0).tolist()
    if len(ordered) < 3:
        return np.array(ordered, dtype=np.float64)
    return np.array(_chain(ordered)[:-1] + _chain(ordered[::-1])[:-1], dtype=np.float64)


def _chain(ordered: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    chain: list[Sequence[float]] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(one: Sequence[float], two: Sequence[float], three: Sequence[float]) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def area_of(outline: Points) -> float:
    """Return the area within an outline."""
    x, y = outline[:, 0], outline[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _smallest_rectangle(outline: Points) -> float:
    """Return the area of the smallest rectangle around; one of its sides lies on a side of the outline."""
    sides = np.roll(outline, -1, axis=0) - outline
    angles = np.arctan2(sides[:, 1], sides[:, 0])
    along = outline @ np.stack((np.cos(angles), np.sin(angles)))
    across = outline @ np.stack((-np.sin(angles), np.cos(angles)))
    return float((np.ptp(along, axis=0) * np.ptp(across, axis=0)).min())
