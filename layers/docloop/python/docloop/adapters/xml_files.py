"""E-invoices that come as bare XML: they have no pages, so a PDF is made that lists what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from xml.etree.ElementTree import Element

from docloop.adapters.listing import listing
from docloop.adapters.pdf import Parse, PdfDocument, open_pdf
from docloop.errors import DamagedFile, TooMuchText, UnsupportedFormat
from docloop.model import limits
from docloop.model.reading import LISTED, EmbeddedInvoice, PageReading
from docloop.model.xml import TooManyNodes, parse_xml
from docloop.model.xml_papers import INVOICES, OTHERS
from docloop.model.xml_text import root_name
from docloop.ports import PageImage

CHARACTERS, MOST_LINES = 100, 2_000
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_invoice(data: bytes) -> bool:
    """Whether its first element, or that of what a Peppol envelope holds, is one of an e-invoice."""
    return root_name(data) in INVOICES


def other_paper(data: bytes) -> str | None:
    """What business paper in XML it is that is no invoice, in a sentence; None when it is none."""
    called = OTHERS.get(root_name(data) or "")
    return f"The file is {called} in XML. Of XML, only invoices are read." if called else None


class XmlDocument:
    """An e-invoice as a list: a line per value, with the names of its element and of the one around it."""

    def __init__(self, data: bytes, pages: PdfDocument, parse: Parse) -> None:
        self.media_type = pages.media_type
        self.page_count = pages.page_count
        self._data = data
        self._parse = parse
        self._pages = pages

    def embedded(self) -> EmbeddedInvoice:
        return self._parse(self._data)

    def text_layer(self, number: int) -> PageReading | None:
        reading = self._pages.text_layer(number)
        return reading and reading.model_copy(update={"reader": LISTED})

    def page_image(self, number: int) -> PageImage:
        return self._pages.page_image(number)


@contextmanager
def open_xml(data: bytes, media_type: str, max_pixels: int, dpi: int, parse: Parse | None) -> Iterator[XmlDocument]:
    """Raises UnsupportedFormat when e-invoices are not read (`parse` None), DamagedFile for XML that is broken or not
    safe to read, TooMuchText.
    """
    if parse is None:
        raise UnsupportedFormat("The file is an e-invoice in XML, and the reader `embedded` is switched off.")
    try:
        root = parse_xml(data).root
    except TooManyNodes:
        raise TooMuchText("The XML has more elements or text than an invoice.", limit=limits.XML_NODES) from None
    except ValueError:
        raise DamagedFile("The XML is broken or not safe to read.") from None
    lines = list(islice(_list(root), MOST_LINES + 1))
    listed = listing(
        lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "... and more, which is not listed here."]
    )
    with open_pdf(listed, media_type, max_pixels, dpi, None) as pages:
        yield XmlDocument(data, pages, parse)


def _list(root: Element) -> Iterator[str]:
    yield _name(root)
    for around in root.iter():
        for element in around:
            text = " ".join((element.text or "").split())
            if text and isinstance(element.tag, str):
                yield f"{_name(around)}, {_name(element)}: {text}"[:CHARACTERS]


def _name(element: Element) -> str:
    """`GrandTotalAmount` as people write it: Grand Total Amount."""
    return " ".join(_CAPITAL.split(element.tag.rpartition("}")[2])) if isinstance(element.tag, str) else ""
