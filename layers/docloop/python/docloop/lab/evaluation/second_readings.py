"""A second reading of all lines of a document, made once; of it models see the lines that they would ask for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docloop.adapters.readers.tesseract_lines import TesseractSecondReader
from docloop.errors import ConfigurationError
from docloop.lab.evaluation.cache import ReadingCache, SecondReading, content_of
from docloop.lab.evaluation.parallel import Tell, Watch, in_processes
from docloop.lab.evaluation.read_files import LANGUAGES, OPENER
from docloop.model.extraction import Extraction
from docloop.model.reading import PageReading, Reading, Rereading
from docloop.ports import OpenDocument, PageImage
from docloop.steps.reread import every_line, places
from docloop.use_cases.documents.page_pictures import from_jpeg, to_jpeg
from docloop.use_cases.documents.read_page import turn

TIMEOUT = 30.0
_open_readers: list[TesseractSecondReader] = []


def reread_files(
    paths: Sequence[Path],
    readings: Sequence[Reading],
    cache: ReadingCache,
    processes: int,
    watch: Watch | None = None,
) -> list[SecondReading]:
    """Of each file the second reading, kept or made now.

    Raises ConfigurationError when something is left to read and the second reader is not installed.
    """
    contents = [content_of(path) for path in paths]
    found = {place: kept for place, content in enumerate(contents) if (kept := cache.second(content)) is not None}
    missing = [place for place in range(len(paths)) if place not in found]
    if missing and not second_reader().is_available():
        raise ConfigurationError(
            "The second reader is not installed. `make install` installs it; --readers neural does without."
        )
    jobs = [(paths[place], contents[place], readings[place]) for place in missing]
    for number, result in in_processes(reread_file, cache, jobs, processes, watch):
        found[missing[number]] = result
    return [found[place] for place in range(len(paths))]


def reread_file(cache: ReadingCache, job: tuple[Path, str, Reading], _tell: Tell) -> SecondReading:
    """Reads every line of a file again that was read by eye, and keeps it. Raises ReaderFailed, ReadingTimedOut."""
    path, content, reading = job
    lines: list[Rereading] = []
    seconds = 0.0
    boxes = every_line(reading)
    if boxes:
        with OPENER.open(path.read_bytes()) as document:
            for page in reading.pages:
                if page.number in boxes:
                    stored = as_stored(upright(document, page))
                    began = time.perf_counter()
                    lines += second_reader().reread(stored, boxes[page.number])
                    seconds += time.perf_counter() - began
    found = SecondReading(lines=tuple(lines), seconds=seconds)
    cache.keep_second(content, found)
    return found


def asked_for(extraction: Extraction, reading: Reading, second: SecondReading) -> tuple[Rereading, ...]:
    """Of a second reading of everything the lines that the stack would have had read again."""
    wanted = {(page, box) for page, boxes in places(extraction, reading).items() for box in boxes}
    return tuple(line for line in second.lines if (line.page, line.box) in wanted)


def upright(document: OpenDocument, page: PageReading) -> PageImage:
    """The picture that the boxes of a page refer to."""
    shown = document.page_image(page.number)
    return turn(shown, degrees) if (degrees := (page.rotation - shown.rotation) % 360) else shown


def as_stored(page: PageImage) -> PageImage:
    """The page as the stack keeps it, which is what its second reader sees."""
    return replace(page, image=from_jpeg(page.number, to_jpeg(page)).image)


def second_reader() -> TesseractSecondReader:
    """The same one each time in this process, so that its engine stays warm."""
    if not _open_readers:
        _open_readers.append(TesseractSecondReader(LANGUAGES, TIMEOUT))
    return _open_readers[0]
