"""Renderings of a page with some of its text left out, and what changes between two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageChops
from pypdfium2 import raw

from docloop.adapters.readers.characters import Places

CONTRAST = 24
"""Levels of 255 in the strongest colour; people take less for paper."""


def render(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    picture: Image.Image = bitmap.to_pil()
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> NDArray[np.uint8]:
    """Levels that the colour of each pixel differs by which differs most."""
    red, green, blue = ImageChops.difference(one, other).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


@contextmanager
def without(objects: Sequence[raw.FPDF_PAGEOBJECT]) -> Iterator[None]:
    for drawn in objects:
        raw.FPDFPageObj_SetIsActive(drawn, 0)
    try:
        yield
    finally:
        for drawn in objects:
            raw.FPDFPageObj_SetIsActive(drawn, 1)


def pixels_of(places: Places, width: int, height: int) -> NDArray[np.int64]:
    """Rows of left, top, right and bottom, at least one pixel each way, within the picture."""
    places = np.nan_to_num(places)
    sides = np.array([width, height])
    first = np.clip(np.floor(places[:, :2] * sides), 0, sides - 1)
    last = np.clip(np.ceil(places[:, 2:] * sides), first + 1, sides)
    return np.hstack([first, last]).astype(np.int64)


def counts_in(mask: NDArray[np.bool_], pixels: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many pixels of the mask each place holds, from sums along all rows and the ends of each place's rows."""
    if not len(pixels):
        return np.zeros(0, np.int64)
    sums = np.zeros(mask.size + 1, dtype=np.int32)
    np.cumsum(mask.ravel(), dtype=np.int32, out=sums[1:])
    left, top, right, bottom = pixels.T
    high = bottom - top
    firsts = np.cumsum(high) - high
    rows = (np.repeat(top - firsts, high) + np.arange(int(high.sum()))) * mask.shape[1]
    inside = sums[rows + np.repeat(right, high)] - sums[rows + np.repeat(left, high)]
    return np.asarray(np.add.reduceat(inside, firsts), dtype=np.int64)
