"""PDF files written object by object, for what libraries refuse to write."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence


def stream(content: bytes, extra: str = "", filters: int = 0) -> bytes:
    """A stream object; `filters` times deflated."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = f"/Filter [{' /FlateDecode' * filters}]" if filters else ""
    return f"<< /Length {len(content)} {names} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def deflated_zeros(size: int, byte: bytes = b"\0") -> bytes:
    """`size` equal bytes (whole millions), deflated; a million is compressed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(byte * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    size = size // 1_000_000 * 1_000_000
    low = (1 + size * byte[0]) % 65_521
    high = (size + byte[0] * size * (size + 1) // 2) % 65_521
    return b"\x78\x9c" + piece * (size // 1_000_000) + b"\x03\0" + struct.pack(">HH", high, low)


def raw_stream(content: bytes, extra: str) -> bytes:
    """A stream whose content is written as it is."""
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def page_pdf(
    content: bytes,
    *objects: bytes | str,
    resources: str = "",
    page: str = "",
    catalogue: str = "",
    box: str = "0 0 595 842",
    filters: int = 1,
) -> bytes:
    """One page with this content; `objects` are numbered from 6, Helvetica is /F1."""
    return pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R >> {resources} >> {page} >>",
            stream(content, filters=filters),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *objects,
        ]
    )


def pdf(objects: Sequence[bytes | str], trailer: str = "", version: str = "1.7") -> bytes:
    """Objects numbered from 1, the first being the catalogue."""
    out, places = bytearray(f"%PDF-{version}\n".encode()), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body if isinstance(body, bytes) else body.encode("cp1252"))
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
