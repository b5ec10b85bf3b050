"""Files that page tests open: made here, byte by byte where a library would refuse to make them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

LETTER = "Die Größe der Äpfel übertrifft alles, was wir kennen. Straße 12, 80333 München. Total 1,234.50 EUR"
A4 = (595, 842)
GERMAN = ["Die Größe der Äpfel übertrifft alles", "Straße 12, 80333 München", "Rechnung Nr. 4711"]
ENGLISH = ["Invoice number 4711 of 12 March", "ACME Limited, Market Street 12", "Total amount 1,234.50 EUR"]


def pdf(sizes: Sequence[tuple[float, float]] = (A4,), text: str = "", extra: str = "", rotate: int = 0) -> bytes:
    """A PDF with a page of each size in points; `text` in Helvetica on each, `extra` drawing operators, /Rotate."""
    count = len(sizes)
    content = f"BT /F1 14 Tf 50 {sizes[0][1] / 2 if sizes else 0:g} Td ({text}) Tj ET {extra}" if text or extra else ""
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{5 + n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] /Rotate {rotate} /Contents 4 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
            for width, height in sizes
        ),
    ]
    return assemble_pdf(bodies)


def assemble_pdf(bodies: Sequence[str], trailer: str = "") -> bytes:
    """Objects numbered from 1, the first being the catalogue, with a cross-reference table that fits."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    """A picture file with a grey gradient."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    return encode(image, kind, **options)


def encode(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def letter(lines: Sequence[str], size: tuple[int, int] = (1240, 900), points: int = 34) -> Image.Image:
    """Black lines of text on white paper, in the font that Pillow carries."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(points)
    for row, line in enumerate(lines):
        draw.text((80, 80 + row * points * 2), line, fill=0, font=font)
    return image


def tiff(frames: int, size: tuple[int, int] = (60, 40)) -> bytes:
    """A TIFF whose frames get darker one by one."""
    pages = [Image.new("L", size, 255 - number % 200) for number in range(frames)]
    return encode(pages[0], "TIFF", save_all=True, append_images=pages[1:])


def encrypted_pdf(password: str) -> bytes:
    """A PDF that forbids printing; with a password other than "" it cannot be opened without."""
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415 - slow, and most tests do without
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="owner", canPrint=0))
    canvas.drawString(100, 700, LETTER)
    canvas.save()
    return out.getvalue()
