"""Signs, codes and short names of currencies, from the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from docloop.values.lexicon_data import shipped_lexicon

ANY_CASE: Mapping[str, str] = {
    "RM": "MYR", "MYR": "MYR", "€": "EUR", "EUR": "EUR", "EURO": "EUR", "£": "GBP", "GBP": "GBP", "US$": "USD",
    "USD": "USD", "CHF": "CHF", "SFR": "CHF", "FR.": "CHF", "S$": "SGD", "SGD": "SGD", "A$": "AUD", "AUD": "AUD",
    "C$": "CAD", "CAD": "CAD", "¥": "JPY", "JPY": "JPY", "CNY": "CNY", "₹": "INR", "INR": "INR", "SEK": "SEK",
    "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "CZK": "CZK", "HUF": "HUF", "IDR": "IDR", "THB": "THB", "PHP": "PHP",
    "HKD": "HKD", "NZD": "NZD", "ZAR": "ZAR", "BRL": "BRL", "R$": "BRL",
    "MXN": "MXN", "TRY": "TRY", "₺": "TRY", "$": "USD",
}  # fmt: skip
"""Signs that papers of any country print, in capitals or not, and the currency that each means first of all."""

_ODD = frozenset({":-", ",-", "M.N."})
"""Signs that are no sign where they stand for something else as well."""


@cache
def owners_of(sign: str) -> tuple[str, ...]:
    """The currencies that the sign may mean, the first of all first; none for what is no sign."""
    first = ANY_CASE.get(sign.upper())
    known = shipped_lexicon().currencies.values()
    others = [each.code for each in known if sign in each.signs or (first and sign.upper() in each.signs)]
    return tuple(dict.fromkeys([*([first] if first else []), *others]))


@cache
def signs() -> tuple[str, ...]:
    """Every sign as it is written, the longest first."""
    every = {sign for each in shipped_lexicon().currencies.values() for sign in each.signs} | ANY_CASE.keys()
    return tuple(sorted(every - _ODD, key=lambda sign: (-len(sign), sign)))
