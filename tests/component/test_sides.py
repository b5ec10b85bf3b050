"""Supplier and customer on papers of many countries: headings, web addresses, two columns, letterheads."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
POLISH = """
    Faktura VAT nr 17/2024

    Sprzedawca:                              Nabywca:
    Bartosz Meble Sp. z o.o.                 Zielona Szkoła S.A.
    ul. Polna 12/4                           ul. Leśna 3
    31-042 Kraków                            00-950 Warszawa
    NIP: 6762484560                          NIP: 5252344078

    Data wystawienia: 12.03.2024
    Razem                     123,00
"""
CZECH = """
    Faktura č. 20240017

    Odběratel:                               Dodavatel:
    Modrá voda a.s.                          Havlík stavby s.r.o.
    Lidická 40                               Kšírova 701/255
    602 00 Brno                              619 00 Brno

    Celkem                    1 230,00
"""
DUTCH_BUYER_FIRST = """
    De Groene Winkel B.V.
    Kerkstraat 5
    3511 KL Utrecht

    Factuur 2024-0017
    Omschrijving              Bedrag
    Advies                    100,00
    Totaal                    100,00

    Begunstigde: Van Dalen Logistiek B.V.
    Van Dalen Logistiek B.V.
    www.vandalenlogistiek.nl
"""
GERMAN_SENDER = """
    Blumen Lindner, Expertenweg 15, 90120 Gläubighausen
    Herr
    Max Beispiel
    Weber Technik GmbH
    Musterstraße 100
    12345 Musterdorf

    Rechnung 1234567
    Gesamt                    100,00
"""
SWEDISH = """
    Nordlys Möbler AB
    Storgatan 8
    211 42 Malmö
    Sverige

    Fakturaadress:
    Björk & Son HB
    Drottninggatan 4
    111 51 Stockholm

    Fakturanummer: 1009
    Att betala                100,00
"""
INLINE = """
    Fattura n. 12

    Fornitore: Ferramenta Galli S.p.A.
    Via Garibaldi 7
    20121 Milano

    Cliente: Mario Verdi S.r.l.
    Via Roma 2
    10121 Torino

    Totale                    100,00
"""
FRENCH_ROWS = """
    Anne Morel Conseil

    FACTURE n° 875
    Facturé à
    Société      ATP Plomberie
    Adresse      31 avenue du Granier
    Ville        38240 Meylan

    Total TTC                 100,00
    www.annemorelconseil.fr
"""


@pytest.mark.parametrize(
    ("paper", "supplier", "customer"),
    [
        (POLISH, "Bartosz Meble Sp. z o.o", "Zielona Szkoła S.A"),
        (CZECH, "Havlík stavby s.r.o", "Modrá voda a.s"),
        (DUTCH_BUYER_FIRST, "Van Dalen Logistiek B.V", "De Groene Winkel B.V"),
        (GERMAN_SENDER, "Blumen Lindner", "Weber Technik GmbH"),
        (SWEDISH, "Nordlys Möbler AB", "Björk & Son HB"),
        (INLINE, "Ferramenta Galli S.p.A", "Mario Verdi S.r.l"),
        (FRENCH_ROWS, "Anne Morel Conseil", "ATP Plomberie"),
    ],
)
def test_who_sells_and_who_buys(paper: str, supplier: str, customer: str) -> None:
    found = extract(typeset(paper), INVOICE, 1.0)
    assert ((found.value("VENDOR_NAME") or "").rstrip("."), (found.value("RECEIVER_NAME") or "").rstrip(".")) == (
        supplier,
        customer,
    )


@pytest.mark.parametrize(
    ("paper", "address"),
    [
        (POLISH, "ul. Polna 12/4, 31-042 Kraków"),
        (CZECH, "Kšírova 701/255, 619 00 Brno"),
        (GERMAN_SENDER, "Expertenweg 15, 90120 Gläubighausen"),
        (SWEDISH, "Storgatan 8, 211 42 Malmö, Sverige"),
        (INLINE, "Via Garibaldi 7, 20121 Milano"),
    ],
)
def test_the_address_ends_before_the_tax_number_and_takes_its_country_along(paper: str, address: str) -> None:
    assert extract(typeset(paper), INVOICE, 1.0).value("VENDOR_ADDRESS") == address


def test_a_supplier_that_only_its_place_speaks_for_is_asked_about() -> None:
    unmarked = typeset("""
        Your bookshop

        Harbour Books Ltd
        12 High Street
        Elmcombe PN15 6EL

        Lotus Garden Ltd
        4 Mill Lane
        Elmcombe PN15 7EL

        Invoice 17
        Total                     100.00
    """)
    found = extract(unmarked, INVOICE, 1.0)
    assert found.value("VENDOR_NAME") == "Harbour Books Ltd"
    assert all(
        (field := found.get(name)) is not None and field.confidence is None
        for name in ("VENDOR_NAME", "VENDOR_ADDRESS")
    )


def test_a_letterhead_and_the_block_below_it_are_said() -> None:
    paper = typeset("""
        Harbour Books Ltd
        12 High Street
        Elmcombe PN15 6EL

        Lotus Garden Ltd
        4 Mill Lane
        Elmcombe PN15 7EL

        Invoice 17
        Total                     100.00
    """)
    found = extract(paper, INVOICE, 1.0)
    assert found.value("VENDOR_NAME") == "Harbour Books Ltd"
    assert all("unsaid" not in found.get(name).evidence for name in ("VENDOR_NAME", "RECEIVER_NAME"))  # type: ignore[union-attr]


def test_the_customer_does_not_become_the_supplier_where_no_supplier_is_printed() -> None:
    found = extract(
        typeset("""
        Invoice 17

        Bill to:
        Lotus Garden Ltd
        4 Mill Lane
        Elmcombe PN15 7EL

        Total                     100.00
    """),
        INVOICE,
        1.0,
    )
    assert found.value("RECEIVER_NAME") == "Lotus Garden Ltd"
    assert found.value("VENDOR_NAME") != "Lotus Garden Ltd"
    assert found.value("VENDOR_ADDRESS") is None
