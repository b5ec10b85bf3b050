"""Titles of papers in many languages, ready to be looked for in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Levenshtein

from docloop.model.document_type import DocumentType
from docloop.values.field_roles import FieldRole, role_of_list, role_traits
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import label_key, tokens_of

LONGEST = 8
"""Words in the longest title looked for."""

SHORTEST = 3
"""Letters of the shortest in another script than Chinese and Japanese."""

FORGIVEN = ((6, 1), (11, 2))
"""From so many letters on so many may be misread."""

LONG = 8
"""Letters of a title with another meaning that may be misread all the same."""

_REFERENCES = ("QUOTE_NUMBER", "ORDER_NUMBER", "DELIVERY_NOTE_NUMBER", "REFERENCE")
"""Labels of the numbers of other papers, which an invoice names as often as not, as it does the customer's order."""

_NUMBERS = "no nr n num nro numero number nummer numer nummeri numar cislo c sz szam broj br stevilka st id ref"

_NUMBER_OF = "nummer snummer numer nr snr no number num id szam numero nummeri numeris stevilka broj cislo"
"""Written together with a title: Gutschriftsnummer."""


@dataclass(frozen=True)
class TitleWords:
    """Words by their folded form. `kinds` are what each title says, `distant` those of languages not on the page.

    `single` are titles of one word. `ambiguous` are a label, a column or a phrase, too. `references` name the number of
    another paper. `numbers` stand between a title and its number. `copies` stand beside a title and change nothing.
    """

    kinds: Mapping[str, frozenset[str]]
    distant: Mapping[str, frozenset[str]]
    single: frozenset[str]
    ambiguous: frozenset[str]
    references: frozenset[str]
    numbers: frozenset[str]
    copies: frozenset[str]

    def of(self, key: str) -> frozenset[str]:
        """The kinds of paper that an expression names."""
        return self.kinds.get(key, frozenset())

    def numbered(self, token: str) -> str | None:
        """The title of which a word is the number: "gutschrift" of "gutschriftsnummer"."""
        for ending in _NUMBER_OF.split():
            if token.endswith(ending) and token[: -len(ending)] in self.kinds:
                return token[: -len(ending)]
        return None

    def misread(self, key: str) -> frozenset[str]:
        """The kinds that are named but for a letter or two; none where two titles of different kinds are as near."""
        allowed = max((most for least, most in FORGIVEN if len(key) >= least), default=0)
        if not allowed:
            return frozenset()
        near: dict[int, set[frozenset[str]]] = {}
        for title, kinds in self.kinds.items():
            if len(title) < (LONG if title in self.ambiguous else FORGIVEN[0][0]):
                continue
            if abs(len(title) - len(key)) <= allowed:
                distance = Levenshtein.distance(key, title, score_cutoff=allowed)
                if distance <= allowed:
                    near.setdefault(distance, set()).add(kinds)
        best = near[min(near)] if near else set()
        return next(iter(best)) if len(best) == 1 else frozenset()


def title_words(document_type: DocumentType, languages: Sequence[Language]) -> TitleWords:
    """The titles of the type's kinds of paper, for a page in these languages."""
    spec = document_type.kind_field
    choices = spec.choices if spec is not None else {}
    lists = tuple((kind, document_type.papers[kind].titles) for kind in choices if kind in document_type.papers)
    own = tuple((kind, choices[kind]) for kind in choices)
    return _title_words(lists, own, tuple(language.code for language in languages))


@lru_cache(maxsize=64)
def _title_words(
    lists: tuple[tuple[str, tuple[str, ...]], ...], own: tuple[tuple[str, tuple[str, ...]], ...], codes: tuple[str, ...]
) -> TitleWords:
    known = shipped_lexicon().languages
    here = [known[code] for code in codes]
    others = [language for code, language in known.items() if code not in codes]
    plain = own[0][0] if own else ""
    kinds = _by_key(chain(own, _titles(lists, here)), plain)
    distant = {key: said for key, said in _by_key(_titles(lists, others), plain).items() if key not in kinds}
    numbers = {label_key(word) for each in known.values() for word in each.phrases.get("number", ())}
    return TitleWords(
        kinds=kinds,
        distant=distant,
        single=_single(chain(own, _titles(lists, here))),
        ambiguous=_keys(chain.from_iterable(_other_words(each) for each in here)) & kinds.keys(),
        references=_keys(word for each in here for name in _references() for word in each.labels.get(name, ())),
        numbers=frozenset(numbers | set(_NUMBERS.split())),
        copies=_keys(word for each in known.values() for word in each.phrases.get("copy", ())),
    )


def _titles(
    lists: Iterable[tuple[str, tuple[str, ...]]], languages: Sequence[Language]
) -> Iterator[tuple[str, Sequence[str]]]:
    for kind, names in lists:
        for name in names:
            document_type, _, of_kind = name.partition(".")
            for language in languages:
                yield kind, language.kinds.get(document_type, {}).get(of_kind, ())


def _by_key(named: Iterable[tuple[str, Sequence[str]]], plain: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in named:
        for word in words:
            key = label_key(word)
            if len(key) >= SHORTEST or (len(key) == SHORTEST - 1 and not key.isascii()):
                found.setdefault(key, set()).add(kind)
    # A word of the plain kind and of another says the other: an interim bill is no receipt.
    return {key: frozenset(said - {plain} or said) for key, said in found.items()}


def _single(named: Iterable[tuple[str, Sequence[str]]]) -> frozenset[str]:
    return frozenset(tokens[0][0] for _, words in named for tokens in map(tokens_of, words) if len(tokens) == 1)


def _references() -> tuple[str, ...]:
    return (*_REFERENCES, *role_traits()[FieldRole.ORDER].words)


def _other_words(language: Language) -> Iterator[str]:
    """Words that mean something else elsewhere on a paper; the number of the paper itself is no other thing."""
    for named in (language.labels, language.columns, language.parties, language.phrases):
        yield from chain.from_iterable(
            words for name, words in named.items() if role_of_list(name) is not FieldRole.NUMBER
        )


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(label_key, words)))
