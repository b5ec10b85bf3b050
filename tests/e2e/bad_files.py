"""Files that cannot be processed, made when asked for; the big ones are cheap to make and costly to open."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pypdfium2
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def pdf(*texts: str, width: float = 595, height: float = 842, password: str | None = None) -> bytes:
    """A born-digital PDF, one page per text."""
    sheet = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(sheet, pagesize=(width, height), encrypt=encryption)
    for text in texts:
        for row, line in enumerate(text.splitlines()):
            canvas.drawString(60, height - 60 - 18 * row, line)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def endless_pdf(pages: int = 20_000) -> bytes:
    document = pypdfium2.PdfDocument.new()
    try:
        for _ in range(pages):
            document.new_page(200, 200)
        sheet = io.BytesIO()
        document.save(sheet)
    finally:
        document.close()
    return sheet.getvalue()


def huge_png(side: int = 13_000) -> bytes:
    """A white picture of 169 megapixels in some 20 KB."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * (side // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def broken_jpeg() -> bytes:
    picture = io.BytesIO()
    Image.new("L", (400, 400), 200).save(picture, "JPEG")
    return picture.getvalue()[:200]


def tiff(frames: int) -> bytes:
    sheet = io.BytesIO()
    pages = [Image.new("1", (64, 64), 1) for _ in range(frames)]
    pages[0].save(sheet, "TIFF", save_all=True, append_images=pages[1:])
    return sheet.getvalue()


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99999 99999\nshowpage\n"
FITS = b"SIMPLE  =                    T".ljust(2880)
GOOD = "MEMO\nThis page is all right."

# Name of the case: file name, content, code of the failure.
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zero bytes": ("empty.pdf", lambda: b"", "empty_file"),
    "text called PDF": ("text.pdf", lambda: b"this is no PDF", "unsupported_format"),
    "encrypted PDF": ("locked.pdf", lambda: pdf(GOOD, password="secret"), "encrypted_file"),
    "truncated PDF": ("cut.pdf", lambda: pdf(GOOD)[:400], "damaged_file"),
    "truncated picture": ("cut.jpg", broken_jpeg, "damaged_file"),
    "20,000 pages": ("endless.pdf", endless_pdf, "too_many_pages"),
    "169 megapixels": ("huge.png", huge_png, "page_too_large"),
    "EPS renamed": ("eps.png", lambda: EPS, "unsupported_format"),
    "FITS renamed": ("fits.tiff", lambda: FITS, "unsupported_format"),
}
