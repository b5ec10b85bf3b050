"""Telephone numbers."""

from __future__ import annotations

import re

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, weighed
from docloop.values.match import DATE_LIKE, Hints, Match, one_value

_PHONE = re.compile(r"(?<![\w,])(?<!\d\.)(?:\+|00)?\(?\d[\d\s()/.\-–]{5,20}\d(?![\w])")
_BARCODE = re.compile(r"(?<![+\d])\d{12,}")


def find_phones(text: str, _hints: Hints) -> list[Match]:
    """Every telephone number in `text`: digits, with a leading + kept."""
    found = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if not 7 <= len(digits) <= 15 or DATE_LIKE.match(match[0]) or _BARCODE.search(match[0]):
            continue
        evidence = {}
        if match[0].startswith("+") or re.search(r"\d[-\s/()]+\d", match[0]):
            evidence["phone_form"] = 1.0
        value = ("+" if match[0].startswith("+") else "") + digits
        found.append(Match(match.start(), match.end(), value, evidence))
    return found


def written_phone(text: str, hints: Hints) -> str | None:
    """Return a number as a person wrote it, in digits where the grammar knows it ("03-1234 5678 ext 12")."""
    return one_value(find_phones, text, hints) or (text if any(c.isdigit() for c in text) else None)


def stated_phone(text: str) -> str | None:
    """Return the number that data name, in digits where it is one; None for an empty text."""
    return one_value(find_phones, text, Hints()) or text or None


_BESIDE = "VENDOR_PHONE VENDOR_FAX"
KIND = Kind(
    name="phone",
    title="Telephone",
    noun="telephone number",
    example="+49 89 123456",
    find=find_phones,
    written=written_phone,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_texts,
    rivals=frozenset({"identifier", "iban", "vat_number"}),
    weights=weighed(-0.8, phone_form=0.7, high=0.6),
)
