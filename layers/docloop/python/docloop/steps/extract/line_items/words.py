"""What the pieces of a row look like: quantities, codes, marks of the till, and notes that only look like items."""

from __future__ import annotations

import re

from docloop.values.line_words import any_word, whole_words

POSITION = re.compile(r"\d{1,3}[.:)]")
QUANTITY = re.compile(r"\d{1,2}(?:[.,]0{1,3})?|0?[.,]\d{1,3}|\d{1,2}[.,]\d{3}|\d{1,2}[.,]\d{1,2}")
"""Whole pieces, or a weight: 2, 2.00, 0.48, 1,250"""

TIMES = re.compile(r"[xX×*@]|(?:[aà](?=$))")
GLUED_TIMES = re.compile(r"(\d{1,3})[xX×*@](\S*)")
"""3x, and 3@2.00"""

UNIT = re.compile(rf"{any_word('item_unit')}\.?", re.IGNORECASE)
CODE = re.compile(r"(?=[A-Z]{0,3}\d)[A-Z]{0,3}\d[\d-]{3,}[A-Z]?")
"""Article numbers and bar codes: 134991, 007874223023"""

LONG_CODE = re.compile(r"\d{8,}[A-Z]?|\d{3,}(?:-\d{2,})+")
MARK = re.compile(r"\W+|[A-Z]{1,2}\d?\W?|\d{1,2}[$*]|[aà]|[Ee][Aa]\.?|EUR|USD|CHF|ct")
"""What tills print around an amount: tax letters, currencies, specks."""

CURRENCY = re.compile(r"(?:T\d|R|RM|EUR|USD|Rp|Rs|AED)?\W*[$€£₹]?\W*|[A-Z]\d?\$", re.IGNORECASE)
TAIL_TIMES = re.compile(r"\d{1,2}[xX×*@](?:\d+[.,]\d{2})?")
AMOUNT = re.compile(r"[-$€£]?\d*[.,]\d{2}")
FIGURE = re.compile(r"[-$€£]?\d*[.,]?\d+")
NOTE = re.compile(
    rf"{any_word('price_note')}|\d{{1,2}}:\d{{2}}\b|^(?:\W*{any_word('no_item')}\d{{0,2}}\b)+\W*\d{{0,2}}\W*$",
    re.IGNORECASE,
)
"""Text of a row that is about prices, sums or payment and names nothing that was bought."""

DISCOUNT = whole_words("discount")


def letters(text: str) -> int:
    return sum(c.isalpha() for c in text)
