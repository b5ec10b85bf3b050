"""Files that cannot be read: each ends in a typed error with a remedy, within the budgets."""

from __future__ import annotations

import zlib

import pytest
from docloop.adapters.pages import Budgets, FileOpener
from docloop.errors import (
    DamagedFile,
    DocumentError,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    PageTooLarge,
    TooManyPages,
    UnsupportedFormat,
)
from PIL import Image

from tests.page_files import A4, LETTER, assemble_pdf, encode, encrypted_pdf, pdf, picture, tiff

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=1_000, max_pixels=40_000_000, render_dpi=200))


def bomb_png() -> bytes:
    """13,000 x 13,000 black pixels in about 20 KB."""
    header = (13_000).to_bytes(4, "big") * 2 + b"\x01\x00\x00\x00\x00"
    pixels = zlib.compress(bytes(1_626) * 13_000, 9)

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def xfa_pdf() -> bytes:
    form = "<< /Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm << /Fields [] /XFA 4 0 R >> >>"
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    xdp = "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>"
    return assemble_pdf([form, pages, page, f"<< /Length {len(xdp)} >>\nstream\n{xdp}\nendstream"])


BAD = {
    "zero bytes": (b"", EmptyFile),
    "text with a PDF's name": (b"Dear Sir or Madam", UnsupportedFormat),
    "EPS renamed": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n", UnsupportedFormat),
    "FITS renamed": (b"SIMPLE  =                    T / FITS".ljust(2_880), UnsupportedFormat),
    "PSD renamed": (b"8BPS\0\1" + bytes(60), UnsupportedFormat),
    "GIF": (encode(Image.new("L", (9, 9)), "GIF"), UnsupportedFormat),
    "too many bytes": (b"%PDF-" + bytes(5_000_000), FileTooLarge),
    "PDF that needs a password": (encrypted_pdf("secret"), EncryptedFile),
    "PDF cut off in the middle": (pdf([A4] * 40, LETTER)[:4_000], DamagedFile),
    "PDF cut off in a later update": (pdf(text=LETTER) + b"5 0 obj\n" + bytes(70_000), DamagedFile),
    "PDF header and nothing else": (b"%PDF-1.7\n", DamagedFile),
    "PDF of rubbish": (b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"startxref\n9\n%%EOF", DamagedFile),
    "PDF without a page": (pdf([]), DamagedFile),
    "PDF that is a dynamic form": (xfa_pdf(), UnsupportedFormat),
    "20,000 pages": (pdf([A4] * 20_000, "x"), TooManyPages),
    "TIFF over the page budget": (tiff(1_001), TooManyPages),
    "169 megapixels in 20 KB": (bomb_png(), PageTooLarge),
    "PNG cut off in its header": (picture("PNG")[:20], DamagedFile),
    "WEBP cut off": (picture("WEBP")[:20], DamagedFile),
    "TIFF cut off": (b"II*\0\xff\xff\0\0", DamagedFile),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD)
def test_a_bad_file_ends_in_a_typed_error_with_a_remedy(data: bytes, error: type[DocumentError]) -> None:
    # When it is opened, Then its error says what it is, how to help, and that trying again can not
    with pytest.raises(error) as caught, OPENER.open(data):
        pass
    assert type(caught.value) is error
    assert caught.value.remedy
    assert not caught.value.retryable


def test_a_pixel_bomb_is_refused_by_its_header_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a small file of 169 megapixels, and a decoder that must not run
    data = bomb_png()
    assert len(data) < 30_000
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))
    # When, Then
    with pytest.raises(PageTooLarge), OPENER.open(data):
        pass


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_cut_off_in_its_pixels_is_damaged(kind: str) -> None:
    # Given a picture of which the second half is missing
    image = Image.effect_noise((400, 400), 90)
    options: dict[str, object] = {"compression": "tiff_lzw"} if kind == "TIFF" else {}
    data = encode(image, kind, **options)
    data = data[: len(data) // 2] if kind != "TIFF" else damage_tiff(data)
    # When its page is asked for, Then
    with pytest.raises(DamagedFile), OPENER.open(data) as document:
        document.page_image(1)


def damage_tiff(data: bytes) -> bytes:
    """Pixels of a TIFF may stand before its directory, so they are overwritten rather than cut off."""
    return data[:200] + bytes(len(data) // 2) + data[200 + len(data) // 2 :]
