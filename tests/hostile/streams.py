"""Content that draws without end: forms in forms, bombs, patterns, shadings, masks, fonts, claims of great size."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.hostile.writing import deflated_zeros, page_pdf, raw_stream, stream

Make = Callable[[random.Random], bytes]
_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
_IMAGE = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8"


def self_drawing(times: int) -> bytes:
    inner = stream(b"/X Do " * times, f"{_FORM} /Resources << /XObject << /X 6 0 R >> >>")
    return page_pdf(b"/X Do", inner, resources="/XObject << /X 6 0 R >>")


def drawing_each_other(times: int) -> bytes:
    one = stream(b"/Y Do " * times, f"{_FORM} /Resources << /XObject << /Y 7 0 R >> >>")
    other = stream(b"/X Do " * times, f"{_FORM} /Resources << /XObject << /X 6 0 R >> >>")
    return page_pdf(b"/X Do", one, other, resources="/XObject << /X 6 0 R >>")


def forms_in_forms(depth: int, times: int, transparent: bool = False) -> bytes:
    """Each draws the next `times` times: times ** depth in all."""
    group = "/Group << /S /Transparency /I true /K true >>" if transparent else ""
    forms = [
        stream(b"/X Do " * times, f"{_FORM} {group} /Resources << /XObject << /X {7 + n} 0 R >> >>")
        for n in range(depth - 1)
    ]
    last = stream(b"0 0 595 842 re f", f"{_FORM} {group}")
    return page_pdf(b"/X Do", *forms, last, resources="/XObject << /X 6 0 R >>")


def endless_content(operators: bytes, megabytes: int, layers: int = 1) -> bytes:
    content = operators * (megabytes * 1_000_000 // len(operators))
    return page_pdf(content, filters=layers)


def image(width: int, height: int, filter_name: str, data: bytes, more: str = "") -> bytes:
    drawn = raw_stream(data, f"{_IMAGE} /Width {width} /Height {height} /Filter /{filter_name} {more}")
    return page_pdf(b"595 0 0 842 0 0 cm /X Do", drawn, resources="/XObject << /X 6 0 R >>")


def tiling(step: float, nested: int = 0) -> bytes:
    cell = f"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 {step} {step}] /XStep {step} /YStep {step}"
    patterns = [
        stream(b"/Pattern cs /P scn 0 0 595 842 re f", f"{cell} /Resources << /Pattern << /P {7 + n} 0 R >> >>")
        for n in range(nested)
    ]
    last = stream(b"1 0 0 rg 0 0 1 1 re f", f"{cell} /Resources << >>")
    return page_pdf(b"/Pattern cs /P scn 0 0 595 842 re f " * 50, *patterns, last, resources="/Pattern << /P 6 0 R >>")


def shading(kind: int, times: int) -> bytes:
    function = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1.7 >>"
    coordinates = "0 0 595 842" if kind == 2 else "300 400 1 300 400 800"
    shade = (
        f"<< /ShadingType {kind} /ColorSpace /DeviceRGB /Coords [{coordinates}] /Function {function} "
        "/Extend [true true] >>"
    )
    return page_pdf(b"/S sh " * times, shade, resources="/Shading << /S 6 0 R >>")


def program_shading(steps: int) -> bytes:
    """Each pixel runs a program of so many steps."""
    program = stream(
        b"{ " + b"sin cos " * steps + b"dup dup }", "/FunctionType 4 /Domain [0 595 0 842] /Range [0 1 0 1 0 1]"
    )
    shade = "<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 595 0 842] /Function 7 0 R >>"
    return page_pdf(b"/S sh " * 20, shade, program, resources="/Shading << /S 6 0 R >>")


def soft_masks(depth: int, times: int) -> bytes:
    parts: list[bytes | str] = []
    for n in range(depth):
        state, form, following = 6 + 2 * n, 7 + 2 * n, 8 + 2 * n
        parts.append(f"<< /Type /ExtGState /SMask << /S /Luminosity /G {form} 0 R >> >>")
        inner = f"/Resources << /ExtGState << /G {following} 0 R >> >>" if n + 1 < depth else ""
        draw = b"/G gs 0 0 595 842 re f " * times if n + 1 < depth else b"0 0 595 842 re f"
        parts.append(stream(draw, f"{_FORM} /Group << /S /Transparency /CS /DeviceGray >> {inner}"))
        del state
    return page_pdf(b"/G gs 0 0 595 842 re f " * times, *parts, resources="/ExtGState << /G 6 0 R >>")


def type3_font(times: int) -> bytes:
    """A glyph that writes with its own font."""
    glyph = stream(b"1000 0 d0 BT /T 1 Tf (" + b"a" * times + b") Tj ET", "")
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 "
        "/LastChar 97 /Widths [1000] /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> "
        "/Resources << /Font << /T 6 0 R >> >> >>"
    )
    return page_pdf(
        b"BT /T 12 Tf 50 400 Td (" + b"a" * times + b") Tj ET", font, glyph, resources="/Font << /T 6 0 R >>"
    )


FILES: dict[str, dict[str, Make]] = {
    "forms": {
        "forms_self.pdf": lambda r: self_drawing(r.randint(2, 30)),
        "forms_each_other.pdf": lambda r: drawing_each_other(r.randint(2, 9)),
        "forms_10_deep.pdf": lambda r: forms_in_forms(10, r.randint(8, 12)),
        "forms_transparent.pdf": lambda r: forms_in_forms(9, r.randint(6, 9), transparent=True),
    },
    "content bombs": {
        "content_paths.pdf": lambda r: endless_content(b"%d 5 m 590 840 l S " % r.randint(1, 99), 60),
        "content_curves.pdf": lambda _: endless_content(b"0 0 m 900 1 1 900 595 842 c B* ", 40),
        "content_states.pdf": lambda _: endless_content(b"q ", 80),
        "content_twice_deflated.pdf": lambda _: endless_content(b"0 0 595 842 re f ", 200, 2),
        "content_inline_images.pdf": lambda _: endless_content(
            b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"x" * 81 + b" EI ", 30
        ),
    },
    "image claims": {
        "image_2e31.pdf": lambda _: image(2**31 - 1, 2**31 - 1, "FlateDecode", b"x\x9c\x03\0\0\0\0\x01"),
        "image_flate_bomb.pdf": lambda _: image(20_000, 20_000, "FlateDecode", deflated_zeros(1_200_000_000)),
        "image_jbig2.pdf": lambda r: image(65_535, 65_535, "JBIG2Decode", r.randbytes(200), "/BitsPerComponent 1"),
        "image_jpx.pdf": lambda r: image(60_000, 60_000, "JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + r.randbytes(300)),
        "image_dct.pdf": lambda r: image(
            65_500, 65_500, "DCTDecode", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xdc\xff\xdc\x03" + r.randbytes(90)
        ),
        "image_fax.pdf": lambda _: image(
            60_000, 60_000, "CCITTFaxDecode", b"\0" * 90_000, "/DecodeParms << /K -1 /Columns 60000 >>"
        ),
    },
    "patterns and shadings": {
        "pattern_fine.pdf": lambda r: tiling(r.choice([0.01, 0.02, 0.05])),
        "pattern_nested.pdf": lambda _: tiling(0.7, nested=6),
        "shading_axial.pdf": lambda r: shading(2, r.randint(3_000, 6_000)),
        "shading_radial.pdf": lambda r: shading(3, r.randint(3_000, 6_000)),
        "shading_program.pdf": lambda _: program_shading(2_000),
        "masks.pdf": lambda r: soft_masks(8, r.randint(4, 8)),
    },
    "fonts": {
        "font_type3.pdf": lambda r: type3_font(r.randint(20, 60)),
        "font_type3_wide.pdf": lambda _: type3_font(30_000),
    },
}
