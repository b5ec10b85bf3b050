"""Amounts that a paper repeats in another currency are not what is to pay; nothing and what is due are weighed, too."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")


def total_of(text: str) -> str | None:
    return extract(typeset(text), INVOICE, 1.0).value("TOTAL")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Fatura\nToplam 28.250,00 EUR\nVergiler Dahil Toplam Tutar 28.250,00 EUR\nToplam Tutar 1.070.578,95 TL",
            "28250.00",
        ),
        ("Tax Invoice\nNet USD 13,400.00\nTotal USD 14,070.00\nTotal AED 51,672.08", "14070.00"),
        ("Invoice\nNet EUR 500.00\nTotal EUR 600.00\nTotal in GBP 520.10", "600.00"),
        ("Invoice\nRoom EUR 75.00\nTotal EUR 90.00\nTransaction total USD 98.33", "90.00"),
        ("Rechnung\nNetto 100,00 CHF\nTotal 107,70 CHF\nTotal 112,20 EUR", "107.70"),
    ],
)
def test_the_currency_of_most_amounts_is_the_papers(text: str, value: str) -> None:
    assert total_of(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bil\nJumlah 0.00\nCaj bulan semasa 308.50\nJumlah perlu dibayar 308.50", "308.50"),
        ("Faktura\nMoms 283,80\nSumma att betala 1 419,00", "1419.00"),
        ("Kreditnota\nTotaal excl BTW: € -300,00\nTotaal incl BTW: € -363,00", "363.00"),
        ("Invoice\nTotal discount 0.00\nAmount due 55.10", "55.10"),
        ("Rechnung\nZu zahlen 119,00 EUR", "119.00"),
    ],
)
def test_nothing_is_no_total_and_what_is_due_may_be(text: str, value: str) -> None:
    assert total_of(text) == value


@pytest.mark.parametrize(
    ("text", "currency", "total"),
    [
        ("Harbour Ltd, Bristol\nSubtotal £500.00\nTotal £600.00\nTotal in EUR (1.1520) €691.20", "GBP", "600.00"),
        ("Tax Invoice, Dubai, UAE\nTotal USD 14,070.00\n(Invoice Total AED 51,672.08 @FX 0.27)", "USD", "14070.00"),
        ("Fatura, Konya\nToplam 28.250,00 EUR\nDöviz Kuru (TRY) 37,8966\nToplam 1.070.578,95 TL", "EUR", "28250.00"),
        ("Faktura\nSumma 1 419,00 SEK\nTotalt i EUR 123,40 EUR", "SEK", "1419.00"),
        ("Faktura\nRazem 500,00 PLN\nRazem w EUR 115,20 EUR", "PLN", "500.00"),
        (
            "6130 Willisau\nTelefon +41 41 970 12 86\nCHE-383.911.047 MWST\nTotal 145.60\nTotal in Euro 153.26",
            None,
            "145.60",
        ),
    ],
)
def test_what_is_said_again_in_another_currency_is_neither_total_nor_currency(
    text: str, currency: str | None, total: str
) -> None:
    found = extract(typeset(text), INVOICE, 1.0)
    assert found.value("TOTAL") == total
    assert currency is None or found.value("CURRENCY") == currency


def test_a_sign_within_an_amount_is_a_misread_digit() -> None:
    found = extract(typeset("Covington, Washington, DC 20006\nTotal $ 1,168.04\nCompany . $ 194.€7"), INVOICE, 1.0)
    assert found.value("CURRENCY") == "USD"


def test_the_only_currency_of_a_paper_is_its_currency() -> None:
    text = "Cash memo\nGSTIN 36AAGCK2384N1Z1, Hyderabad, India\nAmount  Rs.  Ps.\nTotal 168.00"
    assert extract(typeset(text), INVOICE, 1.0).value("CURRENCY") == "INR"
