"""Which lines are part of an address: street, post office box, town with its postal code, country."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docloop.values.address_words import address_words
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import word_key

_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_BOX = 4
_WORDS_OF_LABEL = 3
_WORDS_BEHIND_LABEL = 3
"""Between a label without a colon and the street, as in "Sede legale e direzione via Roma 3"."""

_LABELLED = re.compile(r"^[^\W\d_][\w ./()-]{0,24}:\s*(?=\S)")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,3}[-–\s])?(?:\d{5}-\d{3}|\d{5}-\d{4}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2}|\d{6}|\d{4,5}(?:\s[A-Z]{2})?)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
)
_HOUSED = re.compile(
    r"^[^\W\d_]{2}[^\d,]*\s\d{1,4}\s?[a-z]?(?:[/-]\d+[a-z]?)?$|^\d{1,4}[a-z]?\s+[^\W\d_]{3}", re.IGNORECASE
)
"""A house number behind a name or before it: "Am Kai 3", "12 Rosehill"."""

_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year rather than a postal code, unless the line begins with it."""

_SUM = re.compile(r"\d[.,]\d{2}\b(?!\d)|[€$£¥%]")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")


@lru_cache(maxsize=4096)
def like_address(text: str) -> bool:
    """Whether a line is a street with its number, a post office box, a town with its postal code or a country."""
    if len(text) > 120 or _SUM.search(text) or _DATE.search(text):
        return False
    return is_country(text) or is_box(text) or is_street(text) or has_town(text)


def is_country(text: str) -> bool:
    return word_key(text) in address_words().countries


def ends_in_country(text: str) -> bool:
    """Whether the last of several parts is a country: "Dubai Media City, Dubai, UAE"."""
    *before, last = text.strip(" .").split(",")
    return bool(before) and is_country(last)


def without_label(text: str) -> str:
    """An address without what says that it is one: "Address: …", "Sede Legale e Direzione via …"."""
    if (match := _LABELLED.match(text)) and word_key(match[0]) in _address_labels():
        return text[match.end() :]
    words = list(_WORD.finditer(text))
    for count in range(1, min(_WORDS_OF_LABEL, len(words) - 1) + 1):
        if word_key(text[: words[count - 1].end()]) in _address_labels():
            streets = (word for word in words[count : count + _WORDS_BEHIND_LABEL] if _opens_street(word[0]))
            if (street := next(streets, None)) and is_street(text[street.start() :]):
                return text[street.start() :]
    return text


def _opens_street(word: str) -> bool:
    return word_key(word) in address_words().streets


@cache
def _address_labels() -> frozenset[str]:
    return frozenset(word_key(word) for _, word in shipped_lexicon().phrases("address"))


def is_box(text: str) -> bool:
    """Whether a post office box and its number are named: "P.O. Box 17", "Postfach 4711", "BP 12"."""
    words = list(_WORD.finditer(text))
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + _WORDS_OF_BOX]:
            joined += word_key(word[0])
            if joined in address_words().boxes and re.match(r"[\W_]*(?:no\.?)?[\W_]*\w{0,2}\d", text[word.end() :]):
                return True
    return False


def is_street(text: str) -> bool:
    """Whether it has a word of streets or buildings, and a number."""
    return any(c.isdigit() for c in text) and has_street_word(text)


def has_street(text: str) -> bool:
    """Whether a street is named beside any postal code: "85570 Markt Schwaben" is a town alone."""
    return is_street(_POSTCODE.sub(" ", text))


def has_street_word(text: str) -> bool:
    """Whether it has a word of streets or buildings."""
    known = address_words()
    words = [word_key(word) for word in _WORD.findall(text)]
    return any(
        word in known.streets or word in known.parts or (len(word) > 5 and word.endswith(known.endings))
        for word in words
    )


def has_town(text: str) -> bool:
    """Whether a postal code stands beside a word."""
    for code in _POSTCODE.finditer(text):
        rest = f"{text[: code.start()]} {text[code.end() :]}"
        dated = _YEAR.fullmatch(code[0]) and letters_before(text, code.start())
        if not dated and any(len(word) >= 3 for word in _WORD.findall(rest)):
            return True
    return False


def letters_before(text: str, end: int) -> bool:
    return any(c.isalpha() for c in text[:end])


def complete(text: str) -> bool:
    """Whether an address has a street or a box, a town, and nothing that is no part of addresses."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or "@" in text or ":" in text or len(text) > 160:
        return False
    return has_town(text) and (any(is_street(part) or _HOUSED.search(part) for part in parts) or is_box(text))
