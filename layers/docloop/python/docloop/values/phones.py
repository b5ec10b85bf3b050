"""Telephone numbers."""

from __future__ import annotations

import re

from docloop.values.match import DATE_LIKE, Hints, Match

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
