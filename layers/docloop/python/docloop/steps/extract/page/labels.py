"""Finds the words printed beside values ("Grand Total:", "Rechnungs-Nr."), forgiving what readers get wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.geometry import Box
from docloop.model.learned import LearnedLabel
from docloop.steps.extract.page.layout import Segment
from docloop.steps.word_lists import KIND_OF_LIST, lists_of
from docloop.values.field_roles import FieldRole, role_of_list
from docloop.values.kind import Kind
from docloop.values.lexicon import Language
from docloop.values.normal_forms import label_key, tokens_of

_LONGEST = 6
"""Words in the longest label looked for."""

_LEAST_TITLE = 4
"""Letters of a title that are found within a label by no chance."""


@dataclass(frozen=True)
class Meaning:
    """What a label says: the value beside it is `field`'s, or (`negated`) is not. `weight` 0..1, best label 1.

    `heads`: the word heads a column of items, too, so that it says nothing of what stands below it. `role` is the
    field's, or what docloop's own list is about where the type asks for no such field. `names_paper`: the words of a
    total name the paper, too, as those of no group, page or tax do.
    """

    field: str
    kind: Kind
    weight: float
    negated: bool = False
    heads: bool = False
    role: FieldRole | None = None
    names_paper: bool = False


@dataclass(frozen=True)
class Label:
    """A label found on the page; `start` and `end` are characters of its segment's text."""

    meanings: tuple[Meaning, ...]
    segment: Segment
    start: int
    end: int
    box: Box


class LabelIndex:
    """The labels of some fields, ready to be looked for.

    A field has its own labels and docloop's words of the document's `languages`. Words of those languages for what the
    type does not ask for are labels, too: a customer's number is no invoice number. `names` are further words by list,
    as a country's names of its tax numbers.
    """

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        languages: Sequence[Language] = (),
        names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self._papers = tuple(
            key for each in languages for title in _titles(each) if len(key := label_key(title)) >= _LEAST_TITLE
        )
        for spec in specs:
            self._add_all(spec, spec.labels)
            for label in spec.not_labels:
                self._add(label, Meaning(spec.name, spec.kind, 1.0, negated=True, role=spec.role))
        asked = {name: spec for spec in specs for name in lists_of(spec)}
        heads = frozenset(label_key(word) for each in languages for words in each.columns.values() for word in words)
        for language in languages:
            for name, words in chain(language.labels.items(), language.parties.items()):
                if name in asked:
                    self._add_all(asked[name], words, heads)
        for name, known in names.items():
            if name in asked:
                self._add_all(asked[name], known)
        for language in languages:
            for name, words in chain(language.labels.items(), language.parties.items()):
                if name not in asked and name in KIND_OF_LIST:
                    self._add_words(Meaning(name, KIND_OF_LIST[name], 1.0, role=role_of_list(name)), words)
        self._by_length: dict[int, list[str]] = {}
        for key in self._meanings:
            self._by_length.setdefault(len(key), []).append(key)
        self._known: dict[str, str | None] = {}

    def _add_all(self, spec: FieldSpec, words: Sequence[str], heads: frozenset[str] = frozenset()) -> None:
        self._add_words(Meaning(spec.name, spec.kind, 1.0, role=spec.role), words, heads)

    def _add_words(self, best: Meaning, words: Sequence[str], heads: frozenset[str] = frozenset()) -> None:
        """The best first: the last weighs half as much."""
        is_amount, is_total = best.kind.amount, best.role is FieldRole.GROSS
        for rank, word in enumerate(words):
            key = label_key(word)
            if self._is_new(key, best.field):
                weight = 1.0 - 0.5 * rank / max(1, len(words))
                named = is_total and any(paper in key and paper != key for paper in self._papers)
                # `replace` takes five times as long, and a document has thousands of words.
                made = Meaning(best.field, best.kind, weight, False, is_amount and key in heads, best.role, named)
                self._meanings.setdefault(key, []).append(made)

    def _is_new(self, key: str, field: str) -> bool:
        return bool(key) and all(known.field != field for known in self._meanings.get(key, ()))

    def _add(self, label: str, meaning: Meaning) -> None:
        key = label_key(label)
        if self._is_new(key, meaning.field):
            self._meanings.setdefault(key, []).append(meaning)

    def find(self, segment: Segment) -> list[Label]:
        """Labels in a segment, the longest where several overlap, left to right."""
        tokens = tokens_of(segment.text)
        found: list[tuple[int, int, str]] = []
        for i in range(len(tokens)):
            joined = ""
            for j in range(i, min(len(tokens), i + _LONGEST)):
                joined += tokens[j][0]
                key = self._look_up(joined)
                if key is None and i == j and joined.endswith("rm") and joined[:-2] in self._meanings:
                    key = joined[:-2]  # "CASHRM 21.00": the ringgit sign glued to the label
                if key:
                    found.append((tokens[i][1], tokens[j][2], key))
        chosen: list[tuple[int, int, str]] = []
        # The longest label wins; of its readings the shortest, so that an amount behind it is not taken along.
        for start, end, key in sorted(found, key=lambda one: (-len(one[2]), one[1] - one[0])):
            if all(end <= other_start or other_end <= start for other_start, other_end, _ in chosen):
                chosen.append((start, end, key))
        return [
            Label(tuple(self._meanings[key]), segment, start, end, segment.box_of(start, end))
            for start, end, key in sorted(chosen)
        ]

    def _look_up(self, joined: str) -> str | None:
        if joined in self._meanings:
            return joined
        if joined not in self._known:
            self._known[joined] = self._nearest(joined)
        return self._known[joined]

    def _nearest(self, joined: str) -> str | None:
        if joined.endswith("rechnung") and "rechnung" in self._meanings:
            return "rechnung"  # German compounds: Handelsrechnung, Schlussrechnung
        if len(joined) < 5:
            return None
        best: tuple[int, str] | None = None
        for length in range(len(joined) - 2, len(joined) + 3):
            allowed = 2 if length >= 12 else 1 if length >= 5 else 0
            if not allowed or abs(length - len(joined)) > allowed:
                continue
            near = extractOne(
                joined, self._by_length.get(length, ()), scorer=Levenshtein.distance, score_cutoff=allowed
            )
            if near is not None and (best is None or near[1] < best[0]):
                best = (int(near[1]), near[0])
        return best[1] if best else None


def _titles(language: Language) -> Sequence[str]:
    """What plain invoices are called, in one word."""
    titles = language.kinds.get("invoice", {}).get("invoice", ())
    return [title for title in titles if title.isalpha()]


def informed(document_type: DocumentType, labels: Sequence[LearnedLabel]) -> DocumentType:
    """The type with learned label words behind its own, best first."""
    return document_type.model_copy(
        update={"fields": tuple(_with_words(spec, labels) for spec in document_type.fields)}
    )


def _with_words(spec: FieldSpec, labels: Sequence[LearnedLabel]) -> FieldSpec:
    known = {label_key(word) for word in (*spec.labels, *spec.not_labels)}
    mine = sorted(
        (label for label in labels if label.field == spec.name), key=lambda label: (-label.weight, label.text)
    )
    new = [label for label in mine if label_key(label.text) not in known]
    return spec.model_copy(
        update={
            "labels": (*spec.labels, *(label.text for label in new if not label.negated)),
            "not_labels": (*spec.not_labels, *(label.text for label in new if label.negated)),
        }
    )
