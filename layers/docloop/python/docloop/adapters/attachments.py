"""Files inside a PDF: the one that holds the e-invoice."""

from __future__ import annotations

import ctypes

import pypdfium2
from pypdfium2 import raw

NAMES = ("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml")
"""As the standards name it, in lower case, the newest first: a file may carry two generations."""

LARGEST = 20_000_000
"""Bytes. What is larger is no invoice."""
MOST = 100


def find_invoice(pdf: pypdfium2.PdfDocument) -> bytes | None:
    """The attachment named as the standards say, else the first XML; None when there is none that can be taken out."""
    named: list[tuple[int, int]] = []
    for index in range(min(pdf.count_attachments(), MOST)):
        name = _name(pdf, index)
        if name.endswith(".xml"):
            named.append((NAMES.index(name) if name in NAMES else len(NAMES), index))
    for _, index in sorted(named):
        data = _content(pdf, index)
        if data is not None:
            return data
    return None


def _name(pdf: pypdfium2.PdfDocument, index: int) -> str:
    try:
        return str(pdf.get_attachment(index).get_name()).lower()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""


def _content(pdf: pypdfium2.PdfDocument, index: int) -> bytes | None:
    """None for an attachment that is empty, damaged or too large."""
    try:
        attachment = pdf.get_attachment(index)
        size = ctypes.c_ulong()
        if not raw.FPDFAttachment_GetFile(attachment, None, 0, size) or not 0 < size.value <= LARGEST:
            return None
        return bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return None
