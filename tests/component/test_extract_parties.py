"""Whose address it is, what is due, and taxes in tables: on papers of several countries."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract

from tests.typeset import typeset

TYPES = {each.name: each for each in shipped_types()}
BRITISH = """
    Marlow Office Systems Ltd
    143 Church Close
    Elmcombe PN15 6EL
    01632 960173

    Bill to
    Aston Consulting LLP
    43 Orchard Street
    Westerhampton PB1 4GL

    Invoice no.    0001385
    Date           24-Aug-2023
    Item                       Qty   Unit price      Amount
    Software licence            12       616.23    7,394.76
    Total                                          7,394.76
"""
AMERICAN = """
    Zimmer Solutions LLC
    1521 Oak Dr
    Ridge Bend, OH 16615

    Bill to
    Elsworth Industries Inc.
    241 Maple Dr
    Ridge Falls, MN 38577

    Invoice #  1009
    Total   100.00
    EIN: 43-3918317
"""
FRENCH = """
                                        Ulveda Services SARL
                                        94 place du Moulin · 64350 Châteaubois
    Facturé à
    Quilwick Conseil SAS
    128 place Haute
    09830 Châteaubois

    Facture n°  0010777
    Total TTC   3 783,77 €
"""
GERMAN_SHOP = """
          Elslind Markt
         Lindenallee 130
         33255 Südfelden
     Tel.: 030 23125157
     Äpfel               2,60 B
     SUMME EUR           2,60
"""


@pytest.mark.parametrize(("paper", "name", "address"), [
    (BRITISH, "Marlow Office Systems Ltd", "143 Church Close, Elmcombe PN15 6EL"),
    (AMERICAN, "Zimmer Solutions LLC", "1521 Oak Dr, Ridge Bend, OH 16615"),
    (FRENCH, "Ulveda Services SARL", "94 place du Moulin, 64350 Châteaubois"),
], ids=["british", "american", "french"])  # fmt: skip
def test_the_customers_address_is_not_the_suppliers(paper: str, name: str, address: str) -> None:
    found = extract(typeset(paper), TYPES["invoice"], 1.0)

    assert (found.value("VENDOR_NAME"), found.value("VENDOR_ADDRESS")) == (name, address)


def test_a_seller_named_again_below_is_not_the_customer() -> None:
    paper = (
        "Seller:\n  Lieferant GmbH\n  Lieferantenweg 20\n  80333 München\nBuyer:\n  Kunden AG Mitte\n"
        "  Kundenstraße 15\n  69876 Frankfurt\nInvoice no. 17 of 2024-03-05\n  Lieferant GmbH\n  Lieferantenweg 20\n"
        "  80333 München\nTotal  17.00"
    )

    assert extract(typeset(paper), TYPES["invoice"], 1.0).value("RECEIVER_NAME") == "Kunden AG Mitte"


def test_streets_are_known_by_the_end_of_their_names() -> None:
    found = extract(typeset(GERMAN_SHOP), TYPES["receipt"], 1.0)

    assert found.value("VENDOR_ADDRESS") == "Lindenallee 130, 33255 Südfelden"


@pytest.mark.parametrize(("last", "value"), [
    ("", "36.53"),
    ("Anzahlung  10,00\n    Zahlbetrag  26,53", "26.53"),
])  # fmt: skip
def test_what_is_due_is_the_total_unless_it_is_said(last: str, value: str) -> None:
    paper = (
        "Rechnung Nr. 17\nMenge  Einzelpreis  Betrag\n0,5  61,40  30,70\n"
        f"Zwischensumme  30,70\nzzgl. 19 % MwSt.  5,83\nRechnungsbetrag  36,53\n{last}"
    )

    assert extract(typeset(paper), TYPES["invoice"], 1.0).value("AMOUNT_DUE") == value


@pytest.mark.parametrize("table", [
    "Steuer %  Netto  Steuer  Brutto\nA= 19,0%  4,64  0,88  5,52\nB= 7,0%  10,54  0,74  11,28",
    "VAT rate  VAT  Net\n19.0%  0.88  4.64\n7.0%  0.74  10.54",
    "Taux  TVA  HT  TTC\n19,00 %  0,88  4,64  5,52\n7,00 %  0,74  10,54  11,28",
])  # fmt: skip
def test_a_table_of_taxes_is_added_up_whatever_its_columns(table: str) -> None:
    found = extract(typeset(f"Some Shop\nBread  5,52\nWine  11,28\nTOTAL  16,80\n{table}"), TYPES["receipt"], 1.0)

    assert (found.value("TAX"), found.value("SUBTOTAL")) == ("1.62", "15.18")


def test_a_rate_of_nothing_is_not_the_tax() -> None:
    paper = "Some Shop\nTOTAL TO PAY  £10.58\nVAT rate  Net  VAT\n20.0%  6.38  1.28\n0.0%  2.92  0.00"

    assert extract(typeset(paper), TYPES["receipt"], 1.0).value("TAX") == "1.28"


def test_a_table_that_does_not_come_to_the_total_says_nothing() -> None:
    paper = "Some Shop\nTOTAL  99.00\nVAT rate  Net  VAT\n20.0%  6.38  1.28\n10.0%  3.00  0.30"

    assert extract(typeset(paper), TYPES["receipt"], 1.0).value("SUBTOTAL") != "9.38"


@pytest.mark.parametrize(("line", "value"), [("EIN: 43-3918317", "43-3918317"), ("Ref 43-3918317", None)])
def test_an_employers_number_is_a_tax_number_beside_its_label(line: str, value: str | None) -> None:
    paper = AMERICAN.replace("EIN: 43-3918317", line)

    assert extract(typeset(paper), TYPES["invoice"], 1.0).value("VENDOR_VAT_NUMBER") == value


@pytest.mark.parametrize("line", ["Tél.01 99 00 58 28", "Tél : 01 99 00 58 28", "T.01 99 00 58 28"])
def test_a_telephone_number_may_touch_its_label(line: str) -> None:
    found = extract(typeset(f"Maison Brehild\n174 rue du Lac\n{line}\nTOTAL TTC  37,61"), TYPES["receipt"], 1.0)

    assert found.value("VENDOR_PHONE") == "0199005828"
