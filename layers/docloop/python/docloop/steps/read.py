"""Reads a page with the reader that reads it best: its own text when that is good, else the first reader that can."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.model.reading import Line, PageReading, Word
from docloop.ports import OpenDocument, PageImage, Reader

logger = logging.getLogger(__name__)

# Two words are on one line when they share this much of the lower one's height.
_SAME_LINE = 0.5


def read_page(document: OpenDocument, number: int, readers: Sequence[Reader]) -> tuple[PageReading, PageImage]:
    """The page's lines from top to bottom, and the upright picture that their boxes refer to.

    Readers are tried in their order; one that is not available or fails gives way to the next. Raises what the last
    one raised, ReaderFailed when none is available, PageTooLarge, DamagedFile.
    """
    page = document.page_image(number)
    own = document.text_layer(number)
    return arrange(own if own is not None else _read(page, readers)), page


def _read(page: PageImage, readers: Sequence[Reader]) -> PageReading:
    failure: ReaderFailed | ReadingTimedOut = ReaderFailed("No reader is available.", page=page.number)
    for reader in readers:
        if not reader.is_available():
            continue
        try:
            return reader.read(page)
        except (ReaderFailed, ReadingTimedOut) as error:
            logger.warning("reader %s failed: %s", reader.name, error.code)
            failure = error
    raise failure


def arrange(reading: PageReading) -> PageReading:
    """The same words in lines as printed: words of one height joined, left to right, lines top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted((word for line in reading.lines for word in line.words), key=lambda word: word.box.center_y):
        row = next((row for row in reversed(rows[-3:]) if _same_line(row, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines = [Line(words=tuple(sorted(row, key=lambda word: word.box.left))) for row in rows]
    lines.sort(key=lambda line: line.box.center_y)
    return reading.model_copy(update={"lines": tuple(lines)})


def _same_line(row: list[Word], word: Word) -> bool:
    return any(word.box.vertical_overlap(other.box) >= _SAME_LINE for other in row[-4:])
