"""Month names in English, German, French, Spanish, Italian, Dutch and Malay."""

from __future__ import annotations

import re
import unicodedata

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


def fold(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


MONTHS: dict[str, int] = {fold(name): number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def _pattern(name: str) -> str:
    # A digit behind a long name is the day's: "Juli1" is no misread month.
    last = len(name) if len(name) == SHORT else len(name) - 1
    return "".join(f"[{c}{_MISREAD[c]}]" if c in _MISREAD and at < last else c for at, c in enumerate(name))


_SPELLINGS = sorted({*MONTHS, *" ".join(_NAMES).split()}, key=lambda name: (-len(name), name))
MONTH = "|".join(map(_pattern, _SPELLINGS))
"""A pattern of every month name, the longest first, for use without case; forgives digits for letters: Ju1, 0CT."""

_EXACT = [(re.compile(_pattern(name), re.IGNORECASE), MONTHS[fold(name)]) for name in _SPELLINGS]


def month_of(text: str) -> int | None:
    """The month that `text` names, exactly or but for digits read for letters; None when it names none."""
    known = MONTHS.get(fold(text))
    return known or next((month for pattern, month in _EXACT if pattern.fullmatch(text)), None)
