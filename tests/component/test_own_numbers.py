"""Which of a paper's numbers is its own: not one in a sentence, in a row of items, or of the invoice it credits."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")


def number_of(*pages: str) -> str | None:
    return extract(typeset(*pages), INVOICE, 1.0).value("INVOICE_RECEIPT_ID")


@pytest.mark.parametrize(
    "sentence",
    [
        "Factura individual, Doc. Nro. 30000000007 no se encuentra inscripto en condicion",
        "Please quote invoice no. 30000000007 with every payment you make",
        "Die Rechnung Nr. 30000000007 wurde bereits von Ihnen bezahlt",
        "La facture n° 30000000007 reste due malgré nos rappels",
        "De factuur nr. 30000000007 staat nog open bij ons",
    ],
)
def test_a_number_in_a_sentence_gives_way_to_one_of_its_own(sentence: str) -> None:
    assert number_of(f"Factura  Nº: 4000-12345678\nFecha: 27/03/2011\n{sentence}\nTotal: 122,00") == "4000-12345678"


def test_a_number_in_a_sentence_is_better_than_none() -> None:
    assert number_of("Invoice\nPlease quote invoice no. 30000000007 with every payment you make") == "30000000007"


@pytest.mark.parametrize(
    "row",
    [
        "1 CS BEEF PATTY INVOICE NO 7757966  113.99  113.99",
        "2 Toner Rechnung Nr. 7757966  56,10  112,20",
        "3 Papier facture n° 7757966  10,00  30,00",
        "1 Carta fattura n. 7757966  10,00  10,00",
        "1 Papel factura n. 7757966  10,00  10,00",
    ],
)
def test_a_number_in_a_row_of_items_is_an_articles(row: str) -> None:
    assert number_of(f"Invoice\nDocument number: 652130741\n\n{row}\nTotal 200.00") == "652130741"


@pytest.mark.parametrize(
    ("title", "own", "credited", "words"),
    [
        ("CREDITNOTA", "Creditnotanummer", "Factuurnummer", "Omschrijving  Aantal  Prijs\nTotaal incl BTW"),
        ("Gutschrift", "Gutschrift Nr.", "Rechnungsnummer", "Bezeichnung  Menge  Preis\nGesamtbetrag"),
        ("Credit note", "Credit note no.", "Invoice no.", "Description  Quantity  Price\nTotal"),
        ("Nota di credito", "Nota di credito n.", "Fattura n.", "Descrizione  Quantità  Prezzo\nTotale documento"),
        ("Avoir", "Avoir n°", "Facture n°", "Désignation  Quantité  Prix\nMontant TTC"),
    ],
)
def test_on_a_credit_note_the_invoices_number_is_anothers(title: str, own: str, credited: str, words: str) -> None:
    assert number_of(f"{title}\n\n{credited}: 2023-0335\n{own}: 2023-0345\n{words} -363,00") == "2023-0345"


def test_a_credit_note_may_number_itself_like_an_invoice() -> None:
    assert number_of("Credit note\n\nInvoice no.: 2023-0335\nTotal -363.00") == "2023-0335"


@pytest.mark.parametrize("label", ["Invoice Number:", "Rechnungsnummer:", "Facture n°", "Fattura n.", "Factura n."])
def test_the_first_page_names_the_paper(label: str) -> None:
    assert number_of(f"FACTURE {label} 0042004801351\nTotal 5,00", f"{label} 1471\nTotal 5,00") == "0042004801351"


@pytest.mark.parametrize("label", ["Rechnung Nr.", "Invoice No.", "Facture n°", "Fattura n.", "Factura n.º"])
def test_a_short_number_behind_its_label_is_a_number(label: str) -> None:
    assert number_of(f"{label} 51\nDatum: 3.6.2025\nTransaktion: 304991\nTotal 35,60") == "51"


@pytest.mark.parametrize("other", ["ABN", "VAT No.", "Reg. No.", "Customer No.", "Tel."])
def test_a_label_that_has_its_value_leaves_the_next_to_its_heading(other: str) -> None:
    head = f"{'':40}DATE        INVOICE NO."
    text = f"Tax Invoice\n{head}\n{f'{other} 38010 769749':40}11/04/2016  27336\nTotal 35.60"
    assert number_of(text) == "27336"


@pytest.mark.parametrize(
    "row",
    [
        "OFFERTE     Nr.     001",
        "Angebot     Nr.     2026-17",
        "Devis       N°      0042",
        "Presupuesto     Núm.     118/26",
        "Preventivo      n.      77-A",
        "Quotation       No.     Q4417",
    ],
)
def test_a_number_set_apart_behind_the_title_is_the_papers(row: str) -> None:
    """Title, "No." and number stand in three cells of a row."""
    text = f"Northgate Supplies\n14 Mill Lane\n\n{row}\n25.03.2026\n\nRJ45 2,00 8,00 16,00\nTotal     16,00\n"
    assert number_of(text) == row.rsplit(maxsplit=1)[-1]
