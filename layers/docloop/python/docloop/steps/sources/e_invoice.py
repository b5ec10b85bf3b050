"""E-invoices: the XML inside a file, in our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from itertools import islice
from xml.etree.ElementTree import Element

from docloop.model.paper import KIND_FIELD
from docloop.model.reading import EmbeddedInvoice
from docloop.model.xml import TooManyNodes, parse_xml
from docloop.steps.sources.e_invoice_paths import CII, UBL, Paths, Stated, Syntax
from docloop.values.money import money_text
from docloop.values.numbers import stated_quantity
from docloop.values.texts import stated_text

LARGEST = 10_000_000
"""Bytes of XML. The largest seen, with pictures inside, has 1.3 million."""
LONGEST = 500
MOST_ROWS = 2_000
"""Line items that are listed; where there are more, a finding says so."""
_STEP = re.compile(r"(?P<names>[\w|]+)(?:@(?P<attribute>\w+)=(?P<value>\w+))?(?:\[(?P<child>[\w/]+)=(?P<text>\w+)\])?")


def parse_embedded(data: bytes) -> EmbeddedInvoice:
    """What an e-invoice says; `problem` when it cannot be told. Never raises, whatever the bytes are."""
    if len(data) > LARGEST:
        return EmbeddedInvoice(problem="The invoice data inside the file are too large to be read.")
    try:
        root = parse_xml(data)
    except TooManyNodes:
        return EmbeddedInvoice(problem="The invoice data inside the file are too large to be read.")
    except ValueError:
        return EmbeddedInvoice(problem="The invoice data inside the file are damaged or not safe to read.")
    syntax = _syntax_of(root)
    if syntax is None:
        return EmbeddedInvoice(problem="The data inside the file are not of a kind of invoice that is known.")
    values = _values(root, syntax)
    if not values:
        return EmbeddedInvoice(syntax=syntax.name, problem="The invoice data inside the file say nothing.")
    rows = tuple(islice(_rows(root, syntax), MOST_ROWS + 1))
    return EmbeddedInvoice(syntax=syntax.name, values=values, line_items=rows[:MOST_ROWS], cut=len(rows) > MOST_ROWS)


def _syntax_of(root: Element) -> Syntax | None:
    """A draft of ZUGFeRD 1 begins with `Invoice` as UBL does, and goes on as CII."""
    name = _local(root)
    has_head = any(_local(child) in {"HeaderExchangedDocument", "ExchangedDocument"} for child in root)
    for syntax in (CII,) if has_head else (UBL,):
        if name in syntax.roots:
            return syntax
    return None


def _values(root: Element, syntax: Syntax) -> dict[str, str]:
    stated, paths = syntax.fields["CURRENCY"]
    currency = _first(root, paths, stated)
    found = {name: _first(root, paths, stated, currency) for name, (stated, paths) in syntax.fields.items()}
    found |= {name: _last(root, syntax.fields[name]) for name in syntax.last}
    for address in _walk([root], syntax.seller_address):
        found["VENDOR_ADDRESS"] = _address(address, syntax)
    known = {name: value for name, value in found.items() if value}
    coded = any(True for path in syntax.fields[KIND_FIELD][1] for _ in _walk([root], path))
    by_root = dict(syntax.kinds).get(_local(root))
    return known | {KIND_FIELD: by_root} if known and by_root and not coded else known


def _rows(root: Element, syntax: Syntax) -> Iterator[dict[str, str]]:
    """Rows that have a price; the others are texts between them."""
    for row in _walk([root], syntax.line):
        cells = {name: _first(row, paths, stated) for name, (stated, paths) in syntax.columns.items()}
        per = _first(row, (syntax.per,), stated_quantity)
        cells["UNIT_PRICE"] = _of_one(cells["UNIT_PRICE"], per)
        if cells["PRICE"]:
            yield {name: value for name, value in cells.items() if value}


def _of_one(price: str | None, per: str | None) -> str | None:
    """The price of one piece when it is given for `per` of them."""
    if price is None or per is None or Decimal(per) <= 0 or Decimal(per) == 1:
        return price
    with localcontext(prec=12):
        return money_text((Decimal(price) / Decimal(per)).normalize())


def _address(address: Element, syntax: Syntax) -> str | None:
    streets = [_first(address, (path,), stated_text) for path in syntax.streets]
    town = [_first(address, (path,), stated_text) for path in (syntax.postcode, syntax.city)]
    lines = [*streets, " ".join(part for part in town if part)]
    return ", ".join(line for line in lines if line) or None


def _first(element: Element, paths: Paths, stated: Stated, currency: str | None = None) -> str | None:
    """The first value that the paths lead to; of amounts in several currencies the one in the invoice's."""
    for path in paths:
        found = list(_walk([element], path))
        if currency is not None:
            found.sort(key=lambda each: each.get("currencyID", currency) != currency)
        for each in found:
            if (value := stated(" ".join((each.text or "").split())[:LONGEST])) is not None:
                return value
    return None


def _last(element: Element, field: tuple[Stated, Paths]) -> str | None:
    """The greatest value of the first path that leads to any."""
    stated, paths = field
    for path in paths:
        texts = (" ".join((each.text or "").split())[:LONGEST] for each in _walk([element], path))
        if known := [value for value in map(stated, texts) if value is not None]:
            return max(known)
    return None


def _walk(elements: Iterable[Element], path: str) -> Iterable[Element]:
    """The elements that a path of embedded_paths leads to, in their order."""
    for step in _STEP.finditer(path):
        names = set(step["names"].split("|"))
        elements = [child for element in elements for child in element if _local(child) in names]
        if step["attribute"]:
            elements = [each for each in elements if each.get(step["attribute"]) == step["value"]]
        if step["child"]:
            elements = [each for each in elements if _says(each, step["child"], step["text"])]
    return elements


def _says(element: Element, path: str, text: str) -> bool:
    return any((each.text or "").strip() == text for each in _walk([element], path))


def _local(element: Element) -> str:
    """The name without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
