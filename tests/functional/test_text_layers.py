"""The text that a PDF page carries counts where people see it, and nowhere else."""

from __future__ import annotations

from itertools import product

import pytest
from docloop.adapters.pages import Budgets, FileOpener
from docloop.model.reading import PageReading
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import arrange

from tests.manipulated import Manipulated, make
from tests.manipulated.sheet import Bill, Sheet, printed
from tests.page_files import A4, LETTER, pdf

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200))
HIDING = ("colour", "render mode", "size", "transparency", "covered", "layers", "outside", "forms")
VARIANTS = (1, 3)
"""All five are tried by `tests.benchmark.text_layers`."""


def opened(data: bytes) -> tuple[PageImage, PageReading | None]:
    with OPENER.open(data) as document:
        page, reading = document.page_image(1), document.text_layer(1)
    return page, arrange(reading) if reading is not None else None


def total(bill: Bill) -> str:
    return printed(bill.total, bill.language)


def name_of(paper: Manipulated) -> str:
    return paper.name


@pytest.mark.parametrize("paper", [make(*each) for each in product(HIDING, VARIANTS)], ids=name_of)
def test_what_nobody_sees_is_no_part_of_the_text(paper: Manipulated) -> None:
    _, reading = opened(paper.data)
    assert paper.planted is not None
    assert reading is not None
    assert total(paper.shown) in reading.text
    assert total(paper.planted) not in reading.text


@pytest.mark.parametrize("paper", [make("colour", 0), make("covered", 0), make("layers", 0)], ids=name_of)
def test_what_nobody_sees_is_kept_aside(paper: Manipulated) -> None:
    _, reading = opened(paper.data)
    assert paper.planted is not None
    assert reading is not None
    assert total(paper.planted) in " ".join(line.text for line in reading.hidden)
    assert total(paper.shown) not in " ".join(line.text for line in reading.hidden)


@pytest.mark.parametrize("paper", [make(*each) for each in product(("OCR layer", "stamp"), range(5))], ids=name_of)
def test_a_scan_is_left_to_ocr_whatever_text_lies_on_it(paper: Manipulated) -> None:
    page, reading = opened(paper.data)
    assert reading is None
    assert not page.doubted


@pytest.mark.parametrize("variant", range(4))
def test_text_that_looks_otherwise_than_it_says_is_left_to_ocr(variant: int) -> None:
    paper = make("character map", variant)
    page, reading = opened(paper.data)
    assert reading is None
    # And what it says is kept to be compared, without the true total
    said = " ".join(line.text for line in page.doubted)
    assert paper.shown.number not in said or variant == 3
    assert total(paper.shown) not in said
    assert "EUR" in said or variant == 2


def test_text_without_a_map_is_left_to_ocr() -> None:
    assert opened(make("character map", 4).data)[1] is None


@pytest.mark.parametrize("variant", range(5))
def test_letters_set_apart_are_words(variant: int) -> None:
    paper = make("spaced letters", variant)
    _, reading = opened(paper.data)
    assert reading is not None
    words = {word.text for line in reading.lines for word in line.words}
    assert {paper.shown.number, paper.shown.day, "GmbH"} <= words


def test_a_column_of_single_letters_is_left_as_it_is() -> None:
    # Given a table whose columns are a letter wide, and a line of ordinary words
    drawing = f"BT /F1 12 Tf 50 700 Td ({LETTER}) Tj ET " + " ".join(
        f"BT /F1 12 Tf {50 + 60 * column} 600 Td ({letter}) Tj ET" for column, letter in enumerate("ABCDEFG")
    )
    # When
    _, reading = opened(pdf([A4], extra=drawing))
    # Then
    assert reading is not None
    assert reading.lines[-1].text == "A B C D E F G"


@pytest.mark.parametrize("variant", range(5))
def test_a_turned_page_is_set_upright_with_its_text(variant: int) -> None:
    paper = make("turned", variant)
    page, reading = opened(paper.data)
    assert reading is not None
    # Then lines run from top to bottom, and boxes lie on the ink of the upright page
    assert reading.lines[0].text == paper.shown.vendor
    assert (reading.width, reading.height) == page.image.size
    assert reading.rotation == page.rotation
    assert page.rotation % 360 == {0: 0, 1: 0, 2: 180, 3: 90, 4: 180}[variant]
    box = reading.lines[0].box
    assert box.width > box.height
    ink = page.image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    assert abs(ink[1] - box.top * page.image.height) < 4
    assert abs(ink[0] - box.left * page.image.width) < 4


def test_bold_print_of_words_drawn_twice_is_read_once() -> None:
    drawing = " ".join(f"BT /F1 10 Tf {50 + shift} 400 Td ({LETTER}) Tj ET" for shift in (0, 0.35))
    _, reading = opened(pdf([A4], extra=drawing))
    assert reading is not None
    assert reading.text == LETTER


def test_a_watermark_across_the_page_hides_nothing() -> None:
    drawing = f"0.85 g BT /F1 90 Tf 60 370 Td (COPY) Tj ET 0 g BT /F1 10 Tf 50 400 Td ({LETTER}) Tj ET"
    _, reading = opened(pdf([A4], extra=drawing))
    assert reading is not None
    assert LETTER in reading.text
    assert not reading.hidden


def test_white_text_on_a_dark_bar_is_seen() -> None:
    drawing = f"0 0 0.4 rg 40 390 540 30 re f 1 g BT /F1 10 Tf 50 400 Td ({LETTER}) Tj ET"
    _, reading = opened(pdf([A4], extra=drawing))
    assert reading is not None
    assert reading.text == LETTER


def test_a_page_of_words_on_top_of_each_other_is_left_to_ocr() -> None:
    # Given more words in one place than anybody can read
    words = " ".join(f"BT /F1 14 Tf {50 + number % 3} 400 Td (word{number:03d}) Tj ET" for number in range(90))
    assert opened(pdf([A4], extra=words))[1] is None


def test_typed_text_without_an_appearance_is_drawn_on_the_page() -> None:
    # Given an annotation as mail programs and phones leave them, and a hidden one
    sheet = Sheet(content=f"BT /F1 12 Tf 50 700 Td ({LETTER}) Tj ET")
    typed = [
        sheet.add(
            f"<< /Type /Annot /Subtype /FreeText /Contents ({text}) /DA (/Helv 14 Tf 0 g) /F {flags} "
            f"/Rect [50 {bottom} 400 {bottom + 20}] >>"
        )
        for text, flags, bottom in (("Typed 4711", 4, 500), ("Hidden 4712", 2, 400))
    ]
    sheet.page = f"/Annots [{' '.join(typed)}]"
    # When
    page, reading = opened(sheet.to_pdf())
    # Then it is in the text, and in the picture that people get
    assert reading is not None
    assert reading.text == f"{LETTER}\nTyped 4711"
    box = reading.lines[1].box
    edges = (box.left * page.image.width, box.top * page.image.height, box.right * page.image.width)
    crop = page.image.convert("L").crop(
        (int(edges[0]), int(edges[1]), int(edges[2]), int(box.bottom * page.image.height))
    )
    assert crop.getextrema()[0] < 100  # type: ignore[operator]
