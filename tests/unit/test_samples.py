"""Samples are true: their figures add up and their numbers carry valid check digits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from docloop.lab.samples.bill import Bill, to_cents
from docloop.lab.samples.chance import chance
from docloop.lab.samples.locales import LOCALES
from docloop.lab.samples.more_receipts import RECEIPT_LAYOUTS
from docloop.lab.samples.sales import make_invoice, make_sale
from docloop.lab.samples.slip import Slip
from docloop.lab.samples.suppliers import Supplier, make_supplier
from docloop.lab.samples.truth import Truth
from docloop.lab.samples.valid_numbers import german_vat_check_digit, luhn_check_digit
from hypothesis import given
from hypothesis import strategies as st

seeds = st.integers(min_value=0, max_value=10**6)
layouts = st.sampled_from(sorted(RECEIPT_LAYOUTS))
countries = st.sampled_from(sorted({"DE", "GB", "FR", "US"}))


def _seller(seed: int, layout: str) -> Supplier:
    return make_supplier(seed, seed % 5, layout, RECEIPT_LAYOUTS[layout][0], invoice=False)


def _adds_up(bill: Bill) -> bool:
    nearly = abs(bill.rounding) <= bill.supplier.locale.cash_step / 2
    rows = sum((item.amount for item in bill.items), Decimal(0))
    base = sum((line.gross if bill.prices_include_tax else line.net for line in bill.taxes), Decimal(0))
    return nearly and rows == base and bill.total == to_cents(bill.total) and bill.total > 0


@given(seeds, layouts)
def test_a_receipt_adds_up_to_the_cent(seed: int, layout: str) -> None:
    assert _adds_up(make_sale(chance(seed), _seller(seed, layout)))


@given(seeds, countries)
def test_an_invoice_adds_up_and_falls_due_after_its_date(seed: int, country: str) -> None:
    bill = make_invoice(chance(seed), make_supplier(seed, 1, "invoice", country, invoice=True))
    assert _adds_up(bill)
    assert bill.terms
    assert bill.terms.due > bill.day
    assert bill.amount_due == bill.total - bill.prepaid


@given(seeds, layouts)
def test_the_truth_of_a_receipt_is_what_was_printed(seed: int, layout: str) -> None:
    bill = make_sale(chance(seed), _seller(seed, layout))
    truth = Truth("receipt")
    slip = Slip(truth)
    RECEIPT_LAYOUTS[layout][1](bill, slip, chance(seed, "layout"))
    printed = " ".join(cell.text for row in slip.rows for cell in row.cells)
    assert truth.fields["TOTAL"].value == str(bill.total)
    assert date.fromisoformat(truth.fields["INVOICE_RECEIPT_DATE"].value) == bill.day
    for name in ("TOTAL", "INVOICE_RECEIPT_DATE", "INVOICE_RECEIPT_ID", "VENDOR_PHONE"):
        assert truth.fields[name].text in printed
    assert len(truth.line_items) == len(bill.items)


@given(seeds)
def test_an_iban_passes_mod_97(seed: int) -> None:
    iban = make_supplier(seed, 0, "invoice", "DE", invoice=True).iban
    assert iban
    assert int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def test_check_digits_follow_published_examples() -> None:
    assert german_vat_check_digit("13669597") == "6"
    assert luhn_check_digit("7992739871") == "3"


def test_a_supplier_stays_the_same_through_its_documents() -> None:
    assert _seller(3, "my_gst") == _seller(3, "my_gst")


def test_amounts_and_dates_are_written_as_in_their_country() -> None:
    value = Decimal("1234.5")
    assert [LOCALES[country].money(value) for country in ("US", "DE")] == ["$1,234.50", "1.234,50 €"]
    assert LOCALES["FR"].day(date(2024, 2, 1), "{d} {month} {yyyy}") == "1 février 2024"
