"""Finds the known word that a misread one was probably meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from docloop.steps.extract.gazetteer import PLACE_WORDS

LIKELY = 0.3
"""The cost of taking a letter for one that looks like it; of any other slip 1."""

_ALIKE = (
    "il1j!|t:", "oc0ea", "od0q", "s5", "s8", "b8", "bh6", "z2", "uvn", "uo", "nmhr", "ecao", "kxhr", "yv", "gq96",
    "ftr", "ao", "as", "wvu", "ez", "pd", "un", "ln", "tl", "iy", "oi",
)  # fmt: skip
_PAIRS = frozenset((a, b) for group in _ALIKE for a in group for b in group if a != b)
_JOINED = {("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("ii", "u"), ("li", "u")}
_SHIPPED = 50
"""Documents that a word of the gazetteer counts for."""

_LEAST_COUNT = 2
_LONG = 6
"""Letters from which a word is still known again with a slip that is no likely one."""

_OVERWHELMING = 30
"""So many times as often as the word itself must another one be known to be taken for what was meant."""


@dataclass(frozen=True)
class Spelling:
    """`count`: documents that know the word."""

    word: str
    cost: float
    count: int


class Speller:
    """Known words, found by what is left of them without one letter."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._counts = dict(words)
        for word in PLACE_WORDS:
            self._counts[word] = self._counts.get(word, 0) + _SHIPPED
        self._near: dict[str, list[str]] = {}
        for word in self._counts:
            if len(word) >= 4:
                for part in _parts(word):
                    self._near.setdefault(part, []).append(word)

    def count(self, word: str, hidden: Mapping[str, int]) -> int:
        return self._counts.get(word, 0) - hidden.get(word, 0)

    def nearest(self, word: str, hidden: Mapping[str, int]) -> Spelling | None:
        """The likeliest word one slip away; None when the word itself is known, or none is near, or two are."""
        known = self.count(word, hidden)
        found: dict[str, Spelling] = {}
        for part in _parts(word):
            for other in self._near.get(part, ()):
                count = self.count(other, hidden)
                if other in found or other == word or count < max(_LEAST_COUNT, _OVERWHELMING * known):
                    continue
                cost = slip(word, other)
                if cost is not None and (cost <= LIKELY or (len(other) >= _LONG and other[0] == word[0])):
                    found[other] = Spelling(other, cost, count)
        best = sorted(found.values(), key=lambda each: (each.cost, -each.count, each.word))
        if len(best) > 1 and best[1].cost == best[0].cost and best[1].count * 3 > best[0].count:
            return None  # two words are as likely
        return best[0] if best else None


def slip(read: str, meant: str) -> float | None:
    """The cost of reading one word for the other with a single slip; None when it takes more, 0 when they are equal."""
    if read == meant:
        return 0.0
    start = 0
    while start < min(len(read), len(meant)) and read[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(read), len(meant)) - start and read[-1 - end] == meant[-1 - end]:
        end += 1
    was, is_ = read[start : len(read) - end], meant[start : len(meant) - end]
    if len(was) == 1 and len(is_) == 1:
        return LIKELY if (was, is_) in _PAIRS or not was.isalnum() else 1.0
    if (was, is_) in _JOINED:
        return LIKELY
    return 1.0 if len(was) + len(is_) == 1 else None


def _parts(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} | {
        word[:at] + word[at + 2 :] for at in range(len(word) - 1)
    }


class _Same:
    """Words known again by being the same object."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.words is self.words


@lru_cache(maxsize=4)
def _made(words: _Same) -> Speller:
    return Speller(words.words)


def speller_of(words: Mapping[str, int]) -> Speller:
    """The speller of these words, made once."""
    return _made(_Same(words))
