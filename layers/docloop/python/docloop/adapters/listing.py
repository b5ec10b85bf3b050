"""Lines of text as pages to look at, for files that have none of their own."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw

from docloop.adapters.pdf import pdfium_lock

ROWS = 58
A4 = (595, 842)
_LEFT, _FIRST_LINE, _LEADING, _SIZE = 36, 797, 13, 9.0


def listing(lines: Sequence[str]) -> bytes:
    """A PDF of A4 pages in Helvetica; a character that it does not know becomes a question mark."""
    with pdfium_lock:
        pdf = pypdfium2.PdfDocument.new()
        font = raw.FPDFText_LoadStandardFont(pdf, b"Helvetica")
        try:
            for start in range(0, len(lines), ROWS):
                page = pdf.new_page(*A4)
                for row, line in enumerate(lines[start : start + ROWS]):
                    text = raw.FPDFPageObj_CreateTextObj(pdf, font, _SIZE)
                    raw.FPDFText_SetText(text, _wide(line))
                    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, _LEFT, _FIRST_LINE - _LEADING * row)
                    raw.FPDFPage_InsertObject(page, text)
                page.gen_content()
                page.close()
            out = io.BytesIO()
            pdf.save(out)
        finally:
            raw.FPDFFont_Close(font)
            pdf.close()
    return out.getvalue()


def _wide(line: str) -> ctypes.Array[ctypes.c_ushort]:
    """What the font can show, as PDFium takes text: UTF-16 that ends in a zero."""
    known = line.encode("cp1252", "replace").decode("cp1252", "replace").encode("utf-16-le") + bytes(2)
    return (ctypes.c_ushort * (len(known) // 2)).from_buffer_copy(known)
