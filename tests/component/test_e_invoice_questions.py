"""What a person is asked about an e-invoice, beside a page or alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Severity
from docloop.model.policy import Policy
from docloop.model.reading import LISTED, Reading
from docloop.steps.decide import decide
from docloop.steps.extract import extract
from docloop.steps.sources.e_invoice import parse_embedded
from docloop.steps.validate import validate

from tests.component.test_embedded_fields import PRINT, with_xml
from tests.e_invoices import OURS, SAYS, THEIRS, cii, coded, paid_cii, paid_ubl, termed, ubl, with_files
from tests.extractions import FACTS
from tests.typeset import typeset

INVOICE, _ = shipped_types()
LENIENT = Policy(threshold=0.01, audit_rate=0.0)


def read(data: bytes, text: str = PRINT, *, listed: bool = False) -> Extraction:
    reading = with_xml(typeset(text), parse_embedded(data))
    if listed:
        reading = Reading(pages=tuple(page.model_copy(update={"reader": LISTED}) for page in reading.pages))
    return validate(extract(reading, INVOICE, 1.0), INVOICE, FACTS)


def asked(extraction: Extraction, name: str) -> str:
    """The reasons for which a field is asked, or the document where there is no value; "" when neither is."""
    questions = decide(extraction, INVOICE, LENIENT, "doc_1").questions
    return " ".join(reason for each in questions if each.field in {name, None} for reason in each.reasons)


def about(extraction: Extraction, code: str) -> list[Finding]:
    return [finding for finding in extraction.findings if finding.code == code]


@pytest.mark.parametrize("listed", [False, True], ids=["beside a page", "alone"])
@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (coded("817"), "DOCUMENT_KIND", "a claim notification"),
        (coded("935"), "DOCUMENT_KIND", "a customs invoice"),
        (coded("351"), "DOCUMENT_KIND", "a despatch advice, not an invoice"),
        (coded("999"), "DOCUMENT_KIND", "not that of any known invoice"),
        (termed(("2026-03-10", False), ("2026-03-29", False)), "DUE_DATE", "2026-03-10"),
        (paid_ubl(("Payee", OURS), code="59"), "IBAN", "direct debit"),
        (paid_cii(("Payee", "DE02120300000000202052")), "IBAN", "check digits"),
    ],
)
def test_what_the_data_leave_open_is_asked_with_the_reason(data: bytes, name: str, why: str, *, listed: bool) -> None:
    assert why in asked(read(data, listed=listed), name)


@pytest.mark.parametrize("data", [cii(), ubl(), coded("380")])
def test_a_plain_invoice_leaves_nothing_open(data: bytes) -> None:
    assert not about(read(data), "sources.unsure")
    assert not about(read(data), "sources.left_out")


def test_an_order_beside_a_page_makes_its_kind_a_question() -> None:
    extraction = read(b"<Order/>")
    assert "an order, not an invoice" in asked(extraction, "DOCUMENT_KIND")
    assert extraction.value("TOTAL") == "1190.00"


@pytest.mark.parametrize("data", [with_files(100), paid_cii(("Payee", OURS), ("Payer", THEIRS))])
def test_what_was_left_out_is_said_and_asks_nobody(data: bytes) -> None:
    [note] = about(read(data), "sources.left_out")
    assert (note.severity, note.fields) == (Severity.DOUBTS, ())


@pytest.mark.parametrize(
    "printed",
    ["IBAN: AT61 1904 3002 3457 3201", "Debited from IBAN AT611904300234573201", "Bank: AT61 1904 3002 3457 3201",
     "SEPA-Lastschrift von AT61 1904 3002 3457 3201", "Ihre IBAN: AT61 1904 3002 3457 3201"],
)  # fmt: skip
@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
def test_the_customers_account_is_not_read_from_the_page_either(make: Callable[..., bytes], printed: str) -> None:
    text = PRINT.replace("IBAN: DE02 1203 0000 0000 2020 51", printed)
    assert extract(typeset(text), INVOICE, 1.0).value("IBAN") == THEIRS
    assert read(make(("Payer", THEIRS)), text).value("IBAN") is None
    assert not read(make(("Payer", THEIRS)), text, listed=True).value("IBAN")


@pytest.mark.parametrize(
    ("amount", "called"),
    [
        ("1.190,00", "total including tax in"),
        ("100,00", "amount paid in"),
        ("1.000,00", "subtotal in"),
        ("190,00", "tax in"),
        ("77,00", ""),
    ],
)
def test_a_difference_says_what_the_data_call_the_amount_on_the_page(amount: str, called: str) -> None:
    data = cii().replace(b"<ram:DuePayable", b"<ram:TotalPrepaidAmount>100</ram:TotalPrepaidAmount><ram:DuePayable")
    extraction = read(data, PRINT.replace("1.090,00", amount))
    [differs] = [each for each in about(extraction, "sources.differ") if each.fields == ("AMOUNT_DUE",)]
    assert ("(" in differs.message) is bool(called)
    assert called in differs.message
    assert SAYS["AMOUNT_DUE"] in differs.message
    assert differs.message in asked(extraction, "AMOUNT_DUE")
