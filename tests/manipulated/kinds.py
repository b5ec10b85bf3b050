"""The kinds of manipulation, each as a function that puts an invoice on a sheet and another where nobody sees it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image

from tests.manipulated.sheet import (
    HEIGHT,
    WIDTH,
    Bill,
    Line,
    Sheet,
    lines_of,
    text,
    totals_of,
)

_FILLED = "1 1 1 rg 40 {bottom:g} 520 {height:g} re f 0 g"
_PLACE = 330.0
"""Where the hidden totals begin; nothing that people see is there."""


Make = Callable[[Sheet, Bill, Bill, int], None]


def _hidden(other: Bill) -> list[Line]:
    number, day, account = (lines_of(other)[row] for row in (5, 6, 15))
    return [
        *totals_of(other, _PLACE),
        (50, _PLACE, number[2], number[3]),
        (50, _PLACE - 16, day[2], day[3]),
        (50, _PLACE - 60, account[2], account[3]),
    ]


def colour(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """In the colour of what is behind it, or nearly so."""
    hidden = text(_hidden(other))
    shade = (
        f"1 g {hidden}",
        f"0.96 g {hidden}",
        f"0.2 0.3 0.7 rg 40 250 520 110 re f {hidden}",
        f"1 0.98 0.94 rg {hidden}",
        f"1 G 1 Tr {hidden} 0 Tr",
    )[variant]
    sheet.content = f"q {shade} Q 0 g {text(lines_of(bill))}"


def render_mode(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Drawn without ink: invisible, or as a clipping path."""
    hidden = text(_hidden(other))
    if variant >= 3:
        sheet.resources["XObject"] = f"/X0 {sheet.form(f'{3 if variant == 3 else 7} Tr {hidden}')}"
        sheet.content = f"{text(lines_of(bill))} q /X0 Do Q"
    else:
        mode = (3, 7, 3)[variant]
        first, second = text(lines_of(bill)), f"q {mode} Tr {hidden} Q"
        sheet.content = f"{second} {first}" if variant == 2 else f"{first} {second}"


