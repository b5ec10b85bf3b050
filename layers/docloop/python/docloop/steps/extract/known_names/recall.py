"""Puts known names and addresses forward again when a page resembles them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.learned import Memory
from docloop.steps.extract.known_names.memory import NUMBER, made_once, own_numbers
from docloop.steps.extract.page.layout import Layout
from docloop.values.normal_forms import fold_key

FAMILIAR = 0.88
"""From this similarity of its name on, a supplier is a known one."""

_LIKE = 0.72
_LOOKED_AT = 40
"""Known values of one field that are compared in full, those that share the most with the page."""
_GIVEN = 8


@dataclass(frozen=True)
class _Entry:
    value: str
    key: str
    digits: str
    documents: frozenset[str]


class _FieldIndex:
    """The known values of one field, found by the trigrams they share with a text."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self.entries = entries
        self.documents = {entry.key: entry.documents for entry in entries}
        places: dict[str, list[int]] = defaultdict(list)
        grams = [_trigrams(entry.key) for entry in entries]
        for at, found in enumerate(grams):
            for gram in found:
                places[gram].append(at)
        self._places = dict(places)
        self._sizes = [max(1, len(found)) for found in grams]

    def nearest(self, text: frozenset[str], least: float) -> list[int]:
        """The entries of which `text` has most trigrams, and more than the share `least`: at most _LOOKED_AT."""
        hits: Counter[int] = Counter()
        for gram in text:
            hits.update(self._places.get(gram, ()))
        shares = {at: count / self._sizes[at] for at, count in hits.items()}
        near = sorted(at for at, share in shares.items() if share > least)
        return sorted(near, key=lambda at: -shares[at])[:_LOOKED_AT]


class Known:
    """A memory, ready to be asked; made once for a model."""

    def __init__(self, memory: Memory) -> None:
        by_field: dict[str, list[_Entry]] = defaultdict(list)
        for each in memory.values:
            key = fold_key(each.value)
            by_field[each.field].append(_Entry(each.value, key, _digits(key), frozenset(each.documents)))
        self._fields = {field: _FieldIndex(entries) for field, entries in by_field.items() if field != NUMBER}
        self._numbers = {entry.key: entry.documents for entry in by_field.get(NUMBER, ())}

    def recall(
        self, spec: FieldSpec, layout: Layout, candidates: Sequence[Candidate], exclude: frozenset[str] = frozenset()
    ) -> list[Candidate]:
        """Known values of the field that the page resembles, in print or by the supplier's other values.

        Each stands at the candidate that is most like it and keeps that one's evidence. `exclude`: documents whose
        labels must not speak.
        """
        index = self._fields.get(spec.name)
        if index is None or not spec.kind.remembered or not candidates:
            return []
        page = fold_key(" ".join(row.text for row in layout.rows))
        linked = self._linked(spec.name, layout, page, exclude)
        chosen = set(index.nearest(_trigrams(page), 0.3))
        documents = {document for support in linked.values() for document in support}
        entries = [
            entry
            for at, entry in enumerate(index.entries)
            if (at in chosen or not documents.isdisjoint(entry.documents)) and entry.documents - exclude
        ]
        return _candidates(entries, candidates, page, linked, exclude)

    def relatives(self, names: Sequence[Candidate], exclude: frozenset[str] = frozenset()) -> frozenset[str]:
        """Labelled documents of the supplier that the candidates of its name recall; none when it is not known."""
        found: set[str] = set()
        for each in names:
            if _is_familiar(each) and (index := self._fields.get(each.field)) is not None:
                found |= index.documents.get(fold_key(each.value), frozenset())
        return frozenset(found - exclude)

    def _linked(self, field: str, layout: Layout, page: str, exclude: frozenset[str]) -> dict[str, dict[str, float]]:
        """What else of a supplier is on the page: by kind of evidence, documents and how much each is spoken for."""
        lines = [row.text for row in layout.rows]
        by_number: dict[str, float] = {}
        for number in own_numbers(lines):
            _support(by_number, self._numbers.get(number, frozenset()) - exclude, 1.0)
        by_field: dict[str, float] = {}
        grams = _trigrams(page)
        for name, index in self._fields.items():
            if name == field:
                continue
            for at in index.nearest(grams, 0.6):
                entry = index.entries[at]
                if len(entry.key) >= 6 and (likeness := _on_page(entry.key, page)) >= 0.85:
                    _support(by_field, entry.documents - exclude, likeness)
        return {"memory_number": by_number, "memory_other_field": by_field}


