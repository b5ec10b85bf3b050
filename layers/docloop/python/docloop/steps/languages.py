"""Which languages a document is written in, by the words of business papers that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from docloop.model.reading import Reading
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import tokens_of

MOST_TOKENS = 4_000
"""Words looked at: the first pages tell the language."""

MOST_LANGUAGES = 3
"""Papers are printed in two languages at most, and a neighbour's words do little harm."""

LEAST_SHARE = 0.3
"""Of what speaks for the likeliest language; less is chance."""

_LONGEST = 4
"""Words in the longest expression looked for."""

_SHORTEST = 3
"""Letters of the shortest."""

ENGLISH = "en"
"""Its words are printed on papers of every country."""


def languages_of(reading: Reading) -> tuple[Language, ...]:
    """Return the languages, the likeliest first; English is always among them."""
    known = shipped_lexicon().languages
    weights = language_weights(reading)
    ranked = sorted(weights, key=lambda code: (-weights[code], code))[:MOST_LANGUAGES]
    likely = [code for code in ranked if weights[code] >= LEAST_SHARE * weights[ranked[0]]]
    return tuple(known[code] for code in dict.fromkeys((*likely, ENGLISH)))


def language_weights(reading: Reading) -> dict[str, float]:
    """Return what speaks for each language: an expression that many languages share weighs little in each."""
    speakers = _speakers()
    found: set[str] = set()
    for tokens in lines_of(reading):
        for i in range(len(tokens)):
            joined = ""
            for token in tokens[i : i + _LONGEST]:
                joined += token
                if joined in speakers:
                    found.add(joined)
    weights: dict[str, float] = {}
    for key in found:
        for code in speakers[key]:
            weights[code] = weights.get(code, 0.0) + _weight(key) / len(speakers[key])
    return weights


def _weight(key: str) -> float:
    return min(len(key), 12) / 12


def lines_of(reading: Reading) -> Iterator[list[str]]:
    """Yield the folded words of each line, of the first pages."""
    left = MOST_TOKENS
    for line in chain.from_iterable(page.lines for page in reading.pages):
        tokens = [token for token, _, _ in islice(tokens_of(line.text), left)]
        yield tokens
        left -= len(tokens)
        if left <= 0:
            return


@cache
def _speakers() -> dict[str, frozenset[str]]:
    """The languages in which each expression, folded and written together, is said."""
    speakers: dict[str, set[str]] = {}
    for language in shipped_lexicon().languages.values():
        for word in _expressions(language):
            key = "".join(token for token, _, _ in tokens_of(word))
            if len(key) >= _SHORTEST and not key.isdigit():
                speakers.setdefault(key, set()).add(language.code)
    return {key: frozenset(codes) for key, codes in speakers.items()}


def _expressions(language: Language) -> Iterator[str]:
    for named in (language.labels, language.columns, language.parties, language.phrases, *language.kinds.values()):
        yield from chain.from_iterable(named.values())
    yield from chain.from_iterable(language.months.values())
    yield from language.weekdays
