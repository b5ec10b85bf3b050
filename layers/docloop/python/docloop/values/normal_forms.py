"""The normal forms of texts: what is left of a text when two of them are compared.

| form | case | accents | spaces and marks | used for |
|---|---|---|---|---|
| `caseless` | no | yes | yes | names that people sign in with |
| `composed` | yes | yes | yes | file names |
| `plain_marks` | yes | yes | yes, none full-width | lines of a letterhead |
| `fold` | no | no | yes | words that are looked up |
| `unspaced` | yes | yes | marks, no spaces | numbers that are printed in groups |
| `solid` | yes | yes | no | how a short word is written |
| `text_key` | no | yes | no | whether two values are equal |
| `fold_key` | no | no | no | names and numbers under which something is stored |
| `word_key` | no | no, nor ł, ø, æ … | no | words of the lists in `data/` |
| `tokens_of`, `label_key` | no | no | no | words of a page, digits that were read for letters put right |

What is stored (supplier memory, heads of duplicates) is found by its `fold_key`: another form would lose it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_TOKEN = re.compile(r"[^\W_]+")
_FULL_WIDTH = str.maketrans("（）［］：，．；＃＆／－～", "()[]:,.;#&/-~")
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_DIGITS_FOR_LETTERS = str.maketrans("015", "ols")
_LETTERLIKE = frozenset("015")


def caseless(text: str) -> str:
    """Return the text in small letters, one encoding for each sign."""
    return unicodedata.normalize("NFKC", text).casefold()


def composed(text: str) -> str:
    """Return the text with each letter and its accents as one character, where there is such a one."""
    return unicodedata.normalize("NFC", text)


def plain_marks(text: str) -> str:
    """Return the text with full-width brackets and marks as plain ones, each in its place."""
    return text.translate(_FULL_WIDTH)


def fold(text: str) -> str:
    """Return the text in small letters without accents: "Größe" is "grosse"."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))


def unspaced(text: str) -> str:
    """Return the text without spaces: "DE89 3704" is "DE893704"."""
    return _SPACES.sub("", text)


def solid(text: str) -> str:
    """Return letters and digits alone, as they are written: "A. S." is "AS"."""
    return _MARKS.sub("", text)


def text_key(text: str) -> str:
    """Return the text without what does not matter to its value: case, spaces, marks, ways of encoding a letter."""
    return solid(unicodedata.normalize("NFKC", text)).casefold()


def fold_key(text: str) -> str:
    """Return letters and digits without case and accents: what is the same to a reader of the page."""
    return solid(fold(text))


def word_key(text: str) -> str:
    """Return small letters and digits without strokes and accents: "N° de facture" and "NDEFACTURE" are one."""
    return "".join(c for c in fold(text).translate(_UNDECOMPOSED) if c.isalnum())


@lru_cache(maxsize=65_536)
def label_key(label: str) -> str:
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
