"""Makes the lines of a page level when they lean.

The lower edges of letters, summed along a direction, pile up in few places when that direction is the one of the lines
of text: the projection profile. Postl, Detection of linear oblique structures and skew scan in digitized documents,
1986.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docloop.ports import PageImage

# Pixels of the longer side that the profile is taken at.
_SIDE = 1_000
# Degrees looked at, each way, and in which steps.
LARGEST_SKEW = 12.0
_COARSE, _FINE = 0.5, 0.1
# A page that leans less is left alone: turning it costs sharpness and gains nothing.
LEAST_SKEW = 0.5
# How much more the profile must pile up before a page is touched.
_BETTER = 1.1
# Fewer edges than this are no text.
_LEAST_EDGES = 200


def level(page: PageImage) -> PageImage:
    """The page with its lines level; the same page when they are, or when it shows no text."""
    skew = find_skew(page.image)
    if abs(skew) < LEAST_SKEW:
        return page
    fill = 255 if page.image.mode == "L" else (255, 255, 255)
    image = page.image.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=fill)
    return replace(page, image=image, skew=round(skew, 2))


def find_skew(image: Image.Image) -> float:
    """Degrees that the lines of text fall from left to right; 0 when nothing clearly says otherwise."""
    small = image.convert("L")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    rows, columns = _lower_edges(_ink(np.asarray(small, dtype=np.float32)))
    if len(rows) < _LEAST_EDGES:
        return 0.0
    straight = _pile(rows, columns, 0.0)
    coarse = max(np.arange(-LARGEST_SKEW, LARGEST_SKEW + _COARSE, _COARSE), key=lambda a: _pile(rows, columns, a))
    fine = np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE)
    best = float(max(fine, key=lambda angle: _pile(rows, columns, angle)))
    return best if _pile(rows, columns, best) > straight * _BETTER else 0.0


def _ink(grey: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Ink: clearly darker than its surroundings, so that shadows and dark tables are not."""
    size = 31
    padded = np.pad(grey, size // 2 + 1, mode="edge").cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    total = padded[size:, size:] - padded[:-size, size:] - padded[size:, :-size] + padded[:-size, :-size]
    mean = total[: grey.shape[0], : grey.shape[1]] / (size * size)
    return np.asarray(grey < mean - 20)


def _lower_edges(ink: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Row of each lower edge of ink, and its column from the middle of the picture."""
    rows, columns = np.nonzero(ink[:-1] & ~ink[1:])
    return rows.astype(np.float64), columns - ink.shape[1] / 2


def _pile(rows: NDArray[np.float64], columns: NDArray[np.float64], angle: float) -> float:
    """Sum of squares of the edges in each row after straightening by `angle` degrees."""
    places = np.rint(rows - columns * np.tan(np.radians(angle))).astype(np.int64)
    counts = np.bincount(places - places.min()).astype(np.float64)
    return float((counts**2).sum() / len(rows))
