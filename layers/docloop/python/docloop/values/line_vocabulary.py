"""Words that tell names, addresses and other lines apart."""

from __future__ import annotations

import re

from docloop.values.line_words import any_word, whole_words

LEGAL = re.compile(rf"\b{any_word('company')}\b\.?", re.IGNORECASE)
STRONG_LEGAL = whole_words("company_surely")
PLACE = re.compile(
    rf"\b{any_word('place')}\b|stra(ß|ss)e\b|[^\W\d_]{{3}}{any_word('place_endings')}\b|"
    rf"\b\d+[a-z]?\s(?:[\w.']+\s){{1,3}}{any_word('road_behind_number')}\b",
    re.IGNORECASE,
)
"""Words of streets and places; those that mean something else, too, only behind a number."""

POSTCODE = re.compile(
    r"(?<![\d(])(?:\d{5}|[A-Z]{2}\s\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d"
    r"|(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2}|\d{5}-\d{3}|\d{4}\s[A-Z]{2})(?=,?\s[^\W\d_]{3}))(?!\d)"
    r"|(?<=[^\W\d_]{4}[-–\s])\d{6}(?!\d)"
)
"""Of four digits alone none is looked for: years, house numbers and amounts have as many."""

REGION = whole_words("region")
STOP = re.compile(rf"\b{any_word('no_name')}\b|@", re.IGNORECASE)
FIGURES = re.compile(r":\s*\d|\d{2}[/.-]\d{2}[/.-]\d{2,4}|\d+[.,]\d{2}\b")
OPENING = re.compile(rf"^\W*{any_word('address_opening')}", re.IGNORECASE)
REGISTRATION = re.compile(
    r"\s*(?:[\[({]\s*(?=[^\])}]*(?:\d{4}|reg|co\.?\s*no))[^\])}]*(?:[\])}].*)?|\s(?=\S*\d)[\dOIlZTS]{5,12}-[A-Z]\b.*|\s[A-Z]{2}\d{6,}-[A-Z]\b.*)$",
    re.IGNORECASE,
)
"""The registration number behind a company's name, and what follows it."""

ONLY_REGISTRATION = re.compile(
    r"^\W*(?:(?:co|company|br|reg|roc|business)\W*(?:reg\w*)?\W*(?:no)?\W*)?[A-Z]{0,3}\W?\d{5,12}\W{0,3}[A-Z]?\W*$",
    re.IGNORECASE,
)
ONLY_PHONE = re.compile(r"^\W*[\d\s()+/.\-]{8,}$")
NUMBERED = re.compile(r"^\W*[A-Z]{0,3}\W?\d{3,}[\W\d]*[A-Z]{0,2}\W*$|^[\W\d_]*$", re.IGNORECASE)
"""A number with hardly a letter, or marks alone."""

TAIL = whole_words("contact_behind")
"""Where a line goes on to telephone, tax number and the like."""

_MISREAD_LEGAL = (
    (re.compile(r"\b[S5][OIUD0]N\b([.\s~_]*)[B8D]H[DO0U]\b"), r"SDN\1BHD"),
    (re.compile(r"\b[S5]/[B8D](?=$|[\s(])"), "S/B"),
)


def name_text(text: str) -> str:
    """A printed name without its registration number, its legal form put right where a reader got it wrong."""
    text = REGISTRATION.sub("", text).strip(" -*.,:;|")
    for misread, meant in _MISREAD_LEGAL:
        text = misread.sub(meant, text)
    return text


_TOKEN = re.compile(r"[^\W_]+")
_MIXED = frozenset({"GmbH", "gGmbH", "mbH", "eG", "eK", "eV"})
"""Legal forms that are written so."""

_ODD_SIGN = re.compile(r"[^\W\d_]:[^\W\d_]|[^\W\d_]\.[a-z]|[_~]|\d:(?!\w)")
_CODE = re.compile(r"[A-Z]{0,4}\d+[A-Z]{0,2}|\d+(?:st|nd|rd|th|km)", re.IGNORECASE)


def misread_look(text: str) -> dict[str, float]:
    """What looks misread, as evidence: "JaIan", "STATI0NERY", "ÁLAM" among plain capitals, "TA _K", "5: 7"; 1 is two or
    more."""
    odd = 0
    for token in _TOKEN.findall(text):
        digits = sum(c.isdigit() for c in token)
        if digits and digits < len(token):
            odd += not _CODE.fullmatch(token)
        elif (re.search(r"[a-z][A-Z]", token) and token not in _MIXED) or (
            token.isupper() and not token.isascii() and "Ä" not in token and "Ö" not in token and "Ü" not in token
        ):
            odd += 1
    odd += len(_ODD_SIGN.findall(text))
    return {"looks_misread": min(1.0, odd / 2)} if odd else {}


def letters(text: str) -> int:
    return sum(c.isalpha() for c in text)
