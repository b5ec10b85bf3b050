"""The text a PDF page carries itself, when it is worth reading: the words that people see, without confidences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from docloop.adapters.readers.characters import Characters, read_characters
from docloop.adapters.readers.glyph_shapes import looks_otherwise
from docloop.adapters.readers.spaced_letters import join_spaced
from docloop.adapters.readers.visibility import Sight, look
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word

NAME = "text_layer"
# A page with less than this is taken for a picture with a stamp or a page number on it.
LEAST_CHARACTERS = 20
# Shares of characters from which a layer is refused.
MOST_UNREADABLE = 0.05
MOST_INVISIBLE = 0.5
LEAST_ALPHANUMERIC = 0.5
# Few characters that draw less than all the rest of the page are a stamp, a watermark or a page number on a picture.
# Of 128 digital pages of 60 makers none has that few and half as much beside them.
MOST_OTHER_INK = 1.0
FEW_CHARACTERS = 400
# Words that tell which way lines run.
_LONG = 4

Run = Sequence[int]


@dataclass(frozen=True)
class TextLayer:
    """What a page's own text comes to.

    `reading` None: nothing that OCR would not read better. `turned`: degrees clockwise that make the page upright for
    its own text; places refer to the page turned so. `doubted`: what it says, when it looks otherwise than it says.
    """

    reading: PageReading | None = None
    turned: int = 0
    doubted: tuple[Line, ...] = ()


def read_text_layer(page: pypdfium2.PdfPage, number: int, picture: Image.Image) -> TextLayer:
    """`picture` shows the page as displayed. Raises TooMuchText."""
    started = time.monotonic()
    textpage = page.get_textpage()
    try:
        characters = read_characters(page, textpage, number)
        if int(characters.printed.sum()) < LEAST_CHARACTERS:
            return TextLayer()
        sight = look(page, characters)
        seen = complete(characters, sight.seen)
        if not is_worth_reading(characters, seen, sight):
            return TextLayer()
        every, shown = list(characters.lines()), seen.tolist()
        visible = [[[index for index in run if shown[index]] for run in line] for line in every]
        lines, joined = join_spaced(textpage, characters, visible)
        turned = _turned(characters, seen)
        doubted = looks_otherwise(characters, seen, turned, picture)
    finally:
        textpage.close()
    read = _as_lines(joined, lines, turned)
    if doubted:
        return TextLayer(None, turned, read)
    reading = PageReading(
        number=number,
        width=picture.width if turned % 180 == 0 else picture.height,
        height=picture.height if turned % 180 == 0 else picture.width,
        reader=NAME,
        lines=read,
        rotation=(page.get_rotation() + turned) % 360,
        seconds=time.monotonic() - started,
        hidden=_as_lines(characters, [[[i for i in run if not shown[i]] for run in line] for line in every], turned),
    )
    return TextLayer(reading, turned)


def complete(characters: Characters, seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """With the signs of words whose letters and digits are all seen: a full stop may be too small to tell."""
    words = characters.words()
    letters = np.array([text.isalnum() for text in characters.texts], dtype=np.bool_) & characters.printed
    of, some = np.zeros(len(words.starts), np.int64), np.zeros(len(words.starts), np.int64)
    np.add.at(of, words.number[letters], 1)
    np.add.at(some, words.number[letters & seen], 1)
    whole = (of > 0) & (some == of)
    return seen | (characters.printed & whole[words.number]) if len(whole) else seen


def is_worth_reading(characters: Characters, seen: NDArray[np.bool_], sight: Sight) -> bool:
    """Whether there is enough text that people see, in letters that mean something, and most of what they see."""
    on_page = characters.printed & ~sight.beside
    count = int(seen.sum())
    unreadable = int((seen & ~characters.readable).sum())
    alphanumeric = sum(characters.texts[index].isalnum() for index in np.flatnonzero(seen).tolist())
    picture = count < FEW_CHARACTERS and sight.other_ink() > MOST_OTHER_INK
    return (
        count >= LEAST_CHARACTERS
        and sight.apart
        and not picture
        and unreadable <= MOST_UNREADABLE * count
        and int((on_page & ~seen).sum()) <= MOST_INVISIBLE * int(on_page.sum())
        and alphanumeric >= LEAST_ALPHANUMERIC * count
    )


def _as_lines(characters: Characters, lines: Sequence[Sequence[Run]], turned: int) -> tuple[Line, ...]:
    places = np.clip(np.nan_to_num(characters.places), 0.0, 1.0).tolist()
    made = []
    for line in lines:
        words = tuple(_word(characters.texts, places, run, turned) for run in line if run)
        if words:
            made.append(Line(words=words))
    return tuple(made)


def _word(texts: Sequence[str], places: Sequence[Sequence[float]], run: Run, turned: int) -> Word:
    own = [places[index] for index in run]
    box = Box(
        left=min(place[0] for place in own),
        top=min(place[1] for place in own),
        right=max(place[2] for place in own),
        bottom=max(place[3] for place in own),
    )
    return Word(text="".join([texts[index] for index in run]), box=box.turned(turned) if turned else box)


def _turned(characters: Characters, seen: NDArray[np.bool_]) -> int:
    """Degrees clockwise that make most words run to the right."""
    words = characters.words()
    long = (words.ends - words.starts >= _LONG) & seen[words.starts] if len(words.starts) else np.zeros(0, np.bool_)
    votes = words.directions(characters)[long]
    counts = {degrees: int((votes == degrees).sum()) for degrees in (0, 90, 180, 270)}
    return max(counts, key=lambda degrees: counts[degrees])
