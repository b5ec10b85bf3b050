"""Words of a text folded for comparison, forgiving what readers get wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from docloop.values.months import fold

_TOKEN = re.compile(r"[^\W_]+")
_DIGITS_FOR_LETTERS = str.maketrans("015", "ols")
_LETTERLIKE = frozenset("015")


def key_of(label: str) -> str:
    """Return what expressions that are one for a comparison share: their words, folded and written together."""
    return "".join(token for token, _, _ in tokens_of(label))


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """Return the words of `text` folded for comparison, with their places; digits read for letters are put right."""
    return [(_token(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=65_536)
def _token(printed: str) -> str:
    word = fold(printed)
    letters = sum(c.isalpha() for c in word)
    if letters * 2 > len(word):
        stripped = word.rstrip("0123456789")
        # "Total9" is a label with an amount glued to it; "t0tal" is a misreading.
        glued = len(stripped) >= 3 and word[len(stripped) :] not in _LETTERLIKE
        word = (stripped if glued else word).translate(_DIGITS_FOR_LETTERS)
    return word
