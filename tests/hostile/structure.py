"""Files whose objects loop, nest, claim or run: page trees, cross references, forms to fill in, boxes, scripts."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from tests.hostile.writing import deflated_zeros, page_pdf, pdf, raw_stream, stream
from tests.page_files import LETTER, encrypted_pdf
from tests.page_files import pdf as plain_pdf

Make = Callable[[random.Random], bytes]
_SHOW = b"BT /F1 12 Tf 50 700 Td (Invoice 4711 of 12 March 2024, total 119.00 EUR) Tj ET"


def page_tree(*kids: str, count: int = 1) -> bytes:
    """A page tree whose nodes are the objects 2, 3 …"""
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", *(f"<< /Type /Pages /Count {count} /Kids [{k}] >>" for k in kids)])


def deep_page_tree(depth: int) -> bytes:
    nodes = [f"<< /Type /Pages /Count 1 /Kids [{n + 3} 0 R] >>" for n in range(depth)]
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", *nodes, "<< /Type /Page /MediaBox [0 0 99 99] >>"])


def previous_table(at: int | None) -> bytes:
    """A cross-reference table that names itself, or a place that is none, as the one before it."""
    data = page_pdf(_SHOW)
    table = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % (table if at is None else at))


def object_stream(count: int, size: int) -> bytes:
    """An object stream that claims objects it has not, and unfolds to `size` bytes."""
    bomb = raw_stream(deflated_zeros(size, b" "), f"/Type /ObjStm /N {count} /First 10 /Filter /FlateDecode")
    return page_pdf(_SHOW, bomb, page="/Annots 6 0 R")


def cross_reference_stream(size: int) -> bytes:
    out = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    place = len(out)
    head = f"/Type /XRef /Size {2**31 - 1} /Root 1 0 R /W [8 8 8] /Index [0 {2**31 - 1}] /Filter /FlateDecode"
    out += b"9 0 obj\n" + raw_stream(deflated_zeros(size), head) + b"\nendobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % place


def fields(count: int) -> bytes:
    """Form fields, each with an appearance of its own to be made."""
    entries = [
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{n}) /V (value {n}) /DA (/F1 9 Tf 0 g) "
        f"/Rect [{n % 500} {n % 800} {n % 500 + 90} {n % 800 + 12}] >>"
        for n in range(count)
    ]
    kids = " ".join(f"{6 + n} 0 R" for n in range(count))
    form = f"/AcroForm << /Fields [{kids}] /NeedAppearances true /DA (/F1 9 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> >>"
    return page_pdf(_SHOW, *entries, page=f"/Annots [{kids}]", catalogue=form)


def stamps(count: int) -> bytes:
    look = stream(b"0 0 595 842 re f " * 400, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]", filters=1)
    entry = "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 595 842] /AP << /N 6 0 R >> >>"
    kids = " ".join(f"{7 + n} 0 R" for n in range(count))
    return page_pdf(_SHOW, look, *[entry] * count, page=f"/Annots [{kids}]")


def nested_array(depth: int) -> bytes:
    return page_pdf(_SHOW, page="/Deep " + "[" * depth + "]" * depth)


def nested_content(depth: int) -> bytes:
    return page_pdf(b"[" * depth + b"]" * depth + b" TJ " + b"<<" * depth + _SHOW)


def acting(action: str) -> bytes:
    return page_pdf(_SHOW, action, catalogue="/OpenAction 6 0 R /AA << /WC 6 0 R >>", page="/AA << /O 6 0 R >>")


def attached(size: int) -> bytes:
    """An attachment that is named as an e-invoice and unfolds to `size` bytes."""
    bomb = raw_stream(deflated_zeros(size, b"<"), "/Type /EmbeddedFile /Filter /FlateDecode")
    spec = "<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 6 0 R >> >>"
    return page_pdf(_SHOW, bomb, spec, catalogue="/Names << /EmbeddedFiles << /Names [(factur-x.xml) 7 0 R] >> >>")


def cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def zipped_pdf(r: random.Random) -> bytes:
    """A ZIP archive behind a PDF, and a script before it: three formats in one."""
    import zipfile  # noqa: PLC0415

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"0" * r.randint(1_000_000, 2_000_000))
    return b"#!/bin/sh\nexit 1\n" + page_pdf(_SHOW) + archive.getvalue()


FILES: dict[str, dict[str, Make]] = {
    "page trees": {
        "tree_own_child.pdf": lambda _: page_tree("2 0 R", count=2**31 - 1),
        "tree_loop.pdf": lambda _: page_tree("3 0 R 3 0 R", "2 0 R 2 0 R", count=9),
        "tree_deep.pdf": lambda r: deep_page_tree(r.randint(5_000, 9_000)),
        "tree_claims.pdf": lambda _: page_pdf(_SHOW).replace(b"/Count 1", b"/Count 999999999"),
    },
    "cross references": {
        "xref_own_previous.pdf": lambda _: previous_table(None),
        "xref_nowhere.pdf": lambda r: previous_table(r.randint(10**8, 10**9)),
        "xref_stream_bomb.pdf": lambda _: cross_reference_stream(300_000_000),
        "object_stream_bomb.pdf": lambda _: object_stream(10**9, 600_000_000),
    },
    "fields and annotations": {
        "fields_20000.pdf": lambda _: fields(20_000),
        "annotations_5000.pdf": lambda r: stamps(r.randint(4_000, 6_000)),
    },
    "nesting": {
        "array_deep.pdf": lambda r: nested_array(r.randint(100_000, 200_000)),
        "content_deep.pdf": lambda r: nested_content(r.randint(100_000, 200_000)),
    },
    "boxes": {
        "box_huge.pdf": lambda _: page_pdf(_SHOW, box="0 0 1000000000 1000000000"),
        "box_thin.pdf": lambda _: page_pdf(_SHOW, box="0 0 14400 0.001"),
        "box_not_a_number.pdf": lambda _: page_pdf(_SHOW, box="-99999999999999999999 0 99999999999999999999 nan"),
        "user_unit.pdf": lambda _: page_pdf(_SHOW, page="/UserUnit 75000"),
    },
    "scripts and actions": {
        "script.pdf": lambda _: acting("<< /S /JavaScript /JS (while (true) { app.alert(1) }) >>"),
        "launch.pdf": lambda _: acting("<< /S /Launch /F (/bin/sh) /NewWindow true >>"),
        "goto_remote.pdf": lambda _: acting("<< /S /URI /URI (http://127.0.0.1:9/) /Next 6 0 R >>"),
    },
    "attachments": {"attachment_bomb.pdf": lambda _: attached(900_000_000)},
    "encrypted and cut": {
        "encrypted.pdf": lambda _: encrypted_pdf("secret"),
        "cut_half.pdf": lambda r: cut(plain_pdf(text=LETTER), r.uniform(0.4, 0.7)),
        "cut_end.pdf": lambda _: cut(plain_pdf(text=LETTER), 0.98),
    },
    "polyglots": {"script_pdf_zip.pdf": zipped_pdf},
}
