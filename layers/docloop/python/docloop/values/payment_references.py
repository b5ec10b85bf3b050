"""References that a payment quotes: the ISO 11649 creditor reference (RF …) and the Swiss QR reference."""

from __future__ import annotations

import re

from stdnum import iso11649
from stdnum.ch import esr

_QR_DIGITS = re.compile(r"[0-9]{27}")
_FIRST_QR_BANK, _LAST_QR_BANK = 30_000, 31_999


def creditor_reference_holds(reference: str) -> bool:
    """Whether a reference without spaces has the form and the check digits of ISO 11649 (mod 97)."""
    return reference.isascii() and reference.isalnum() and len(reference) <= 25 and bool(iso11649.is_valid(reference))


def qr_reference_holds(reference: str) -> bool:
    """Whether it is 27 digits of which the last is their check digit (mod 10, recursive), and not all are zeros."""
    known = _QR_DIGITS.fullmatch(reference) is not None and int(reference) > 0
    return known and bool(esr.calc_check_digit(reference[:-1]) == reference[-1])


def is_qr_iban(iban: str) -> bool:
    """Whether a Swiss or Liechtenstein IBAN without spaces is one that only payments with a QR reference go to."""
    bank = iban[4:9]
    return iban[:2] in {"CH", "LI"} and bank.isdecimal() and _FIRST_QR_BANK <= int(bank) <= _LAST_QR_BANK
