"""Which document type a reading is, from the words that speak for each type."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.reading import Reading
from docloop.steps.extract.labels import tokens_of

MAX_TOKENS = 4_000
"""Words looked at: types differ on their first pages, and a book should not take a minute."""

LEAST_EVIDENCE = 2.0
"""Weight of key words below which nothing is known: about two words that only one type has."""

MEASURED: tuple[tuple[float, float], ...] = ((0.0, 0.5), (1.0, 0.8), (2.0, 0.93), (3.0, 0.98))
"""Lead over the runner-up, and how often the type was right at such a lead."""


class Classification(NamedTuple):
    """`name` is a type's name or UNKNOWN. `confidence` 0..1; None when nothing speaks for any type."""

    name: str
    confidence: float | None


def classify(reading: Reading, types: Sequence[DocumentType]) -> Classification:
    """The type whose key words the document holds most of, with the measured confidence of such a lead."""
    totals = evidence_for(reading, types)
    if not totals:
        return Classification(UNKNOWN, None)
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    name, best = ranked[0]
    if best < LEAST_EVIDENCE:
        return Classification(UNKNOWN, None)
    lead = best - (ranked[1][1] if len(ranked) > 1 else 0.0)
    confidence = max(share for least, share in MEASURED if lead >= least)
    return Classification(name if confidence > 0.5 else UNKNOWN, confidence if confidence > 0.5 else None)


def evidence_for(reading: Reading, types: Sequence[DocumentType]) -> dict[str, float]:
    """The weight of key words found, by type. A word that many types share weighs little; repeats add nothing."""
    keys = {document_type.name: {_squash(word) for word in document_type.keywords} - {""} for document_type in types}
    spread: dict[str, int] = {}
    for words in keys.values():
        for word in words:
            spread[word] = spread.get(word, 0) + 1
    longest = max((len(word.split()) for t in types for word in t.keywords), default=1)
    present = _phrases(reading, longest)
    found = {word for word in spread if _holds(present, word)}
    share = {word: math.log1p(len(types) / count) for word, count in spread.items()}
    return {name: round(sum(share[word] for word in words & found), 4) for name, words in keys.items()}


def _squash(text: str) -> str:
    return "".join(token for token, _, _ in tokens_of(text))


def _phrases(reading: Reading, longest: int) -> dict[int, set[str]]:
    """Runs of up to `longest` words of the reading, written together, by length."""
    by_length: dict[int, set[str]] = {}
    taken = 0
    for page in reading.pages:
        for line in page.lines:
            tokens = [token for token, _, _ in tokens_of(line.text)]
            taken += len(tokens)
            if taken > MAX_TOKENS:
                return by_length
            for i in range(len(tokens)):
                joined = ""
                for token in tokens[i : i + longest]:
                    joined += token
                    by_length.setdefault(len(joined), set()).add(joined)
    return by_length


def _holds(present: dict[int, set[str]], word: str) -> bool:
    if word in present.get(len(word), ()):
        return True
    allowed = 2 if len(word) >= 12 else 1 if len(word) >= 6 else 0
    return any(
        Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed
        for length in range(len(word) - allowed, len(word) + allowed + 1)
        if allowed
        for other in present.get(length, ())
    )
