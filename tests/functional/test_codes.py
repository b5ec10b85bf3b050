"""Codes on pages, found where files are opened; what hurts the decoder costs the codes and not the document."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence

import pytest
import zxingcpp
from docloop.adapters import codes
from docloop.adapters.codes import CodeFinder, find_codes
from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.errors import ReaderFailed
from docloop.lab.samples.making import make_sample
from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import PageCode, PageReading
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import read_page, turn
from PIL import Image

from tests.page_files import encode
from tests.payment_codes import EPC, SWISS

BUDGETS = Budgets(max_bytes=20_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=150)
QR, CODE_128 = zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128
PLAIN = PageImage(1, Image.new("L", (60, 60), 255))


@pytest.fixture(scope="module")
def opener() -> Iterator[GuardedOpener]:
    made = GuardedOpener(BUDGETS)
    yield made
    made.close()


def code_of(text: str, kind: zxingcpp.BarcodeFormat = QR, scale: int = 4) -> Image.Image:
    return Image.fromarray(zxingcpp.create_barcode(text, kind).to_image(scale=scale, add_quiet_zones=True)).convert("L")


def page_with(*placed: tuple[Image.Image, tuple[int, int]], size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    page = Image.new("L", size, 255)
    for image, place in placed:
        page.paste(image, place)
    return page


def as_pdf(*pages: Image.Image) -> bytes:
    target = io.BytesIO()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return target.getvalue()


def test_codes_of_pages_come_with_text_format_and_place(opener: GuardedOpener) -> None:
    # Given two pages, the second with a payment code at its foot and a bar code at its head
    epc, bars = code_of(EPC), code_of("4711-0815", CODE_128, 3)
    second = page_with((epc, (100, 1300)), (bars, (600, 80)))
    with opener.open(as_pdf(page_with(), second)) as document:
        first, other = document.page_image(1), document.page_image(2)
    # Then each page has its own, from top to bottom
    assert first.codes == ()
    assert [(code.text, code.format) for code in other.codes] == [("4711-0815", "Code128"), (EPC, "QRCode")]
    box = other.codes[1].box
    around = Box.from_pixels(100, 1300, 100 + epc.width, 1300 + epc.height, width=1240, height=1754)
    assert around.left < box.left < box.right < around.right
    assert around.top < box.top < box.bottom < around.bottom
    assert not other.codes_unread


def test_beside_a_text_layer_qr_codes_are_found_and_bars_are_not(opener: GuardedOpener) -> None:
    # Given an invoice as a program writes it, with a payment code
    data = make_sample("invoice", 0, 1, codes=True).data
    with opener.open(data) as document:
        page = document.page_image(document.page_count)
        assert document.text_layer(document.page_count) is not None
    assert [code.format for code in page.codes] == ["QRCode"]
    # Then on such pages nothing else is looked for
    bars = page_with((code_of("4711-0815", CODE_128, 3), (600, 80)))
    assert [len(CodeFinder().on(PageImage(1, bars), digital=each).codes) for each in (True, False)] == [0, 1]


@pytest.mark.parametrize("encoding", ["utf-8", "iso8859-1"])
def test_names_are_read_in_the_encoding_that_a_code_names(encoding: str) -> None:
    number = {"utf-8": "1", "iso8859-1": "2"}[encoding]
    text = EPC.replace("BCD\n002\n1", f"BCD\n002\n{number}")
    code = zxingcpp.create_barcode(text.encode(encoding), QR)
    image = Image.fromarray(code.to_image(scale=4, add_quiet_zones=True))
    assert [each.text for each in find_codes(image)] == [text]


def test_the_reading_keeps_codes_and_turns_them_with_the_page(opener: GuardedOpener) -> None:
    upright = page_with((code_of(SWISS), (100, 1200)))

    class OnlyTurned:
        name = "fake"

        def is_available(self) -> bool:
            return True

        def read(self, page: PageImage, within: float = 0.0) -> PageReading:
            if page.rotation == 0:
                return PageReading(number=1, width=1, height=1, reader="fake")
            raise ReaderFailed()

    with opener.open(encode(upright, "PNG")) as document:
        reading, _ = read_page(document, 1, [OnlyTurned()])
        page = document.page_image(1)
    assert [code.text for code in reading.codes] == [SWISS]
    [code], [turned] = reading.codes, turn(page, 90).codes
    assert code.box == page.codes[0].box
    found = find_codes(turn(page, 90).image)[0].box
    for side in ("left", "top", "right", "bottom"):
        assert getattr(turned.box, side) == pytest.approx(getattr(found, side), abs=0.01)
    assert turn(page, 360).codes[0].box == code.box


def crash(_: Image.Image, *, digital: bool) -> Sequence[PageCode]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def hang(_: Image.Image, *, digital: bool) -> Sequence[PageCode]:
    time.sleep(600)
    return ()


def fill_memory(_: Image.Image, *, digital: bool) -> Sequence[PageCode]:
    raise MemoryError


def spin(_: Image.Image, *, digital: bool) -> Sequence[PageCode]:
    while True:
        pass


@pytest.mark.parametrize("misbehave", [crash, hang, fill_memory, spin])
def test_what_hurts_the_decoder_costs_the_codes_of_the_document_alone(
    misbehave: Callable[..., Sequence[PageCode]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a decoder that does not come to an end
    monkeypatch.setattr(codes, "find_codes", misbehave)
    finder, began = CodeFinder(seconds=0.5), time.monotonic()
    # When several pages are searched
    pages = [finder.on(PLAIN) for _ in range(20)]
    # Then all are there, said to be unread, and only the first took time
    assert [(page.image, page.codes, page.codes_unread) for page in pages] == [(PLAIN.image, (), True)] * 20
    assert time.monotonic() - began < 20 * 0.5


def test_more_codes_than_are_kept_are_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a page of labels with a payment code as the last
    box = Box(left=0, top=0, right=0.1, bottom=0.1)
    found = [PageCode(text=f"label {n}", format="QRCode", box=box) for n in range(limits.CODES_PER_PAGE)]
    every = [*found, PageCode(text=EPC, format="QRCode", box=box)]
    monkeypatch.setattr(codes, "find_codes", lambda _, **_options: every)
    page = CodeFinder().on(PLAIN)
    # Then as many as may be are kept, the payment code first
    assert len(page.codes) == limits.CODES_PER_PAGE
    assert page.codes[0].text == EPC
    assert page.codes_unread


def test_a_large_page_of_what_looks_like_codes_is_searched_within_its_time(opener: GuardedOpener) -> None:
    # Given 36 million pixels of the squares that QR codes have in their corners
    square = Image.new("L", (14, 14), 255)
    for inset, shade in ((0, 0), (2, 255), (4, 0)):
        square.paste(shade, (inset, inset, 14 - inset, 14 - inset))
    tile = Image.new("L", (16, 16), 255)
    tile.paste(square, (1, 1))
    row = Image.new("L", (6_000, 16))
    for left in range(0, 6_000, 16):
        row.paste(tile, (left, 0))
    page = Image.new("L", (6_000, 6_000))
    for top in range(0, 6_000, 16):
        page.paste(row, (0, top))
    with opener.open(encode(page, "PNG")) as document:
        began = time.monotonic()
        shown = document.page_image(1)
    # Then the page is there, with or without codes
    assert time.monotonic() - began < 12
    assert shown.image.size[0] >= 6_000
