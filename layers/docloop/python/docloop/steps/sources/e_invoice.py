"""The source `embedded`: the XML of an e-invoice inside a file, or the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from functools import cache
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from docloop.model.reading import EmbeddedInvoice, Reading
from docloop.model.statement import Statement
from docloop.model.xml import TooManyNodes, parse_xml
from docloop.steps.sources.e_invoice_paths import CII, UBL, Paths, Stated, Syntax, xpaths
from docloop.steps.sources.source import Said, Source
from docloop.values.field_roles import FieldRole, role_named, standard_name
from docloop.values.money import money_text
from docloop.values.numbers import stated_quantity
from docloop.values.shipped_data import shipped_json
from docloop.values.texts import stated_text

LARGEST = 10_000_000
"""Bytes of XML. The largest seen, with pictures inside, has 1.3 million."""
LONGEST = 500
MOST_ROWS = 2_000
"""Line items that are listed; where there are more, a finding says so."""
_NAME = "embedded"


class Found(NamedTuple):
    """A value, and the XPath of the element that it stands in."""

    value: str
    path: str


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
    found = _values(root, syntax)
    if not found:
        return EmbeddedInvoice(syntax=syntax.name, problem="The invoice data inside the file say nothing.")
    rows = tuple(islice(_rows(root, syntax), MOST_ROWS + 1))
    return EmbeddedInvoice(
        syntax=syntax.name,
        values={standard_name(role): each.value for role, each in found.items()},
        paths={standard_name(role): each.path for role, each in found.items()},
        line_items=rows[:MOST_ROWS],
        cut=len(rows) > MOST_ROWS,
    )


def _syntax_of(root: Element) -> Syntax | None:
    """A draft of ZUGFeRD 1 begins with `Invoice` as UBL does, and goes on as CII."""
    name = _local(root)
    has_head = any(_local(child) in {"HeaderExchangedDocument", "ExchangedDocument"} for child in root)
    for syntax in (CII,) if has_head else (UBL,):
        if name in syntax.roots:
            return syntax
    return None


def _values(root: Element, syntax: Syntax) -> dict[FieldRole, Found]:
    stated, paths = syntax.fields[FieldRole.CURRENCY]
    currency = _first(root, paths, stated)
    code = currency.value if currency else None
    found = {role: _first(root, paths, stated, code) for role, (stated, paths) in syntax.fields.items()}
    found |= {role: _last(root, syntax.fields[role]) for role in syntax.last}
    for address, path in _all(root, syntax.seller_address):
        text = _address(address, syntax)
        found[FieldRole.SUPPLIER_ADDRESS] = Found(text, path) if text else None
    known = {role: each for role, each in found.items() if each is not None}
    return known | _kind_by_root(root, syntax) if known else known


def _kind_by_root(root: Element, syntax: Syntax) -> dict[FieldRole, Found]:
    """The kind of paper that the root stands for, where no code says which it is."""
    by_root = dict(syntax.kinds).get(_local(root))
    coded = any(_all(root, path) for path in syntax.fields[FieldRole.DOCUMENT_KIND][1])
    return {FieldRole.DOCUMENT_KIND: Found(by_root, ".")} if by_root and not coded else {}


def _rows(root: Element, syntax: Syntax) -> Iterator[dict[str, str]]:
    """Rows that have a price; the others are texts between them."""
    for row, _ in _all(root, syntax.line):
        cells = {role: _value(row, paths, stated) for role, (stated, paths) in syntax.columns.items()}
        per = _value(row, (syntax.per,), stated_quantity)
        cells[FieldRole.UNIT_PRICE] = _of_one(cells[FieldRole.UNIT_PRICE], per)
        if cells[FieldRole.AMOUNT]:
            yield {standard_name(role): value for role, value in cells.items() if value}


def _of_one(price: str | None, per: str | None) -> str | None:
    """The price of one piece when it is given for `per` of them."""
    if price is None or per is None or Decimal(per) <= 0 or Decimal(per) == 1:
        return price
    with localcontext(prec=12):
        return money_text((Decimal(price) / Decimal(per)).normalize())


def _address(address: Element, syntax: Syntax) -> str | None:
    streets = [_value(address, (path,), stated_text) for path in syntax.streets]
    town = [_value(address, (path,), stated_text) for path in (syntax.postcode, syntax.city)]
    lines = [*streets, " ".join(part for part in town if part)]
    return ", ".join(line for line in lines if line) or None


def _value(element: Element, paths: Paths, stated: Stated) -> str | None:
    found = _first(element, paths, stated)
    return found.value if found else None


def _first(element: Element, paths: Paths, stated: Stated, currency: str | None = None) -> Found | None:
    """The first value that the paths lead to; of amounts in several currencies the one in the invoice's."""
    for path in paths:
        found = _all(element, path)
        if currency is not None:
            found.sort(key=lambda pair: pair[0].get("currencyID", currency) != currency)
        for each, where in found:
            if (value := stated(" ".join((each.text or "").split())[:LONGEST])) is not None:
                return Found(value, where)
    return None


def _last(element: Element, field: tuple[Stated, Paths]) -> Found | None:
    """The greatest value of the first path that leads to any."""
    stated, paths = field
    for path in paths:
        texts = ((" ".join((each.text or "").split())[:LONGEST], where) for each, where in _all(element, path))
        if known := [Found(value, where) for text, where in texts if (value := stated(text)) is not None]:
            return max(known)
    return None


def _all(element: Element, path: str) -> list[tuple[Element, str]]:
    """The elements that a path of `e_invoice_paths` leads to, each with its XPath."""
    return [(each, xpath.replace("{*}", "")) for xpath in xpaths(path) for each in element.findall(xpath)]


def _local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def _said(reading: Reading) -> Said | None:
    """What the reading has kept of the e-invoice, as statements."""
    invoice = reading.embedded
    if invoice is None or invoice.problem is not None:
        return Said(problem=invoice.problem) if invoice else None
    statements = tuple(
        Statement(source=_NAME, role=role, value=value, exact=True, path=invoice.paths.get(name))
        for name, value in invoice.values.items()
        if (role := role_named(name)) is not None
    )
    rows = tuple(
        {role: value for name, value in row.items() if (role := role_named(name)) is not None}
        for row in invoice.line_items
    )
    return Said(statements, rows, cut=invoice.cut)


@cache
def measured() -> Mapping[FieldRole, tuple[int, int]]:
    """Return how many values of a role were right of how many (`data/calibration/e_invoice.json`)."""
    counts = shipped_json("calibration", "e_invoice.json")["counts"]
    return {FieldRole(role): (right, count) for role, (right, count) in counts.items()}


SOURCE = Source(
    name=_NAME,
    title="the invoice data inside the file",
    speech="the invoice data inside the file say",
    said=_said,
    measured=measured,
)
