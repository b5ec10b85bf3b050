"""The text a PDF page carries itself, when it is worth reading: words with boxes, without confidences."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from docloop.errors import TooMuchText
from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word

NAME = "text_layer"
# A page with less than this is taken for a picture with a stamp or a page number on it.
LEAST_CHARACTERS = 20
# Shares of characters from which a layer is refused.
MOST_UNREADABLE = 0.05
MOST_INVISIBLE = 0.5
LEAST_ALPHANUMERIC = 0.5
# Steps of the grid that PDFium answers places on; it knows whole numbers only.
_GRID = 1_000_000


@dataclass(frozen=True)
class Character:
    """One character as printed; `visible` False: drawn without ink, as an OCR layer under a scan is."""

    text: str
    box: Box | None
    visible: bool
    readable: bool


def read_text_layer(page: pypdfium2.PdfPage, number: int, width: int, height: int) -> PageReading | None:
    """None when the page carries no text, or one that OCR would read better. Boxes refer to the page as displayed.

    Raises TooMuchText.
    """
    started = time.monotonic()
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > limits.CHARACTERS_PER_PAGE:
            raise TooMuchText(page=number, characters=count, limit=limits.CHARACTERS_PER_PAGE)
        characters = [_character(page, textpage, index) for index in range(count)]
    finally:
        textpage.close()
    if not is_worth_reading(characters):
        return None
    lines = join(characters)
    if not _runs_to_the_right(lines):
        return None
    return PageReading(
        number=number,
        width=width,
        height=height,
        reader=NAME,
        lines=lines,
        rotation=page.get_rotation() % 360,
        seconds=time.monotonic() - started,
    )


def is_worth_reading(characters: list[Character]) -> bool:
    """Whether there is enough text, drawn with ink, in letters that mean something."""
    printed = [character for character in characters if not character.text.isspace()]
    count = len(printed)
    return (
        count >= LEAST_CHARACTERS
        and sum(not character.readable for character in printed) <= MOST_UNREADABLE * count
        and sum(not character.visible for character in printed) <= MOST_INVISIBLE * count
        and sum(character.text.isalnum() for character in printed) >= LEAST_ALPHANUMERIC * count
    )


def join(characters: list[Character]) -> tuple[Line, ...]:
    """Lines at line breaks, words at spaces."""
    lines: list[Line] = []
    words: list[Word] = []
    run: list[Character] = []
    for character in [*characters, Character("\n", None, visible=True, readable=True)]:
        if not character.text.isspace():
            run.append(character)
            continue
        boxes = [part.box for part in run if part.box is not None]
        if boxes:
            words.append(Word(text="".join(part.text for part in run), box=Box.around(boxes)))
        run = []
        if character.text in "\r\n" and words:
            lines.append(Line(words=tuple(words)))
            words = []
    return tuple(lines)


def _runs_to_the_right(lines: tuple[Line, ...]) -> bool:
    """Whether long words lie rather than stand; on a page that lies on its side they stand."""
    long = [word.box for line in lines for word in line.words if len(word.text) >= 4]
    lying = sum(box.width >= box.height for box in long)
    return lying * 2 >= len(long)


def _character(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, index: int) -> Character:
    code = raw.FPDFText_GetUnicode(textpage, index)
    text = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    if raw.FPDFText_IsGenerated(textpage, index) == 1 or text.isspace():
        return Character(text if text.isspace() else " ", None, visible=True, readable=True)
    edges = [ctypes.c_double() for _ in range(4)]
    box = None
    if raw.FPDFText_GetCharBox(textpage, index, *edges):
        left, right, bottom, top = (edge.value for edge in edges)
        first, second = _place(page, left, top), _place(page, right, bottom)
        box = Box.from_pixels(*first, *second, width=_GRID, height=_GRID)
    drawn = raw.FPDFText_GetTextObject(textpage, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else raw.FPDF_TEXTRENDERMODE_FILL
    return Character(
        text,
        box,
        visible=mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        readable=_is_readable(code) and raw.FPDFText_HasUnicodeMapError(textpage, index) != 1,
    )


def _is_readable(code: int) -> bool:
    """Neither control character nor private use nor the mark of a failed decoding."""
    return code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xE000 <= code <= 0xF8FF and code != 0xFFFD


def _place(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    """A point of the page's own coordinates on the page as displayed, in steps of the grid."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value, down.value
