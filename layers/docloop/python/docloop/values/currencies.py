"""Currencies by sign, code or short name beside an amount."""

from __future__ import annotations

import re
from functools import cache

from docloop.values.compare import equal_texts
from docloop.values.currency_signs import ANY_CASE, owners_of, signs
from docloop.values.kind import Kind, weighed
from docloop.values.line_words import any_word
from docloop.values.match import Hints, Match
from docloop.values.patterns import any_of

DOLLAR = "$"
_BEFORE_AMOUNT = re.compile(r"\s?[:.]?\s?-?\d")
_WORD_FOLLOWS = re.compile(r"[\s,;/-]*[^\W\d_]")
_JOINED = re.compile(r"[^\W\d_]\.?[-–]$")  # Mo.-Fr.
_INTRODUCED = re.compile(rf"{any_word('currency_named')}\W*$", re.IGNORECASE)
_CENTS = re.compile(r"\s?[:.]?\s?\d[\d.,'’\s]*[.,]\d{2}(?!\d)")


def find_currencies(text: str, hints: Hints) -> list[Match]:
    """Every currency in `text` as ISO 4217.

    A sign that several countries use is marked `ambiguous`, `of_country` where the document's country decides, and
    `of_no_country` where nothing does.

    `rare_sign`: one that papers of few countries print.

    Letters that could be a word (Try, "CNY decoration", Mo.-Fr.) are a currency only where one is expected: beside an
    amount, after "currency" or "in", as the last word or alone. One or two letters, and codes that few papers print,
    are a currency only on papers of its country.
    """
    found = []
    for match in _sign().finditer(text):
        sign = match[0]
        before, after = text[: match.start()], text[match.end() :]
        beside = _is_beside_amount(before, after)
        expected = beside or _is_expected(sign, before, after)
        if before[-1:] in {".", ","} and after[:1].isdigit():
            continue  # a misread digit: 194.€7
        if _could_be_a_word(sign) and (not expected or _JOINED.search(before)):
            continue
        evidence = {"beside_amount": 1.0} if beside else {}
        code = _whose(sign, before, after, hints, evidence)
        if code is None:
            continue
        if code == "MYR" or (len(sign) == 3 and sign.isalpha() and "ambiguous" not in evidence) or sign == "€":
            evidence["unmistakable"] = 1.0
        found.append(Match(match.start(), match.end(), code, evidence))
    return found


def _whose(sign: str, before: str, after: str, hints: Hints, evidence: dict[str, float]) -> str | None:
    """The currency; None for letters that are no sign on this paper."""
    owners = owners_of(sign)
    likely = next((code for code in hints.currencies if code in owners), None)
    if sign == DOLLAR:
        evidence["ambiguous"] = 1.0
        if hints.dollar is None:
            evidence["of_no_country"] = 1.0
        return hints.dollar or "USD"
    usual = ANY_CASE.get(sign.upper())
    if usual is None and likely is None and sign.isascii() and not _is_name(sign, before):
        return None
    if usual is None:
        evidence["rare_sign"] = 1.0
    if len(sign) == 1 and sign.isalpha() and not _CENTS.match(after):
        return None
    if len(owners) == 1 or (usual is not None and likely is None):
        return owners[0]
    evidence["ambiguous"] = 1.0
    evidence["of_country" if likely else "of_no_country"] = 1.0
    return likely or owners[0]


def _is_name(sign: str, before: str) -> bool:
    """Whether the letters cannot be anything else: "Currency: KES", a long name, a sign with a mark in it."""
    return bool(_INTRODUCED.search(before)) or len(sign) > 4 or any(not c.isalpha() and c != "." for c in sign)


@cache
def _sign() -> re.Pattern[str]:
    """Signs as they are written, and in any case those that every country prints."""
    return re.compile(
        rf"(?<![^\W\d_])(?:(?i:{any_of(each.lower() for each in ANY_CASE)})|{any_of(signs())})(?![^\W\d_])"
    )


def _could_be_a_word(sign: str) -> bool:
    return sign[:2].isalpha() and sign.upper() not in {"RM", "EURO"}


def _is_beside_amount(before: str, after: str) -> bool:
    """Before a number or after one; what follows a number without cents must be no word, as in "2016 CNY sale"."""
    if _BEFORE_AMOUNT.match(after):
        return True
    number = re.search(r"\d[\d.,]*\s?$", before)
    return number is not None and (bool(re.search(r"[.,]\d{2}\s?$", number[0])) or not _WORD_FOLLOWS.match(after))


def _is_expected(sign: str, before: str, after: str) -> bool:
    if not before.strip("([ ") and not after.strip(")] ."):
        return True
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        return True
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
    currency=True,
    weights=weighed(
        0.0,
        beside_amount=1.0,
        unmistakable=1.0,
        ambiguous=-0.5,
        of_no_country=-2.0,
        of_country=0.5,
        beside_total=1.5,
        sole=1.0,
        other_currency=-4.0,
    ),
)
