"""Whom a payment code pays and which reference it names, against anything that the pages print."""

from __future__ import annotations

import pytest

from tests.component.test_embedded_fields import PRINT
from tests.component.test_payment_code_fields import contradicted, read
from tests.payment_codes import epc


@pytest.mark.parametrize(
    ("creditor", "known"),
    [
        ("Müller & Söhne GmbH", True),
        ("MUELLER UND SOEHNE GMBH", True),
        ("Müller & Söhne", True),
        ("Quorvane Treuhand AG", False),
        ("Betrug GmbH", False),
    ],
)
def test_a_creditor_that_no_page_names_goes_to_a_person(creditor: str, known: bool) -> None:
    found = contradicted(read(PRINT, epc(name=creditor)))
    assert (
        not found
        if known
        else [(each.code, each.fields) for each in found] == [("sources.not_printed", ("VENDOR_NAME",))]
    )


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("RF18 5390 0754 7034", True),
        ("RF18 5390 0754 7034 BITTE ANGEBEN", True),
        ("RF97 1234 5678 9012", True),
        ("RF03 1234 5678 9012", False),
        ("", True),
    ],
    ids=["the same", "with more words", "a wrong one is no other", "another", "none"],
)
def test_another_reference_in_print_goes_to_a_person(printed: str, known: bool) -> None:
    code = epc(reference="RF18539007547034", message="")
    found = contradicted(read(f"{PRINT}\nReferenz {printed}", code))
    assert bool(found) is not known
