"""Which characters of a page's own text people see: the page is rendered with its text and without, and compared."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import raw

from docloop.adapters.readers.characters import Characters, Words
from docloop.adapters.readers.overlaps import look_at_overlaps
from docloop.adapters.readers.renderings import CONTRAST, counts_in, difference, pixels_of, render, without

# Pixels per point: 100 dpi, where a full stop still has a pixel.
_SCALE = 100 / 72
_MOST_PIXELS = 4_000_000
# Thin strokes show a part of their colour at this scale.
_LEAST_SHARE, _LEAST_LEVELS = 0.15, 6
# Words whose letters are all lower than so many points, or narrower, are no print: print of 4 points has letters of 2.
LEAST_HEIGHT, LEAST_WIDTH = 1.3, 0.25

# Levels of grey between paper and the stroke of a letter.
_DARKER = 60
# Forms within forms, and objects of a page; what is beyond stays in both renderings, and so counts as not seen.
_DEEPEST, _MOST_OBJECTS = 12, 300_000

Colours = NDArray[np.uint8]


@dataclass(frozen=True)
class Sight:
    """`seen` by character; `beside` those that lie outside the page. `apart` False: so many words stand in each other's
    place that they were not all looked at. `shown` and `bare` are the page with its own text and without.
    """

    seen: NDArray[np.bool_]
    beside: NDArray[np.bool_]
    apart: bool
    shown: Image.Image
    bare: Image.Image

    def other_ink(self) -> float:
        """How many times the strokes of the page's own text all the rest of it has."""
        other = _strokes(self.bare)
        return other / max(1, _strokes(self.shown) - other)


def look(page: pypdfium2.PdfPage, characters: Characters) -> Sight:
    """Compare the page with and without its text at the place of every character."""
    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / ((width + 1) * (height + 1))))
    shown = render(page, scale)
    with without(_texts_of(page)):
        bare = render(page, scale)
    changed = difference(shown, bare)
    pixels = pixels_of(characters.places, changed.shape[1], changed.shape[0])
    printed = characters.printed
    beside = printed & _is_beside(characters)
    within = printed & ~beside
    seen = within & (counts_in(changed >= CONTRAST, pixels) > 0)
    colours = np.array([_colour(drawn) for drawn in characters.objects] or [(np.nan,) * 4])[characters.owners]
    behind = np.asarray(bare)
    contrasts = _contrasts(behind, pixels, colours, within)
    for index in np.flatnonzero(within & ~seen):
        seen[index] = _is_seen(changed, behind, pixels[index], colours[index])
    words = characters.words()
    seen &= ~_is_betrayed(words, seen, within & (contrasts < CONTRAST))
    seen &= ~_is_tiny(characters, words, width, height)
    apart = look_at_overlaps(page, characters, words, seen, shown, scale)
    return Sight(seen, beside, apart, shown, bare)


def _texts_of(page: pypdfium2.PdfPage) -> list[raw.FPDF_PAGEOBJECT]:
    """All text objects, those within forms as well, and those that draw a word once more to make it bold."""
    found = []
    forms: list[tuple[raw.FPDF_PAGEOBJECT | None, int]] = [(None, 0)]
    looked_at = 0
    while forms and looked_at < _MOST_OBJECTS:
        form, depth = forms.pop()
        count = raw.FPDFPage_CountObjects(page) if form is None else raw.FPDFFormObj_CountObjects(form)
        for index in range(min(max(0, count), _MOST_OBJECTS - looked_at)):
            looked_at += 1
            each = raw.FPDFPage_GetObject(page, index) if form is None else raw.FPDFFormObj_GetObject(form, index)
            kind = raw.FPDFPageObj_GetType(each)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                found.append(each)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                forms.append((each, depth + 1))
    return found


def _is_beside(characters: Characters) -> NDArray[np.bool_]:
    middle = (characters.places[:, :2] + characters.places[:, 2:]) / 2
    with np.errstate(invalid="ignore"):
        beside: NDArray[np.bool_] = np.any((middle < 0) | (middle > 1), axis=1)
        return beside


def _colour(drawn: raw.FPDF_PAGEOBJECT) -> tuple[float, float, float, float]:
    """Red, green, blue and how opaque, 0..255; NaN where it is a pattern or both filled and drawn round."""
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return (0.0, 0.0, 0.0, 0.0)
    stroked = mode in (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
    filled = mode in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not (stroked or filled) or not ask(drawn, *parts):
        return (math.nan,) * 4
    red, green, blue, opaque = (float(part.value) for part in parts)
    return red, green, blue, opaque


def _contrasts(
    bare: Colours, pixels: NDArray[np.int64], colours: NDArray[np.float64], within: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """How much a character's own colour differs from what is behind its middle; infinite where that is not known."""
    left, top, right, bottom = pixels.T
    behind = bare[(top + bottom) // 2, (left + right) // 2]
    contrasts = np.abs(colours[:, :3] - behind).max(axis=1) * colours[:, 3] / 255
    return np.where(within & ~np.isnan(contrasts), contrasts, np.inf)


def _is_seen(changed: NDArray[np.uint8], bare: Colours, place: NDArray[np.int64], colour: NDArray[np.float64]) -> bool:
    """A closer look: whether it changes the page by its share of what its colour can change."""
    left, top, right, bottom = place
    change = int(changed[top:bottom, left:right].max())
    if np.isnan(colour).any():
        return change >= CONTRAST
    behind = bare[top:bottom, left:right].reshape(-1, 3)
    contrast = float(np.abs(colour[:3] - behind).max(axis=1).max() * colour[3] / 255)
    return contrast >= CONTRAST and change >= max(_LEAST_LEVELS, _LEAST_SHARE * contrast)


def _is_betrayed(words: Words, seen: NDArray[np.bool_], pale: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Characters in the colour of what is behind them that seem to be seen, in words of which one is not.

    What changes the page in their place is something else. A word that is seen altogether is printed twice, the
    second time in ink.
    """
    unseen = np.zeros(len(words.starts), dtype=np.bool_)
    unseen[words.number[pale & ~seen]] = True
    return pale & unseen[words.number] if len(unseen) else pale


def _is_tiny(characters: Characters, words: Words, width: float, height: float) -> NDArray[np.bool_]:
    """Characters of words that are lower or narrower than anything in print; signs alone are not judged."""
    sizes = (characters.places[:, 2:] - characters.places[:, :2]) * np.array([width, height])
    letters = np.array([text.isalnum() for text in characters.texts], dtype=np.bool_) & characters.printed
    high, wide = np.full(len(words.starts), -1.0), np.full(len(words.starts), -1.0)
    directions = np.append(words.directions(characters), [-1])[words.number]
    lying = (directions == 90) | (directions == 270)
    sizes = np.where(lying[:, None], sizes[:, ::-1], sizes)
    # Of a single letter nobody knows which way it stands.
    sizes = np.where((directions < 0)[:, None], np.sort(sizes, axis=1), sizes)
    np.maximum.at(wide, words.number[letters], sizes[letters, 0])
    np.maximum.at(high, words.number[letters], sizes[letters, 1])
    tiny = (high >= 0) & ((high < LEAST_HEIGHT) | (wide < LEAST_WIDTH))
    return np.asarray((words.number >= 0) & tiny[words.number]) if len(tiny) else np.zeros(len(letters), np.bool_)


def _strokes(picture: Image.Image) -> int:
    """How often a row of pixels goes from light to clearly darker: some ten times a letter."""
    grey = np.asarray(picture.convert("L")).astype(np.int16)
    return int(np.count_nonzero(grey[:, :-1] - grey[:, 1:] > _DARKER))
