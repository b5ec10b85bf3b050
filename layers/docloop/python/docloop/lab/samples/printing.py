"""Draws slips as PDF and turns PDFs into pictures. Fonts are those that PDF viewers and reportlab bring."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdfium2
import reportlab
from PIL import Image
from reportlab.graphics.barcode import code128
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from docloop.lab.samples.slip import Row, Slip

FONTS = {
    "courier": ("Courier", "Courier-Bold"),
    "courier_bold": ("Courier-Bold", "Courier-Bold"),
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "vera": ("Vera", "VeraBd"),
}


@cache
def _register() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def new_canvas(width: float, height: float) -> tuple[Canvas, io.BytesIO]:
    """A PDF page of `width` x `height` points whose bytes depend on what is drawn alone."""
    _register()
    target = io.BytesIO()
    return Canvas(target, pagesize=(width, height), invariant=True), target


def draw_slip(slip: Slip, *, font: str, paper_mm: float = 80.0, spacing: float = 1.2) -> bytes:
    """The slip as a one-page PDF as long as it needs; the type is as large as `slip.columns` allow."""
    plain, bold = FONTS[font]
    _register()
    width = paper_mm * mm
    margin = 4.5 * mm
    inner = width - 2 * margin
    size = inner / pdfmetrics.stringWidth("0" * slip.columns, plain, 1)
    if not plain.startswith("Courier"):
        size *= 0.96
    height = sum(_height(row) for row in slip.rows) * size * spacing + 16 * mm
    canvas, target = new_canvas(width, height)
    y = height - 8 * mm
    for row in slip.rows:
        y -= _height(row) * size * spacing
        _draw_row(canvas, row, (bold if row.bold else plain), size, margin, inner, y)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _height(row: Row) -> float:
    return row.height * (row.size if row.cells else 1.0)


def _draw_row(canvas: Canvas, row: Row, font: str, size: float, margin: float, inner: float, y: float) -> None:
    if row.rule:
        step = pdfmetrics.stringWidth(row.rule, font, size)
        canvas.setFont(font, size)
        canvas.drawString(margin, y, row.rule * int(inner / step))
        return
    if row.bars:
        bars = code128.Code128(row.bars, barHeight=size * 2.6, barWidth=inner * 0.8 / (11 * len(row.bars) / 2 + 70))
        bars.drawOn(canvas, margin + (inner - bars.width) / 2, y)
        return
    canvas.setFont(font, size * row.size)
    for cell in row.cells:
        x = margin + inner * cell.x
        if cell.anchor == "right":
            canvas.drawRightString(x, y, cell.text)
        elif cell.anchor == "center":
            canvas.drawCentredString(x, y, cell.text)
        else:
            canvas.drawString(x, y, cell.text)


def render(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """Every page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()
