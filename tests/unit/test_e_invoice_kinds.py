"""Which paper the XML of business says it is: by its first element and its code, and never by words."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.adapters.xml_files import is_invoice, other_paper
from docloop.model.reading import LISTED, Reading
from docloop.steps.classify import classify
from docloop.steps.sources.e_invoice import parse_embedded
from docloop.values.paper_codes import doubt_of_code

from tests.e_invoices import SAYS, cii, coded, ubl
from tests.typeset import typeset

_OF_NO_INVOICE = ("102", "130", "457", "553", "817", "870", "935", "71")


def enveloped(*papers: bytes, prefix: str = "sh:") -> bytes:
    """In the envelope of Peppol, with a header that names the first paper."""
    inside = b"".join(paper.partition(b"?>")[2] for paper in papers)
    tag = f"{prefix}StandardBusinessDocument"
    space = f'xmlns{":" if prefix else ""}{prefix.rstrip(":")}="http://www.unece.org/cefact/namespaces/SBDH"'
    header = f"""<?xml version="1.0" encoding="UTF-8"?>
    <{tag} {space}><{tag}Header><{prefix}HeaderVersion>1.0</{prefix}HeaderVersion><{prefix}DocumentIdentification>
      <{prefix}Standard>urn:oasis:names:specification:ubl:schema:xsd:Order-2</{prefix}Standard>
      <{prefix}Type>Order</{prefix}Type>
    </{prefix}DocumentIdentification></{tag}Header>"""
    return header.encode() + inside + f"</{tag}>".encode()


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (
            "80 82 84 202 203 204 211 218 219 295 326 331 380 382 383 385 387 388 390 393 394 395 456 575 623 633 780 "
            "875",
            "invoice",
        ),
        ("81 83 261 262 296 308 381 396 420 458 532", "credit_note"),
        ("384", "corrected_invoice"),
        ("325", "proforma"),
        ("386", "prepayment"),
        ("876 877", "final_invoice"),
        ("389 527", "self_billed"),
    ],
)
def test_codes_of_invoices_need_nobody(codes: str, kind: str) -> None:
    for code in codes.split():
        invoice = parse_embedded(coded(code))
        assert (invoice.values["DOCUMENT_KIND"], invoice.doubts) == (kind, {}), code


@pytest.mark.parametrize("code", _OF_NO_INVOICE)
def test_a_code_that_the_standard_allows_and_nobody_pays_is_said(code: str) -> None:
    invoice = parse_embedded(coded(code))
    assert invoice.values["DOCUMENT_KIND"] == "invoice"
    assert code in invoice.doubts["DOCUMENT_KIND"]


@pytest.mark.parametrize("code", ["220", "231", "310", "351", "493", "999", "0", "invoice"])
def test_a_code_of_another_paper_is_said(code: str) -> None:
    invoice = parse_embedded(coded(code))
    assert invoice.values.get("DOCUMENT_KIND") != "invoice"
    assert "not" in invoice.doubts["DOCUMENT_KIND"]
    assert doubt_of_code(code) == invoice.doubts["DOCUMENT_KIND"]


def test_data_for_accounts_leave_it_to_the_paper_what_it_is() -> None:
    invoice = parse_embedded(coded("751"))
    assert "DOCUMENT_KIND" not in invoice.values | invoice.doubts
    assert "accounting" in invoice.notes[0]


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ("Invoice", "invoice"),
        ("CreditNote", "credit_note"),
        ("SelfBilledInvoice", "self_billed"),
        ("SelfBilledCreditNote", "credit_note"),
        ("FreightInvoice", "invoice"),
        ("DebitNote", "invoice"),
        ("Reminder", "reminder"),
    ],
)
def test_without_a_code_the_first_element_says_it(root: str, kind: str) -> None:
    data = ubl().replace(b"ubl:Invoice", f"ubl:{root}".encode())
    assert is_invoice(data)
    assert parse_embedded(data).values["DOCUMENT_KIND"] == kind


def test_cii_without_a_code_says_no_kind() -> None:
    assert "DOCUMENT_KIND" not in parse_embedded(cii()).values


def test_another_standard_with_the_name_of_ubl_says_no_kind() -> None:
    isdoc = ubl().replace(b"<cbc:ID>R-2026", b"<DocumentType>2</DocumentType><cbc:ID>R-2026", 1)
    assert "DOCUMENT_KIND" not in parse_embedded(isdoc).values


@pytest.mark.parametrize("code", ["380", "326", "384", "389", "325"])
def test_a_credit_note_that_calls_itself_an_invoice_is_asked(code: str) -> None:
    element = b"<cbc:CreditNoteTypeCode>%s</cbc:CreditNoteTypeCode><cbc:DocumentCurrencyCode>" % code.encode()
    invoice = parse_embedded(ubl("CreditNote").replace(b"<cbc:DocumentCurrencyCode>", element, 1))
    assert "DOCUMENT_KIND" not in invoice.values
    assert code in invoice.doubts["DOCUMENT_KIND"]


@pytest.mark.parametrize(
    ("root", "called"),
    [
        ("ubl:Order", "an order"),
        ("DespatchAdvice", "a despatch advice"),
        ("n0:OrderResponse", "an answer to an order"),
        ("rsm:SCRDMCCBDACIOMessageStructure", "an order (Order-X)"),
        ("rsm:SCRDMCCBDACIDAMessageStructure", "a despatch advice (Deliver-X)"),
        ("Quotation", "a quotation"),
        ("a:Statement", "a statement of account"),
    ],
)
def test_other_papers_are_called_by_their_name(root: str, called: str) -> None:
    space = f' xmlns:{root.partition(":")[0]}="urn:x"' if ":" in root else ' xmlns="urn:x"'
    data = f"<?xml version='1.0'?><!-- Invoice --><{root}{space}><Invoice>Rechnung</Invoice></{root}>".encode()
    assert not is_invoice(data)
    assert called in (other_paper(data) or "")
    invoice = parse_embedded(data)
    assert called in (invoice.problem or "")
    assert invoice.doubts.keys() == {"DOCUMENT_KIND"}
    assert not invoice.values


@pytest.mark.parametrize("prefix", ["sh:", "", "ns2:"])
@pytest.mark.parametrize("paper", [ubl(), cii(), ubl("CreditNote")], ids=["UBL", "CII", "credit note"])
def test_the_envelope_of_peppol_is_opened(prefix: str, paper: bytes) -> None:
    data = enveloped(paper, prefix=prefix)
    assert is_invoice(data)
    invoice = parse_embedded(data)
    assert invoice.values.items() >= SAYS.items()
    assert not invoice.doubts


def test_an_envelope_with_two_invoices_is_asked() -> None:
    assert "2 documents" in parse_embedded(enveloped(ubl(), ubl("CreditNote"))).doubts["INVOICE_RECEIPT_ID"]


def test_an_envelope_with_an_order_is_none() -> None:
    order = ubl().replace(b"ubl:Invoice", b"ubl:Order")
    assert not is_invoice(enveloped(order))
    assert "an order" in (other_paper(enveloped(order)) or "")
    assert "an order" in (parse_embedded(enveloped(order)).problem or "")


@pytest.mark.parametrize(
    "data",
    [cii(), cii(old=True), ubl(), ubl("CreditNote"), enveloped(ubl()), coded("999"), b"<Invoice/>"],
    ids=["CII", "ZUGFeRD 1", "UBL", "credit note", "envelope", "unknown code", "empty"],
)
@pytest.mark.parametrize("words", ["", "Receipt\nCash 5.00\nChange 0.00\nThank you", "whereas the parties agree " * 30])
def test_the_type_is_that_of_the_data_whatever_the_words_are(data: bytes, words: str) -> None:
    printed = typeset(words or "-")
    first = printed.pages[0].model_copy(update={"embedded": parse_embedded(data), "reader": LISTED})
    name, confidence = classify(Reading(pages=(first, *printed.pages[1:])), shipped_types())
    assert name == "invoice"
    assert confidence is not None
    assert 0.9 < confidence < 1


def test_an_order_inside_a_file_leaves_the_type_to_the_words() -> None:
    printed = typeset("hello")
    order = parse_embedded(b"<Order/>")
    reading = Reading(pages=(printed.pages[0].model_copy(update={"embedded": order}),))
    assert classify(reading, shipped_types()) == classify(printed, shipped_types())
