"""Which of a paper's amounts are its total and its tax, told by what they are to each other and by what names them."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction
from docloop.steps.extract import extract

from tests.typeset import typeset

TYPES = {each.name: each for each in shipped_types()}


def said(text: str, document_type: str = "invoice") -> Extraction:
    return extract(typeset(text), TYPES[document_type], 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "HERON DINER\nSubtotal  50.50\nTax  4.55\nTOTAL  55.05\nSuggested gratuity:\n18% Tip 9.09  Total 64.14\n"
        "20% Tip 10.10  Total 65.15\n22% Tip 11.11  Total 66.16",
        "CAFE\nTOTAL  55.05\nTip guide\n15%  8.26\n18%  9.91\n20%  11.01",
        "BISTRO\nTOTAL  55.05\nPourboires suggérés\n10 %  5.51  Total 60.56\n15 %  8.26  Total 63.31",
        "FONDA\nTOTAL  55.05\nPropina sugerida\n10%  5.51  Total 60.56\n15%  8.26  Total 63.31",
        "GASTHAUS\nSUMME  55.05\nTrinkgeldvorschläge\n5 %  2.75  Gesamt 57.80\n10 %  5.51  Gesamt 60.56",
        "GRILL\nTOTAL  55.05\n18%  9.91  64.96\n20%  11.01  66.06",
    ],
)
def test_suggested_tips_are_no_total(text: str) -> None:
    found = said(text, "receipt")
    assert found.value("TOTAL") == "55.05"
    assert found.value("GRATUITY") is None


def test_taxes_by_rate_are_no_suggestions() -> None:
    assert said("CAFE\nA 10% 20.00 2.00\nB 20% 30.00 6.00\nTOTAL 58.00", "receipt").value("TOTAL") == "58.00"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "Fattura\nTotale imponibile 323,34\nIva 10% 32,33\nTotale bolletta 355,67\nCanone 18,00\nTotale 373,67",
            "355.67",
        ),
        ("Invoice\nTotal 59.13\nTotal 147.55\nInvoice total 120.00\nTotal 49.25", "120.00"),
        ("Rechnung\nSumme 59,13\nSumme 147,55\nRechnungsbetrag 120,00\nSumme 49,25", "120.00"),
        ("Facture\nTotal 59,13\nTotal 147,55\nMontant de la facture 120,00\nTotal 49,25", "120.00"),
        ("Factura\nTotal 59,13\nTotal 147,55\nImporte factura 120,00\nTotal 49,25", "120.00"),
    ],
)
def test_a_total_that_names_the_paper_is_its_total(text: str, total: str) -> None:
    assert said(text).value("TOTAL") == total


@pytest.mark.parametrize(
    ("text", "tax"),
    [
        ("PTU A 23,00 % 11,55\nPTU C 05,00 % 3,51\nSUMA PTU 15,06\nSUMA PLN 135,43", "15.06"),
        ("MwSt 19 % 3,80\nMwSt 7 % 1,40\nSumme MwSt 5,20\nSumme 46,60", "5.20"),
        ("TVA 20 % 4,00\nTVA 5,5 % 1,10\nTotal TVA 5,10\nTotal TTC 45,10", "5.10"),
        ("IVA 21% 4,20\nIVA 10% 1,00\nTotal IVA 5,20\nTotal 35,20", "5.20"),
        ("Tax A 2.00\nTax B 1.50\nTotal tax 3.50\nTotal 50.00", "3.50"),
    ],
)
def test_taxes_by_rate_are_summed_below_them(text: str, tax: str) -> None:
    assert said(f"Paper\n{text}", "receipt").value("TAX") == tax


@pytest.mark.parametrize(
    ("text", "tax"),
    [
        ("Sub Total 16848.00\nCGST @ 9% 1517.00\nSGST @ 9% 1517.00\nGrand Total 19882.00", "3034.00"),
        ("Sub Total 6,85,714.29\nSGST@2.5% 17,142.86\nCGST@2.5% 17,142.86\nTotal 7,20,000.00", "34285.72"),
        ("Subtotal 200.00\nGST 5% 10.00\nPST 7% 14.00\nTotal 224.00", "24.00"),
    ],
)
def test_two_taxes_on_one_sum_are_added_up(text: str, tax: str) -> None:
    assert said(f"Tax Invoice\n{text}").value("TAX") == tax


@pytest.mark.parametrize(
    "text",
    [
        "Total : CHF 54.50\nIncl. 7.6% MwSt 54.50 CHF: 3.85",
        "Summe 54,50\nenthaltene MwSt 7,6 % 54,50 3,85",
        "Total 54.50\nVAT 7.6% 54.50 3.85",
        "Total TTC 54,50\nTVA 7,6% 54,50 3,85",
        "Totale 54,50\nIVA 7,6% 54,50 3,85",
    ],
)
def test_what_was_taxed_is_not_the_tax(text: str) -> None:
    assert said(f"Paper\n{text}", "receipt").value("TAX") == "3.85"


def test_nothing_is_no_sum_before_tax() -> None:
    assert said("Invoice\nSubtotal 0.00\nTotal 950.00").value("SUBTOTAL") is None


def test_differences_of_many_amounts_are_no_cash() -> None:
    rows = "\n".join(f"Discount {10 + 7 * n}.00" for n in range(30))
    found = said(f"Invoice\n{rows}\nTotal 7.00\nInvoice total 355.67")
    assert found.value("TOTAL") == "355.67"


@pytest.mark.parametrize(
    ("text", "total", "due"),
    [
        ("Total THB Excl. WHT 24,330.63\nWHT Amount -729.92\nTotal THB Incl. WHT 23,600.71", "24330.63", "23600.71"),
        ("Subtotal 950.00\nTotal 1,000.00\nWithholding tax amount 30.00\nAmount due 970.00", "1000.00", "970.00"),
    ],
)
def test_tax_withheld_lessens_what_is_due_and_not_the_total(text: str, total: str, due: str) -> None:
    found = said(f"Invoice\n{text}")
    assert (found.value("TOTAL"), found.value("AMOUNT_DUE")) == (total, due)


def test_a_tax_within_a_row_of_items_is_no_tax_of_the_paper() -> None:
    text = """
        Faktura           Fakturadatum: 27.1.2020      Förfallodag: 10.2.2020
        Beskrivning   Antal   à pris      Moms    Moms kr     Belopp
        Barncykel     1       900,00 kr   25 %    225,00 kr   1 125,00 kr
        Products      10      235,00 kr   25 %    58,75 kr    293,75 kr
        Belopp före moms                                      1 135,00 kr
        Total moms                                            283,75 kr
        Summa att betala                                      1 418,75 kr
    """
    assert said(text).value("TAX") == "283.75"
