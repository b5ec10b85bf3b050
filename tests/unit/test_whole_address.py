"""Addresses get the line that was left behind, and lose the name of whose they are."""

from __future__ import annotations

import pytest
from docloop.adapters.model_library import shipped_model
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.parties.whole_address import with_whole_addresses
from docloop.steps.extract.score.rules import MENDED
from docloop.steps.judge import judge

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


def whole(paper: str, name: str, address: str) -> Field:
    """What becomes of an address that was read as `address`, one line of the paper."""
    layout = lay_out(typeset(paper))
    last = address.rpartition(", ")[2].partition("  ")[0]
    line = next(segment for segment in layout.segments if last in segment.text)
    fields = (
        Field(name="VENDOR_NAME", value=name, text=name, page=1, box=Box(left=0, top=0, right=0.5, bottom=0.01)),
        Field(name="VENDOR_ADDRESS", value=address, text=address, page=1, box=line.box, confidence=0.99),
    )
    return with_whole_addresses(fields, RECEIPT, layout)[1]


@pytest.mark.parametrize(
    ("street", "town"),
    [
        ("Wankdorfallee 4", "3030 Bern"),
        ("770 Silver Birch Rd", "Kanata, ON K2V 0A1"),
        ("Rue de la Gare 2", "1865 Les Diablerets"),
        ("ul. Polna 12", "31-042 Kraków"),
        ("12 High Street", "Elmcombe PN15 6EL"),
    ],
)
def test_a_street_takes_its_town_along(street: str, town: str) -> None:
    found = whole(f"Kiosk am Markt\n{street}\n{town}\nTel. 031 17 17 17\nTotal   5.00", "Kiosk am Markt", street)
    assert found.value == f"{street}, {town}"
    assert found.confidence is None
    assert MENDED in found.evidence


@pytest.mark.parametrize(
    ("street", "town"),
    [
        ("Kungsgatan 47-51", "411 15 GÖTEBORG"),
        ("Hertensteinstrasse 43", "6004 Luzern"),
        ("Kerkstraat 5", "3511 KL Utrecht"),
        ("Rua das Flores 106", "3500-169 VISEU"),
        ("Lidická 40", "602 00 Brno"),
    ],
)
def test_a_town_takes_its_street_along(street: str, town: str) -> None:
    found = whole(f"Kiosk\n{street}\n{town}\nTotal   5.00", "Kiosk", town)
    expected = f"{street}, {town}" if street != "Lidická 40" else town  # no word says that it is a street
    assert found.value == expected


@pytest.mark.parametrize(
    ("name", "address", "rest"),
    [
        ("REWE", "REWE, Bilker Allee 57, 40219 Düsseldorf", "Bilker Allee 57, 40219 Düsseldorf"),
        ("Osteria Verde", "Osteria Verde, Via Roma 1, 10121 Torino", "Via Roma 1, 10121 Torino"),
        ("Harbour Books Ltd", "Harbour Books, 12 High Street, Elmcombe PN15 6EL", "12 High Street, Elmcombe PN15 6EL"),
        ("Hotel 1900", "Hotel 1900, Rue Haute 2, 69003 Lyon", "Rue Haute 2, 69003 Lyon"),
        ("012 Fashion", "012 Fashion, Harbour Mall", "Harbour Mall"),
        ("5th Avenue", "5th Avenue 12, Elmcombe PN15 6EL", "5th Avenue 12, Elmcombe PN15 6EL"),
        (
            "Sri Traders",
            "90000 12345, Sri Traders, 12 High Street, Elmcombe PN15 6EL",
            "12 High Street, Elmcombe PN15 6EL",
        ),
        ("Kiosk", "Mo.9800012345, Am Hang 4, 85570 Markt Schwaben", "Am Hang 4, 85570 Markt Schwaben"),
        ("Kiosk", "106-107, Rue Haute 2, 69003 Lyon", "106-107, Rue Haute 2, 69003 Lyon"),
        ("Kiosk", "Kiosk Passage, Rue Haute 2, 69003 Lyon", "Kiosk Passage, Rue Haute 2, 69003 Lyon"),
    ],
)
def test_the_owners_name_is_no_part_of_an_address(name: str, address: str, rest: str) -> None:
    paper = "\n".join([*address.split(", "), "Total   5.00"])
    assert whole(paper, name, address).value == rest


