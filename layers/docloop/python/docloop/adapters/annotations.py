"""Makes what people put on top of a page part of it: values of form fields, typed text, stamps."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from docloop.model import limits

# They draw nothing of their own.
_WITHOUT_FACE = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
# How appearances of typed text say their font size: "/Helv 10 Tf".
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_USUAL_SIZE, _LEADING, _INSET = 10.0, 1.2, 2.0


def settle(page: pypdfium2.PdfPage, *, forms: bool) -> bool:
    """Draw annotations into the page, and say whether it has to be loaded again. Hidden ones are left out.

    `forms`: the document has form fields, whose values PDFium has drawn where the file has not. Typed text (FreeText)
    without an appearance is drawn here, as viewers do.
    """
    drawn = forms
    typed = False
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), limits.ANNOTATIONS_PER_PAGE)):
        with _annotation(page, index) as annotation:
            if annotation is None or raw.FPDFAnnot_GetSubtype(annotation) in _WITHOUT_FACE:
                continue
            drawn = True
            if _is_bare_text(annotation):
                _type(page, annotation)
                typed = True
    if typed:
        page.gen_content()
    if drawn:
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return drawn


@contextmanager
def _annotation(page: pypdfium2.PdfPage, index: int) -> Iterator[raw.FPDF_ANNOTATION | None]:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation or None
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _is_bare_text(annotation: raw.FPDF_ANNOTATION) -> bool:
    return (
        raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FREETEXT
        and not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN
        and raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) <= 2
    )


def _type(page: pypdfium2.PdfPage, annotation: raw.FPDF_ANNOTATION) -> None:
    """Draw the lines of a typed text from the top of its rectangle."""
    place = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(place)):
        return
    said = _SIZE.search(_string(annotation, b"DA"))
    size = float(said.group(1)) if said and said.group(1).count(".") <= 1 and said.group(1) != "." else 0.0
    size = size or _USUAL_SIZE
    for row, line in enumerate(_string(annotation, b"Contents").splitlines()):
        text = raw.FPDFPageObj_NewTextObj(page.pdf, b"Helvetica", size)
        encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le", "replace"))
        raw.FPDFText_SetText(text, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, place.left + _INSET, place.top - size - row * size * _LEADING)
        raw.FPDFPage_InsertObject(page, text)


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, None, 0), 2 * limits.CHARACTERS_PER_ANNOTATION)
    buffer = ctypes.create_string_buffer(size + 2)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
