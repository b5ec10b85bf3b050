"""Readings are kept by content and reader; what is damaged is read again; a second run reads nothing."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from docloop.errors import ConfigurationError, DocumentError, EmptyFile
from docloop.lab.evaluation import read_files as reading
from docloop.lab.evaluation.cache import ReadingCache, SecondReading, content_of
from docloop.lab.evaluation.parallel import DONE, in_processes
from docloop.lab.evaluation.read_files import FileReader, read_file, read_files
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Rereading, Word
from docloop.ports import PageImage
from PIL import Image

from tests.typeset import typeset

READING = typeset("Total 9.00")
BOX = Box(left=0.1, top=0.1, right=0.2, bottom=0.2)


class FakeReader:
    """Sees one word on every page, if it is installed."""

    name = "neural"

    def __init__(self, *, installed: bool = True) -> None:
        self.installed = installed
        self.pages = 0

    def is_available(self) -> bool:
        return self.installed

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        self.pages += 1
        line = Line(words=tuple(Word(text="wordwordword", box=BOX, confidence=1.0) for _ in range(2)))
        return PageReading(number=page.number, width=10, height=10, reader=self.name, lines=(line,))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    made = FakeReader()
    monkeypatch.setitem(reading._open_readers, "neural", made)
    return made


def _picture(folder: Path, name: str, shade: int) -> Path:
    path = folder / name
    Image.new("L", (40, 40), shade).save(path)
    return path


def test_what_was_kept_is_found_by_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path / "kept", ("neural",))
    one, same, other = (_picture(tmp_path, f"{n}.png", shade) for n, shade in (("a", 1), ("b", 1), ("c", 2)))
    assert cache.reading(content_of(one)) is None
    cache.keep_reading(content_of(one), READING)
    assert cache.reading(content_of(same)) == READING
    assert cache.reading(content_of(other)) is None


def test_another_reader_has_readings_of_its_own(tmp_path: Path) -> None:
    ReadingCache(tmp_path, ("neural",)).keep_reading("c" * 64, READING)
    assert ReadingCache(tmp_path, ("tesseract", "neural")).reading("c" * 64) is None


def test_damaged_readings_count_as_missing(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, ("neural",))
    cache.keep_reading("c" * 64, READING)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_text(file.read_text(encoding="utf-8")[:-5], encoding="utf-8")
    assert cache.reading("c" * 64) is None


def test_second_readings_are_kept_beside(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, ("neural",))
    second = SecondReading(lines=(Rereading(page=1, box=BOX, text="9.00", reader="other"),), seconds=0.5)
    cache.keep_second("c" * 64, second)
    assert cache.second("c" * 64) == second
    assert cache.reading("c" * 64) is None
    assert cache.second("d" * 64) is None


def test_a_second_run_reads_nothing(tmp_path: Path, reader: FakeReader) -> None:
    # Given two files of which one was read before
    cache = ReadingCache(tmp_path / "kept", ("neural",))
    files = [_picture(tmp_path, "a.png", 1), _picture(tmp_path, "b.png", 2)]
    cache.keep_reading(content_of(files[0]), READING)
    # When both are asked for, twice
    first = read_files(files, cache, ("neural",), 1)
    second = read_files(files, cache, ("neural",), 1)
    # Then the other one is read, once
    assert first == second
    assert first[0] == READING
    assert reader.pages == 1


def test_a_file_that_cannot_be_read_says_why_and_stops_nothing(tmp_path: Path, reader: FakeReader) -> None:
    cache = ReadingCache(tmp_path / "kept", ("neural",))
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    failed, read = read_files([empty, _picture(tmp_path, "a.png", 1)], cache, ("neural",), 1)
    assert isinstance(failed, EmptyFile)
    assert not isinstance(read, DocumentError)
    assert read.pages[0].reader == "neural"
    assert isinstance(
        read_file(FileReader(cache, ("neural",)), (empty, "e" * 64), lambda _step, _done: None), EmptyFile
    )


def test_without_an_installed_reader_the_remedy_is_named(tmp_path: Path, reader: FakeReader) -> None:
    reader.installed = False
    cache = ReadingCache(tmp_path / "kept", ("neural",))
    picture = _picture(tmp_path, "a.png", 1)
    with pytest.raises(ConfigurationError, match="make install"):
        read_files([picture], cache, ("neural",), 1)
    cache.keep_reading(content_of(picture), READING)
    assert read_files([picture], cache, ("neural",), 1) == [READING]


def test_jobs_in_one_process_are_done_in_order_and_tell_how_far_they_are() -> None:
    told: list[tuple[int, str, float]] = []

    def work(shared: int, job: int, tell: object) -> int:
        assert callable(tell)
        tell("half", 0.5)
        return shared * job

    found = list(in_processes(work, 10, [1, 2], 1, lambda *word: told.append(word)))
    assert found == [(0, 10), (1, 20)]
    assert told == [(0, "half", 0.5), (0, DONE, 1.0), (1, "half", 0.5), (1, DONE, 1.0)]
