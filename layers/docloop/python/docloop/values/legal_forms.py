"""Legal forms of companies of all countries, found in a name however they are dotted and spaced."""

from __future__ import annotations

import re
from functools import cache

from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import solid, word_key

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 6
"""Words and letters in the longest form looked for: "S. a. r. l.", "spółka z ograniczoną odpowiedzialnością"."""

_SHORT = 3
"""Letters of a form that may be a word of its own, too: only at the end, and written as forms are."""

_BEHIND = re.compile(r"^[\W_]*(?:$|[,;(\[/|·•-]|[&+]\s*co\b)", re.IGNORECASE)


def legal_form(text: str) -> tuple[int, int] | None:
    """Return where in `text` the last legal form stands behind a name; None if there is none."""
    tokens = [(word_key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    known = _suffixes()
    for last in range(len(tokens) - 1, 0, -1):
        for first in range(max(1, last - _LONGEST + 1), last + 1):
            joined = "".join(token for token, _, _ in tokens[first : last + 1])
            if joined not in known:
                continue
            start, end = tokens[first][1], tokens[last][2]
            if len(joined) > _SHORT or _written_as_form(text[start:end], known[joined], text[end:]):
                return start, _with_dot(text, end)
    return None


def legal_prefix(text: str) -> bool:
    """Whether a legal form stands before the name: "PT Maju Jaya", "UAB Ranga", "บริษัท …"."""
    tokens = _TOKEN.findall(text)[:3]
    return any(word_key("".join(tokens[:count])) in _prefixes() for count in range(1, len(tokens)))


def _written_as_form(printed: str, forms: frozenset[str], behind: str) -> bool:
    """Whether a short form closes the name, and in letters as they are usual: "AS", "A.S." and "Oy", not "as"."""
    if not _BEHIND.match(behind):
        return False
    plain = solid(printed)
    return "." in printed or plain.isupper() or plain in forms


def _with_dot(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "." else end


@cache
def _suffixes() -> dict[str, frozenset[str]]:
    """Forms as usually written, without dots and spaces, by folded form."""
    forms: dict[str, set[str]] = {}
    for country in shipped_lexicon().countries.values():
        for form in country.suffixes:
            if len(key := word_key(form)) > 1:
                forms.setdefault(key, set()).add(solid(form))
    return {key: frozenset(written) for key, written in forms.items()}


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(
        word_key(form) for country in shipped_lexicon().countries.values() for form in country.prefixes if len(form) > 1
    )
