"""The characters of a PDF page's own text, in the order of the file, with their places on the page as displayed."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from docloop.errors import TooMuchText
from docloop.model import limits

# Steps of the grid that PDFium answers places on; it knows whole numbers only.
_GRID = 1_000_000
_POINTS = 1_000.0
# How many times as far along as across a word runs.
_LEVEL = 2.0
_FAILED = "\ufffd"
_NOWHERE = (math.nan, math.nan, math.nan, math.nan)

Places = NDArray[np.float64]
"""Rows of left, top, right and bottom in parts of the page as displayed; beside the page they are below 0 or above 1.
"""


@dataclass(frozen=True)
class Characters:
    """`texts` one each, a space or a line break among them; those have a row of NaN in `places`.

    `owners` are indexes into `objects`, the text objects that draw them, -1 where there is none. `readable`: neither
    control character nor private use nor the mark of a failed decoding.
    """

    texts: Sequence[str]
    places: Places
    owners: NDArray[np.int64]
    readable: NDArray[np.bool_]
    objects: Sequence[raw.FPDF_PAGEOBJECT]

    @property
    def printed(self) -> NDArray[np.bool_]:
        """Which are no spaces."""
        return ~np.isnan(self.places[:, 0])

    def words(self) -> Words:
        """The characters between spaces."""
        inside = np.concatenate([[False], self.printed, [False]])
        starts = np.flatnonzero(inside[1:-1] & ~inside[:-2])
        ends = np.flatnonzero(inside[1:-1] & ~inside[2:]) + 1
        number = np.where(self.printed, np.cumsum(inside[1:-1] & ~inside[:-2]) - 1, -1)
        if not len(starts):
            return Words(starts, ends, number, np.empty((0, 4)))
        # `reduceat` takes what lies between two starts; what lies between a word and the next is NaN.
        first = np.fmin.reduceat(self.places[:, :2], starts, axis=0)
        last = np.fmax.reduceat(self.places[:, 2:], starts, axis=0)
        return Words(starts, ends, number, np.hstack([first, last]))

    def lines(self) -> Iterator[list[list[int]]]:
        """Indexes of characters: words at spaces, lines at line breaks; none is empty."""
        words: list[list[int]] = []
        run: list[int] = []
        for index, text in enumerate(self.texts):
            if not text.isspace():
                run.append(index)
                continue
            if run:
                words.append(run)
                run = []
            if text in "\r\n" and words:
                yield words
                words = []
        if run:
            words.append(run)
        if words:
            yield words


@dataclass(frozen=True)
class Words:
    """Word n is made of the characters `starts[n]` to before `ends[n]`. `number` says which word a character is of, -1
    of a space; `boxes` as `Characters.places`."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    number: NDArray[np.int64]
    boxes: Places

    def directions(self, characters: Characters) -> NDArray[np.int64]:
        """Degrees clockwise that the page has to be turned by for a word to run to the right; -1 where nobody can say:
        of a single character, and of a word that leans.
        """
        first, last = (characters.places[ends] for ends in (self.starts, self.ends - 1))
        across, down = ((last[:, :2] + last[:, 2:] - first[:, :2] - first[:, 2:]) / 2).T
        lying, standing = np.abs(across) > _LEVEL * np.abs(down), np.abs(down) > _LEVEL * np.abs(across)
        lengthwise = np.where(across > 0, 0, 180)
        crosswise = np.where(down > 0, 270, 90)
        return np.where(lying, lengthwise, np.where(standing, crosswise, -1))

    def text(self, characters: Characters, number: int) -> str:
        return "".join(characters.texts[self.starts[number] : self.ends[number]])


def read_characters(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, number: int) -> Characters:
    """Raises TooMuchText."""
    count = textpage.count_chars()
    if count > limits.CHARACTERS_PER_PAGE:
        raise TooMuchText(page=number, characters=count, limit=limits.CHARACTERS_PER_PAGE)
    texts: list[str] = []
    readable = np.ones(count, dtype=np.bool_)
    owners = np.full(count, -1, dtype=np.int64)
    edges: list[tuple[float, float, float, float]] = []
    known: dict[int, int] = {}
    objects: list[raw.FPDF_PAGEOBJECT] = []
    handle = textpage.raw
    left, right, bottom, top = box = [ctypes.c_double() for _ in range(4)]
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        text = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else _FAILED
        if text.isspace() or raw.FPDFText_IsGenerated(handle, index) == 1:
            texts.append(text if text.isspace() else " ")
            edges.append(_NOWHERE)
            continue
        if not raw.FPDFText_GetCharBox(handle, index, *box):
            texts.append(" ")
            edges.append(_NOWHERE)
            continue
        texts.append(text)
        edges.append((left.value, right.value, bottom.value, top.value))
        if not _is_readable(code) or raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
            readable[index] = False
        if drawn := raw.FPDFText_GetTextObject(handle, index):
            address = ctypes.addressof(drawn.contents)
            if address not in known:
                known[address] = len(objects)
                objects.append(drawn)
            owners[index] = known[address]
    return Characters(texts, _displayed(page, np.array(edges).reshape(-1, 4)), owners, readable, objects)


def turned_places(places: Places, degrees: int) -> Places:
    """The same places on the page turned clockwise by a multiple of 90 degrees."""
    for _ in range(degrees // 90 % 4):
        left, top, right, bottom = places.T
        places = np.stack([1 - bottom, left, 1 - top, right], axis=1)
    return places


def _displayed(page: pypdfium2.PdfPage, edges: NDArray[np.float64]) -> Places:
    """Left, right, bottom and top in the page's own coordinates as places on the page as displayed."""
    origin, right, up = (_place(page, x, y) for x, y in ((0.0, 0.0), (_POINTS, 0.0), (0.0, _POINTS)))
    along = (right - origin) / _POINTS
    across = (up - origin) / _POINTS
    first = origin + edges[:, 0:1] * along + edges[:, 3:4] * across
    second = origin + edges[:, 1:2] * along + edges[:, 2:3] * across
    return np.hstack([np.minimum(first, second), np.maximum(first, second)])


def _place(page: pypdfium2.PdfPage, x: float, y: float) -> NDArray[np.float64]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return np.array([across.value, down.value]) / _GRID


def _is_readable(code: int) -> bool:
    return code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xE000 <= code <= 0xF8FF and code != 0xFFFD