_known = made_once(Known)


def recall(
    memory: Memory,
    spec: FieldSpec,
    layout: Layout,
    candidates: Sequence[Candidate],
    exclude: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """`Known.recall` of a memory that is made ready once."""
    return _known(memory).recall(spec, layout, candidates, exclude) if memory.values else []


def relatives(memory: Memory, names: Sequence[Candidate], exclude: frozenset[str] = frozenset()) -> frozenset[str]:
    """`Known.relatives` of a memory that is made ready once."""
    return _known(memory).relatives(names, exclude) if memory.values else frozenset()


def familiar(names: Sequence[Candidate]) -> bool:
    """Whether the supplier is known from labels: its name is in print, for two shops may share a number."""
    return any(each.evidence.get("memory_similarity", 0.0) >= FAMILIAR for each in names)


def _is_familiar(name: Candidate) -> bool:
    return name.evidence.get("memory_similarity", 0.0) >= FAMILIAR or name.evidence.get("memory_number", 0.0) >= 0.5


def _candidates(
    entries: Sequence[_Entry],
    candidates: Sequence[Candidate],
    page: str,
    linked: Mapping[str, Mapping[str, float]],
    exclude: frozenset[str],
) -> list[Candidate]:
    if not entries:
        return []
    printed = [fold_key(candidate.value) for candidate in candidates]
    best = [_most_like(entry.key, printed) for entry in entries]
    found: list[tuple[float, Candidate]] = []
    for at, entry in enumerate(entries):
        support = {name: _share(entry.documents - exclude, documents) for name, documents in linked.items()}
        similarity, place = best[at]
        weight = similarity + max(support.values())
        if similarity < _LIKE and max(support.values()) < 0.2:
            continue
        beside, key = candidates[place], printed[place]
        rival = max((best[i][0] for i, other in enumerate(entries) if other.key != entry.key), default=0.0)
        evidence = {
            "memory": 1.0,
            "memory_similarity": similarity,
            "memory_edits": min(1.0, Levenshtein.distance(entry.key, key, score_cutoff=8) / 8),
            "memory_on_page": _on_page(entry.key, page),
            "memory_exact": float(entry.key == key),
            "memory_documents": math.log1p(len(entry.documents - exclude)),
            "memory_rival": rival,
            "memory_margin": similarity - rival,
            "memory_digits_differ": min(1.0, Levenshtein.distance(entry.digits, _digits(key)) / 2),
            **support,
            "memory_linked": float(max(support.values()) > 0.0),
        }
        inherited = beside.evidence if similarity >= _LIKE else {"memory_unseen": 1.0}
        known = {**inherited, **{name: round(value, 3) for name, value in evidence.items() if value}}
        found.append((weight, beside.model_copy(update={"value": entry.value, "evidence": known})))
    return [candidate for _, candidate in sorted(found, key=lambda pair: -pair[0])[:_GIVEN]]


def _most_like(key: str, printed: Sequence[str]) -> tuple[float, int]:
    """How like the key what is most like it is, 0..1, and where that stands; the first of several."""
    found = process.extractOne(key, printed, scorer=Levenshtein.normalized_similarity, processor=None)
    return (found[1], found[2]) if found else (0.0, 0)


def _support(documents: dict[str, float], spoken_for: frozenset[str], likeness: float) -> None:
    """Adds documents that one value on the page speaks for; of several values the best counts."""
    for document in spoken_for:
        documents[document] = max(documents.get(document, 0.0), likeness)


def _share(documents: frozenset[str], supported: Mapping[str, float]) -> float:
    """How much of what the page's other values speak for has this value: a chain has many addresses, one name."""
    total = sum(supported.values())
    return sum(supported.get(document, 0.0) for document in documents) / total if total else 0.0


def _on_page(key: str, page: str) -> float:
    """How much the part of the page that is most like the key is like it."""
    if key in page:
        return 1.0
    return fuzz.partial_ratio(key, page) / 100 if len(key) <= len(page) else 0.0


def _trigrams(key: str) -> frozenset[str]:
    return frozenset(key[at : at + 3] for at in range(len(key) - 2))


def _digits(key: str) -> str:
    return "".join(c for c in key if c.isdigit())
