"""More kinds: maps of characters that lie, letters set apart, scans with text on or under them, forms."""

from __future__ import annotations

import string

from tests.manipulated.kinds import Make, scan_of
from tests.manipulated.sheet import Bill, Line, Sheet, lines_of, text, totals_of

NOTHING_HIDDEN = ("stamp", "spaced letters", "character map")
"""In these the text is all of the same invoice; what a map makes of it is no other invoice, but it is wrong."""


def character_map(sheet: Sheet, bill: Bill, _other: Bill, variant: int) -> None:
    """A ToUnicode table that gives other characters than the glyphs, or none."""
    letters = string.ascii_letters
    tables = (
        dict(zip(string.digits, string.digits[1:] + "0", strict=True)),
        {"1": "7", "7": "1", "3": "5", "5": "3"},
        {**dict(zip(letters, letters[7:] + letters[:7], strict=True)), "2": "4", "4": "2"},
        {"0": "9", "1": "4", "2": "7", "4": "1", "5": "6"},
        {digit: chr(0xE030 + int(digit)) for digit in string.digits},
    )
    lies = sheet.stream(_to_unicode(tables[variant]))
    encoding = "/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    font = sheet.add(f"<< /Type /Font /Subtype /Type1 {encoding} /ToUnicode {lies} >>")
    sheet.resources["Font"] = f"/F2 {font}"
    lines = lines_of(bill)
    honest = [line for line in lines if line not in totals_of(bill, 520)] if variant == 3 else []
    sheet.content = f"{text(honest)} {text([line for line in lines if line not in honest], font='F2')}"


def _to_unicode(table: dict[str, str]) -> str:
    rows = "\n".join(f"<{ord(code):02X}> <{ord(said):04X}>" for code, said in table.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Lies def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(table)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def spaced_letters(sheet: Sheet, bill: Bill, _other: Bill, variant: int) -> None:
    """Letters with spaces or room between them: all of them, or the values alone."""
    lines = lines_of(bill)
    if variant == 1:
        sheet.content = f"3 Tc {text([(left, bottom, min(points, 8), said) for left, bottom, points, said in lines])}"
        return
    between = "   " if variant == 4 else " "
    spaced: list[Line] = []
    for left, bottom, points, said in lines:
        apart = variant != 2 or any(digit.isdigit() for digit in said)
        small = 7.0 if variant == 4 else min(points, 9.0)
        spaced.append((left, bottom, small, between.join(said) if apart else said))
    sheet.content = text(spaced) if variant != 3 else f"80 Tz {text(spaced)}"


def ocr_layer(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """The text of an OCR program over or under a scan, misread."""
    scan, read = scan_of(sheet, bill), text(lines_of(other))
    smaller = text([(left, bottom, points * 0.9, said) for left, bottom, points, said in lines_of(other)])
    sheet.resources["ExtGState"] = "/G0 << /ca 0 >>"
    sheet.content = (
        f"{scan} q 3 Tr {read} Q",
        f"{read} {scan}",
        f"{scan} q 1 g {smaller} Q",
        f"{scan} q 3 Tr {text(totals_of(other, 520))} Q",
        f"{scan} q /G0 gs {read} Q",
    )[variant]


def stamp(sheet: Sheet, bill: Bill, _other: Bill, variant: int) -> None:
    """A scan whose only text is a stamp, a watermark or what a program has put at its edge."""
    scan = scan_of(sheet, bill)
    stamps: list[list[Line]] = [
        [(200, 20, 9, "Scanned with CamScanner")],
        [(120, 300, 60, "COPY COPY"), (50, 20, 8, "Archive copy, not for payment twice")],
        [(330, 700, 12, "Eingegangen am Montag"), (330, 684, 12, "Kreditor vierzehn, Herr Quandt")],
        [(40, 825, 7, "C:/Users/office/Documents/scans/incoming/file.pdf"), (40, 12, 7, "Page one of one, archive")],
        [
            (330, 60 - row * 9, 7, f"Digitally signed by Norbert Quandt, part {['one', 'two', 'three', 'four'][row]}")
            for row in range(4)
        ],
    ]
    shade = "0.8 g" if variant == 1 else "0.7 0 0 rg" if variant == 2 else "0 g"
    sheet.content = f"{scan} {shade} {text(stamps[variant])}"


def forms(sheet: Sheet, bill: Bill, other: Bill, variant: int) -> None:
    """Values in form fields and typed on the page, and others in hidden ones."""
    lines = lines_of(bill)
    values = [line for line in lines if line[0] == 440 and line[3].endswith("EUR")]
    hidden = [line for line in lines_of(other, top=700) if line[0] == 440 and line[3].endswith("EUR")]
    sheet.content = text([line for line in lines if line not in values])
    flags = 32 if variant == 3 else 2
    if variant in (1, 3):
        kept = [_typed(sheet, line, 4) for line in values]
        kept += [_typed(sheet, line, flags) for line in hidden]
    else:
        kept = [
            _field(
                sheet,
                f"t{row}",
                line,
                4,
                shown=line if variant >= 2 else None,
                said=hidden[row] if variant == 4 else line,
            )
            for row, line in enumerate(values)
        ]
        kept += [_field(sheet, f"h{row}", line, flags, shown=line, said=line) for row, line in enumerate(hidden)]
        sheet.catalog = (
            f"/AcroForm << /Fields [{' '.join(kept)}] /DA (/Helv 10 Tf 0 g) /DR << /Font << /Helv 3 0 R >> >> >>"
        )
    sheet.page = f"/Annots [{' '.join(kept)}]"


def _typed(sheet: Sheet, line: Line, flags: int) -> str:
    left, bottom, points, said = line
    place = f"[{left - 2} {bottom - 3} {left + 110} {bottom + 12}]"
    return sheet.add(
        f"<< /Type /Annot /Subtype /FreeText /Contents ({said}) /DA (/Helv {points} Tf 0 g) /F {flags} /Rect {place} >>"
    )


def _field(sheet: Sheet, name: str, line: Line, flags: int, *, shown: Line | None, said: Line) -> str:
    left, bottom, points, _ = line
    place = f"[{left - 2} {bottom - 3} {left + 110} {bottom + 12}]"
    looks = ""
    if shown is not None:
        entries = "/Type /XObject /Subtype /Form /BBox [0 0 112 15] /Resources << /Font << /Helv 3 0 R >> >>"
        drawn = f"/Tx BMC q BT /Helv {points} Tf 0 g 2 3 Td ({shown[3]}) Tj ET Q EMC"
        looks = f"/AP << /N {sheet.stream(drawn, entries)} >>"
    return sheet.add(
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T ({name}) /V ({said[3]}) /DA (/Helv {points} Tf 0 g) "
        f"/F {flags} /Rect {place} {looks} >>"
    )


KINDS: dict[str, Make] = {
    "character map": character_map,
    "spaced letters": spaced_letters,
    "OCR layer": ocr_layer,
    "stamp": stamp,
    "forms": forms,
}
