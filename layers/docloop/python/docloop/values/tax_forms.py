"""The forms of tax and company numbers by country, from the lexicon, however a number is spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.tax_checks import tax_id_holds

MOST_PIECES = 6
"""Pieces between spaces that a number is printed in: SE 55 61 96 15 99 01."""

LEAST_DIGITS = 5
LONGEST = 22
COMPANIES = ("vat", "tax", "registration")
_PIECE = re.compile(r"[^\s,;:()\[\]|#*]+")
_GLUED = re.compile(r"(?:[^\W\d_]{2,}[.\-]+)+(?=[A-Z\d])")
"""A name right before its number: GSTIN-27AAPFU0939F1ZV, No.4820237339"""

_MARKS = re.compile(r"[\s.\-/\u2010-\u2015]")
_SET_APART = re.compile(r"\[- \]\??|\\?[-./ ]\??")
_PREFIXES = {"GR": ("EL", "GR"), "CH": ("CHE",), "LI": ("CHE",), "AT": ("AT",), "CY": ("CY",)}


@dataclass(frozen=True, slots=True)
class TaxForm:
    """How one kind of number of a country looks, written together; `bare`: figures alone, as other numbers are."""

    country: str
    kind: str
    names: tuple[str, ...]
    pattern: re.Pattern[str]

    def holds(self, value: str) -> bool | None:
        """Whether the check digits hold; None where nobody can tell."""
        prefixes = _PREFIXES.get(self.country, (self.country,))
        prefix = next((each for each in prefixes if value.startswith(each)), "")
        return tax_id_holds(self.country, value.removeprefix(prefix))


@dataclass(frozen=True, slots=True)
class TaxId:
    """A number in a text: characters `start` to `end`, written together in `value`."""

    start: int
    end: int
    value: str
    form: TaxForm
    holds: bool | None

    @property
    def bare(self) -> bool:
        return self.value.isdigit()


@cache
def forms_of(country: str) -> tuple[TaxForm, ...]:
    """The forms of a country's numbers of companies, numbers for value-added tax first."""
    known = shipped_lexicon().countries.get(country)
    if known is None:
        return ()
    forms = [
        TaxForm(country, each.kind, each.names, re.compile(_together(each.pattern)))
        for each in known.tax_ids
        if each.kind in COMPANIES and not each.persons
    ]
    return tuple(sorted(forms, key=lambda form: COMPANIES.index(form.kind)))


def tax_ids(text: str, forms: Sequence[TaxForm]) -> Iterator[TaxId]:
    """Every number in `text` in one of the forms; of two that begin at one place the one whose check digits hold."""
    pieces = [(each.start(), each.end()) for each in _PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        found = _longest(text, pieces[at : at + MOST_PIECES], forms)
        if found is None and (glued := _GLUED.match(text, *pieces[at])):
            found = _longest(text, [(glued.end(), pieces[at][1]), *pieces[at + 1 : at + MOST_PIECES]], forms)
        if found is None:
            at += 1
            continue
        yield found
        while at < len(pieces) and pieces[at][0] < found.end:
            at += 1


def _longest(text: str, pieces: Sequence[tuple[int, int]], forms: Sequence[TaxForm]) -> TaxId | None:
    start = pieces[0][0]
    best: TaxId | None = None
    for _, stop in pieces:
        end = stop
        while end > start and text[end - 1] in ".-/":
            end -= 1
        value = written_together(text[start:end])
        if len(value) > LONGEST:
            break
        if sum(c.isdigit() for c in value) < LEAST_DIGITS or not value.isascii():
            continue
        for form in forms:
            if form.pattern.fullmatch(value) and (best is None or _rank(form.holds(value)) >= _rank(best.holds)):
                if best is not None and best.end == end and _rank(form.holds(value)) == _rank(best.holds):
                    continue
                best = TaxId(start, end, value, form, form.holds(value))
    return best


def written_together(text: str) -> str:
    """The number without spaces, points, dashes and strokes, in capitals."""
    return _MARKS.sub("", text).upper()


def _rank(holds: bool | None) -> int:
    return 0 if holds is False else 1 if holds is None else 2


def _together(pattern: str) -> str:
    """The pattern of the same number without what sets its parts apart."""
    out, at = [], 0
    while at < len(pattern):
        apart = _SET_APART.match(pattern, at)
        if apart and pattern[at : at + 2] != "\\d":
            at = apart.end()
        elif pattern[at] == "[":
            end = pattern.index("]", at) + 1
            out.append(pattern[at:end])
            at = end
        elif pattern[at] == "\\":
            out.append(pattern[at : at + 2])
            at += 2
        else:
            out.append(pattern[at])
            at += 1
    return "".join(out)
