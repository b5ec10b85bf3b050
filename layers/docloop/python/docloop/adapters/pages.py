"""Opens a file by what it contains, never by its name, and checks every budget before anything is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import StrEnum

from docloop.adapters.pdf import Parse, open_pdf
from docloop.adapters.pictures import open_pictures
from docloop.adapters.xml_files import is_invoice, open_xml, other_paper
from docloop.errors import EmptyFile, FileTooLarge, TooManyPages, UnsupportedFormat
from docloop.ports import OpenDocument
from docloop.settings import ExtractSettings

EMBEDDED = "embedded"
"""What settings call the reader of e-invoices. It reads files and no page pictures, so it is no Reader."""


class MediaType(StrEnum):
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    HEIC = "image/heic"
    XML = "application/xml"


_STARTS = {
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"\xff\xd8\xff": MediaType.JPEG,
    **dict.fromkeys((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), MediaType.TIFF),
}
# Brands of ISO/IEC 14496-12 and 23008-12 for pictures in HEVC; a file lists them after its first one (`mif1`, often).
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
_MOST_BRANDS = 32
# Readers of PDF accept some bytes before the header.
_PDF_HEADER_WITHIN = 1024


def sniff(data: bytes) -> MediaType | None:
    """What the content is; None when it is nothing that docloop reads."""
    for start, media_type in _STARTS.items():
        if data.startswith(start):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    if data[4:8] == b"ftyp" and _brands(data) & _HEIC_BRANDS:
        return MediaType.HEIC
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    return MediaType.XML if is_invoice(data) else None


def _brands(data: bytes) -> set[bytes]:
    """The brands that the first box of an ISO media file lists."""
    end = min(int.from_bytes(data[:4], "big"), 16 + 4 * _MOST_BRANDS)
    return {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}


@dataclass(frozen=True)
class Budgets:
    """Bytes of the file, pages, pixels of a page. `render_dpi` is what PDF pages are rendered at.

    `embedded`: whether e-invoices inside files are looked for.
    """

    max_bytes: int
    max_pages: int
    max_pixels: int
    render_dpi: int
    embedded: bool = False

    @classmethod
    def from_settings(cls, settings: ExtractSettings) -> Budgets:
        return cls(
            settings.max_bytes,
            settings.max_pages,
            settings.max_pixels,
            settings.render_dpi,
            EMBEDDED in settings.readers,
        )


@dataclass(frozen=True)
class FileOpener:
    """Opens files in this process. `parse` reads the XML of e-invoices; None: they are not looked for."""

    budgets: Budgets
    parse: Parse | None = None

    @contextmanager
    def open(self, data: bytes) -> Iterator[OpenDocument]:
        """The document, closed again when the block ends. Raises DocumentError."""
        if not data:
            raise EmptyFile()
        if len(data) > self.budgets.max_bytes:
            raise FileTooLarge(bytes=len(data), limit=self.budgets.max_bytes)
        media_type = sniff(data)
        if media_type is None:
            raise UnsupportedFormat(other_paper(data) or "")
        with self._open(data, media_type) as document:
            if document.page_count > self.budgets.max_pages:
                raise TooManyPages(pages=document.page_count, limit=self.budgets.max_pages)
            yield document

    def _open(self, data: bytes, media_type: MediaType) -> AbstractContextManager[OpenDocument]:
        budgets = self.budgets
        if media_type is MediaType.PDF:
            return open_pdf(data, media_type, budgets.max_pixels, budgets.render_dpi, self.parse)
        if media_type is MediaType.XML:
            return open_xml(data, media_type, budgets.max_pixels, budgets.render_dpi, self.parse)
        return open_pictures(data, media_type, budgets.max_pages, budgets.max_pixels)
