"""Taxes and amounts of e-invoices: other taxes than VAT, many decimals, and what is no value."""

from __future__ import annotations

import pytest
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import SAYS, cii, ubl


@pytest.mark.parametrize("scheme", ["GST", "gst", "HST", "SST", "IVA", "TVA", "MVA"])
def test_a_number_of_another_tax_on_sales_is_the_suppliers(scheme: str) -> None:
    data = ubl().replace(b"<cbc:ID>VAT</cbc:ID>", f"<cbc:ID> {scheme} </cbc:ID>".encode())
    assert parse_embedded(data).values["VENDOR_VAT_NUMBER"] == SAYS["VENDOR_VAT_NUMBER"]
    data = cii().replace(b'schemeID="VA"', f'schemeID="{scheme}"'.encode())
    assert parse_embedded(data).values["VENDOR_VAT_NUMBER"] == SAYS["VENDOR_VAT_NUMBER"]


@pytest.mark.parametrize("scheme", ["FC", "TAX", "", "???", "LOC"])
def test_a_number_for_other_taxes_is_left_out(scheme: str) -> None:
    data = ubl().replace(b"<cbc:ID>VAT</cbc:ID>", f"<cbc:ID>{scheme}</cbc:ID>".encode())
    assert "VENDOR_VAT_NUMBER" not in parse_embedded(data).values


def test_vat_goes_before_another_tax() -> None:
    start = b"<cac:PartyTaxScheme>"
    gst = (
        start
        + b"<cbc:CompanyID>9</cbc:CompanyID><cac:TaxScheme><cbc:ID>GST</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
    )
    values = parse_embedded(ubl().replace(start, gst + start, 1)).values
    assert values["VENDOR_VAT_NUMBER"] == SAYS["VENDOR_VAT_NUMBER"]


@pytest.mark.parametrize(
    ("taxes", "says"),
    [
        (["190.00"], "190.00"),
        (["50.00", "140.00"], "190.00"),
        (["90.00", "50.00", "50.00"], "190.00"),
        (["190.00", "190.00"], "190.00"),
        (["10.00", "190.00"], "190.00"),
        (["50.00", "60.00"], "50.00"),
    ],
)
def test_taxes_that_only_together_lead_to_the_total_are_added(taxes: list[str], says: str) -> None:
    one = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{}</cbc:TaxAmount></cac:TaxTotal>'
    data = ubl().replace(one.format("190.00").encode(), "".join(one.format(tax) for tax in taxes).encode())
    assert parse_embedded(data).values["TAX"] == says


@pytest.mark.parametrize(
    ("price", "says"),
    [("0.123456", "0.123456"), ("12.340000", "12.34"), ("33.333333333333", "33.333333333333"), ("5.", "5.00"),
     (".5", "0.50"), ("100", "100.00"), ("0.000001", "0.000001")],
)  # fmt: skip
def test_prices_have_as_many_decimals_as_they_need(price: str, says: str) -> None:
    data = ubl().replace(b"<cbc:PriceAmount>100.00<", f"<cbc:PriceAmount>{price}<".encode())
    assert parse_embedded(data).line_items[0]["UNIT_PRICE"] == says


@pytest.mark.parametrize(
    ("quantity", "says"),
    [("400.0000", "400"), ("8", "8"), ("1.5000", "1.5"), ("0.0250", "0.025"), ("1000", "1000"), ("-2.00", "-2"),
     ("0.0000", "0"), ("10", "10")],
)  # fmt: skip
def test_quantities_have_no_zeros_at_their_end(quantity: str, says: str) -> None:
    data = cii().replace(b'unitCode="C62">8<', f'unitCode="C62">{quantity}<'.encode())
    assert parse_embedded(data).line_items[0]["QUANTITY"] == says


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("gross", b"<ram:GrandTotalAmount>1190.00<", b"<ram:GrandTotalAmount>1.190,00<"),
        ("issued", b">20260227<", b">27.02.2026<"),
        ("due", b">20260329\n", b">soon\n"),
        ("currency", b">EUR</ram:Inv", b">Euro</ram:Inv"),
        ("net", b">1000</ram:TaxB", b">one thousand</ram:TaxB"),
    ],
)
def test_what_is_no_value_is_left_out_and_said(field: str, old: bytes, new: bytes) -> None:
    assert old in cii()
    notes = parse_embedded(cii().replace(old, new)).notes
    assert any(note.endswith(f"it is no {field}.") for note in notes)


def test_what_was_paid_before_is_known_beside_what_is_due() -> None:
    data = ubl().replace(b"<cbc:PayableAmount", b"<cbc:PrepaidAmount>100.00</cbc:PrepaidAmount><cbc:PayableAmount")
    assert parse_embedded(data).values["AMOUNT_PAID"] == "100.00"
    data = cii().replace(b"<ram:DuePayable", b"<ram:TotalPrepaidAmount>100</ram:TotalPrepaidAmount><ram:DuePayable")
    assert parse_embedded(data).values["AMOUNT_PAID"] == "100.00"


@pytest.mark.parametrize("which", ["Allowance", "Charge"])
def test_charges_of_the_whole_invoice_are_said(which: str) -> None:
    element = f"{which}TotalAmount"
    for amount, said in (("25.00", True), ("0.00", False)):
        more = f"<cbc:{element}>{amount}</cbc:{element}><cbc:PayableAmount".encode()
        data = ubl().replace(b"<cbc:PayableAmount", more)
        assert any(f"{which}s of 25.00" in note for note in parse_embedded(data).notes) is said
