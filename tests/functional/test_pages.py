"""Files as people drop them, opened into upright, level pages and their own text."""

from __future__ import annotations

import io

import numpy as np
import pytest
from docloop.adapters.pages import Budgets, FileOpener
from docloop.errors import (
    PageTooLarge,
)
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.page_files import A4, LETTER, encode, encrypted_pdf, letter, pdf, picture, tiff

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=1_000, max_pixels=40_000_000, render_dpi=200))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (pdf(text=LETTER), "application/pdf"),
        (b"junk before it\n" + pdf(text=LETTER), "application/pdf"),
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("TIFF"), "image/tiff"),
        (picture("WEBP"), "image/webp"),
    ],
)
def test_the_format_is_what_the_content_is(data: bytes, media_type: str) -> None:
    with OPENER.open(data) as document:
        assert document.media_type == media_type
        assert document.page_count == 1
        assert document.page_image(1).image.mode in ("L", "RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_picture_becomes_grey_or_colour(mode: str) -> None:
    # Given a picture of white and black halves, stored in this mode
    halves = Image.new("L", (40, 20), 255)
    halves.paste(0, (20, 0, 40, 20))
    wide = Image.fromarray(np.asarray(halves).astype(np.uint16) * 257)
    stored = wide if mode == "I;16" else halves.convert(mode)
    # When
    with OPENER.open(encode(stored, "PNG")) as document:
        image = document.page_image(1).image.convert("L")
    # Then
    assert image.getpixel((5, 5)) == 255
    assert image.getpixel((35, 5)) == 0


def test_what_is_transparent_is_paper() -> None:
    with OPENER.open(encode(Image.new("RGBA", (20, 20), (0, 0, 0, 0)))) as document:
        assert document.page_image(1).image.getpixel((3, 3)) == (255, 255, 255)


def test_a_tiff_of_300_frames_is_read_frame_by_frame() -> None:
    with OPENER.open(tiff(300)) as document:
        assert document.page_count == 300
        for number in (300, 1, 150):
            assert document.page_image(number).image.getpixel((3, 3)) == 255 - (number - 1) % 200


def test_a_camera_says_how_it_was_held() -> None:
    # Given a photograph taken with the camera turned: the file's left edge is the top
    image = Image.new("L", (40, 20), 255)
    image.paste(0, (0, 0, 10, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    # When
    with OPENER.open(encode(image, "JPEG", exif=exif, quality=95)) as document:
        page = document.page_image(1)
    # Then
    assert page.image.size == (20, 40)
    assert page.rotation == 90
    assert page.image.getpixel((10, 3)) < 60  # type: ignore[operator]


def test_a_page_too_big_for_the_wanted_resolution_is_rendered_at_a_lower_one() -> None:
    # Given A0: 9,362 x 6,622 pixels at 200 dpi
    with OPENER.open(pdf([(2_384, 3_370)], LETTER)) as document:
        page = document.page_image(1)
    # Then
    assert page.dpi is not None
    assert 72 <= page.dpi < 200
    assert page.image.width * page.image.height <= OPENER.budgets.max_pixels


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 4_000)])
def test_a_page_that_fits_at_no_legible_resolution_is_refused(size: tuple[int, int]) -> None:
    with OPENER.open(pdf([size], LETTER)) as document, pytest.raises(PageTooLarge):
        document.page_image(1)


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    with OPENER.open(encrypted_pdf("")) as document:
        reading = document.text_layer(1)
    assert reading is not None
    assert "München" in reading.text


