"""The second reader: Tesseract in a warm process of its own, line by line, without an executable for each."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

from docloop.adapters.readers.tesseract import find_tesseract
from docloop.adapters.readers.worker import Worker
from docloop.errors import ConfigurationError
from docloop.model.geometry import Box
from docloop.model.reading import Rereading
from docloop.ports import PageImage

# How a line is laid before Tesseract, chosen on scanned receipts by how many lines it then reads as the first reader
# does where that one is sure. A margin above and below costs most: the first reader's boxes are wide already.
HEIGHT = 36
"""Pixels that the height of the box becomes."""
TRIM = 0.06
"""Of the height, taken off above and below, where the neighbours' letters would show."""
MARGIN = 0.3
"""Of the height, added left and right."""
_BLUR, _CLIPPED, _BORDER = 1.0, 2, 10
_LARGEST_SCALE = 6.0
_LONGEST = 6_000
PSM_BLOCK = 6
"""A uniform block rather than a single line: what leaks in from the next line then doesn't spoil this one."""


class TesseractSecondReader:
    """`languages` are Tesseract's names. `timeout`: seconds a single line may take, then its process is killed.

    Raises ConfigurationError when a language is not installed.
    """

    name = "tesseract-line"

    def __init__(self, languages: Sequence[str], timeout: float, data: str | None = None) -> None:
        _, tessdata = find_tesseract(None, data)
        missing = [name for name in languages if tessdata and not Path(tessdata, f"{name}.traineddata").is_file()]
        if missing:
            raise ConfigurationError("LANGUAGES names data that Tesseract does not have.", languages=", ".join(missing))
        self._tessdata = tessdata
        # Without this limit its threads fight each other when several run.
        arguments = [tessdata or "", "+".join(languages), str(PSM_BLOCK)]
        self._worker = Worker(self.name, f"{__package__}.second_worker", arguments, timeout, {"OMP_THREAD_LIMIT": "1"})

    def is_available(self) -> bool:
        return self._tessdata is not None and importlib.util.find_spec("tesserocr") is not None

    def reread(self, page: PageImage, boxes: Sequence[Box]) -> tuple[Rereading, ...]:
        """Each of the boxes, which hold a line each, in their order. Raises ReadingTimedOut, ReaderFailed."""
        grey = page.image.convert("L")
        return tuple(self._reread(PageImage(page.number, cut(grey, box)), box) for box in boxes)

    def _reread(self, crop: PageImage, box: Box) -> Rereading:
        (text, confidence), _, _ = self._worker.ask(crop, "L")
        return Rereading(
            page=crop.number,
            box=box,
            text=" ".join(text.split()),
            confidence=min(1.0, max(0.0, confidence / 100)),
            reader=self.name,
        )

    def close(self) -> None:
        """Ends the process; the next line starts another."""
        self._worker.close()


def cut(page: Image.Image, box: Box) -> Image.Image:
    """The line in `box` as Tesseract reads it best: dark on white, at one height, with room around it."""
    width, height = page.size
    tall = (box.bottom - box.top) * height
    left, right = int(box.left * width - MARGIN * tall), int(box.right * width + MARGIN * tall) + 1
    top, bottom = round(box.top * height + TRIM * tall), round(box.bottom * height - TRIM * tall)
    left, top = min(max(0, left), width - 1), min(max(0, top), height - 1)
    line = page.crop((left, top, min(width, max(left + 1, right)), min(height, max(top + 1, bottom))))
    scale = min(HEIGHT / line.height, _LARGEST_SCALE, _LONGEST / line.width)
    size = max(1, round(line.width * scale)), max(1, round(line.height * scale))
    line = ImageOps.autocontrast(line, cutoff=_CLIPPED).resize(size, Image.Resampling.BICUBIC)
    return ImageOps.expand(line.filter(ImageFilter.GaussianBlur(_BLUR)), _BORDER, 255)
