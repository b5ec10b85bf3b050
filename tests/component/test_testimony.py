"""Whose paper it is, by who signs it and by what the words of its logo go on to."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.parties.testimony import goes_on_from, logo, signers

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
BODY = """
    {head}

    Tax Invoice                     No: INV-17
    Billed to:                      Date: 12/03/2025
    Meridian Trading Co
    Harbour Road 4
    Kochi 682001

    Description                Amount
    Valves                     500.00
    Total                      500.00

    {foot}
"""


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        ("For Anand Pumps", "Authorised Signatory"),
        ("for and on behalf of Anand Pumps", "Authorized Signature"),
        ("For M/s. Anand Pumps", "Signature"),
        ("Pour Anand Pumps", "Signature"),
        ("Por Anand Pumps", "Firma autorizada"),
        ("Untuk Anand Pumps", "Tandatangan"),
    ],
)
def test_who_signs_is_the_supplier(line: str, signature: str) -> None:
    found = extract(typeset(BODY.format(head="AP", foot=f"{line}\n\n    {signature}")), INVOICE, 1.0)
    assert found.value("VENDOR_NAME") == "Anand Pumps"
    assert found.value("RECEIVER_NAME") == "Meridian Trading Co"


@pytest.mark.parametrize(
    "foot",
    [
        "For Anand Pumps",  # nobody signs
        "For any questions please call\n\n    Authorised Signatory",
        "For Office Use\n" + "\n" * 14 + "    Signature",
        "Authorised Signatory\n\n    For Anand Pumps",
    ],
)
def test_other_lines_that_begin_so_name_nobody(foot: str) -> None:
    assert signers(lay_out(typeset(BODY.format(head="AP", foot=foot)))) == {}


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("KARAVELI", "Karaveli Facility Services Pvt Ltd", "Karaveli Facility Services Pvt Ltd"),
        ("Nordhaus", "Nordhaus Sanierung GmbH", "Nordhaus Sanierung GmbH"),
        ("Bellini", "Bellini Arredamenti S.r.l.", "Bellini Arredamenti S.r.l."),
        ("Lumière", "Lumière Décors SARL", "Lumière Décors SARL"),
        ("Zielona", "Zielona Energia Sp. z o.o.", "Zielona Energia Sp. z o.o."),
    ],
)
def test_a_logo_goes_on_to_the_whole_name(head: str, foot: str, name: str) -> None:
    paper = BODY.format(head=head, foot=f"Bank Details\n    {foot}\n    A/C No 17690500")
    found = extract(typeset(paper), INVOICE, 1.0)
    assert (found.value("VENDOR_NAME") or "").strip(".") == name.strip(".")


def test_a_whole_name_is_no_logo() -> None:
    assert logo(lay_out(typeset("Harbour Paints Ltd\n\nInvoice\n"))) == ()
    assert goes_on_from("harbourpaintstrading", ("harbour",))
    assert not goes_on_from("harbour", ("harbour",))
