"""Numbers of papers: kept whole, however many words they have, and told from all that looks like them."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.values.identifiers import KIND, find_identifiers
from docloop.values.match import Hints

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")


def number_of(*lines: str) -> str | None:
    field = extract(typeset("\n".join(lines)), INVOICE, 1.0).get("INVOICE_RECEIPT_ID")
    return field.value if field else None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("RE 2026 / 10 0815", "RE 2026 / 10 0815"),
        ("7777 5555", "7777 5555"),
        ("FT 2026/101 de 2 de março", "FT 2026/101"),
        ("INV 2026 0042", "INV 2026 0042"),
        ("RI 26001030", "RI 26001030"),
        ("VF 0042 - 26, Praha", "VF 0042 - 26"),
    ],
)
def test_words_of_one_number_stay_together(text: str, whole: str) -> None:
    joined = [match.value for match in find_identifiers(text, Hints()) if "joined" in match.evidence]
    assert joined == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "4711 12.03.2024",  # a date
        "4711 2026",  # a year
        "4711 14:05",  # a time
        "12345 99.50",  # an amount
        "2023/AMP/0345 2023/AMP/0335",  # two numbers
        "USD 4711",  # an amount
        "NO 4711",  # a label
        "652130741 0 1",  # columns
    ],
)
def test_neighbours_are_not_taken_along(text: str) -> None:
    assert not any("joined" in match.evidence for match in find_identifiers(text, Hints()))


@pytest.mark.parametrize("text", ["1195.22", "1 195,22", "773,25", "0.272294077", "25EUR", "EUR25", "14:05", "8/F"])
def test_no_number_of_a_paper(text: str) -> None:
    assert text.upper() not in {match.value for match in find_identifiers(text, Hints())}
    assert "773" not in {match.value for match in find_identifiers(text, Hints())}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nr.4-4855", "4-4855"),
        ("No.123456", "123456"),
        ("č.FV5040011231", "FV5040011231"),
        ("2023∕AMP∕0345", "2023/AMP/0345"),
    ],
)
def test_a_glued_label_is_no_part_of_a_number(text: str, value: str) -> None:
    assert value in {match.value for match in find_identifiers(text, Hints())}


@pytest.mark.parametrize("text", ["Q/SALES/23", "JBT/QE/34", "A-1-B-2"])
def test_letters_count_as_well(text: str) -> None:
    match = next(each for each in find_identifiers(text, Hints()) if each.value == text)
    assert "short" not in match.evidence


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Rechnungsnummer RE 2026 / 10 0815", "Datum 03.05.2026"), "RE 2026 / 10 0815"),
        (("Rechnung Nr. 20181114-1", "Total 12.00 EUR"), "20181114-1"),
        (("Faktura - daňový doklad č.FV5040011231", "Celkem: 773,25"), "FV5040011231"),
        (("Tax Invoice No.: P007547", "Exchange rate  Tax Invoice  0.272294077"), "P007547"),
        (("Invoice Number    Invoice Date", "CCC94-114         12/05/2024"), "CCC94-114"),
        (("Número de factura 21180613010076890", "CP 28004 Madrid"), "21180613010076890"),
    ],
)
def test_the_number_right_beside_its_label_is_taken(lines: tuple[str, ...], value: str) -> None:
    assert number_of(*lines) == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Gutschrift Nr. GS-2026-0077", "zur Rechnung Nr. RG-2026-0500"), "GS-2026-0077"),
        (("Creditnota nummer CN-26-18", "bij factuurnummer 2026-114"), "CN-26-18"),
        (("Credit note no. CN-118", "against invoice no. INV-4711"), "CN-118"),
        (("Avoir n° AV-2026-3", "sur facture n° FA-2026-99"), "AV-2026-3"),
        (("Nota di credito n. NC-12-26", "rif. fattura n. FT-900-26"), "NC-12-26"),
    ],
)
def test_the_number_of_the_paper_referred_to_is_another_ones(lines: tuple[str, ...], value: str) -> None:
    assert number_of(*lines) != lines[1].rsplit(" ", 1)[1]
    assert number_of(*lines) in {value, None}


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Angebot", "Angebotsnummer 2026-118", "Gesamt 99,00 EUR"), "2026-118"),
        (("Quotation No. Q-2026-18", "Total 99.00"), "Q-2026-18"),
        (("Offertenummer 26-0018", "Totaal 99,00"), "26-0018"),
        (("Devis n° D-2026-77", "Total TTC 99,00"), "D-2026-77"),
    ],
)
def test_a_quote_has_its_own_number(lines: tuple[str, ...], value: str) -> None:
    assert number_of(*lines) == value


def test_people_may_write_any_number() -> None:
    assert KIND.as_written("re 2024-17") == "RE 2024-17"
