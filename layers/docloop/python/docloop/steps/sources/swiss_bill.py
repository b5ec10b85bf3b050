"""The Swiss QR code of a QR-bill: Swiss Implementation Guidelines QR-bill, versions 2.0 to 2.3 (type 0200).

https://www.six-group.com/dam/download/banking-services/standardization/qr-bill/ig-qr-bill-v2.3-en.pdf
"""

from __future__ import annotations

import re

from docloop.steps.sources.payment import Payment, lines_of
from docloop.values.ibans import iban_holds
from docloop.values.money import stated_money
from docloop.values.normal_forms import unspaced
from docloop.values.payment_references import creditor_reference_holds, is_qr_iban, qr_reference_holds

SWISS_BILL = "SPC"
_VERSION = re.compile(r"02[0-9]{2}", re.ASCII)
_CURRENCIES = frozenset({"CHF", "EUR"})
_AMOUNT = re.compile(r"[0-9]{1,9}\.[0-9]{2}", re.ASCII)
_END = "EPD"
_LINES, _LEAST = 34, 31
_LONGEST_NAME, _LONGEST_MESSAGE = 70, 140


def parse_swiss_bill(text: str) -> Payment | None:
    """Return what the code asks for; None when it is none, or breaks a rule that a bank would refuse it for.

    A bill over 0.00 only informs ("do not use for payment") and has no amount here. Never raises.
    """
    lines = lines_of(text)
    if len(lines) < _LEAST or lines[0] != SWISS_BILL or not _VERSION.fullmatch(lines[1]) or lines[30] != _END:
        return None
    lines = [*lines, *[""] * _LINES]
    iban, name, amount, currency = unspaced(lines[3]).upper(), lines[5], lines[18], lines[19]
    kind, reference = lines[27], unspaced(lines[28]).upper()
    address = _address(lines[4], lines[6:11])
    known = iban[:2] in {"CH", "LI"} and len(iban) == 21 and iban_holds(iban) and address is not None
    if not known or not 0 < len(name) <= _LONGEST_NAME or currency not in _CURRENCIES:
        return None
    if not _is_reference(kind, reference, iban) or len(lines[29]) > _LONGEST_MESSAGE:
        return None
    if amount and not _AMOUNT.fullmatch(amount):
        return None
    value = stated_money(amount) if amount else None
    return Payment(
        iban=iban,
        creditor=name,
        amount=value if value != "0.00" else None,
        currency=currency,
        reference=reference or None,
        message=lines[29] or None,
        address=address or (),
        billing=lines[31] or None,
    )


def _address(kind: str, lines: list[str]) -> tuple[str, ...] | None:
    """Street and town of a structured (S) or a combined address (K); None for another kind."""
    street, second, postcode, town, _country = lines
    if kind == "S":
        parts = f"{street} {second}", f"{postcode} {town}"
    elif kind == "K":
        parts = street, second
    else:
        return None
    return tuple(part.strip() for part in parts if part.strip())


def _is_reference(kind: str, reference: str, iban: str) -> bool:
    """A QR-IBAN goes with a QR reference and with no other."""
    if is_qr_iban(iban) != (kind == "QRR"):
        return False
    if kind == "QRR":
        return qr_reference_holds(reference)
    return creditor_reference_holds(reference) if kind == "SCOR" else kind == "NON" and not reference
