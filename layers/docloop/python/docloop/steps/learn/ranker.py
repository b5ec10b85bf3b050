"""Learns to order candidates, and reads every labelled document with an order learned from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.learned import Linear, Trees
from docloop.steps.extract.score.ranking import UNCLAIMED, ranking_features
from docloop.steps.extract.score.scoring import Scored, ScoringContext
from docloop.steps.learn.boosting import Matrix, Shape, fit_linear, fit_trees, matrix, names_of, outputs
from docloop.steps.learn.training_rows import Sheet, View, read_off

LEAST_HITS = 5
"""Right candidates below which there is nothing to learn from."""

ENOUGH_HITS = 80
"""Right candidates of one field from which trees of its own order better than a logistic model of all fields."""

RANKER_SHAPE = Shape(trees=60, leaves=6, rate=0.08, least=20, ridge=3.0)
RIDGE = 10.0


@dataclass(frozen=True)
class Order:
    """`common` for every field that `special` has none for."""

    common: Trees | Linear
    special: dict[str, Trees | Linear]

    def of(self, field: str) -> Trees | Linear:
        return self.special.get(field, self.common)


@dataclass(frozen=True)
class Trial:
    """One field of a labelled document as a machine that had not seen the document read it; `right`: it was."""

    spec: FieldSpec
    field: Field
    extraction: Extraction
    truth: str | None
    sheet: Sheet
    view: View

    @property
    def right(self) -> bool:
        return self.spec.same(self.field.value, self.truth)


@dataclass(frozen=True)
class Block:
    """The candidates of one field in one view of a document: rows `start` to `end` of the table."""

    sheet: Sheet
    view: View
    spec: FieldSpec
    start: int
    end: int


@dataclass(frozen=True)
class Table:
    """Every candidate of every labelled document as a row of features; `right` is 1 where its value is true."""

    blocks: tuple[Block, ...]
    names: tuple[str, ...]
    x: Matrix
    right: NDArray[np.bool_]
    folds: NDArray[np.int_]
    known: NDArray[np.bool_]

    def fit(self, rows: NDArray[np.bool_], seed: int) -> Order | None:
        """Learns from some rows, of fields that are known; None when they tell too little."""
        used = rows & self.known
        hits = int(self.right[used].sum())
        if hits < LEAST_HITS or hits == int(used.sum()):
            return None
        special: dict[str, Trees | Linear] = {}
        for name in sorted({block.spec.name for block in self.blocks}):
            mine = used & self.of_field(name)
            if ENOUGH_HITS <= int(self.right[mine].sum()) < int(mine.sum()):
                telling = np.flatnonzero(np.ptp(self.x[mine], axis=0) > 0)
                names = [self.names[place] for place in telling]
                x = self.x[mine][:, telling]
                special[name] = fit_trees(x, self.right[mine], names, RANKER_SHAPE, seed)
        return Order(fit_linear(self.x[used], self.right[used], self.names, RIDGE), special)

    def of_field(self, name: str) -> NDArray[np.bool_]:
        """Which rows are candidates of this field."""
        found = np.zeros(len(self.right), dtype=bool)
        for block in self.blocks:
            if block.spec.name == name:
                found[block.start : block.end] = True
        return found

    def scores(self, order: Order, rows: NDArray[np.bool_]) -> Matrix:
        """What an order says of each row, in log odds; 0 for rows that are not asked for."""
        said = np.zeros(len(self.right))
        places = {name: place for place, name in enumerate(self.names)}
        for name in sorted({block.spec.name for block in self.blocks}):
            mine = rows & self.of_field(name)
            model = order.of(name)
            said[mine] = outputs(model, self.x[mine][:, [places[each] for each in model.features]])
        return said


def tabulate(sheets: Sequence[Sheet]) -> Table:
    """One row per candidate and view, in the order of the sheets."""
    blocks: list[Block] = []
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    folds: list[int] = []
    known: list[bool] = []
    for sheet in sheets:
        for view in sheet.views:
            for spec in sheet.specs:
                start = len(rows)
                truth = sheet.example.fields.get(spec.name)
                for candidate in view.candidates[spec.name]:
                    rows.append(ranking_features(spec, candidate))
                    right.append(spec.holds(candidate.value, truth))
                    known.append(spec.name in sheet.example.fields)
                    folds.append(sheet.fold)
                blocks.append(Block(sheet, view, spec, start, len(rows)))
    names = names_of(rows)
    return Table(tuple(blocks), names, matrix(rows, names), np.array(right), np.array(folds), np.array(known))


def cross_fit(table: Table, today: date, seed: int, progress: Callable[[float], None]) -> list[Trial]:
    """Every known field of every document and view, read with an order learned without the document's fold."""
    scores = np.zeros(len(table.right))
    held_out = sorted(set(table.folds.tolist()))
    able = set()
    for done, fold in enumerate(held_out, start=1):
        inside = table.folds == fold
        model = table.fit(~inside, seed)
        if model is not None:
            able.add(fold)
            scores += table.scores(model, inside)
        progress(done / len(held_out))
    views: dict[tuple[str, bool], list[Block]] = {}
    for block in table.blocks:
        if block.sheet.fold in able:
            views.setdefault((block.sheet.example.id, block.view.familiar), []).append(block)
    return [trial for blocks in views.values() for trial in _trials(blocks, scores, today)]


class _Given:
    """Scores that were worked out before."""

    name = "given"
    least = UNCLAIMED
    likely = 0.0

    def __init__(self, scores: Matrix) -> None:
        self._scores = scores

    def score(self, _spec: FieldSpec, _candidates: Sequence[Candidate], _context: ScoringContext) -> list[Scored]:
        return [Scored(float(score), None) for score in self._scores]


def _trials(blocks: Sequence[Block], scores: Matrix, today: date) -> list[Trial]:
    sheet, view = blocks[0].sheet, blocks[0].view
    scorers = {block.spec.name: _Given(scores[block.start : block.end]) for block in blocks}
    extraction = read_off(sheet, view, scorers, today)
    found = []
    for spec in sheet.specs:
        field = extraction.get(spec.name)
        if field is not None and spec.name in sheet.example.fields:
            found.append(Trial(spec, field, extraction, sheet.example.fields[spec.name], sheet, view))
    return found
