"""Which lines are part of an address, in many countries."""

from __future__ import annotations

import pytest
from docloop.values.address_lines import complete, like_address
from docloop.values.line_vocabulary import POSTCODE


@pytest.mark.parametrize(
    "line",
    [
        "ul. Polna 12/4",
        "31-042 Kraków",
        "Keizersgracht 214",
        "1016 DZ Amsterdam",
        "Storgatan 8",
        "211 42 Malmö",
        "Calle de Alcalá 20, 3º",
        "28014 Madrid",
        "Via Garibaldi 7",
        "4050-012 Porto",
        "Atatürk Cad. No:15 Kat:3",
        "Kossuth utca 3.",
        "P.O. Box 24554",
        "Postfach 71 02 52",
        "BP 112",
        "Apartado de Correos 12",
        "43 Maple Dr",
        "Longueuil (Québec) J4J 5G6",
        "Elmcombe PN15 6EL",
        "Türkiye",
        "THE NETHERLANDS",
        "Suisse",
        "01310-100 São Paulo",
        "Bengaluru 560034",
    ],
)
def test_lines_of_addresses(line: str) -> None:
    assert like_address(line)


@pytest.mark.parametrize(
    "line",
    [
        "Akay Model Ltd",
        "Total 12.50",
        "12.03.2024",
        "Apr 27, 1997",
        "Thank you",
        "Invoice",
        "March 2024",
        "2 x 19,90 €",
        "",
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert not like_address(line)


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("ul. Polna 12/4, 31-042 Kraków", True),
        ("Keizersgracht 214, 1016 DZ Amsterdam, Nederland", True),
        ("P.O. Box 9, 1016 DZ Amsterdam", True),
        ("Am Kai 3, 18055 Rostock", True),
        ("12 Rosehill, Elmcombe PN15 6EL", True),
        ("31-042 Kraków", False),
        ("18055 Rostock, Germany", False),
        ("214, Building 4", False),
        ("Tel: 01632 960173, 12 High Street, Elmcombe PN15 6EL", False),
        ("12 High Street, info@shop.example, Elmcombe PN15 6EL", False),
    ],
)
def test_an_address_is_whole_with_street_and_town(address: str, whole: bool) -> None:
    assert complete(address) is whole


@pytest.mark.parametrize(
    "line",
    [
        "59200 Kuala Lumpur",
        "Ridge Bend, OH 16615",
        "Elmcombe PN15 6EL",
        "Kanata, ON K2V 0A1",
        "31-042 Kraków",
        "3500-169 VISEU",
        "411 15 GÖTEBORG",
        "13087-397 Campinas",
        "1016 DZ Amsterdam",
        "HYDERABAD-500081",
        "Singapore 569922",
    ],
)
def test_postal_codes_of_letterheads(line: str) -> None:
    assert POSTCODE.search(line)


@pytest.mark.parametrize("line", ["Tel 03-123 4567", "No 12-345", "12.03.2024", "Table 12", "Card 123 45", "#569922"])
def test_numbers_that_are_no_postal_codes(line: str) -> None:
    assert not POSTCODE.search(line)
