"""Learns the words that stand around the values of a field in running text."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from docloop.model.document_type import FieldSpec
from docloop.model.learned import Wording
from docloop.steps.extract import Proposal
from docloop.steps.extract.running_text.sentences import Found, Manner, look_for, manner_of
from docloop.steps.learn.examples import Example
from docloop.values.normal_forms import text_key

LEAST_DOCUMENTS = 5
"""Documents whose running text holds a field's value, the least to learn its wording from."""

LEAST_SHARE = 0.25
"""Of the documents whose value is known; below it the field is one of forms."""

ROWS = 100_000
"""Pieces of one field that are looked at; of each document some are drawn, and all that are right."""

MOST_ROWS, LEAST_ROWS = 400, 30
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
    and whether that is right."""

    clues: list[tuple[int, ...]] = field(default_factory=list)
    document: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    known: set[int] = field(default_factory=set)


@dataclass
class Sentences:
    """What the running text of all labelled documents shows, by field; documents are numbered in their order."""

    names: list[str]
    rows: Mapping[str, Rows]

    def learn(self, without: Collection[int] = ()) -> tuple[Wording, ...]:
        """The wording of each field that enough documents tell of; documents in `without` teach nothing."""
        hidden = set(without)
        learned = (self._of(name, rows, hidden) for name, rows in sorted(self.rows.items()))
        return tuple(each for each in learned if each is not None)

    def _of(self, name: str, rows: Rows, hidden: set[int]) -> Wording | None:
        kept = [place for place, document in enumerate(rows.document) if document not in hidden]
        right = np.array([rows.right[place] for place in kept], dtype=bool)
        documents = np.array([rows.document[place] for place in kept])
        values = np.unique([rows.value[place] for place in kept], return_inverse=True)[1]
        told = len(set(documents[right].tolist())) if kept else 0
        if told < LEAST_DOCUMENTS or told < LEAST_SHARE * len(rows.known - hidden) or right.all():
            return None
        seen: dict[int, set[int]] = defaultdict(set)
        for place in kept:
            for clue in rows.clues[place]:
                if len(seen[clue]) < 3:
                    seen[clue].add(rows.document[place])
        least = 2 + (told > FEW)
        columns = {clue: column for column, clue in enumerate(c for c, found in seen.items() if len(found) >= least)}
        x = _matrix([rows.clues[place] for place in kept], columns)
        fitted = _fit(x, right, values)
        weights = {
            self.names[clue]: round(float(fitted.coef_[0, column]), 4)
            for clue, column in columns.items()
            if abs(fitted.coef_[0, column]) >= _SMALLEST
        }
        return Wording(field=name, bias=round(float(fitted.intercept_[0]), 4), weights=dict(sorted(weights.items())))


def _matrix(rows: Sequence[Sequence[int]], columns: Mapping[int, int]) -> csr_matrix:
    places = [[columns[clue] for clue in row if clue in columns] for row in rows]
    indices = np.array([place for row in places for place in row], dtype=np.int32)
    ends = np.cumsum([0, *(len(row) for row in places)])
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))


def _fit(x: csr_matrix, right: NDArray[np.bool_], values: NDArray[np.int_]) -> LogisticRegression:
    """A logistic model in which the places of one document that show one right value share the weight of one.

    Labels say a value and not its place. Each round shares it out anew by how likely the last one found each place.
    """
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
    return Sentences(list(numbers), rows)


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
            rows.value.append(numbers.setdefault(f"{document} {text_key(found.pieces[place].value)}", len(numbers)))
            rows.right.append(each)
