"""Whether the letters and digits of a page's own text look like what they say they are.

A font's table of characters (ToUnicode) may say anything: the page shows 1.190,00 and its text says 2.201,11. Pictures
of characters are compared with shapes learned from print fonts by logistic regression over a small grid of grey
(`tests/benchmark/glyph_shapes.py` makes the file). That is no reader: it only tells whether a reader has to look.
"""

from __future__ import annotations

import base64
import ctypes
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import raw

from docloop.adapters.readers.characters import Characters, turned_places
from docloop.values.shipped_data import shipped_json

WIDE, HIGH = 10, 14
"""Cells of the grid."""

ALIKE = ("0Oo", "1Il", "5Ss", "8B", "Cc", "Kk", "Pp", "Uu", "Vv", "Ww", "Xx", "Zz2", "Yy", "Jj", "Mm", "6b", "9gq")
"""Characters that no shape alone tells apart in all fonts."""

LEAST_PIXELS = 7
"""Lower characters have no shape."""

# Pictures that are looked at of a letter in a font, of a digit in a font, and of all on a page.
_SAMPLES, _DIGIT_SAMPLES, _MOST = 1, 4, 1_000
# Another shape is so many times likelier, as a logarithm: of one digit alone, and of two or more, each seen more than
# once. Of 128 pages of 60 makers, a quarter has a digit above 1, four above 4 and none above 8.
_VERY_SURE, _SURE = 8.0, 5.0
# Letters of a font that look like others: how many at least, and of all its letters.
_LEAST_WRONG, _MOST_WRONG = 5, 0.4
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Shapes:
    """`weights` and `bias` give each of `classes` its log odds from a vector of `vectors`."""

    classes: str
    weights: Vectors
    bias: Vectors

    def log_shares(self, vectors: Vectors) -> NDArray[np.float64]:
        """A row per vector: the logarithm of how likely it is each of the classes."""
        odds = (vectors @ self.weights + self.bias).astype(np.float64)
        odds -= odds.max(axis=1, keepdims=True)
        return np.asarray(odds - np.log(np.exp(odds).sum(axis=1, keepdims=True)))


@cache
def shipped_shapes() -> Shapes:
    kept = shipped_json("glyph_shapes.json")
    classes = str(kept["classes"])
    steps = np.frombuffer(base64.b64decode(kept["weights"]), dtype=np.int8).astype(np.float32)
    return Shapes(classes, steps.reshape(-1, len(classes)) * kept["step"], np.array(kept["bias"], dtype=np.float32))


def vectors(grey: Image.Image, boxes: NDArray[np.float64]) -> Vectors:
    """Places of a grey picture as the grids that shapes are told by, with how wide each is for its height at the end.

    Ink is 1 and what is above and below the character is 0, whichever is darker.
    """
    small = [np.asarray(grey.resize((WIDE, HIGH), Image.Resampling.BOX, box=tuple(box))) for box in boxes.tolist()]
    cells = np.stack(small).reshape(len(boxes), -1).astype(np.float32)
    left, top, right, bottom = boxes.T
    picture = np.asarray(grey, dtype=np.uint8)
    middles = np.minimum((left + right) / 2, grey.width - 1).astype(np.int64)
    above = picture[np.maximum(top.astype(np.int64) - 2, 0), middles].astype(np.float32)
    below = picture[np.minimum(bottom.astype(np.int64) + 2, grey.height - 1), middles].astype(np.float32)
    strength = np.abs(cells - (above + below)[:, None] / 2)
    strength /= np.maximum(1.0, strength.max(axis=1, keepdims=True))
    wide = np.minimum(2.0, (right - left) / np.maximum(1e-6, bottom - top))
    return np.hstack([strength, wide[:, None]]).astype(np.float32)


def looks_otherwise(characters: Characters, seen: NDArray[np.bool_], turned: int, picture: Image.Image) -> bool:
    """Whether characters that are seen look like others than they say, in the picture of the page as displayed.

    `turned`: degrees clockwise that make the page upright. A digit or two are enough; of letters it takes a good
    part of a font's, for there are fonts that draw them as they like.
    """
    shapes = shipped_shapes()
    groups = _groups(characters, seen, turned, picture.size)
    if not groups:
        return False
    margins = _margins(shapes, groups, characters, turned, picture)
    letters: defaultdict[int, list[bool]] = defaultdict(list)
    digits: defaultdict[int, int] = defaultdict(int)
    for ((font, text), group), margin in zip(groups.items(), margins, strict=True):
        if not text.isdigit():
            letters[font].append(margin > _SURE)
        elif margin > _VERY_SURE:
            return True
        else:
            digits[font] += margin > _SURE and len(group) > 1
    return any(count > 1 for count in digits.values()) or any(
        sum(wrong) >= max(_LEAST_WRONG, _MOST_WRONG * len(wrong)) for wrong in letters.values()
    )


def _margins(
    shapes: Shapes,
    groups: dict[tuple[int, str], list[int]],
    characters: Characters,
    turned: int,
    picture: Image.Image,
) -> list[float]:
    """By group, how many times likelier another digit or letter is than what is said, as a logarithm."""
    grey = picture.convert("L").rotate(-turned, expand=True) if turned else picture.convert("L")
    indexes = [index for group in groups.values() for index in group]
    places = turned_places(characters.places[indexes], turned) * np.array([*grey.size, *grey.size])
    shares = shapes.log_shares(vectors(grey, places))
    found = []
    start = 0
    for (_, text), group in groups.items():
        mean = shares[start : start + len(group)].mean(axis=0)
        start += len(group)
        rivals, own = _rivals(text, shapes.classes)
        found.append(float(mean[rivals].max() - mean[own].max()))
    return found


@cache
def _rivals(text: str, classes: str) -> tuple[list[int], list[int]]:
    """Places of the other digits, or of the other letters; and of what looks like the character."""
    alike = _alike(text)
    others = [place for place, each in enumerate(classes) if each.isdigit() == text.isdigit() and each not in alike]
    return others, [classes.index(each) for each in alike]


@cache
def _alike(text: str) -> str:
    return "".join(dict.fromkeys(text + "".join(group for group in ALIKE if text in group)))


def _groups(
    characters: Characters, seen: NDArray[np.bool_], turned: int, size: tuple[int, int]
) -> dict[tuple[int, str], list[int]]:
    """Some characters by font and what they say, as far as they stand upright and are large enough to have a shape."""
    known: dict[int, int] = {}
    sides = (characters.places[:, 2:] - characters.places[:, :2]) * np.array(size)
    words = characters.words()
    upright = np.append(words.directions(characters) == turned, [False])[words.number]
    with np.errstate(invalid="ignore"):
        inside = ((characters.places >= 0) & (characters.places <= 1)).all(axis=1)
    large = sides[:, 1 if turned % 180 == 0 else 0] >= LEAST_PIXELS
    groups: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    total = 0
    for index in np.flatnonzero(seen & inside & upright & large & (characters.owners >= 0)).tolist():
        text = characters.texts[index]
        if not (text.isascii() and text.isalnum()) or total >= _MOST:
            continue
        owner = int(characters.owners[index])
        if owner not in known:
            font = raw.FPDFTextObj_GetFont(characters.objects[owner])
            known[owner] = ctypes.addressof(font.contents) if font else 0
        group = groups[known[owner], text]
        if len(group) < (_DIGIT_SAMPLES if text.isdigit() else _SAMPLES):
            group.append(index)
            total += 1
    return dict(groups)
