"""The words of a document say what it is, or that nobody knows."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import UNKNOWN
from docloop.steps.classify import classify

from tests.unit.typeset import typeset

RECEIPT = """
    SUNNY MART SDN BHD
    TAX INVOICE
    Qty  Item            Amount
    Total                  8.20
    Cash                  10.00
    Change                 1.80
    THANK YOU PLEASE COME AGAIN
"""
INVOICE = """
    Rechnung
    Rechnungsnummer   4711
    Rechnungsdatum    03.05.2024
    Kundennummer      99
    Zahlbar innerhalb 14 Tagen. Bankverbindung: IBAN, BIC
    USt-IdNr. DE136695976, Geschäftsführer: A. Muster
"""


@pytest.mark.parametrize(("text", "name"), [(RECEIPT, "receipt"), (INVOICE, "invoice")])
def test_key_words_decide(text: str, name: str) -> None:
    found = classify(typeset(text), shipped_types())
    assert found.name == name
    assert found.confidence is not None
    assert found.confidence > 0.9


def test_misread_letters_are_forgiven() -> None:
    misread = INVOICE.replace("Rechnungsnummer", "Rechnungsnurmer").replace("Kundennummer", "Kundennurnmer")
    assert classify(typeset(misread), shipped_types()).name == "invoice"


@pytest.mark.parametrize("text", ["", "Dear Ann,\nthe weather is fine.\nYours, Ben", "12 34 56"])
def test_unknown_is_an_answer(text: str) -> None:
    assert classify(typeset(text), shipped_types()) == (UNKNOWN, None)


def test_nothing_to_choose_from_is_unknown() -> None:
    assert classify(typeset(RECEIPT), ()).name == UNKNOWN


def test_words_that_all_types_share_do_not_decide() -> None:
    receipt = next(each for each in shipped_types() if each.name == "receipt")
    twin = receipt.model_copy(update={"name": "twin"})
    assert classify(typeset(RECEIPT), (receipt, twin)).name == UNKNOWN


def test_a_book_takes_no_longer_than_a_letter() -> None:
    many = typeset(*[INVOICE] * 500)
    assert classify(many, shipped_types()).name == "invoice"
