"""PDF files through pypdfium2, which is not thread-safe: one thread of a process at a time holds a PDF open."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from docloop.adapters.annotations import settle
from docloop.adapters.attachments import find_invoice
from docloop.adapters.readers.text_layer import read_text_layer
from docloop.adapters.straighten import straighten
from docloop.errors import DamagedFile, EncryptedFile, PageTooLarge, UnsupportedFormat
from docloop.model.reading import EmbeddedInvoice, PageReading
from docloop.ports import PageImage

# Below this a scanner's text is no longer legible, so a page that needs less is refused.
LOWEST_DPI = 72
POINTS_PER_INCH = 72
_TAIL = 65_536
pdfium_lock = threading.RLock()
Parse = Callable[[bytes], EmbeddedInvoice]
"""What reads the XML of an e-invoice. Never raises."""


class PdfDocument:
    """An open PDF. Pages are loaded when asked for, one at a time."""

    def __init__(
        self, pdf: pypdfium2.PdfDocument, data: bytes, media_type: str, max_pixels: int, dpi: int, parse: Parse | None
    ) -> None:
        self.media_type = media_type
        self.page_count = len(pdf)
        self._pdf = pdf
        self._data = data
        self._max_pixels = max_pixels
        self._dpi = dpi
        self._parse = parse
        self._last: tuple[int, PageReading | None] | None = None

    def text_layer(self, number: int) -> PageReading | None:
        if self._last is None or self._last[0] != number:
            self.page_image(number)  # what counts is what is seen of it
        return self._last[1] if self._last is not None else None

    def embedded(self) -> EmbeddedInvoice | None:
        found = find_invoice(self._pdf, self._data) if self._parse is not None else None
        if self._parse is None or found is None:
            return None
        invoice = self._parse(found.data)
        if not found.others:
            return invoice
        note = f"More e-invoices with another content are attached and were not read: {found.others}."
        return invoice.model_copy(update={"notes": (*invoice.notes, note)})

    def page_image(self, number: int) -> PageImage:
        with self._page(number) as page:
            scale = self._scale(page, number)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            shown = PageImage(
                number=number, image=image, dpi=scale * POINTS_PER_INCH, rotation=page.get_rotation() % 360
            )
            layer = read_text_layer(page, number, image)
        self._last = number, layer.reading
        if layer.reading is None and not layer.doubted:
            return straighten(shown)
        # Boxes of a text layer refer to the page as it is displayed, and turned when its lines run another way.
        return replace(_turned(shown, layer.turned), doubted=layer.doubted)

    def _scale(self, page: pypdfium2.PdfPage, number: int) -> float:
        """Pixels per point: the wanted resolution, or as much of it as the pixel budget allows."""
        width, height = page.get_size()
        if not (width > 0 and height > 0 and math.isfinite(width * height)):
            raise DamagedFile(page=number)
        fitting = math.sqrt(self._max_pixels / ((width + 1) * (height + 1)))
        scale = min(self._dpi / POINTS_PER_INCH, fitting)
        if scale < LOWEST_DPI / POINTS_PER_INCH:
            raise PageTooLarge(page=number, points_wide=round(width), points_high=round(height))
        return scale

    @contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        try:
            page = self._pdf[number - 1]
            if settle(page, forms=self._pdf.formenv is not None):
                page.close()
                page = self._pdf[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            raise DamagedFile(page=number) from None
        try:
            yield page
        except pypdfium2.PdfiumError:
            raise DamagedFile(page=number) from None
        finally:
            page.close()


def _turned(page: PageImage, degrees: int) -> PageImage:
    if degrees == 0:
        return page
    image = page.image.rotate(-degrees, expand=True)
    return replace(page, image=image, rotation=(page.rotation + degrees) % 360)


@contextmanager
def open_pdf(data: bytes, media_type: str, max_pixels: int, dpi: int, parse: Parse | None) -> Iterator[PdfDocument]:
    """`parse` reads the e-invoice among its attachments; None: none is looked for.

    Raises DamagedFile, EncryptedFile, UnsupportedFormat.
    """
    if b"startxref" not in data[-_TAIL:]:
        raise DamagedFile("The file ends before its last page.")  # repairing it would lose pages silently
    with pdfium_lock:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise EncryptedFile() from None
            raise DamagedFile() from None
        try:
            if pdf.get_formtype() == raw.FORMTYPE_XFA_FULL:
                raise UnsupportedFormat("The file is a dynamic XFA form: its pages are not in it.")
            pdf.init_forms()
            yield PdfDocument(pdf, data, media_type, max_pixels, dpi, parse)
        finally:
            pdf.close()
