"""The source `embedded`: the XML of an e-invoice inside a file, or the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from docloop.model import limits
from docloop.model.reading import EmbeddedInvoice, Reading
from docloop.model.statement import Statement
from docloop.model.xml import ParsedXml, TooManyNodes, parse_xml
from docloop.model.xml_papers import INVOICES, OTHERS
from docloop.steps.sources.e_invoice_elements import Found, elements, first, local, texts, value
from docloop.steps.sources.e_invoice_paths import CII, UBL, Syntax
from docloop.steps.sources.e_invoice_payment import Heard, account, due, tax, tax_id
from docloop.steps.sources.e_invoice_rows import MOST_ROWS, Rows, rows_of
from docloop.steps.sources.source import Said, Source
from docloop.values.field_roles import FieldRole, role_named, standard_name
from docloop.values.money import stated_money
from docloop.values.normal_forms import text_key
from docloop.values.paper_codes import ELSEWHERE, doubt_of_code
from docloop.values.shipped_data import shipped_json
from docloop.values.texts import stated_text

__all__ = ["LARGEST", "MOST_ROWS", "SOURCE", "measured", "parse_embedded"]

LARGEST = limits.XML_BYTES
_NAME = "embedded"
_ENVELOPE = "StandardBusinessDocument"
_SHOWN = 40
"""Characters of a text that is no value."""


class _Values(NamedTuple):
    found: dict[FieldRole, Found]
    notes: list[str]
    doubts: dict[FieldRole, str]
    not_theirs: tuple[str, ...]


def parse_embedded(data: bytes) -> EmbeddedInvoice:
    """What an e-invoice says; `problem` when it cannot be told. Never raises, whatever the bytes are."""
    try:
        parsed = parse_xml(data)
    except TooManyNodes:
        return EmbeddedInvoice(problem="The invoice data inside the file are too large to be read.")
    except ValueError:
        return EmbeddedInvoice(problem="The invoice data inside the file are damaged or not safe to read.")
    papers = _papers(parsed.root)
    root = papers[0]
    syntax = _syntax_of(root)
    if syntax is None:
        return _no_invoice(root)
    values = _values(root, syntax)
    if not values.found:
        return EmbeddedInvoice(syntax=syntax.name, problem="The invoice data inside the file say nothing.")
    rows = rows_of(root, syntax)
    doubts = {FieldRole.NUMBER: f"The envelope holds {len(papers)} documents; the first was read."} | values.doubts
    return EmbeddedInvoice(
        syntax=syntax.name,
        values={standard_name(role): each.value for role, each in values.found.items()},
        paths={standard_name(role): each.path for role, each in values.found.items()},
        line_items=tuple({standard_name(role): text for role, text in row.items()} for row in rows.rows),
        cut=rows.cut,
        notes=(*_left_out(parsed, root, syntax, rows), *values.notes),
        doubts={standard_name(role): why for role, why in doubts.items() if role in values.doubts or len(papers) > 1},
        not_theirs=values.not_theirs,
    )


def _papers(root: Element) -> list[Element]:
    """What is inside an envelope, the invoices first; the paper itself where it has none."""
    if local(root) != _ENVELOPE:
        return [root]
    inside = [child for child in root if local(child) in INVOICES or local(child) in OTHERS]
    invoices = [child for child in inside if local(child) in INVOICES]
    return invoices or inside[:1] or [root]


def _no_invoice(root: Element) -> EmbeddedInvoice:
    called = OTHERS.get(local(root))
    if called is None:
        return EmbeddedInvoice(problem="The data inside the file are not of a kind of invoice that is known.")
    problem = f"The data inside the file are {called}, not an invoice."
    return EmbeddedInvoice(problem=problem, doubts={standard_name(FieldRole.DOCUMENT_KIND): problem})


def _syntax_of(root: Element) -> Syntax | None:
    """A draft of ZUGFeRD 1 begins with `Invoice` as UBL does, and goes on as CII."""
    name = local(root)
    has_head = any(local(child) in {"HeaderExchangedDocument", "ExchangedDocument"} for child in root)
    for syntax in (CII,) if has_head else (UBL,):
        if name in syntax.roots:
            return syntax
    return None


def _values(root: Element, syntax: Syntax) -> _Values:
    reads, paths = syntax.fields[FieldRole.CURRENCY]
    currency = first(root, paths, reads)
    code = currency.value if currency else None
    found = {role: first(root, paths, reads, code) for role, (reads, paths) in syntax.fields.items()}
    found[FieldRole.SUPPLIER_TAX_ID] = tax_id(root, syntax)
    net, gross = (each.value if (each := found[role]) else None for role in (FieldRole.NET, FieldRole.GROSS))
    found[FieldRole.TAX] = tax(root, syntax, code, net, gross)
    heard = {FieldRole.BANK_ACCOUNT: account(root, syntax), FieldRole.DUE: due(root, syntax)}
    for address, path in elements(root, syntax.seller_address):
        text = _address(address, syntax)
        found[FieldRole.SUPPLIER_ADDRESS] = Found(text, path) if text else None
    known = {role: each for role, each in (found | {role: each.found for role, each in heard.items()}).items() if each}
    if known:
        heard[FieldRole.DOCUMENT_KIND] = kind = _kind(root, syntax)
        known.pop(FieldRole.DOCUMENT_KIND, None)
        known |= {FieldRole.DOCUMENT_KIND: kind.found} if kind.found else {}
    notes = [*_not_taken(root, syntax, known), *(note for each in heard.values() for note in each.notes)]
    doubts = {role: each.doubt for role, each in heard.items() if each.doubt}
    return _Values(known, [*notes, *_payee(root, syntax, known)], doubts, heard[FieldRole.BANK_ACCOUNT].not_theirs)


def _kind(root: Element, syntax: Syntax) -> Heard:
    """The kind of paper by its code, else by its root; a root and a code that contradict each other say nothing."""
    reads, paths = syntax.fields[FieldRole.DOCUMENT_KIND]
    by_root, codes = INVOICES.get(local(root)), texts(root, paths)
    if syntax is CII:
        by_root = None
    if not codes:
        other_standard = any(local(child) == "DocumentType" for child in root)
        return Heard(Found(by_root, ".") if by_root and not other_standard else None)
    by_code = first(root, paths, reads)
    why = doubt_of_code(codes[0])
    if codes[0].strip() in ELSEWHERE:
        return Heard(notes=[why] if why else [])
    if by_root == "credit_note" and by_code is not None and by_code.value != by_root:
        return Heard(
            doubt=f"The invoice data are a credit note by their first element, and not by their type code {codes[0]}."
        )
    return Heard(by_code, doubt=why)


def _not_taken(root: Element, syntax: Syntax, known: Mapping[FieldRole, Found]) -> list[str]:
    """Sentences on fields for which the data hold texts, but none that is such a value."""
    notes = []
    for role, (_, paths) in syntax.fields.items():
        if role not in known and role is not FieldRole.DOCUMENT_KIND and (said := texts(root, paths)):
            notes.append(f"“{said[0][:_SHOWN]}” was not taken: it is no {role.replace('_', ' ')}.")
    return notes


def _payee(root: Element, syntax: Syntax, known: Mapping[FieldRole, Found]) -> list[str]:
    payee, supplier = value(root, syntax.payee, stated_text), known.get(FieldRole.SUPPLIER)
    if payee is None or (supplier is not None and text_key(payee) == text_key(supplier.value)):
        return []
    return [f"The payee is {payee[:_SHOWN]}, not the supplier."]


def _left_out(parsed: ParsedXml, root: Element, syntax: Syntax, rows: Rows) -> list[str]:
    notes = []
    if parsed.files:
        named = ", ".join(name[:_SHOWN] for name in parsed.files[:3] if name)
        count = f"{len(parsed.files)} file{'s' * (len(parsed.files) > 1)}"
        notes.append(f"Left out of the invoice data: {count} inside them{named and ', '}{named}.")
    if parsed.repaired:
        notes.append("The invoice data are not in the encoding that they name; letters may be wrong.")
    if rows.left_out:
        notes.append(f"Lines not listed, as they are sums of others or remarks without a charge: {rows.left_out}.")
    for paths, called in ((syntax.allowances, "Allowances"), (syntax.charges, "Charges")):
        amount = value(root, paths, stated_money)
        if amount is not None and Decimal(amount):
            notes.append(f"{called} of {amount} for the whole invoice are in its sums, not among the line items.")
    return notes


def _address(address: Element, syntax: Syntax) -> str | None:
    streets = [value(address, (path,), stated_text) for path in syntax.streets]
    town = [value(address, (path,), stated_text) for path in (syntax.postcode, syntax.city)]
    lines = [*streets, " ".join(part for part in town if part)]
    return ", ".join(line for line in lines if line) or None


def _said(reading: Reading) -> Said | None:
    """What the reading has kept of the e-invoice, as statements."""
    invoice = reading.embedded
    if invoice is None:
        return None
    doubts = {role: why for name, why in invoice.doubts.items() if (role := role_named(name)) is not None}
    if invoice.problem is not None:
        return Said(problem=invoice.problem, doubts=doubts)
    statements = tuple(
        Statement(source=_NAME, role=role, value=value, exact=True, path=invoice.paths.get(name))
        for name, value in invoice.values.items()
        if (role := role_named(name)) is not None
    )
    rows = tuple(
        {role: value for name, value in row.items() if (role := role_named(name)) is not None}
        for row in invoice.line_items
    )
    theirs = {FieldRole.BANK_ACCOUNT: invoice.not_theirs} if invoice.not_theirs else {}
    return Said(statements, rows, cut=invoice.cut, notes=invoice.notes, doubts=doubts, not_theirs=theirs)


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
