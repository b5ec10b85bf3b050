"""Finds the known word that a misread one was probably meant to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docloop.model.learned import Memory
from docloop.steps.extract.known_names.memory import made_once
from docloop.values.gazetteer import COMMON_WORDS
from docloop.values.normal_forms import fold

_WORD = re.compile(r"[^\W\d_]{2,}")

LIKELY = 0.3
"""The cost of taking a letter for one that looks like it; of any other slip 1."""

_ALIKE = (
    "il1j!|t:", "oc0ea", "od0q", "s5", "s8", "b8", "bh6", "z2", "uvn", "uo", "nm", "nhr", "hb", "ecao", "kxhr", "yv",
    "gq96", "ftr", "ao", "as", "wvu", "ez", "pd", "un", "ln", "tl", "iy", "oi",
)  # fmt: skip
_PAIRS = frozenset((a, b) for group in _ALIKE for a in group for b in group if a != b)
_JOINED = {("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("ii", "u"), ("li", "u")}
_SHIPPED = 50
"""Documents that a word of the gazetteer counts for."""

UMLAUTS = frozenset("äöüÄÖÜß")
_TELLING = 30
"""Documents from which it tells something that none of their values has an umlaut."""

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
    """Known words, found by what is left of them without one letter. `umlauts`: they may occur in them."""

    def __init__(self, memory: Memory) -> None:
        self._documents: dict[str, set[str]] = {word: set() for word in sorted(COMMON_WORDS)}
        for known in memory.values:
            for word in _WORD.findall(fold(known.value)):
                self._documents.setdefault(word, set()).update(known.documents)
        of = {document for known in memory.values for document in known.documents}
        self.umlauts = len(of) < _TELLING or any(UMLAUTS & set(known.value) for known in memory.values)
        self._near: dict[str, list[str]] = {}
        for word in self._documents:
            if len(word) >= 4:
                for part in _parts(word):
                    self._near.setdefault(part, []).append(word)

    def count(self, word: str, exclude: frozenset[str] = frozenset()) -> int:
        """Documents that know a word, those in `exclude` left out."""
        documents = self._documents.get(word, set())
        shipped = _SHIPPED if word in COMMON_WORDS else 0
        return shipped + len(documents) - sum(each in documents for each in exclude)

    def nearest(self, word: str, exclude: frozenset[str] = frozenset()) -> Spelling | None:
        """The likeliest word one slip away; None when the word itself is known, or none is near, or two are."""
        known = self.count(word, exclude)
        found: dict[str, Spelling] = {}
        for part in _parts(word):
            for other in self._near.get(part, ()):
                count = self.count(other, exclude)
                if other in found or other == word or count < max(_LEAST_COUNT, _OVERWHELMING * known):
                    continue
                cost = slip(word, other)
                if cost is not None and (cost <= LIKELY or (len(other) >= _LONG and other[0] == word[0])):
                    found[other] = Spelling(other, cost, count)
        best = sorted(found.values(), key=lambda each: (each.cost, -each.count, each.word))
        if len(best) > 1 and best[1].cost == best[0].cost and best[1].count * 2 > best[0].count:
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


speller_of = made_once(Speller)
"""The speller that knows the words of remembered values, made once."""
