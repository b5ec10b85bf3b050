"""The second reader: Tesseract on single lines, all lines of a page in one run of the executable."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

from docloop.adapters.readers import processes
from docloop.adapters.readers.tesseract import find_tesseract, require_languages
from docloop.errors import ReaderFailed, ReadingTimedOut
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
# Sauvola's local thresholds: receipts are unevenly lit and printed.
_OPTIONS = ("-c", "thresholding_method=2")
_CELLS, _WORD_LEVEL = 12, "5"


class TesseractSecondReader:
    """`languages` are Tesseract's names. `timeout`: seconds the lines of a page may take, then the process is killed.

    Tesseract loads its languages in a third of a second and reads a line in some milliseconds; pytesseract would load
    them for every line. Raises ConfigurationError when a language is not installed.
    """

    name = "tesseract-line"

    def __init__(
        self, languages: Sequence[str], timeout: float, path: str | None = None, data: str | None = None
    ) -> None:
        self._executable, tessdata = find_tesseract(path, data)
        require_languages(languages, tessdata)
        self._options = ["-l", "+".join(languages), "--psm", str(PSM_BLOCK), *_OPTIONS, "tsv"]
        # Without this limit its threads fight each other when several run.
        self._environment = {"OMP_THREAD_LIMIT": "1"} | ({"TESSDATA_PREFIX": tessdata} if tessdata else {})
        self._timeout = timeout

    def is_available(self) -> bool:
        return self._executable is not None

    def reread(self, page: PageImage, boxes: Sequence[Box]) -> tuple[Rereading, ...]:
        """Each of the boxes, which hold a line each, in their order. Raises ReadingTimedOut, ReaderFailed."""
        if not boxes:
            return ()
        grey = page.image.convert("L")
        with tempfile.TemporaryDirectory(prefix="docloop-reader-") as folder:
            table = self._run(Path(folder), [cut(grey, box) for box in boxes], page.number)
        words = _words_by_picture(table)
        return tuple(
            Rereading(
                page=page.number,
                box=box,
                text=" ".join(text for text, _ in words.get(place, ())),
                confidence=_mean([confidence for _, confidence in words.get(place, ())]),
                reader=self.name,
            )
            for place, box in enumerate(boxes, 1)
        )

    def close(self) -> None:
        """Nothing stays open between pages."""

    def _run(self, folder: Path, lines: Sequence[Image.Image], page: int) -> str:
        """Tesseract's table of the words in all pictures."""
        names = [str(folder / f"{place}.pgm") for place in range(len(lines))]
        for name, line in zip(names, lines, strict=True):
            line.save(name)
        pictures = folder / "lines.txt"
        pictures.write_text("\n".join(names) + "\n", encoding="utf-8")
        command = [self._executable or "tesseract", str(pictures), "stdout", *self._options]
        process = processes.start(command, self._environment, folder / "complaints.txt")
        try:
            with processes.killed_after(process, self._timeout) as deadline:
                output, _ = process.communicate()
        finally:
            processes.kill_group(process)
        if deadline.passed:
            raise ReadingTimedOut(page=page, seconds=self._timeout, reader=self.name)
        if process.returncode != 0:
            raise ReaderFailed(page=page, reader=self.name)
        return output.decode("utf-8", errors="replace")


def _words_by_picture(table: str) -> dict[int, list[tuple[str, float]]]:
    """Words with their confidences, 0..1, by the number of the picture, which counts from 1."""
    found: dict[int, list[tuple[str, float]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == _CELLS and cells[0] == _WORD_LEVEL and cells[-1].strip():
            confidence = min(1.0, max(0.0, float(cells[-2]) / 100))
            found.setdefault(int(cells[1]), []).append((cells[-1].strip(), confidence))
    return found


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


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
