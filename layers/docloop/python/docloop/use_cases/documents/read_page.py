"""Reads a page with the reader that reads it best: its own text when that is good, else the first reader that can."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from docloop.errors import PageTooComplex, ReaderFailed, ReadingTimedOut, TooMuchText
from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word
from docloop.ports import OpenDocument, PageImage, Reader
from docloop.steps.row_index import CentreLine

logger = logging.getLogger(__name__)

# Two words are on one line when they share this much of the lower one's height.
_SAME_LINE = 0.5
# Two words that share more than this much of the narrower one's width are above each other.
_BESIDE = 0.3
# A page read the right way up is above both; turned pages measured are at most .69 or have a handful of characters.
_SURE = 0.75
_FEW_CHARACTERS = 20
# Grey levels between the darkest and the lightest spot of a page with nothing on it.
_BLANK_RANGE = 30
_SPOT = 8


def read_page(document: OpenDocument, number: int, readers: Sequence[Reader]) -> tuple[PageReading, PageImage]:
    """The page's lines from top to bottom, and the upright picture that their boxes refer to.

    The first page also gets what the file says in a form for machines, and each page the codes on its picture.

    Readers are tried in their order; one that is not available or fails gives way to the next. Raises what the last
    one raised, ReaderFailed when none is available, PageTooLarge, PageTooComplex, DamagedFile, TooMuchText.
    """
    ends = time.monotonic() + limits.SECONDS_TO_READ_A_PAGE
    page = document.page_image(number)
    if page.stretch > limits.LONGEST_PAGE:
        raise PageTooComplex(page=number, kind="shape")
    reading = document.text_layer(number)
    if reading is None:
        reading, page = _read(page, readers, ends)
    check_words(reading)
    beside: dict[str, object] = {"codes": page.codes, "codes_unread": page.codes_unread, "doubted": page.doubted}
    beside["sheets"] = page.sheets
    if number == 1:
        beside["embedded"] = document.embedded()
    return arrange(reading).model_copy(update=beside), page


def check_words(*pages: PageReading) -> None:
    """Raises TooMuchText when a page, or all of them together, have more words than can be understood at once."""
    counts = [sum(len(line.words) for line in page.lines) for page in pages]
    for page, count in zip(pages, counts, strict=True):
        if count > limits.WORDS_PER_PAGE:
            raise TooMuchText(page=page.number, words=count, limit=limits.WORDS_PER_PAGE)
    if sum(counts) > limits.WORDS_PER_DOCUMENT:
        raise TooMuchText(words=sum(counts), limit=limits.WORDS_PER_DOCUMENT)


def _read(page: PageImage, readers: Sequence[Reader], ends: float) -> tuple[PageReading, PageImage]:
    failure: ReaderFailed | ReadingTimedOut | PageTooComplex = ReaderFailed("No reader is available.", page=page.number)
    within = math.inf  # the first may take its own time
    for reader in readers:
        if not reader.is_available():
            continue
        if within <= 0:
            break
        try:
            return _read_upright(page, reader, within, ends)
        except (ReaderFailed, ReadingTimedOut, PageTooComplex) as error:
            logger.warning("reader %s failed: %s", reader.name, error.code)
            failure = error
        within = ends - time.monotonic()
    raise failure


def _read_upright(page: PageImage, reader: Reader, within: float, ends: float) -> tuple[PageReading, PageImage]:
    """The page as it is or, when hardly anything can be read that way, turned the way that reads best."""
    began = time.monotonic()
    best = reader.read(page, within), page
    once = time.monotonic() - began  # the last attempt took, and the next one probably takes
    if not _is_doubtful(best[0]) or _is_blank(page):
        return best
    upside_down_first = _characters(best[0]) >= _FEW_CHARACTERS
    for degrees in (180, 90, 270) if upside_down_first else (90, 270, 180):
        attempt = time.monotonic()
        if attempt + once > ends:
            break
        turned = turn(page, degrees)
        try:
            other = reader.read(turned, ends - attempt), turned
        except (ReaderFailed, ReadingTimedOut) as error:
            logger.warning("reader %s failed on a turned page: %s", reader.name, error.code)
            continue
        once = time.monotonic() - attempt
        if _evidence(other[0]) > _evidence(best[0]):
            best = other
        if not _is_doubtful(best[0]):
            break
    return best


def turn(page: PageImage, degrees: int) -> PageImage:
    """The page turned clockwise by a multiple of 90 degrees."""
    image = page.image.rotate(-degrees, expand=True)
    codes = tuple(code.model_copy(update={"box": code.box.turned(degrees)}) for code in page.codes)
    doubted = tuple(_turned(line, degrees) for line in page.doubted)
    turned = replace(page, image=image, rotation=(page.rotation + degrees) % 360, codes=codes, doubted=doubted)
    return replace(turned, sheets=tuple(sheet.turned(degrees) for sheet in page.sheets))


def _turned(line: Line, degrees: int) -> Line:
    return Line(words=tuple(word.model_copy(update={"box": word.box.turned(degrees)}) for word in line.words))


def _words(reading: PageReading) -> list[Word]:
    return [word for line in reading.lines for word in line.words]


def _characters(reading: PageReading) -> int:
    return sum(len(word.text) for word in _words(reading))


def _evidence(reading: PageReading) -> float:
    """Characters read, each counted as much as the reader trusts it; fully when it doesn't say."""
    trust = ((word, 1.0 if word.confidence is None else word.confidence) for word in _words(reading))
    return sum(len(word.text) * confidence for word, confidence in trust)


def _is_doubtful(reading: PageReading) -> bool:
    count = _characters(reading)
    return count < _FEW_CHARACTERS or _evidence(reading) < _SURE * count


def _is_blank(page: PageImage) -> bool:
    low, high = page.image.convert("L").reduce(_SPOT).getextrema()
    return cast(float, high) - cast(float, low) < _BLANK_RANGE


def arrange(reading: PageReading) -> PageReading:
    """The same words in lines as printed: words of one height joined, left to right, lines top to bottom."""
    rows: list[_Row] = []
    for word in sorted(_words(reading), key=lambda word: word.box.center_y):
        row = next((row for row in reversed(rows[-3:]) if row.takes(word)), None)
        if row is None:
            rows.append(row := _Row())
        row.add(word)
    lines = [Line(words=tuple(sorted(row.words, key=lambda word: word.box.left))) for row in rows]
    lines.sort(key=lambda line: line.box.center_y)
    return reading.model_copy(update={"lines": tuple(lines)})


class _Row:
    """Words beside each other. Those with a width overlap little, so that only neighbours need to be compared."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._wide = CentreLine()
        self._thin = CentreLine()

    def add(self, word: Word) -> None:
        (self._wide if word.box.width > 0 else self._thin).add(len(self.words), word.box)
        self.words.append(word)

    def takes(self, word: Word) -> bool:
        """Whether a word stands beside those of the row: as high as the nearest, and above or below none of them."""
        box = word.box
        beside = self._wide.around(box.center_x)
        if any(_overlap_across(box, other) > _BESIDE for _, other in beside):
            return False
        near = [*beside, *self._thin.around(box.center_x)]
        _, nearest = min(near, key=lambda one: (max(one[1].left - box.right, box.left - one[1].right), one[0]))
        return nearest.vertical_overlap(box) >= _SAME_LINE


def _overlap_across(one: Box, other: Box) -> float:
    """Shared width as a fraction of the smaller of the two widths, 0..1."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    smaller = min(one.width, other.width)
    return max(0.0, shared) / smaller if smaller > 0 else 0.0
