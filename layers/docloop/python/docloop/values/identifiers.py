"""Numbers of invoices, orders and customers: runs of letters, digits and - / . # that hold a digit, in one or more
words (RE 2026 / 10 0815)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docloop.values.compare import equal_texts
from docloop.values.identifier_words import joined_words
from docloop.values.kind import Kind, weighed
from docloop.values.line_words import any_word
from docloop.values.match import DATE_LIKE, Hints, Match

_SLASHES = str.maketrans("⁄∕／‐‑–", "///---")
_IDENTIFIER = re.compile(
    r"(?<![\w])#?\s?([A-Za-z0-9][A-Za-z0-9\-/._#*]{1,38}[A-Za-z0-9]|[A-Za-z0-9]{1,2})(?![\w])", re.ASCII
)
_NUMBERED = re.compile(rf"(?:(?<!\w){any_word('number')}|n[°º]|#)[.:\s]*$", re.IGNORECASE)
_GLUED = re.compile(r"(?:no|nr|nro|num)\.(?=\d|[A-Z]+\d)", re.IGNORECASE)
"""A label that stands before its number without a space: Nr.4-4855"""

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?|\d{1,3}/F", re.IGNORECASE)
"""Times of day, and floors of houses: 8/F"""

_AMOUNT = re.compile(r"\d+(?:[.,]\d{3})*[.,]\d{2}|[A-Z]{3}\d+|\d+(?:EUR|USD|CHF|GBP)|0[.,]\d+", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(r"(?:EUR|USD|CHF|GBP|INR|AED|MYR|THB)\d", re.IGNORECASE)
_LEAST = 4
"""Letters and digits of a value that few other things on a page have."""


def says_number(text: str) -> bool:
    """Whether a text is nothing but a word for a number: Nr., No:, #."""
    return bool(_NUMBERED.fullmatch(text.strip()))


def find_identifiers(text: str, _hints: Hints) -> list[Match]:
    """Everything in `text` that may be an identifier, as printed in upper case."""
    text = text.translate(_SLASHES)
    single = list(_single(text))
    found = []
    for start, end in joined_words(text):
        found.append(Match(start, end, text[start:end].upper(), {"joined": 1.0, **_form(text, start, end)}))
    for start, end in single:
        evidence = _form(text, start, end)
        if any(match.start <= start and end <= match.end for match in found if "joined" in match.evidence):
            evidence["part"] = 1.0
        found.append(Match(start, end, text[start:end].upper(), evidence))
    return found


def _single(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that hold a digit and are no amount and no time of day."""
    for match in _IDENTIFIER.finditer(text):
        start, end = match.span(1)
        if glued := _GLUED.match(text, start, end):
            start = glued.end()
        value = text[start:end]
        if re.match(r":\d", text[end:]) or re.search(r"\d:$", text[:start]):
            continue  # a clock time
        if re.match(r"[,’']\d", text[end:]) or re.search(r"\d[,’']$", text[:start]):
            continue  # a part of an amount
        if any(c.isdigit() for c in value) and not _CLOCK.fullmatch(value) and not _is_amount(value):
            yield start, end


def _is_amount(value: str) -> bool:
    if not _AMOUNT.fullmatch(value):
        return False
    return not value[:3].isalpha() or bool(_CURRENCY_FIRST.match(value))


def _form(text: str, start: int, end: int) -> dict[str, float]:
    """What the form of a value tells, and what stands right before and behind it."""
    value = text[start:end]
    evidence: dict[str, float] = {}
    if sum(c.isdigit() for c in value) < 3 and sum(c.isalnum() for c in value) < _LEAST:
        evidence["short"] = 1.0
    if DATE_LIKE.fullmatch(value):
        evidence["looks_like_date"] = 1.0
    if re.fullmatch(r"(?:19|20)\d\d", value):
        evidence["looks_like_year"] = 1.0
    if _NUMBERED.search(text[:start]):
        evidence["numbered"] = 1.0
    if text[:start].endswith("(") and text[end:].startswith(")"):
        evidence["in_brackets"] = 1.0
    if end < len(text) and text[end] == ":":
        evidence["short"] = 1.0
    if end < len(text) and text[end:].lstrip().startswith("%"):
        evidence["rate"] = 1.0
    return evidence


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
        -2.5, numbered=1.0, high=0.6, short=-1.5, looks_like_date=-2.0, looks_like_year=-2.5, in_brackets=-2.0,
        next_to_label=1.2, under_label=1.0, refers=-2.5, sole_number=2.0, joined=-0.2, part=-1.5, rate=-3.0,
        later_page=-2.5, in_prose=-3.5, in_item_row=-2.5, credited=-2.5,
    ),
)  # fmt: skip
