"""The source `payment_code`: codes on the page that a payer's bank reads, EPC (Girocode) and Swiss QR-bill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from docloop.model.geometry import Box
from docloop.model.reading import PageCode, Reading
from docloop.model.statement import Statement
from docloop.steps.sources.epc import EPC, parse_epc
from docloop.steps.sources.payment import Payment
from docloop.steps.sources.source import Said, Source
from docloop.steps.sources.swiss_bill import SWISS_BILL, parse_swiss_bill
from docloop.values.field_roles import FieldRole
from docloop.values.shipped_data import shipped_json

MOST = 20
"""Values of one role that are heard. Where there are several, a person looks anyway."""

_NAME = "payment_code"
_TAGS = (EPC, SWISS_BILL)


def parse_payment(text: str) -> Payment | None:
    """Return what a code asks to pay; None for every other code. Never raises."""
    return parse_epc(text) or parse_swiss_bill(text)


def _said(reading: Reading) -> Said | None:
    """What the payment codes of all pages say; the same said twice is said once."""
    codes = [(page.number, code) for page in reading.pages for code in page.codes]
    payments = [(number, code, parse_payment(code.text)) for number, code in codes]
    found = [(payment, number, code.box) for number, code, payment in payments if payment is not None]
    if not found:
        return _problem(reading, [code for _, code, _ in payments])
    said: dict[FieldRole, dict[str, Statement]] = {}
    for statement in (each for payment, page, box in found for each in _statements(payment, page, box)):
        values = said.setdefault(statement.role, {})
        if len(values) < MOST:
            values.setdefault(statement.value, statement)
    return Said(tuple(each for values in said.values() for each in values.values()))


def _problem(reading: Reading, codes: list[PageCode]) -> Said | None:
    if any(code.text.lstrip().startswith(_TAGS) for code in codes):
        return Said(problem="The payment code on the page breaks the rules of its standard and was not used.")
    if any(page.codes_unread for page in reading.pages):
        return Said(problem="Codes on the pages could not be read.")
    return None


def _statements(payment: Payment, page: int, box: Box) -> Iterator[Statement]:
    """Amounts, accounts and references are exact. A creditor may be a factor or an owner, and a text for the creditor
    anything: these are said where the page says nothing.
    """
    due = payment.amount
    said: tuple[tuple[FieldRole, str | None, bool], ...] = (
        (FieldRole.BANK_ACCOUNT, payment.iban, True),
        (FieldRole.DUE_AMOUNT, due, True),
        (FieldRole.GROSS, due, False),
        (FieldRole.CURRENCY, payment.currency if due else None, True),
        (FieldRole.PAYMENT_REFERENCE, payment.reference, True),
        (FieldRole.PAYMENT_REFERENCE, payment.message if payment.reference is None else None, False),
        (FieldRole.SUPPLIER, payment.creditor, False),
        (FieldRole.SUPPLIER_ADDRESS, ", ".join(payment.address) or None, False),
    )
    for role, value, exact in said:
        if value is not None:
            yield Statement(source=_NAME, role=role, value=value, exact=exact, page=page, box=box)


@cache
def measured() -> Mapping[FieldRole, tuple[int, int]]:
    """Return how many values of a role were right of how many (`data/calibration/payment_code.json`)."""
    counts = shipped_json("calibration", "payment_code.json")["counts"]
    return {FieldRole(role): (right, count) for role, (right, count) in counts.items()}


SOURCE = Source(
    name=_NAME,
    title="the payment code on the page",
    speech="the payment code on the page says",
    said=_said,
    measured=measured,
)
