"""Straightens a sheet that was photographed at a slant, when its four corners are clear.

The four corners become those of a rectangle, and what lies around the sheet moves with it: nothing is cut away, for
what looks like a sheet may be the lit half of one. Hartley and Zisserman, Multiple view geometry, 2004, 2.2.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docloop.adapters.sheets import Sheet, area_of

CLEAR = 0.96
"""How much of the outline of a sheet its four corners span."""

_LEAST_SLANT, _MOST_SLANT = 0.08, 0.5
"""How much longer one side is than the opposite one. Less is left alone; more is no page that anybody photographs."""

_SHARE, _INSIDE = 0.2, 0.01
"""Share of the picture that the sheet covers at least, and how far its corners are from the picture's edge."""

_AROUND = 1.0
"""How much of the surroundings is kept on each side, in sizes of the sheet."""

_LARGER = 1.5
"""How many times its pixels the picture may have afterwards."""

_MOST_CORNERS = 20

Points = NDArray[np.float64]


def straightened(image: Image.Image, sheet: Sheet) -> Image.Image | None:
    """Return the picture with the sheet as a rectangle; None when it is one, or its corners are not clear."""
    corners = corners_of(sheet)
    if corners is None:
        return None
    corners = corners * (np.array(image.size) / np.array(sheet.size))
    top, right, bottom, left = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    slant = max(top / bottom, bottom / top, left / right, right / left) - 1
    if not _LEAST_SLANT <= slant <= _MOST_SLANT:
        return None
    width, height = max(top, bottom), max(left, right)
    rectangle = np.array(((0, 0), (width, 0), (width, height), (0, height)), dtype=np.float64)
    low, high = _shown(_homography(corners, rectangle), image.size, rectangle[2])
    size = high - low
    scale = min(1.0, float(np.sqrt(_LARGER * image.width * image.height / (size[0] * size[1]))))
    back = _homography((rectangle - low) * scale, corners)
    fill = 255 if image.mode == "L" else (255, 255, 255)
    return image.transform(
        (max(1, round(size[0] * scale)), max(1, round(size[1] * scale))),
        Image.Transform.PERSPECTIVE,
        back.ravel()[:8].tolist(),
        Image.Resampling.BICUBIC,
        fillcolor=fill,
    )


def corners_of(sheet: Sheet) -> Points | None:
    """Return the four corners, clockwise from the top left one; None when they are not clear or not all shown."""
    outline = _simplified(sheet.outline)
    if len(outline) < 4 or sheet.share < _SHARE:
        return None
    chosen = max(combinations(range(len(outline)), 4), key=lambda four: area_of(outline[list(four)]))
    corners = outline[list(chosen)]
    margin = _INSIDE * np.array(sheet.size)
    if area_of(corners) < CLEAR * area_of(sheet.outline):
        return None
    if (corners < margin).any() or (corners > np.array(sheet.size) - 1 - margin).any():
        return None
    middle = corners.mean(axis=0)
    clockwise = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(clockwise, -int(np.argmin(clockwise.sum(axis=1))), axis=0)


def _simplified(outline: Points) -> Points:
    """The corners of an outline that bend it most."""
    points = outline
    while len(points) > _MOST_CORNERS:
        before, after = np.roll(points, 1, axis=0) - points, np.roll(points, -1, axis=0) - points
        bends = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0])
        points = np.delete(points, int(np.argmin(bends)), axis=0)
    return points


def _homography(source: Points, target: Points) -> Points:
    """The matrix that takes four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    found = np.linalg.solve(np.array(rows), np.array(right))
    return np.append(found, 1.0).reshape(3, 3)


def _shown(matrix: Points, size: tuple[int, int], sheet: Points) -> tuple[Points, Points]:
    """The corners of what is kept: the whole picture, or where it reaches further, the sheet and what is around it."""
    low, high = -_AROUND * sheet, (1 + _AROUND) * sheet
    width, height = size
    edges = np.array(((0, 0, 1), (width, 0, 1), (width, height, 1), (0, height, 1)), dtype=np.float64) @ matrix.T
    if (edges[:, 2] <= 0).any():  # beyond the horizon of the plane that the sheet lies on
        return low, high
    there = edges[:, :2] / edges[:, 2:]
    return np.maximum(there.min(axis=0), low), np.minimum(there.max(axis=0), high)