def test_what_people_filled_into_a_form_is_part_of_its_text() -> None:
    # Given a form with a text field that has a value
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Customer number, to be filled in:")
    canvas.acroForm.textfield(name="customer", value="Filled 4711", x=72, y=600, width=200, height=30)
    canvas.save()
    # When
    with OPENER.open(out.getvalue()) as document:
        document.page_image(1)
        reading = document.text_layer(1)
    # Then
    assert reading is not None
    assert reading.text == "Customer number, to be filled in:\nFilled 4711"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_boxes_of_a_text_layer_lie_on_the_ink_of_the_page_as_displayed(rotate: int) -> None:
    # Given text that stands on its side or head unless the page is turned the way its file says
    turns = {0: "1 0 0 1 60 400", 90: "0 1 -1 0 300 60", 180: "-1 0 0 -1 540 400", 270: "0 -1 1 0 300 780"}
    drawing = f"BT /F1 16 Tf {turns[rotate]} Tm (Rechnung 4711 vom Freitag) Tj ET"
    # When
    with OPENER.open(pdf([A4], extra=drawing, rotate=rotate)) as document:
        reading, page = document.text_layer(1), document.page_image(1)
    # Then
    assert reading is not None
    assert reading.text == "Rechnung 4711 vom Freitag"
    assert (reading.width, reading.height) == page.image.size
    for word in reading.lines[0].words:
        edges = (word.box.left, word.box.top, word.box.right, word.box.bottom)
        scaled = [round(edge * side) for edge, side in zip(edges, page.image.size * 2, strict=True)]
        around = (scaled[0] - 3, scaled[1] - 3, scaled[2] + 3, scaled[3] + 3)
        ink = page.image.convert("L").point(lambda value: 255 if value < 128 else 0)
        assert ink.crop(around).getbbox() is not None
        outside = ink.copy()
        for other in reading.lines[0].words:
            box = other.box
            outside.paste(
                0,
                (
                    int(box.left * ink.width) - 3,
                    int(box.top * ink.height) - 3,
                    int(box.right * ink.width) + 4,
                    int(box.bottom * ink.height) + 4,
                ),
            )
        assert outside.getbbox() is None


@pytest.mark.parametrize(
    "drawing",
    [
        "",
        "BT /F1 9 Tf 50 50 Td (Page 1) Tj ET",
        f"BT 3 Tr /F1 14 Tf 50 400 Td ({LETTER}) Tj ET",
        "BT /F1 14 Tf 50 400 Td (" + "\\001\\002\\003\\004" * 20 + ") Tj ET",
        "BT /F1 14 Tf 50 400 Td (" + "#%&*+\\(\\)/~^" * 9 + ") Tj ET",
    ],
    ids=["none", "page number", "invisible", "control characters", "signs"],
)
def test_a_text_layer_that_is_not_worth_reading_is_left_to_ocr(drawing: str) -> None:
    with OPENER.open(pdf([A4], extra=drawing)) as document:
        assert document.text_layer(1) is None


@pytest.mark.parametrize("angle", [-6.0, -2.5, 3.0, 8.0])
def test_leaning_lines_are_levelled(angle: float) -> None:
    # Given a letter that was laid askew on the glass
    page = letter(["The quick brown fox jumps over the lazy dog"] * 10)
    leaning = page.rotate(-angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    # When
    with OPENER.open(encode(leaning)) as document:
        found = document.page_image(1)
    # Then
    assert found.skew == pytest.approx(angle, abs=0.4)
    assert found.image.size != leaning.size


def test_level_lines_are_left_as_they_are() -> None:
    page = letter(["The quick brown fox jumps over the lazy dog"] * 10)
    with OPENER.open(encode(page)) as document:
        found = document.page_image(1)
    assert found.skew == 0
    assert found.image.tobytes() == page.tobytes()


def test_a_scanned_page_in_a_pdf_is_levelled_too() -> None:
    # Given a scan that leans, put into a PDF
    page = letter(["The quick brown fox jumps over the lazy dog"] * 10)
    leaning = page.rotate(-4, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    # When
    with OPENER.open(encode(leaning, "PDF", resolution=150)) as document:
        found = document.page_image(1)
        assert document.text_layer(1) is None
    # Then
    assert found.skew == pytest.approx(4, abs=0.4)
