"""The readers on pages made here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.adapters.pages import Budgets, FileOpener
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader, find_tesseract
from docloop.model import limits
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import read_page
from PIL import Image

from tests.functional.sites import selection
from tests.page_files import A4, ENGLISH, GERMAN, encode, letter, pdf

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200))
Real = NeuralReader | TesseractReader
ANGLES = (0, 90, 180, 270)
SLOWLY = ANGLES if selection.every else (90, 180)
TURNED = [*(("tesseract", degrees) for degrees in ANGLES), *(("neural", degrees) for degrees in SLOWLY)]


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


@pytest.mark.parametrize(("reader", "degrees"), TURNED, indirect=["reader"])
def test_a_turned_page_is_read_upright(reader: Real, degrees: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # However busy the machine is, there is time to try all ways up
    monkeypatch.setattr(limits, "SECONDS_TO_READ_A_PAGE", 600)
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
