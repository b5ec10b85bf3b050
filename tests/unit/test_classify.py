"""The words of a document say what it is, or that nobody knows."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import UNKNOWN
from docloop.steps.classify import classify

from tests.typeset import typeset

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


AGREEMENT = """
    This agreement is made between the seller and the buyer named below on the date given.
    The invoice number and the invoice date are to be printed on every bill the supplier sends out.
    Payment terms are thirty days from the date of invoice and a purchase order number is needed for each order.
    All bank details such as the IBAN of the account holder shall be given in writing to the other party.
    The delivery date and the due date are agreed for every single order between both of the parties.
    The total amount due shall be paid in full to the bank account of the supplier within that time.
"""
TILL_ROLL = """
    KIOSK AM TOR
    1x Brezel        1,20
    2x Kaffee        5,80
    Summe EUR        7,00
    03.05.2024 12:41
"""


def test_running_text_with_the_words_of_bills_is_no_bill() -> None:
    assert classify(typeset(AGREEMENT), shipped_types()).name == UNKNOWN


def test_amounts_make_a_bill_of_few_words() -> None:
    assert classify(typeset(TILL_ROLL), shipped_types()).name == "receipt"
    bare = "\n".join(line for line in TILL_ROLL.splitlines() if "," not in line)
    assert classify(typeset(bare), shipped_types()).name == UNKNOWN


LETTER_OF_A_PAYMENT = """
    Invoice number      87B37C9-0152
    Date paid           July 19, 2024
    Bill to             Harbour Workshop
    Description                                   Qty        Unit price                 Amount
    Membership                                    1          $10.00                     $10.00
    Subtotal                                                                            $10.00
    Total                                                                               $10.00
    Amount paid                                                                         $10.00
"""


GERMAN = {"Invoice number": "Rechnungsnummer", "Date paid": "Bezahlt am", "Bill to": "Rechnungsempfänger"} | {
    "Description": "Beschreibung", "Unit price": "Einzelpreis", "Total": "Gesamt", "Amount paid": "Bezahlter Betrag"
}  # fmt: skip


@pytest.mark.parametrize("title", ["Receipt", "Payment receipt", "Receipt   Harbour Workshop"])
def test_who_calls_it_a_receipt_at_its_head_made_one(title: str) -> None:
    assert classify(typeset(title + LETTER_OF_A_PAYMENT), shipped_types()).name == "receipt"


@pytest.mark.parametrize(("title", "name"), [("Quittung", "receipt"), ("Rechnung", "invoice")])
def test_in_other_languages_too(title: str, name: str) -> None:
    letter = title + LETTER_OF_A_PAYMENT
    for english, german in GERMAN.items():
        letter = letter.replace(english, german)
    assert classify(typeset(letter), shipped_types()).name == name


@pytest.mark.parametrize("title", ["", "Invoice", "Invoice receipt", "Please keep this as a receipt for your records"])
def test_other_heads_leave_an_invoice_one(title: str) -> None:
    assert classify(typeset(title + LETTER_OF_A_PAYMENT), shipped_types()).name == "invoice"
