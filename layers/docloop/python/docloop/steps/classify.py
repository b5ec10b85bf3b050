"""Which document type a reading is: by what was learned from labels, else by the words that speak for each type."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.learned import Recogniser
from docloop.model.reading import LISTED, Reading
from docloop.steps.languages import languages_of
from docloop.steps.scores import chance_of_type
from docloop.steps.signs import AMOUNTS, E_INVOICE, PROSE, SHAPES, signs_of
from docloop.values.normal_forms import label_key, tokens_of

MAX_TOKENS = 4_000
"""Words looked at: types differ on their first pages, and a book should not take a minute."""

MOST_LETTERS = 20
"""Longer runs of letters are words glued together."""

LEAST_EVIDENCE = 2.0
"""Weight of key words below which nothing is known: about two words that only one type has."""

MEASURED: tuple[tuple[float, int, int], ...] = ((0.0, 0, 0), (2.0, 12, 12), (3.0, 132, 132))
"""From this lead over the runner-up on, so many types were right of so many.

Scanned receipts and PDF invoices of even index: `python -m tests.benchmark.rules DOCSET…`. Documents of a third
kind were not among them; against those stands LEAST_EVIDENCE.
"""


NO_TYPE = 2.5
SIGN_OF_A_TYPE = 0.6
"""Log odds that a document without any sign is of no type, and by how much each sign takes from them."""

MOST_SIGNS = 10
"""Signs that count; an agreement of many pages holds more of them by chance."""

AMOUNTS_OF_A_TYPE = 2.0
"""What a page of amounts takes from them."""

PROSE_OF_NONE = 100.0
MOST_PROSE = 0.38
"""What the share of running text above this one adds to them: 292 bills had less, 14 agreements more."""

LEAST_CHANCE = 0.5
"""How likely a type must be by what was learned about its words, to be taken whatever the key words say."""

MEASURED_BY_XML = (146, 146)
"""How many e-invoices were of the type that their XML says, of how many: bare ones and PDFs."""


class Classification(NamedTuple):
    """`name` is a type's name or UNKNOWN. `confidence` 0..1; None when nothing speaks for any type."""

    name: str
    confidence: float | None


def classify(
    reading: Reading, types: Sequence[DocumentType], recognisers: Mapping[str, Recogniser] | None = None
) -> Classification:
    """The type that its learned recogniser is surest of, if any is; else what an e-invoice's XML or the key words say.

    Where several recognise the document, they share the confidence. Of a bare XML no words count: they are those of a
    listing of its elements.
    """
    by_xml = _by_xml(reading, types)
    if by_xml is not None and all(page.reader == LISTED for page in reading.pages):
        return by_xml
    spoken = by_xml or _spoken(reading, types)
    if not recognisers:
        return spoken
    holds = dict.fromkeys(words_of(reading), 1.0)
    chances = {name: chance_of_type(recogniser, holds) for name, recogniser in sorted(recognisers.items())}
    name = max(chances, key=lambda each: chances[each])
    if chances[name] < LEAST_CHANCE:
        return spoken
    return Classification(name, round(chances[name] / max(1.0, sum(chances.values())), 4))


def _by_xml(reading: Reading, types: Sequence[DocumentType]) -> Classification | None:
    """The type of e-invoices, by signs where there are several; None without an e-invoice or such a type."""
    if reading.embedded is None or not reading.embedded.syntax:
        return None
    named = [each for each in types if each.signs.get(E_INVOICE, 0.0) > 0]
    if not named:
        return None
    found = _by_signs(reading, named) if len(named) > 1 else Classification(named[0].name, None)
    right, count = MEASURED_BY_XML
    return None if found.name == UNKNOWN else Classification(found.name, round((right + 1) / (count + 2), 4))


def _spoken(reading: Reading, types: Sequence[DocumentType]) -> Classification:
    """By key words where they lead to a type that has no signs, which are what users describe; else by signs."""
    by_words = _by_key_words(reading, types)
    signed = [each for each in types if each.signs]
    if not signed or by_words.name not in {UNKNOWN, *(each.name for each in signed)}:
        return by_words
    return _by_signs(reading, signed)


def words_of(reading: Reading) -> frozenset[str]:
    """The words of the first pages that a document type may be recognised by."""
    tokens = (token for page in reading.pages for line in page.lines for token, _, _ in tokens_of(line.text))
    return frozenset(
        token for token in islice(tokens, MAX_TOKENS) if token.isalpha() and 3 <= len(token) <= MOST_LETTERS
    )


def _by_signs(reading: Reading, types: Sequence[DocumentType]) -> Classification:
    """The type for which the signs speak more than for the others and for none of them.

    The more signs of business papers a document holds, and the more amounts, the less likely it is none; which of two
    it is may stay open, and the confidence says so.
    """
    signs = signs_of(reading, languages_of(reading))
    weights = {each.name: sum(each.signs.get(name, 0.0) * value for name, value in signs.items()) for each in types}
    whole, others = sum(weights.values()), max(1, len(weights) - 1)
    odds = {name: (weight - (whole - weight) / others) / 2 for name, weight in weights.items()}
    seen = sum(any(name in each.signs for each in types) for name in signs if name not in SHAPES)
    prose = max(0.0, signs.get(PROSE, 0.0) - MOST_PROSE)
    shape = PROSE_OF_NONE * prose - AMOUNTS_OF_A_TYPE * signs.get(AMOUNTS, 0.0)
    none = math.exp(NO_TYPE - SIGN_OF_A_TYPE * min(seen, MOST_SIGNS) + shape)
    name = max(odds, key=lambda each: (odds[each], each))
    best = math.exp(odds[name])
    if best <= none or sum(odd == odds[name] for odd in odds.values()) > 1:
        return Classification(UNKNOWN, None)
    return Classification(name, round(best / (none + sum(math.exp(each) for each in odds.values())), 4))


def _by_key_words(reading: Reading, types: Sequence[DocumentType]) -> Classification:
    """The type whose key words the document holds most of, with the measured confidence of such a lead."""
    name, best, lead = leader(evidence_for(reading, types))
    if best < LEAST_EVIDENCE:
        return Classification(UNKNOWN, None)
    right, count = next((right, count) for least, right, count in reversed(MEASURED) if lead >= least)
    return Classification(name, round((right + 1) / (count + 2), 4)) if count else Classification(UNKNOWN, None)


def leader(totals: Mapping[str, float]) -> tuple[str, float, float]:
    """The type with the most evidence, how much that is, and how far the runner-up is behind."""
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return UNKNOWN, 0.0, 0.0
    return ranked[0][0], ranked[0][1], ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)


def evidence_for(reading: Reading, types: Sequence[DocumentType]) -> dict[str, float]:
    """The weight of key words found, by type. A word that many types share weighs little; repeats add nothing."""
    keys = {document_type.name: {label_key(word) for word in document_type.keywords} - {""} for document_type in types}
    spread: dict[str, int] = {}
    for words in keys.values():
        for word in words:
            spread[word] = spread.get(word, 0) + 1
    longest = max((len(word.split()) for t in types for word in t.keywords), default=1)
    present = _phrases(reading, longest)
    found = {word for word in spread if _holds(present, word)}
    share = {word: math.log1p(len(types) / count) for word, count in spread.items()}
    return {name: round(sum(share[word] for word in words & found), 4) for name, words in keys.items()}


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
