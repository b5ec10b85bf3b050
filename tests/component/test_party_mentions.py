"""Suppliers that no block names: bills whose letterhead is a logo and whose only block is the customer's."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.parties.mentions import mentions
from docloop.steps.extract.parties.sites import like_site, sites_of
from docloop.values.party_texts import without_echo

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
FRENCH_SITE = """
    Facture n° 4711                        LA PETITE PORTE SARL
    Date de facture : 02/11/2024           35 rue Montgolfier
                                           69100 Villeurbanne

    Vos services Azur Mobile               12,99
    Total TTC                              12,99

    Écrivez à Azur Mobile, BP 17
    Voir nos tarifs sur azurmobile.fr
"""
ENGLISH_PAYEE = """
    Tax Invoice

    Desert Motors Middle East FZE          Invoice No: 2018391
    Building 4E-B
    27758 Dubai

    Total                                  100.00

    Payable to Copper Communications LLC
"""
ITALIAN_REGISTER = """
    Fattura 502305934151
                                           COMUNE DI VALVERDE
                                           Piazza Castello 1
                                           33079 Valverde

    Totale da pagare                       373,67

    LUCE MERCATO S.p.A. - Sede Legale via Fersina 23, 38123 Trento
"""
GERMAN_MAIL = """
    PRO FORMA RECHNUNG                     Aventa Fenster KG
                                           Musterstraße 3
                                           37700 Musterdorf

    Gesamt                                 100,00

    Rückfragen: info@holzwerk.de
    Holzwerk AG ist ein Unternehmen der Waldgruppe.
"""
MALAY_INNER = """
    BIL AIR                                No. Invois : 231301845

    CLEAN LAUNDRY SDN BHD
    2 Jalan Seroja 5/3
    42610 Jenjarom

    Jumlah                                 720.70

    Pengurusan Air Mawar Sdn. Bhd.
    www.airmawar.com.my
"""


@pytest.mark.parametrize(
    ("paper", "supplier", "customer"),
    [
        (FRENCH_SITE, "Azur Mobile", "LA PETITE PORTE SARL"),
        (ENGLISH_PAYEE, "Copper Communications LLC", "Desert Motors Middle East FZE"),
        (ITALIAN_REGISTER, "LUCE MERCATO S.p.A", "COMUNE DI VALVERDE"),
        (GERMAN_MAIL, "Holzwerk AG", "Aventa Fenster KG"),
        (MALAY_INNER, "Pengurusan Air Mawar Sdn. Bhd", "CLEAN LAUNDRY SDN BHD"),
    ],
)
def test_a_supplier_is_found_outside_of_blocks(paper: str, supplier: str, customer: str) -> None:
    found = extract(typeset(paper), INVOICE, 1.0)
    assert (found.value("VENDOR_NAME") or "").rstrip(".") == supplier
    assert found.value("RECEIVER_NAME") == customer


def test_the_customers_own_site_does_not_make_it_the_supplier() -> None:
    found = extract(
        typeset("""
        Nordlys Möbler AB
        Storgatan 8
        211 42 Malmö

        Kund:
        Björkvik Handel AB
        Drottninggatan 4
        111 51 Stockholm
        faktura@bjorkvik.se

        Fakturanummer: 1009
        Björkvik har 30 dagar på sig.
        Att betala                100,00
        """),
        INVOICE,
        1.0,
    )
    assert found.value("VENDOR_NAME") == "Nordlys Möbler AB"


def test_a_letterhead_is_not_cut_down_to_its_site() -> None:
    found = extract(
        typeset("""
        Éditions Mirador
        3230 avenue Ducharme
        69100 Villeurbanne

        Facturé à :
        Librairie Richelieu
        12 rue Haute
        69003 Lyon

        Facture n° 12
        Total TTC                 100,00
        Commandez auprès de Mirador : ventes@mirador.fr
        """),
        INVOICE,
        1.0,
    )
    assert found.value("VENDOR_NAME") == "Éditions Mirador"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Dolomiti Luce SpA Via Fersina 23, 38123 Trento", ["Dolomiti Luce SpA"]),
        ("Direzione e coordinamento di Alpi Energia S.p.A.", ["Alpi Energia S.p.A."]),
        ("Please pay Smith & Sons Ltd, not the carrier", ["Smith & Sons Ltd"]),
        ("eine Marke der Ostsee Yachten AG", ["Ostsee Yachten AG"]),
        ("SYSTEMY DREWNIANE Sp. z o.o., ul. Polna 12", ["SYSTEMY DREWNIANE Sp. z o.o."]),
        ("as of today, the corp will be closed", []),
    ],
)
def test_a_name_with_a_legal_form_is_found_in_a_line(line: str, names: list[str]) -> None:
    assert [each.name for each in mentions(lay_out(typeset(line)), ())] == names


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("write to billing@north-gas.co.uk", "northgas"),
        ("more on www.angst-pfister.com", "angstpfister"),
        ("https://shop.example-books.de/help", "examplebooks"),
        ("tarifs sur azurmobile.fr", "azurmobile"),
        ("see britgas.co.uk/bill", "britgas"),
    ],
)
def test_names_in_addresses(line: str, site: str) -> None:
    assert site in sites_of(lay_out(typeset(line)))


def test_mail_providers_and_abbreviations_name_nobody() -> None:
    assert not sites_of(lay_out(typeset("anna.weber@gmail.com  order.no 17  item.de"))) - {"item"}


@pytest.mark.parametrize(
    ("core", "site", "alike"),
    [
        ("britishgas", "britishgas", True),
        ("angstpfister", "angstpfisterag", True),
        ("enbridgegas", "enbridge", True),
        ("pengurusanairmawar", "airmawar", True),
        ("editionsmirador", "mirador", True),
        ("nordlys", "norden", False),
        ("bau", "bauhof", False),
    ],
)
def test_a_name_is_like_a_site(core: str, site: str, alike: bool) -> None:
    assert like_site(core, {site}) is alike


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("ENBRIDGE Enbridge Gas Inc.", "Enbridge Gas Inc."),
        ("LIGNA LIGNA-parts AG", "LIGNA-parts AG"),
        ("INTERNATIONAL CONSULTANTS CORPORATION icc", "INTERNATIONAL CONSULTANTS CORPORATION"),
        ("Muster Mustermann", "Muster Mustermann"),
        ("New York Bakery", "New York Bakery"),
    ],
)
def test_a_logo_read_along_is_left_out(read: str, name: str) -> None:
    assert without_echo(read) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("SHRI", "ANAND", "TRADERS"), "SHRI ANAND TRADERS"),
        (("MUEBLERIA", "ROSARIO"), "MUEBLERIA ROSARIO"),
        (
            ("NORTHERN POLYTECHNIC INSTITUTE", "AND STATE UNIVERSITY"),
            "NORTHERN POLYTECHNIC INSTITUTE AND STATE UNIVERSITY",
        ),
        (("Bäckerei Sommer", "und Söhne"), "Bäckerei Sommer und Söhne"),
        (("TOBACCO", "PLANTERS", "GUILD"), "TOBACCO PLANTERS GUILD"),
    ],
)
def test_a_name_set_in_several_lines_is_read_whole(lines: tuple[str, ...], name: str) -> None:
    head = "\n".join(lines)
    paper = f"{head}\n12 High Street\nElmcombe PN15 6EL\n\n\nInvoice 17\nTotal        100.00"
    assert extract(typeset(paper), INVOICE, 1.0).value("VENDOR_NAME") == name
