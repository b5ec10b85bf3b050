"""Files inside a PDF: the one that holds the e-invoice, in whichever way it is attached, whatever its name."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from docloop.adapters.associated_files import associated_files, has_files
from docloop.model.xml_papers import INVOICES, OTHERS
from docloop.model.xml_text import root_name

NAMES = ("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "order-x.xml", "deliver-x.xml")
"""As the standards name it, in lower case, the newest first: a file may carry two generations."""

LARGEST = 50_000_000
"""Bytes. What is larger is no invoice."""
MOST_BYTES = 100_000_000
"""Of all that are looked at."""
MOST = 100
MOST_PAGES = 50
"""Pages whose annotations are looked at."""


class Attached(NamedTuple):
    """`others`: how many more e-invoices with another content are attached."""

    data: bytes
    others: int = 0


def find_invoice(pdf: pypdfium2.PdfDocument, data: bytes) -> Attached | None:
    """Return the best e-invoice among all attachments, else a business paper that is none, else what is named as an
    e-invoice is; None when there is none that can be taken out. `data` are the bytes of the file.
    """
    for files in (_listed(pdf), _hidden(pdf, data)):
        if (best := _best(files)) is not None:
            return best
    return None


def _best(files: Iterable[tuple[str, bytes]]) -> Attached | None:
    found: dict[bytes, tuple[int, int]] = {}
    left = MOST_BYTES
    for index, (name, content) in enumerate(files):
        left -= len(content)
        if left < 0:
            break
        if (rank := _rank(name, content)) is not None:
            found[content] = min(found.get(content, (rank, index)), (rank, index))
    invoices = sum(rank <= len(NAMES) for rank, _ in found.values())
    return Attached(min(found, key=lambda each: found[each]), max(0, invoices - 1)) if found else None


def _rank(name: str, content: bytes) -> int | None:
    """0 is the best; up to len(NAMES) it is an invoice. None: nothing that concerns us."""
    named = NAMES.index(name) if name in NAMES else len(NAMES)
    root = root_name(content)
    if root in INVOICES:
        return named
    if root in OTHERS:
        return len(NAMES) + 1
    return len(NAMES) + 2 + named if name in NAMES else None


def _listed(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    """Name in lower case and content of the attachments of the file."""
    for index in range(min(pdf.count_attachments(), MOST)):
        attachment = raw.FPDFDoc_GetAttachment(pdf, index)
        if attachment and (content := _content(attachment)):
            yield _name(attachment), content


def _hidden(pdf: pypdfium2.PdfDocument, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The same of those that hang on annotations, and of those that are only associated."""
    if not has_files(data):
        return
    for number in range(min(len(pdf), MOST_PAGES)):
        yield from _annotated(pdf, number)
    yield from ((name.lower(), content) for name, content in associated_files(data, LARGEST, MOST))


def _annotated(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[str, bytes]]:
    page = raw.FPDF_LoadPage(pdf, number)
    if not page:
        return
    try:
        for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
                    attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
                    if attachment and (content := _content(attachment)):
                        yield _name(attachment), content
            finally:
                raw.FPDFPage_CloseAnnot(annotation)
    finally:
        raw.FPDF_ClosePage(page)


def _name(attachment: raw.FPDF_ATTACHMENT) -> str:
    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    if not 2 < size <= 2_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").lower()


def _content(attachment: raw.FPDF_ATTACHMENT) -> bytes | None:
    """None for an attachment that is empty, damaged or too large."""
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attachment, None, 0, size) or not 0 < size.value <= LARGEST:
        return None
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, size.value, size) or size.value > len(buffer):
        return None
    return buffer.raw[: size.value]
