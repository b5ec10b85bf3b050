"""Currencies by sign or code beside an amount."""

from __future__ import annotations

import re

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.money import SIGNS

_SIGN = re.compile(
    r"(?<![^\W\d_])(" + "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)) + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_BEFORE_AMOUNT = re.compile(r"\s?[:.]?\s?-?\d")
_WORD_FOLLOWS = re.compile(r"[\s,;/-]*[^\W\d_]")
_JOINED = re.compile(r"[^\W\d_]\.?[-–]$")  # Mo.-Fr.
_INTRODUCED = re.compile(r"(?:currency|währung|devise|monnaie|moneda|valuta|\bin)\W*$", re.IGNORECASE)


def find_currencies(text: str, hints: Hints) -> list[Match]:
    """Every currency in `text` as ISO 4217.

    A bare dollar sign is marked `ambiguous`, and `of_no_country` where it is taken for USD without any sign of whose
    it is.

    Letters that could be a word (Try, "CNY decoration", Mo.-Fr.) are a currency only where one is expected: beside an
    amount, after "currency" or "in", or as the last word.
    """
    found = []
    for match in _SIGN.finditer(text):
        sign, code = match[1], SIGNS[match[1].upper()]
        before, after = text[: match.start()], text[match.end() :]
        beside = _is_beside_amount(before, after)
        expected = beside or _is_expected(sign, before, after)
        if _could_be_a_word(sign) and (not expected or _JOINED.search(before)):
            continue
        evidence = {"beside_amount": 1.0} if beside else {}
        if code == "$":
            code = hints.dollar or "USD"
            evidence["ambiguous"] = 1.0
            if hints.dollar is None:
                evidence["of_no_country"] = 1.0
        if code == "MYR" or len(sign) == 3 or sign == "€":
            evidence["unmistakable"] = 1.0
        found.append(Match(match.start(), match.end(), code, evidence))
    return found


def _could_be_a_word(sign: str) -> bool:
    return sign[:2].isalpha() and sign.upper() not in {"RM", "EURO"}


def _is_beside_amount(before: str, after: str) -> bool:
    """Before a number or after one; what follows a number without cents must be no word, as in "2016 CNY sale"."""
    if _BEFORE_AMOUNT.match(after):
        return True
    number = re.search(r"\d[\d.,]*\s?$", before)
    return number is not None and (bool(re.search(r"[.,]\d{2}\s?$", number[0])) or not _WORD_FOLLOWS.match(after))


def _is_expected(sign: str, before: str, after: str) -> bool:
    return sign.isupper() and (not _WORD_FOLLOWS.match(after) or bool(_INTRODUCED.search(before)))


def stated_currency(text: str) -> str | None:
    """Return the code that data name; None when it has not the form of one."""
    return text if re.fullmatch(r"[A-Z]{3}", text) else None


KIND = Kind(
    name="currency",
    title="Currency",
    noun="currency",
    example="EUR",
    find=find_currencies,
    equal=equal_texts,
    precise=True,
    weights=weighed(0.0, beside_amount=1.0, unmistakable=1.0, ambiguous=-0.5, of_no_country=-2.0),
)
