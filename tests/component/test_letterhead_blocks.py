"""Names and addresses at the head of a letter, as letterheads set them."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
STACKED = """
    {0}
    {1}
    3530 Oceanside Road
    Oceanside, NY 11572

    INVOICE 2582
    Total                     100.00
"""


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("LAZARUS", "FULFILLMENT HOUSE", "LAZARUS FULFILLMENT HOUSE"),
        ("Berghotel", "Grosse Scheidegg", "Berghotel Grosse Scheidegg"),
        ("Ferretería", "El Tornillo", "Ferretería El Tornillo"),
        ("Berghotel", "am Grossen See", "Berghotel"),
        ("Anna Keller", "Fotografie Und Film", "Anna Keller"),
        ("Lindner", "Musterstraße", "Lindner"),
    ],
)
def test_a_name_of_one_word_goes_on_in_a_line_set_like_it(first: str, second: str, name: str) -> None:
    assert extract(typeset(STACKED.format(first, second)), INVOICE, 1.0).value("VENDOR_NAME") == name


@pytest.mark.parametrize("form", ["COMPANY", "LIMITED", "PVT LTD", "GmbH & Co. KG"])
def test_a_legal_form_set_in_below_a_name_closes_it(form: str) -> None:
    paper = f"""
    DONREY OUTDOOR ADVERTISING
          {form}                          No. 13385
    1015 East Street
    P.O. Box 2626
    Spokane, WA 99220

    INVOICE
    Total                     100.00
    """
    found = extract(typeset(paper), INVOICE, 1.0)
    assert found.value("VENDOR_NAME") == f"DONREY OUTDOOR ADVERTISING {form}"


def test_a_supplier_known_by_its_site_has_the_address_below_its_name_elsewhere() -> None:
    found = extract(
        typeset("""
        Receipt                                  Noisework

        Invoice number 87B37C9-0152

        Noisework                                Bill to
        12 Cedar St                               someone@example.com
        Springfield, California 90001
        United States
        accounts@noisework.net

        Total                     10.00
        """),
        INVOICE,
        1.0,
    )
    assert found.value("VENDOR_NAME") == "Noisework"
    assert found.value("VENDOR_ADDRESS") == "12 Cedar St, Springfield, California 90001, United States"


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("97627 Eagle Way\n    Chicago, IL 60678-7627", "97627 Eagle Way, Chicago, IL 60678-7627"),
        ("9036 Grand Avenue\n    Bloomington, MN 55420-3634", "9036 Grand Avenue, Bloomington, MN 55420-3634"),
        ("Calle Álvarez, 1 28010 Madrid", "Calle Álvarez, 1 28010 Madrid"),
    ],
)
def test_the_end_of_an_address_is_no_sender_line(line: str, address: str) -> None:
    paper = f"""
    Cinder Corporation
    {line}

    INVOICE 17
    Total                     100.00
    """
    assert extract(typeset(paper), INVOICE, 1.0).value("VENDOR_ADDRESS") == address
