"""Reads the documents of a docset as the product would, each once, in a few processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader
from docloop.errors import ConfigurationError, DocumentError
from docloop.lab.evaluation.cache import ReadingCache, content_of
from docloop.lab.evaluation.parallel import Tell, Watch, in_processes
from docloop.model.reading import Reading
from docloop.ports import Reader
from docloop.use_cases.documents.read_page import read_page

READERS = ("neural", "tesseract")
OPENER = GuardedOpener(
    Budgets(max_bytes=50_000_000, max_pages=100, max_pixels=40_000_000, render_dpi=200, embedded=True)
)
TIMEOUT = 240.0
LANGUAGES = ("eng", "deu")
_open_readers: dict[str, Reader] = {}


@dataclass(frozen=True)
class FileReader:
    """What all files are read with: the names of readers in their order of preference, and where readings are kept."""

    cache: ReadingCache
    readers: tuple[str, ...]


def read_files(
    paths: Sequence[Path], cache: ReadingCache, readers: Sequence[str], processes: int, watch: Watch | None = None
) -> list[Reading | DocumentError]:
    """Of each file its reading, kept or made now, or why it cannot be read.

    Raises ConfigurationError when something is left to read and none of the readers is installed.
    """
    contents = [content_of(path) for path in paths]
    found: dict[int, Reading | DocumentError] = {}
    for place, content in enumerate(contents):
        if (kept := cache.reading(content)) is not None:
            found[place] = kept
    missing = [place for place in range(len(paths)) if place not in found]
    if missing and not any(reader_named(name).is_available() for name in readers):
        raise ConfigurationError("No reader is installed. `make install` installs the neural reader with its models.")
    jobs = [(paths[place], contents[place]) for place in missing]
    for number, result in in_processes(read_file, FileReader(cache, tuple(readers)), jobs, processes, watch):
        found[missing[number]] = result
    return [found[place] for place in range(len(paths))]


def read_file(desk: FileReader, job: tuple[Path, str], tell: Tell) -> Reading | DocumentError:
    """Reads the file whose path and content are given, and keeps the reading. Raises ReaderFailed."""
    path, content = job
    readers = [reader_named(name) for name in desk.readers]
    pages = []
    try:
        with OPENER.open(path.read_bytes()) as document:
            for number in range(1, document.page_count + 1):
                pages.append(read_page(document, number, readers)[0])
                tell("read", number / document.page_count)
    except DocumentError as error:
        return error
    reading = Reading(pages=tuple(pages))
    desk.cache.keep_reading(content, reading)
    return reading


def reader_named(name: str) -> Reader:
    """One of READERS, the same one each time in this process, so that its engine stays warm."""
    if name not in _open_readers:
        _open_readers[name] = (
            NeuralReader(find_models(), TIMEOUT) if name == "neural" else TesseractReader(LANGUAGES, TIMEOUT)
        )
    return _open_readers[name]
