"""Typed parsers: one kind of value each, from printed text to its normalised form.

A parser finds values anywhere in a text and never raises; no value is an empty list.
"""

from __future__ import annotations

from docloop.model.document_type import FieldKind
from docloop.values.currencies import find_currencies
from docloop.values.dates import day_order, find_dates
from docloop.values.ibans import find_ibans
from docloop.values.identifiers import find_identifiers
from docloop.values.match import Finder, Hints, Match
from docloop.values.money import find_money, money_text, parse_number
from docloop.values.numbers import find_numbers
from docloop.values.phones import find_phones
from docloop.values.vat_numbers import find_vat_numbers

__all__ = ["FINDERS", "Finder", "Hints", "Match", "as_written", "day_order", "money_text", "normalise", "parse_number"]

FINDERS: dict[FieldKind, Finder] = {
    FieldKind.DATE: find_dates,
    FieldKind.MONEY: find_money,
    FieldKind.NUMBER: find_numbers,
    FieldKind.IDENTIFIER: find_identifiers,
    FieldKind.PHONE: find_phones,
    FieldKind.CURRENCY: find_currencies,
    FieldKind.IBAN: find_ibans,
    FieldKind.VAT_NUMBER: find_vat_numbers,
}


def normalise(kind: FieldKind, text: str, day_first: bool | None = None) -> str | None:
    """The normalised form of a text that is one value; None when it is not exactly one value of this kind."""
    compact = " ".join(text.split())
    finder = FINDERS.get(kind)
    if finder is None:
        return compact or None
    whole = [m for m in finder(compact, Hints(day_first)) if m.end - m.start >= len(compact.strip("+-()")) - 2]
    values = {match.value for match in whole}
    return values.pop() if len(values) == 1 else None


def as_written(kind: FieldKind, text: str, day_first: bool | None = None) -> str | None:
    """What a person wrote as the value of a field, normalised; None when it can be no value of this kind.

    Companies and countries number in ways of their own ("RE 2024-17", "001-234567-X"): such numbers stay as they were
    written where no grammar knows them.
    """
    compact = " ".join(text.split())
    if kind is FieldKind.IDENTIFIER:
        return compact.lstrip("# ").upper() if any(c.isalnum() for c in compact) else None
    known = normalise(kind, compact, day_first)
    if known is None and kind in {FieldKind.PHONE, FieldKind.VAT_NUMBER} and any(c.isdigit() for c in compact):
        return compact
    return known
