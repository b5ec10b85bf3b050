"""Which characters of a page's own text people see: the page is rendered with its text and without, and compared."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageChops
from pypdfium2 import raw

from docloop.adapters.readers.characters import Characters, Places, Words

CONTRAST = 24
"""Levels of 255 in the strongest colour; people take less for paper."""

# Pixels per point: 100 dpi, where a full stop still has a pixel.
_SCALE = 100 / 72
_MOST_PIXELS = 4_000_000
# Thin strokes show a part of their colour at this scale.
_LEAST_SHARE, _LEAST_LEVELS = 0.15, 6
# Letters lower than this many points, or narrower on average, are no print. Print of 4 points has letters of 2.
LEAST_HEIGHT, LEAST_WIDTH = 1.3, 0.25
# Pairs of words in each other's place, and groups of words without such pairs, each of which takes a rendering.
_MOST_PAIRS, _MOST_GROUPS = 2_000, 6
_SHARED = 0.25

_DARKER = 60
# Forms within forms; more are not looked into.
_DEEPEST = 12

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
    shown = _render(page, scale)
    with _without(_texts_of(page)):
        bare = _render(page, scale)
    changed = _difference(shown, bare)
    pixels = _pixels(characters.places, changed.shape[1], changed.shape[0])
    printed = characters.printed
    beside = printed & _is_beside(characters)
    within = printed & ~beside
    seen = within & (_counts(changed >= CONTRAST, pixels) > 0)
    colours = np.array([_colour(drawn) for drawn in characters.objects] or [(np.nan,) * 4])[characters.owners]
    behind = np.asarray(bare)
    contrasts = _contrasts(behind, pixels, colours, within)
    for index in np.flatnonzero(within & ~seen):
        seen[index] = _is_seen(changed, behind, pixels[index], colours[index])
    words = characters.words()
    seen &= ~_is_betrayed(words, seen, within & (contrasts < CONTRAST))
    seen &= ~_is_tiny(characters, words, width, height)
    apart = _look_at_overlaps(page, characters, words, seen, shown, scale)
    return Sight(seen, beside, apart, shown, bare)


def _render(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    picture = bitmap.to_pil()
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _difference(one: Image.Image, other: Image.Image) -> NDArray[np.uint8]:
    """Levels that the colour of each pixel differs by which differs most."""
    red, green, blue = ImageChops.difference(one, other).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


def _texts_of(page: pypdfium2.PdfPage) -> list[raw.FPDF_PAGEOBJECT]:
    """All text objects, those within forms as well, and those that draw a word once more to make it bold."""
    found = []
    forms: list[tuple[raw.FPDF_PAGEOBJECT | None, int]] = [(None, 0)]
    while forms:
        form, depth = forms.pop()
        count = raw.FPDFPage_CountObjects(page) if form is None else raw.FPDFFormObj_CountObjects(form)
        for index in range(max(0, count)):
            each = raw.FPDFPage_GetObject(page, index) if form is None else raw.FPDFFormObj_GetObject(form, index)
            kind = raw.FPDFPageObj_GetType(each)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                found.append(each)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                forms.append((each, depth + 1))
    return found


@contextmanager
def _without(objects: Sequence[raw.FPDF_PAGEOBJECT]) -> Iterator[None]:
    for drawn in objects:
        raw.FPDFPageObj_SetIsActive(drawn, 0)
    try:
        yield
    finally:
        for drawn in objects:
            raw.FPDFPageObj_SetIsActive(drawn, 1)


def _pixels(places: Places, width: int, height: int) -> NDArray[np.int64]:
    """Rows of left, top, right and bottom, at least one pixel each way, within the picture."""
    places = np.nan_to_num(places)
    sides = np.array([width, height])
    first = np.clip(np.floor(places[:, :2] * sides), 0, sides - 1)
    last = np.clip(np.ceil(places[:, 2:] * sides), first + 1, sides)
    return np.hstack([first, last]).astype(np.int64)


def _counts(mask: NDArray[np.bool_], pixels: NDArray[np.int64]) -> NDArray[np.int64]:
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


def _is_beside(characters: Characters) -> NDArray[np.bool_]:
    middle = (characters.places[:, :2] + characters.places[:, 2:]) / 2
    with np.errstate(invalid="ignore"):
        return ((middle < 0) | (middle > 1)).any(axis=1)


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


def _is_seen(
    changed: NDArray[np.uint8], bare: Colours, place: NDArray[np.int64], colour: NDArray[np.float64]
) -> bool:
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
    turned = np.append(words.directions(characters) % 180 == 90, [False])[words.number][:, None]  # noqa: PLR2004
    sizes = np.where(turned, sizes[:, ::-1], sizes)
    np.maximum.at(wide, words.number[letters], sizes[letters, 0])
    np.maximum.at(high, words.number[letters], sizes[letters, 1])
    tiny = (high >= 0) & ((high < LEAST_HEIGHT) | (wide < LEAST_WIDTH))
    return np.asarray((words.number >= 0) & tiny[words.number]) if len(tiny) else np.zeros(len(letters), np.bool_)


def _look_at_overlaps(
    page: pypdfium2.PdfPage,
    characters: Characters,
    words: Words,
    seen: NDArray[np.bool_],
    shown: Image.Image,
    scale: float,
) -> bool:
    """Render words that stand in the place of others without those others' company; False: they are too tangled.

    One of two may be covered, and the other drawn over the cover: together they change the page in both places. Words
    that share no place are left out of one rendering together.
    """
    pairs = _crossing(characters, words, seen)
    groups = _groups(pairs) if pairs is not None else None
    if groups is None:
        return False
    for group in groups:
        own = np.concatenate([np.arange(words.starts[number], words.ends[number]) for number in group])
        owners = {int(owner) for owner in characters.owners[own] if owner >= 0}
        with _without([characters.objects[owner] for owner in sorted(owners)]):
            changed = _difference(shown, _render(page, scale))
        pixels = _pixels(characters.places[own], changed.shape[1], changed.shape[0])
        seen[own] &= _counts(changed >= CONTRAST, pixels) > 0
    return True


def _groups(pairs: Sequence[tuple[int, int]]) -> list[list[int]] | None:
    """Words in groups of which no two are a pair; None when that takes too many."""
    others: dict[int, set[int]] = {}
    for one, another in pairs:
        others.setdefault(one, set()).add(another)
        others.setdefault(another, set()).add(one)
    group_of: dict[int, int] = {}
    for number, near in others.items():
        taken = {group_of[each] for each in near if each in group_of}
        group_of[number] = next(group for group in range(len(taken) + 1) if group not in taken)
        if group_of[number] >= _MOST_GROUPS:
            return None
    return [[number for number in group_of if group_of[number] == group] for group in sorted(set(group_of.values()))]


def _crossing(characters: Characters, words: Words, seen: NDArray[np.bool_]) -> list[tuple[int, int]] | None:
    """Pairs of words, drawn one by one, of which one takes a good part of the other's place; None: too many.

    What one text object draws has one colour and nothing between it; the same word twice is bold print.
    """
    order = np.argsort(words.boxes[:, 1], kind="stable")
    order = order[np.fromiter((seen[words.starts[index]] for index in order), np.bool_, len(order))]
    places = words.boxes[order]
    areas = (places[:, 2] - places[:, 0]) * (places[:, 3] - places[:, 1])
    ends = np.searchsorted(places[:, 1], places[:, 3])
    found: list[tuple[int, int]] = []
    for number, (left, _, right, bottom) in enumerate(places):
        first, end = number + 1, int(ends[number])
        near = places[first:end]
        wide = np.minimum(right, near[:, 2]) - np.maximum(left, near[:, 0])
        if not len(near) or wide.max() <= 0:
            continue
        shared = np.clip(wide, 0, None) * (np.minimum(bottom, near[:, 3]) - near[:, 1])
        for other in np.flatnonzero(shared > _SHARED * np.minimum(areas[number], areas[first:end])):
            one, another = int(order[number]), int(order[first + other])
            drawn_by = {int(characters.owners[words.starts[each]]) for each in (one, another)}
            if len(drawn_by) == 2 and words.text(characters, one) != words.text(characters, another):
                found.append((one, another))
            if len(found) > _MOST_PAIRS:
                return None
    return found


def _strokes(picture: Image.Image) -> int:
    """How often a row of pixels goes from light to clearly darker: some ten times a letter."""
    grey = np.asarray(picture.convert("L")).astype(np.int16)
    return int(np.count_nonzero(grey[:, :-1] - grey[:, 1:] > _DARKER))
