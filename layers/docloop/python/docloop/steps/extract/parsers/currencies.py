"""Currencies by sign or code beside an amount."""

from __future__ import annotations

import re

from docloop.steps.extract.parsers.match import Hints, Match
from docloop.steps.extract.parsers.money import SIGNS

_SIGN = re.compile(
    r"(?<![^\W\d_])(" + "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)) + r")(?![^\W\d_])",
    re.IGNORECASE,
)


def find_currencies(text: str, _hints: Hints) -> list[Match]:
    """Every currency in `text` as ISO 4217; a bare dollar sign is taken for USD and marked `ambiguous`."""
    found = []
    for match in _SIGN.finditer(text):
        code = SIGNS[match[1].upper()]
        beside = bool(re.match(r"\s?[:.]?\s?-?\d", text[match.end() :]) or re.search(r"\d\s?$", text[: match.start()]))
        evidence = {"beside_amount": 1.0} if beside else {}
        if code == "$":
            code = "USD"
            evidence["ambiguous"] = 1.0
        if code == "MYR" or len(match[1]) == 3 or match[1] == "€":
            evidence["unmistakable"] = 1.0
        found.append(Match(match.start(), match.end(), code, evidence))
    return found