@pytest.mark.parametrize(
    ("address", "rest"),
    [
        ("Am Hang 4, 85570 Markt Schwaben, Steuernr.: 112/255/30701", "Am Hang 4, 85570 Markt Schwaben"),
        ("23 Rue Haute, 45290 NOGENT  N° d'intervention : 17", "23 Rue Haute, 45290 NOGENT"),
        ("23 Rue Haute, 45290 NOGENT N° d'intervention : 17", "23 Rue Haute, 45290 NOGENT"),
        ("Calle Mayor 4, 28013 Madrid Nº de cliente: 4711", "Calle Mayor 4, 28013 Madrid"),
        ("Am Hang 4, 85570 Markt Schwaben Nr. Kunde: 17", "Am Hang 4, 85570 Markt Schwaben"),
        ("15. Cadde No:9, 16280 Nilüfer No 12 Kat:3", "15. Cadde No:9, 16280 Nilüfer No 12 Kat:3"),
        ("Sede Legale e Direzione via Roma 1, 10121 Torino", "via Roma 1, 10121 Torino"),
        ("Siège social: 23 Rue Haute, 45290 NOGENT", "23 Rue Haute, 45290 NOGENT"),
        ("Adres: Ayyıldız Cad. 12, 42060 Konya", "Ayyıldız Cad. 12, 42060 Konya"),
        ("Registered office 12 High Street, Elmcombe PN15 6EL", "Registered office 12 High Street, Elmcombe PN15 6EL"),
        ("Bilker Allee 43, OPEN ALL DAY  40219 Düsseldorf", "Bilker Allee 43, 40219 Düsseldorf"),
        ("12 High Street, Elmcombe PN15 6EL, Fax 01632 960 001", "12 High Street, Elmcombe PN15 6EL"),
        ("Via Roma 1, 10121 Torino, www.osteria.it", "Via Roma 1, 10121 Torino"),
        ("Jalan Sultan 8, 05710 Alor Setar, Kedah Darul Aman", "Jalan Sultan 8, 05710 Alor Setar, Kedah Darul Aman"),
    ],
)
def test_what_stands_beside_or_behind_an_address_is_left_out(address: str, rest: str) -> None:
    paper = "\n".join(["Kiosk", *address.split(", "), "Total   5.00"])
    assert whole(paper, "Kiosk", address).value == rest


@pytest.mark.parametrize(
    "below", ["Dubai Media City, Dubai, UAE", "Westlands, Nairobi, Kenya", "Wan Chai, Hong Kong, China"]
)
def test_a_box_without_a_code_takes_along_the_line_that_ends_in_its_country(below: str) -> None:
    found = whole(f"Grey Agency\nPO Box 24554\n{below}\nTel. 04 390 16 30\nTotal   5.00", "Grey Agency", "PO Box 24554")
    assert found.value == f"PO Box 24554, {below}"


@pytest.mark.parametrize(
    "below",
    ["Tel. 031 17 17 17", "12.10.2024 14:20", "Thank you for your visit in 2024", "Filiale Bern", "Total CHF 3030.00"],
)
def test_what_is_no_town_is_not_taken_along(below: str) -> None:
    found = whole(f"Kiosk\nWankdorfallee 4\n{below}\nTotal   5.00", "Kiosk", "Wankdorfallee 4")
    assert found.value == "Wankdorfallee 4"
    assert found.confidence == 0.99


def test_a_whole_address_stays_as_it_is() -> None:
    address = "Rue Haute 2, 69003 Lyon"
    found = whole("Kiosk\nRue Haute 2, 69003 Lyon\n10121 Torino\nTotal   5.00", "Kiosk", address)
    assert found.value == address
    assert MENDED not in found.evidence


@pytest.mark.parametrize("trained", [True, False])
def test_nobody_knows_how_often_a_mended_address_is_right(trained: bool) -> None:
    mended = whole("Kiosk\nRue Haute 2\n69003 Lyon\nTotal   5.00", "Kiosk", "Rue Haute 2").model_copy(
        update={"score": 3.0}
    )
    plain = mended.model_copy(update={"evidence": {}})
    model = shipped_model("receipt") if trained else None

    def confidence(field: Field) -> float | None:
        read = Extraction(document_type="receipt", type_confidence=1.0, fields=(field,))
        judged = judge(read, RECEIPT, model, ()).get("VENDOR_ADDRESS")
        assert judged is not None
        return judged.confidence

    assert confidence(mended) is None
    assert confidence(plain) is not None


@pytest.mark.parametrize(
    ("street", "town", "country"),
    [
        ("12 Cedar St", "Springfield, California 90001", "United States"),
        ("Kase põik 6", "10999 Tallinn", "Estonia"),
        ("27 rue Haute", "69100 Villeurbanne", "France"),
        ("Hangstraße 4", "85570 Markt Schwaben", "Deutschland"),
        ("Kerkstraat 5", "3511 KL Utrecht", "Nederland"),
    ],
)
def test_the_country_below_is_part_of_the_address(street: str, town: str, country: str) -> None:
    paper = f"Kiosk\n{street}\n{town}\n{country}\nTotal   5.00"
    assert whole(paper, "Kiosk", town).value == f"{street}, {town}, {country}"


def test_a_street_goes_before_a_box_in_the_same_town() -> None:
    box, street = "Postfach 4711, 10001 Neustadt", "Hafenring 25, 10009 Neustadt"
    layout = lay_out(typeset(f"Kiosk\n{box}\n\n\n\n{street}\nTotal   5.00"))
    place = next(segment.box for segment in layout.segments if "Postfach" in segment.text)
    named = Field(name="VENDOR_NAME", value="Kiosk", text="Kiosk", page=1, box=place)

    def address(*others: str) -> str | None:
        rest = tuple(Candidate(field="VENDOR_ADDRESS", value=each, text=each, page=1, box=place) for each in others)
        read = Field(name="VENDOR_ADDRESS", value=box, text=box, page=1, box=place, alternatives=rest)
        return with_whole_addresses((named, read), RECEIPT, layout)[1].value

    assert address(street) == street
    assert address("Hafenring 25, 10115 Berlin") == box
    assert address("Neustadt") == address() == box
