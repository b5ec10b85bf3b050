"""Month names in English, German, French, Spanish, Italian and Malay."""

from __future__ import annotations

import unicodedata

_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari",
    "february feb februar février fevr fev févr febrero febbraio februari",
    "march mar märz mrz mars marzo mac maerz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug julai",
    "august aug août aout agosto ago ogos",
    "september sep sept septembre septiembre settembre set",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez décembre décem diciembre dic dicembre disember dis",
)


def fold(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


MONTHS: dict[str, int] = {fold(name): number for number, names in enumerate(_NAMES, 1) for name in names.split()}
