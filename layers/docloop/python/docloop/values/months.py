"""Month names of the lexicon's languages; of the most usual ones also as readers misread them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import fold
from docloop.values.patterns import any_of

_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari",
    "february feb februar februari février fevr fév févr febrero febbraio",
    "march mar märz mrz mars marzo maart mac maerz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug julai",
    "august aug août aout agosto ago augustus ogos",
    "september sep sept septembre septiembre settembre set",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez décembre décem diciembre dic dicembre disember dis",
)
_MISREAD = {"o": "0", "l": "1i|", "i": "1l|", "s": "5", "b": "8", "g": "9"}
SHORT = 3


_USUAL: dict[str, int] = {fold(name): number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_THAI = (
    "มกราคม|ม.ค.", "กุมภาพันธ์|ก.พ.", "มีนาคม|มี.ค.", "เมษายน|เม.ย.", "พฤษภาคม|พ.ค.", "มิถุนายน|มิ.ย.", "กรกฎาคม|ก.ค.",
    "สิงหาคม|ส.ค.", "กันยายน|ก.ย.", "ตุลาคม|ต.ค.", "พฤศจิกายน|พ.ย.", "ธันวาคม|ธ.ค.",
)  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _letters(name: str) -> tuple[str, ...]:
    """The letters of a usual name, each with the figures that readers take it for."""
    # A digit behind a long name is the day's: "Juli1" is no misread month.
    last = len(name) if len(name) == SHORT else len(name) - 1
    return tuple(f"[{c}{_MISREAD[c]}]" if c in _MISREAD and at < last else c for at, c in enumerate(name))


@cache
def month_pattern() -> str:
    """A pattern of every month name, for use without case; forgives digits for letters: Ju1, 0CT."""
    usual = {*_USUAL, *" ".join(_NAMES).split()}
    others = {spelling for name in _known() for spelling in (name, fold(name)) if spelling not in usual}
    return any_of([*map(_letters, sorted(usual)), *sorted(others)])


def month_of(text: str, languages: Sequence[str] = ()) -> int | None:
    """The month that `text` names, exactly or but for digits read for letters; None when it names none.

    A name that is another month elsewhere, or of three letters, counts in its own language alone: `languages` are codes
    of those that the document is in.
    """
    key = fold(text)
    owners = _meanings().get(key, {})
    own = [month for month, speakers in owners.items() if not speakers.isdisjoint(languages)]
    if len(own) == 1:
        return own[0]
    if key in _USUAL:
        return _USUAL[key]
    if len(owners) == 1 and (len(key) > SHORT or not key.isascii()):
        return next(iter(owners))
    return next((month for pattern, month in _misread() if pattern.fullmatch(text)), None)


def roman_month(text: str) -> int:
    """The month of a Roman numeral from I to XII."""
    return _ROMAN.index(text.casefold()) + 1


@cache
def _misread() -> tuple[tuple[re.Pattern[str], int], ...]:
    spellings = sorted({*_USUAL, *" ".join(_NAMES).split()}, key=lambda name: (-len(name), name))
    return tuple((re.compile("".join(_letters(name)), re.IGNORECASE), _USUAL[fold(name)]) for name in spellings)


@cache
def _known() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Every name in lower case without the point of an abbreviation: which month it is in which languages."""
    found: dict[str, dict[int, set[str]]] = {}
    for language in shipped_lexicon().languages.values():
        for number, names in language.months.items():
            for name in names:
                word = name.casefold().rstrip(".")
                if len(word) > 1 and word not in _ROMAN and not any(c.isdigit() for c in word):
                    found.setdefault(word, {}).setdefault(number, set()).add(language.code)
    for number, thai in enumerate(_THAI, 1):
        for word in thai.split("|"):
            found.setdefault(word.rstrip("."), {}).setdefault(number, set()).add("th")
    return {word: {n: frozenset(codes) for n, codes in months.items()} for word, months in found.items()}


@cache
def _meanings() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """The same by the folded name."""
    found: dict[str, dict[int, frozenset[str]]] = {}
    for word, months in _known().items():
        for number, codes in months.items():
            mine = found.setdefault(fold(word), {})
            mine[number] = mine.get(number, frozenset()) | codes
    return found
