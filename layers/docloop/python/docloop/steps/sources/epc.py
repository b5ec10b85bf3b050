"""The EPC QR code of SEPA credit transfers, known as Girocode: EPC069-12, versions 001 and 002.

https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/quick-response-code-guidelines-enable-data-capture-initiation
"""

from __future__ import annotations

import re

from docloop.steps.sources.payment import Payment, lines_of
from docloop.values.ibans import iban_holds, stated_iban
from docloop.values.money import stated_money
from docloop.values.normal_forms import unspaced
from docloop.values.payment_references import creditor_reference_holds

EPC = "BCD"
_VERSIONS = frozenset({"001", "002"})
_TRANSFERS = frozenset({"SCT", "INST"})
_AMOUNT = re.compile(r"EUR([0-9]{1,9}(?:[.,][0-9]{1,2})?)", re.ASCII)
_LINES = 12
_LONGEST_NAME, _LONGEST_REFERENCE, _LONGEST_TEXT = 70, 35, 140


def parse_epc(text: str) -> Payment | None:
    """Return what the code asks for; None when it is none, or breaks a rule that a bank would refuse it for.

    The BIC is not asked for, which version 001 demands and many programs leave out. Never raises.
    """
    lines = lines_of(text)
    if len(lines) < 7 or lines[0] != EPC or lines[1] not in _VERSIONS or lines[3] not in _TRANSFERS:
        return None
    name, account, amount, _, reference, message = [*lines, *[""] * _LINES][5:11]
    iban = stated_iban(account)
    if iban is None or not iban_holds(iban) or iban != unspaced(account).upper() or not 0 < len(name) <= _LONGEST_NAME:
        return None
    asked = _AMOUNT.fullmatch(unspaced(amount))
    value = stated_money(asked[1].replace(",", ".")) if asked else None
    reference = unspaced(reference).upper()
    if (amount and value in {None, "0.00"}) or not _is_reference(reference) or len(message) > _LONGEST_TEXT:
        return None
    return Payment(
        iban=iban,
        creditor=name,
        amount=value,
        currency="EUR" if value else None,
        reference=reference or None,
        message=message or None,
    )


def _is_reference(reference: str) -> bool:
    """References that begin as those of ISO 11649 have check digits; others are those of a country."""
    known = creditor_reference_holds(reference) if reference.startswith("RF") else True
    return known and len(reference) <= _LONGEST_REFERENCE
