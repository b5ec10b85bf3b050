"""Numbers that are printed in several words: RE 2026 / 10 0815, FT 2026/101, 7777 5555."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docloop.values.currency_signs import owners_of
from docloop.values.match import DATE_LIKE

_WORD = re.compile(r"\S+")
_PREFIX = re.compile(r"[A-Z]{1,4}")
_NUMBER = re.compile(r"(?=[A-Z/.-]*\d)[A-Z0-9](?:[A-Z0-9/._-]*[A-Z0-9])?")
_LEAST = 2
_MOST = 4
"""Words of one number, marks between them not counted."""

_FIGURES = re.compile(r"\d{3,6}")
"""A word that goes on with a number without a mark between them, and one that it goes on from."""

_MARKS = frozenset("/-")
_NO_NUMBER = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?|\d{1,2}[./]\d{1,2}\.?|\d+[.,]\d{2}|\d+[.,]\d+")
"""Times of day, days without a year, amounts and rates."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = frozenset(
    {
        "ABN",
        "AM",
        "AND",
        "ART",
        "BIC",
        "BOX",
        "BTW",
        "CIF",
        "CUST",
        "DATE",
        "DE",
        "DEL",
        "DU",
        "FAX",
        "FOR",
        "GST",
        "IBAN",
    }
    | {"INC", "IVA", "KG", "KM", "LLC", "LTD", "MOB", "NIF", "NIP", "NO", "NOS", "NR", "OF", "OIB", "ON", "PAGE", "PAN"}
    | {
        "PCS",
        "PM",
        "PO",
        "POS",
        "PVT",
        "QTY",
        "REF",
        "REG",
        "SEIT",
        "ST",
        "STR",
        "TEL",
        "THE",
        "TIN",
        "TO",
        "TVA",
        "UID",
    }
    | {"UM", "UST", "VAT", "VOM"}
)
"""Short words in capitals that open no number."""


def joined_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of several words stand in `text`, the longest from each place, left to right."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        stop = _run(words, at)
        if stop is None:
            at += 1
        else:
            yield words[at][1], words[stop - 1][2] - _trailing(words[stop - 1][0])
            at = stop


def _run(words: list[tuple[str, int, int]], at: int) -> int | None:
    """The place behind the number that begins at `at`; None where none of several words does."""
    first = words[at][0]
    opens = bool(_PREFIX.fullmatch(first)) and first not in _WORDS and not (len(first) == 3 and owners_of(first))
    if not opens and not _is_number(first):
        return None
    count, stop, numbers, place = 1, at + 1, int(not opens), at + 1
    while place < len(words) and count < _MOST:
        mark = words[place][0] in _MARKS
        behind = place + mark
        free = mark or opens or bool(_FIGURES.fullmatch(words[place - 1][0]))
        if behind >= len(words) or not free or not _goes_on(words[behind][0], mark=mark or (opens and count == 1)):
            break
        count, numbers, stop, place = count + 1, numbers + 1, behind + 1, behind + 1
        if _trailing(words[behind][0]):
            break
    return stop if count >= _LEAST and numbers else None


def _goes_on(word: str, *, mark: bool) -> bool:
    """Whether a word belongs to the number before it; `mark`: to be expected."""
    if mark:
        return _is_number(word)
    return bool(_FIGURES.fullmatch(word[: len(word) - _trailing(word)])) and not _YEAR.fullmatch(word)


def _is_number(word: str) -> bool:
    bare = word[: len(word) - _trailing(word)]
    return bool(_NUMBER.fullmatch(bare)) and not DATE_LIKE.fullmatch(bare) and not _NO_NUMBER.fullmatch(bare)


def _trailing(word: str) -> int:
    """How many marks end a word that belong to the sentence."""
    return len(word) - len(word.rstrip(",;"))
