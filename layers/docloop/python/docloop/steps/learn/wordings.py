"""Learns the words that stand around the values of a field in running text.

scipy and scikit-learn take most of a process's start, so they are imported by what needs them.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from docloop.model.document_type import FieldSpec
from docloop.model.learned import Wording
from docloop.steps.extract.proposal import Proposal
from docloop.steps.extract.running_text.sentences import Found, Manner, look_for, manner_of
from docloop.steps.learn.examples import Example
from docloop.values.normal_forms import text_key

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

LEAST_DOCUMENTS = 5
"""Documents whose running text holds a field's value, the least to learn its wording from."""

LEAST_SHARE = 0.25
"""Of the documents whose value is known; below it the field is one of forms."""

ROWS = 50_000
"""Pieces of one field that are looked at; of each document some are drawn, and all that are right."""

MOST_ROWS, LEAST_ROWS = 200, 30
"""Wrong pieces of one document."""

FEW = 40
"""Documents up to which a clue counts that two of them show; of more, three."""

STRENGTH = 1.0
"""How freely weights may grow: the inverse of the ridge."""

ROUNDS = 3
"""How often it is asked anew which of several places with the right value is the one that labels mean."""

_SMALLEST = 0.01


@dataclass
class Rows:
    """Pieces of one field: the clues of each by number, which document it is of, the number of its value there,
    and whether that is right. `known` are the documents of which the field's value is known, `values` numbers those of
    each document.
    """

    clues: list[tuple[int, ...]] = field(default_factory=list)
    document: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    values: dict[tuple[int, str], int] = field(default_factory=dict)


class ClueTable:
    """The same as arrays: one row a piece, one column a clue of `names`."""

    def __init__(self, rows: Rows, names: Sequence[str]) -> None:
        indices = np.array([clue for row in rows.clues for clue in row], dtype=np.int32)
        ends = np.cumsum([0, *(len(row) for row in rows.clues)])
        self.x = _matrix((np.ones(len(indices)), indices, ends), (len(rows.clues), len(names)))
        self.document = np.array(rows.document, dtype=np.int64)
        self.value = np.array(rows.value, dtype=np.int64)
        self.right = np.array(rows.right, dtype=bool)
        self.known = rows.known
        self.names = names

    def learn(self, name: str, hidden: set[int]) -> Wording | None:
        """The wording of the field; None where too few documents but the `hidden` ones tell of it."""
        kept = np.flatnonzero(~np.isin(self.document, sorted(hidden)))
        right, documents = self.right[kept], self.document[kept]
        told = len(np.unique(documents[right]))
        if told < LEAST_DOCUMENTS or told < LEAST_SHARE * len(self.known - hidden) or right.all():
            return None
        x = self.x[kept]
        columns = np.flatnonzero(_documents_with(x, documents) >= 2 + (told > FEW))
        fitted = _fit(x[:, columns], right, np.unique(self.value[kept], return_inverse=True)[1])
        weights = {
            self.names[column]: round(float(weight), 4)
            for column, weight in zip(columns.tolist(), fitted.coef_[0].tolist(), strict=True)
            if abs(weight) >= _SMALLEST
        }
        return Wording(field=name, bias=round(float(fitted.intercept_[0]), 4), weights=dict(sorted(weights.items())))


def _matrix(parts: tuple[object, ...], shape: tuple[int, int]) -> csr_matrix:
    """A sparse matrix of the parts that scipy makes one of."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - slow, and only a training needs it

    return csr_matrix(parts, shape=shape)


def _documents_with(x: csr_matrix, documents: NDArray[np.int_]) -> NDArray[np.int_]:
    """In how many documents each clue is seen."""
    places = np.unique(documents, return_inverse=True)[1]
    rows = np.arange(len(places))
    seen = _matrix((np.ones(len(rows)), (places, rows)), (int(places.max(initial=0)) + 1, len(rows))) @ x
    return np.asarray((seen > 0).sum(axis=0)).ravel()


@dataclass
class Sentences:
    """What the running text of all labelled documents shows, by field; documents are numbered in their order."""

    tables: Mapping[str, ClueTable]

    def learn(self, without: Collection[int] = ()) -> tuple[Wording, ...]:
        """The wording of each field that enough documents tell of; documents in `without` teach nothing."""
        learned = (table.learn(name, set(without)) for name, table in sorted(self.tables.items()))
        return tuple(each for each in learned if each is not None)


def _fit(x: csr_matrix, right: NDArray[np.bool_], values: NDArray[np.int_]) -> LogisticRegression:
    """A logistic model in which the places of one document that show one right value share the weight of one.

    Labels say a value and not its place. Each round shares it out anew by how likely the last one found each place.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow, and only a training needs it

    weights = np.ones(len(right))
    shares = right / np.maximum(1, np.bincount(values, right)[values])
    with threadpool_limits(1):
        for _ in range(ROUNDS):
            weights[right] = shares[right]
            fitted = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear", random_state=0)
            fitted.fit(x, right, sample_weight=weights)
            odds = np.where(right, np.exp(np.clip(fitted.decision_function(x), -30, 30)), 0.0)
            shares = odds / np.maximum(1e-12, np.bincount(values, odds)[values])
    return fitted


def read_sentences(examples: Sequence[Example], proposals: Sequence[Proposal], seed: int) -> Sentences:
    """Look through the running text of labelled documents, each once, with an equal share of pieces from each."""
    numbers: dict[str, int] = {}
    rows: dict[str, Rows] = defaultdict(Rows)
    most = max(LEAST_ROWS, min(MOST_ROWS, ROWS // max(1, len(examples))))
    draw = random.Random(seed)  # noqa: S311 - it can be repeated
    for document, (example, proposal) in enumerate(zip(examples, proposals, strict=True)):
        by_manner: dict[Manner, list[FieldSpec]] = defaultdict(list)
        for spec in proposal.page.type.fields:
            manner = manner_of(spec)
            if manner is not None and example.fields.get(spec.name) is not None:
                rows[spec.name].known.add(document)
                by_manner[manner].append(spec)
        for manner, specs in by_manner.items() if proposal.page.stream.prose else ():
            page = proposal.page
            found = look_for(manner, page.stream, specs[0].hints(page.hints), page.deadline)
            for spec in specs:
                _add(rows[spec.name], document, spec, found, example, draw, most, numbers)
    names = list(numbers)
    return Sentences({name: ClueTable(each, names) for name, each in rows.items()})


def _add(
    rows: Rows,
    document: int,
    spec: FieldSpec,
    found: Found,
    example: Example,
    draw: random.Random,
    most: int,
    numbers: dict[str, int],
) -> None:
    """Add the right pieces of a document and some wrong ones; nothing where its text does not hold the value."""
    truth = example.fields[spec.name]
    right = [spec.holds(piece.value, truth) for piece in found.pieces]
    if not any(right):
        return
    wrong = [place for place, each in enumerate(right) if not each]
    chosen = set(wrong if len(wrong) <= most else draw.sample(wrong, most))
    for place, each in enumerate(right):
        if each or place in chosen:
            rows.clues.append(tuple(numbers.setdefault(clue, len(numbers)) for clue in found.clues[place]))
            rows.document.append(document)
            key = document, text_key(found.pieces[place].value)
            rows.value.append(rows.values.setdefault(key, len(rows.values)))
            rows.right.append(each)
