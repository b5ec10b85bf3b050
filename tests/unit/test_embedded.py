"""What e-invoices say, in every standard; and that nothing in them can do harm."""

from __future__ import annotations

import pytest
from docloop.steps.sources.e_invoice import LARGEST, MOST_ROWS, parse_embedded
from hypothesis import given
from hypothesis import strategies as st

from tests.e_invoices import ROWS, SAYS, cii, ubl

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;">]>
<Invoice><ID>&lol2;</ID></Invoice>"""
_KINDS: dict[bytes, str | None] = {b"380": "invoice", b"381": "credit_note", b"325": "proforma", b"999": None}
REACHING_OUT = b"""<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>
<Invoice><ID>&xxe;</ID></Invoice>"""


@pytest.mark.parametrize(
    ("data", "syntax", "kind"),
    [
        (cii(), "cii", {}),
        (cii(old=True), "cii", {}),
        (ubl(), "ubl", {"DOCUMENT_KIND": "invoice"}),
        (ubl("CreditNote"), "ubl", {"DOCUMENT_KIND": "credit_note"}),
    ],
    ids=["Factur-X", "ZUGFeRD 1", "UBL invoice", "UBL credit note"],
)
def test_every_standard_says_the_same(data: bytes, syntax: str, kind: dict[str, str]) -> None:
    invoice = parse_embedded(data)
    assert invoice.problem is None
    assert invoice.syntax == syntax
    assert invoice.values == SAYS | kind
    assert invoice.line_items == ROWS


@pytest.mark.parametrize(
    ("data", "before", "code", "kinds"),
    [
        (cii(), b"<ram:IssueDateTime>", b"<ram:TypeCode>%s</ram:TypeCode>", _KINDS),
        (ubl(), b"<cbc:DocumentCurrencyCode>", b"<cbc:InvoiceTypeCode>%s</cbc:InvoiceTypeCode>", _KINDS),
        (
            ubl("CreditNote"),
            b"<cbc:DocumentCurrencyCode>",
            b"<cbc:CreditNoteTypeCode>%s</cbc:CreditNoteTypeCode>",
            _KINDS | {b"380": None, b"325": None},
        ),
    ],
    ids=["CII", "UBL invoice", "UBL credit note"],
)
def test_the_code_says_what_kind_of_paper_it_is(
    data: bytes, before: bytes, code: bytes, kinds: dict[bytes, str | None]
) -> None:
    """A credit note by its root that calls itself an invoice is neither: a person says which."""
    assert before in data
    for number, says in kinds.items():
        coded = data.replace(before, code % number + before, 1)
        assert parse_embedded(coded).values.get("DOCUMENT_KIND") == says


def test_of_several_terms_of_payment_the_last_counts() -> None:
    term = b"<ram:SpecifiedTradePaymentTerms>"
    early = term + b"<ram:DueDateDateTime><udt:DateTimeString>20260310</udt:DateTimeString></ram:DueDateDateTime>"
    early += b"</ram:SpecifiedTradePaymentTerms>"
    data = cii()
    assert term in data
    assert parse_embedded(data.replace(term, early + term, 1)).values["DUE_DATE"] == SAYS["DUE_DATE"]


def test_a_draft_of_zugferd_without_namespaces_is_understood() -> None:
    draft = cii(old=True).replace(b"CrossIndustryDocument", b"Invoice").replace(b"ram:", b"").replace(b"udt:", b"")
    assert parse_embedded(draft).values == SAYS


@pytest.mark.parametrize(
    ("name", "printed", "says"),
    [
        ("TOTAL", b"1,190.00", None),
        ("TOTAL", b"NaN", None),
        ("TOTAL", b"1e3", None),
        ("TOTAL", b"", None),
        ("TOTAL", b"-1190.5", "-1190.50"),
        ("TOTAL", b"1.234", "1.234"),
        ("TOTAL", b"9" * 16, None),
        ("IBAN", b"not an account", None),
    ],
)
def test_a_value_is_taken_only_when_it_is_one(name: str, printed: bytes, says: str | None) -> None:
    text = printed.decode()
    data = cii(total=text) if name == "TOTAL" else cii(iban=text)
    assert parse_embedded(data).values.get(name) == says


@pytest.mark.parametrize("day", [b"20260230", b"202602", b"27.02.2026", b"2026022712", b""])
def test_a_day_that_is_none_is_left_out(day: bytes) -> None:
    assert "INVOICE_RECEIPT_DATE" not in parse_embedded(cii().replace(b"20260227", day)).values


def test_a_day_may_have_a_time_zone() -> None:
    zoned = ubl().replace(b"2026-02-27", b"2026-02-27+01:00")
    assert parse_embedded(zoned).values["INVOICE_RECEIPT_DATE"] == "2026-02-27"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<Invoice>",
        b"<Invoice/>",
        b"<html><body/></html>",
        b'<?xml version="1.0" encoding="no-such"?><Invoice/>',
        BOMB,
        REACHING_OUT,
        cii()[:-200],
        b"<Invoice>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</Invoice>",
        b"<Invoice>" + b" " * LARGEST + b"</Invoice>",
    ],
    ids=["empty", "text", "open", "no fields", "other", "encoding", "bomb", "outside", "cut", "deep", "large"],
)
def test_what_is_no_invoice_is_a_problem_and_no_error(data: bytes) -> None:
    invoice = parse_embedded(data)
    assert invoice.problem
    assert not invoice.values


def test_rows_have_an_end() -> None:
    start, end = cii().index(b"<ram:IncludedSupply"), cii().index(b"<ram:ApplicableHeaderTradeAgreement>")
    many = cii()[:start] + cii()[start:end] * MOST_ROWS + cii()[end:]
    assert len(parse_embedded(many).line_items) <= MOST_ROWS


@given(st.binary(max_size=300))
def test_any_bytes_are_an_invoice_or_a_problem(data: bytes) -> None:
    invoice = parse_embedded(data)
    assert bool(invoice.values) != bool(invoice.problem)


@given(st.sampled_from([cii(), cii(old=True), ubl()]), st.data())
def test_any_damage_to_an_invoice_is_survived(sound: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sound) - 1))
    invoice = parse_embedded(
        sound[:at] + data.draw(st.binary(max_size=30)) + sound[at + data.draw(st.integers(0, 9)) :]
    )
    assert bool(invoice.values) != bool(invoice.problem)
    assert set(invoice.values) <= {*SAYS, "DOCUMENT_KIND"}


@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_may_stand_in_an_amount_and_an_account(text: str) -> None:
    values = parse_embedded(cii(total=text, iban=text)).values
    assert values["INVOICE_RECEIPT_ID"] == SAYS["INVOICE_RECEIPT_ID"]
