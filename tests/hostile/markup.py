"""E-invoices in XML that is wide, deep, long or full of entities."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.e_invoices import cii, ubl

Make = Callable[[random.Random], bytes]


def within(content: bytes, head: bytes = b"") -> bytes:
    """A UBL invoice with something inside that is none of its own."""
    data = ubl()
    end = data.rindex(b"</")
    start = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:start] + head + data[start:end] + content + data[end:]


def entities(levels: int) -> bytes:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE Invoice [<!ENTITY e0 "ha">{steps}]>'.encode()


FILES: dict[str, dict[str, Make]] = {
    "xml": {
        "xml_wide.xml": lambda r: within(b"<a/>" * r.randint(1_000_000, 2_000_000)),
        "xml_deep.xml": lambda r: within(b"<a>" * (depth := r.randint(200_000, 400_000)) + b"</a>" * depth),
        "xml_attribute.xml": lambda _: within(b'<a b="' + b"x" * 9_000_000 + b'"/>'),
        "xml_attributes.xml": lambda _: within(b"<a " + b" ".join(b'b%d="c"' % n for n in range(400_000)) + b"/>"),
        "xml_text.xml": lambda _: within(b"<Note>" + b"word " * 1_800_000 + b"</Note>"),
        "xml_lines.xml": lambda _: within(b"<InvoiceLine><ID>1</ID></InvoiceLine>" * 60_000),
        "xml_entities.xml": lambda _: within(b"<a>&e9;</a>", entities(10)),
        "xml_external.xml": lambda _: within(b"&e;", b'<!DOCTYPE Invoice [<!ENTITY e SYSTEM "file:///dev/zero">]>'),
        "xml_names.xml": lambda r: cii()[:60] + b"<" + b"n" * r.randint(100_000, 900_000),
    },
}
