"""Numbers of invoices, orders and customers: short runs of letters, digits and - / . # that hold a digit."""

from __future__ import annotations

import re

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, weighed
from docloop.values.match import DATE_LIKE, Hints, Match

_IDENTIFIER = re.compile(
    r"(?<![\w])#?\s?([A-Za-z0-9][A-Za-z0-9\-/._#*]{1,38}[A-Za-z0-9]|[A-Za-z0-9]{1,2})(?![\w])", re.ASCII
)
_NUMBERED = re.compile(r"(?:\b(?:nr|no|num|numéro|number|nummer)\b|n°|#)[.:\s]*$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?")
_AMOUNT = re.compile(r"\d{1,3}([.,]\d{3})*[.,]\d{2}")


def find_identifiers(text: str, _hints: Hints) -> list[Match]:
    """Everything in `text` that may be an identifier, as printed in upper case."""
    found = []
    for match in _IDENTIFIER.finditer(text):
        value = match[1]
        if re.match(r":\d", text[match.end() :]) or re.search(r"\d:$", text[: match.start()]):
            continue  # a clock time
        if not any(c.isdigit() for c in value) or _CLOCK.fullmatch(value) or _AMOUNT.fullmatch(value):
            continue
        evidence: dict[str, float] = {}
        digits = sum(c.isdigit() for c in value)
        if digits < 3:
            evidence["short"] = 1.0
        if DATE_LIKE.fullmatch(value):
            evidence["looks_like_date"] = 1.0
        if re.fullmatch(r"(?:19|20)\d\d", value):
            evidence["looks_like_year"] = 1.0
        if _NUMBERED.search(text[: match.start(1)]):
            evidence["numbered"] = 1.0
        if text[: match.start(1)].endswith("(") and text[match.end(1) :].startswith(")"):
            evidence["in_brackets"] = 1.0
        if match.end() < len(text) and text[match.end()] == ":":
            evidence["short"] = 1.0
        found.append(Match(match.start(1), match.end(1), value.upper(), evidence))
    return found


def written_identifier(text: str, _hints: Hints) -> str | None:
    """Return a number as a person wrote it: companies number in ways of their own ("RE 2024-17")."""
    return text.lstrip("# ").upper() if any(c.isalnum() for c in text) else None


_BESIDE = """
    INVOICE_RECEIPT_ID PO_NUMBER ORDER_NUMBER CUSTOMER_NUMBER VENDOR_NUMBER QUOTE_NUMBER
    DELIVERY_NOTE_NUMBER REFERENCE PROJECT PAYMENT_REFERENCE BANK_CODE ACCOUNT_NUMBER TAX_PAYER_ID
    REGISTRATION_NUMBER CASHIER TILL TABLE SERIAL_NUMBER TRACKING_NUMBER BIC
"""
KIND = Kind(
    name="identifier",
    title="Number or code",
    noun="number or code",
    example="RE-2026/0417",
    find=find_identifiers,
    written=written_identifier,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_texts,
    precise=True,
    rivals=frozenset({"phone", "iban", "vat_number", "date"}),
    weights=weighed(
        -2.5, numbered=1.0, high=0.6, short=-1.5, looks_like_date=-2.0, looks_like_year=-2.5, in_brackets=-2.0
    ),
)
