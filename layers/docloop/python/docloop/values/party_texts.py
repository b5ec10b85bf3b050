"""What texts may name a party, and how its name begins and ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docloop.values.address_lines import is_country, like_address
from docloop.values.legal_forms import legal_form
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.line_vocabulary import letters, name_text
from docloop.values.line_words import any_word
from docloop.values.normal_forms import solid, word_key

CONTACT_LINE = re.compile(rf"^\W*{any_word('contact')}\b|@|www\.|^\W*\+?[\d\s()/.-]{{7,}}$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[●•·|—]\s*|\s[-–]\s?|,\s")
COURTESY = re.compile(rf"^\W*{any_word('courtesy')}\W*$|^\W*{any_word('courtesy_before')}\b", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_TRADING = re.compile(rf"^\W*{any_word('trading_as')}\b", re.IGNORECASE)
_DOMAIN = re.compile(rf"\w\.{any_word('domain')}\b", re.IGNORECASE)


def may_name(text: str) -> bool:
    if letters(text) < 3 or is_word_of_papers(text) or _DOMAIN.search(text):
        return False
    if COURTESY.search(text) or is_country(text) or text.rstrip().endswith((":", "?")):
        return False
    written = solid(text)
    return sum(c.isdigit() for c in written) <= 0.2 * len(written) and len(text.split()) <= 9


def is_word_of_papers(text: str) -> bool:
    """Whether a text is but a label, a title or a form of address of some language: "Payment terms", "Herr"."""
    if word_key(text) in _words_of_papers() or COURTESY.fullmatch(text) is not None:
        return True
    words = [word_key(word) for word in _BRACKET.sub("", text).split()]
    return bool(words) and all(word in _words_of_papers() for word in words)


@cache
def _words_of_papers() -> frozenset[str]:
    found = set(titles())
    for language in shipped_lexicon().languages.values():
        for named in (language.labels, language.columns, language.parties, language.phrases):
            found |= {word_key(word) for words in named.values() for word in words}
    return frozenset(found)


def only_form(text: str) -> bool:
    """Whether a line is little more than a legal form: "GmbH & Co. KG", "PRIVATE LIMITED"."""
    place = legal_form(f"X {text}")
    return place is not None and letters(f"X {text}"[: place[0]]) < 4


def without_trailer(name: str) -> str:
    """A name without marks, a letter or "trading as …" behind its legal form."""
    place = legal_form(name)
    behind = name[place[1] :] if place else ""
    return name[: place[1]] if place and (letters(behind) <= 1 or _TRADING.match(behind)) else name


def without_echo(name: str) -> str:
    """A name without the logo that was read along with it: its first word before it, or its initials behind it."""
    words = name.split()
    if len(words) > 2 and len(first := word_key(words[0])) >= 4 and word_key(words[1]).startswith(first):
        return " ".join(words[1:])
    initials = "".join(word[0] for word in words[:-1]).casefold()
    return " ".join(words[:-1]) if len(words) > 3 and words[-1].casefold() == initials else name


@lru_cache(maxsize=8192)
def core_of(name: str) -> str:
    """A name folded, without its legal form."""
    place = legal_form(name)
    return word_key(name[: place[0]] if place else name)


def sender_of(text: str) -> tuple[str, str] | None:
    """The name and the address of a line such as "Shop Ltd · High Street 1 · 12345 Town"."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    if not 3 <= len(parts) <= 6 or any(c.isdigit() for c in parts[0]) or not 3 <= letters(parts[0]) <= 60:
        return None
    if sum(any(c.isdigit() for c in part) for part in parts[1:]) < 2 or not like_address(", ".join(parts[1:])):
        return None
    ends = next((at for at, part in enumerate(parts) if at and CONTACT_LINE.search(part)), len(parts))
    return (name_text(parts[0]), ", ".join(parts[1:ends])) if ends > 1 else None


@cache
def titles() -> frozenset[str]:
    """Titles of papers in all languages, folded."""
    return frozenset(
        word_key(word)
        for language in shipped_lexicon().languages.values()
        for kinds in language.kinds.values()
        for words in kinds.values()
        for word in words
    )
