"""Learns to order candidates, and reads every labelled document with an order learned from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.learned import Linear, Trees
from docloop.steps.extract.ranking import Ranker, ranking_features
from docloop.steps.learn.boosting import Shape, fit_linear, fit_trees, matrix, names_of
from docloop.steps.learn.same import same
from docloop.steps.learn.sheets import Sheet, is_right, read_off

LEAST_HITS = 5
"""Right candidates below which there is nothing to learn from."""

ENOUGH_HITS = 150
"""Right candidates from which trees order better than a logistic model."""

RANKER_SHAPE = Shape(trees=150, leaves=15, rate=0.07, least=15, ridge=2.0)
RIDGE = 3.0


@dataclass(frozen=True)
class Trial:
    """One field of a labelled document as a machine that had not seen the document read it; `right`: it was."""

    spec: FieldSpec
    field: Field
    extraction: Extraction
    truth: str | None
    document: str
    group: int
    fold: int
    familiar: bool

    @property
    def right(self) -> bool:
        return same(self.spec.kind, self.field.value, self.truth)


def fit_ranker(sheets: Sequence[Sheet], seed: int) -> Trees | Linear | None:
    """None when labels are too few."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    weights: list[float] = []
    for sheet in sheets:
        for name, truth in sheet.example.fields.items():
            spec = sheet.proposal.page.type.get(name)
            if spec is None:
                continue
            for view in sheet.views:
                for candidate in view.candidates[name]:
                    rows.append(ranking_features(spec, candidate))
                    right.append(is_right(spec, candidate, truth))
                    weights.append(1.0 / len(sheet.views))
    hits = sum(right)
    if hits < LEAST_HITS or hits == len(right):
        return None
    names = names_of(rows)
    x, y, w = matrix(rows, names), np.array(right), np.array(weights)
    if hits < ENOUGH_HITS:
        return fit_linear(x, y, names, RIDGE, w)
    return fit_trees(x, y, names, RANKER_SHAPE, seed, w)


def cross_fit(sheets: Sequence[Sheet], today: date, seed: int, progress: Callable[[float], None]) -> list[Trial]:
    """Every known field of every document, read with an order learned without its fold."""
    trials: list[Trial] = []
    folds = sorted({sheet.fold for sheet in sheets})
    for done, fold in enumerate(folds, start=1):
        model = fit_ranker([sheet for sheet in sheets if sheet.fold != fold], seed)
        if model is not None:
            ranker = Ranker("", model)
            for sheet in sheets:
                if sheet.fold == fold:
                    trials += _trials(sheet, ranker, today)
        progress(done / len(folds))
    return trials


def _trials(sheet: Sheet, ranker: Ranker, today: date) -> list[Trial]:
    found = []
    for view in sheet.views:
        extraction = read_off(sheet, view, ranker, today)
        for field in extraction.fields:
            spec = sheet.proposal.page.type.get(field.name)
            if spec is None or field.name not in sheet.example.fields:
                continue
            truth = sheet.example.fields[field.name]
            found.append(
                Trial(spec, field, extraction, truth, sheet.example.id, sheet.group, sheet.fold, view.familiar)
            )
    return found