def size(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Too small or too narrow to be seen."""
    hidden = _hidden(other)
    small = (
        text([(left, bottom, 0.6, said) for left, bottom, _, said in hidden]),
        text([(left, bottom, 0.01, said) for left, bottom, _, said in hidden]),
        f"q 0.08 0 0 0.08 300 300 cm {text(hidden)} Q",
        f"1 Tz {text(hidden)} 100 Tz",
        f"q 1 0 0 0.05 0 300 cm {text(hidden)} Q",
    )[variant]
    sheet.content = f"{text(lines_of(bill))} {small}"


def transparency(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Drawn with no or hardly any opacity, or with a colour that a blend mode makes nothing of."""
    state = ("/ca 0", "/ca 0.03", "/ca 0 /CA 0", "/BM /Multiply", "/BM /Darken")[variant]
    sheet.resources["ExtGState"] = f"/G0 << {state} >>"
    paint = "1 g" if variant >= 3 else "0 g"
    hidden = f"q /G0 gs {paint} {text(_hidden(other))} Q"
    if variant == 2:
        resources = f"/Resources << /Font << /F1 3 0 R >> /ExtGState << {sheet.resources['ExtGState']} >> >>"
        body = f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {resources}"
        sheet.resources["XObject"] = f"/X0 {sheet.stream(hidden, body)}"
        hidden = "/X0 Do"
    sheet.content = f"{text(lines_of(bill))} {hidden}"


def covered(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Under a rectangle, a picture or a form; in the last two, what people see is written on the cover."""
    hidden = text(_hidden(other))
    cover = _FILLED.format(bottom=250, height=110)
    if variant == 1:
        pixels = b"\xff" * 16
        entries = "/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8"
        sheet.resources["XObject"] = f"/X0 {sheet.stream(pixels, entries)}"
        cover = "q 520 0 0 110 40 250 cm /X0 Do Q"
    elif variant == 2:
        sheet.resources["XObject"] = f"/X0 {sheet.form(cover)}"
        cover = "/X0 Do"
    if variant < 3:
        sheet.content = f"{hidden} {cover} {text(lines_of(bill))}"
        return
    # The whole invoice of other values lies in the place of the one that people see.
    shift = 0 if variant == 3 else 2.5
    under = text([(left + shift, bottom, points, said) for left, bottom, points, said in lines_of(other)])
    sheet.content = f"{under} {_FILLED.format(bottom=400, height=420)} {text(lines_of(bill))}"


def layers(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """In an optional content group that is switched off."""
    group = sheet.add("<< /Type /OCG /Name (Other) >>")
    state = "/BaseState /OFF /ON []" if variant == 1 else f"/OFF [{group}]"
    sheet.catalog = f"/OCProperties << /OCGs [{group}] /D << /Order [{group}] {state} >> >>"
    hidden = text(_hidden(other))
    if variant == 2:
        sheet.resources["XObject"] = f"/X0 {sheet.form(hidden, f'/OC {group}')}"
        sheet.content = f"{text(lines_of(bill))} /X0 Do"
        return
    member = sheet.add(f"<< /Type /OCMD /OCGs [{group}] /P /AllOn >>") if variant == 3 else group
    sheet.resources["Properties"] = f"/L0 {member}"
    hidden = f"/OC /L0 BDC {hidden} EMC"
    sheet.content = f"{hidden} {text(lines_of(bill))}" if variant == 4 else f"{text(lines_of(bill))} {hidden}"


def outside(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Beside the crop box or the page, or cut away by a clipping path."""
    whole = text(lines_of(other))
    if variant == 0:
        sheet.page = "/CropBox [0 390 595 842]"
        whole = text(lines_of(other, top=380))
    elif variant == 1:
        sheet.media_box = f"[0 0 {2 * WIDTH} {HEIGHT}]"
        sheet.page = f"/CropBox [0 0 {WIDTH} {HEIGHT}]"
        whole = f"q 1 0 0 1 {WIDTH} 0 cm {whole} Q"
    elif variant == 2:
        whole = f"q 1 0 0 1 0 -{HEIGHT} cm {whole} Q"
    elif variant == 3:
        whole = f"q 40 10 20 20 re W n {text(_hidden(other))} Q"
    else:
        whole = f"q 1 0 0 1 -{WIDTH} 0 cm {whole} Q"
    sheet.content = f"{whole} {text(lines_of(bill))}"


def turned(sheet: Sheet, bill: Bill, _other: Bill, variant: int) -> None:
    """Turned by the file, by its operators, by both or against each other."""
    turns = {
        90: f"0 1 -1 0 {WIDTH} 0",
        180: f"-1 0 0 -1 {WIDTH} {HEIGHT}",
        270: f"0 -1 1 0 0 {HEIGHT}",
    }
    rotate, by = ((180, None), (90, None), (0, 180), (0, 90), (270, 180))[variant]
    sheet.page = f"/Rotate {rotate}"
    drawn = text(lines_of(bill))
    if by in (90, 270):
        sheet.media_box = f"[0 0 {HEIGHT} {HEIGHT}]"
        turns = {90: f"0 1 -1 0 {HEIGHT} 0", 270: f"0 -1 1 0 0 {HEIGHT}"}
    sheet.content = drawn if by is None else f"q {turns[by]} cm {drawn} Q"


def render(data: bytes, dpi: int = 150) -> bytes:
    """The page as pixels in grey, with its width and height in four bytes each before them."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    document.close()
    return image.width.to_bytes(4, "big") + image.height.to_bytes(4, "big") + out.getvalue()


def scan_of(sheet: Sheet, bill: Bill) -> str:
    """Operators that draw a picture of the invoice over the whole page."""
    drawn = render(Sheet(content=text(lines_of(bill))).to_pdf())
    width, height = (int.from_bytes(drawn[place : place + 4], "big") for place in (0, 4))
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Filter /DCTDecode"
    )
    sheet.resources["XObject"] = f"/X0 {sheet.stream(drawn[8:], entries)}"
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /X0 Do Q"


KINDS: dict[str, Make] = {
    "colour": colour,
    "render mode": render_mode,
    "size": size,
    "transparency": transparency,
    "covered": covered,
    "layers": layers,
    "outside": outside,
    "turned": turned,
}
