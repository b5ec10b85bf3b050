"""Learns how likely a chosen value is right, calibrated on documents that the judge had not seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docloop.model.learned import Calibration, Case, Linear, Trees, Usual
from docloop.steps.accept import contradictions
from docloop.steps.judge.agreement import agreement
from docloop.steps.judge.features import judging_features
from docloop.steps.judge.usual import strangeness
from docloop.steps.learn.boosting import (
    Matrix,
    Shape,
    fit_calibration,
    fit_linear,
    fit_trees,
    matrix,
    names_of,
    outputs,
)
from docloop.steps.learn.ordering import Trial
from docloop.steps.predict import calibrated

LEAST_TRIALS = 20
"""Claims below which there is no basis for a confidence; so many must be right, and one wrong."""

JUDGE_SHAPE = Shape(trees=80, leaves=8, rate=0.06, least=40, ridge=10.0)
RIDGE = 100.0
LINEAR, TREES = "linear", "trees"


@dataclass(frozen=True)
class Judged:
    judges: tuple[Trees | Linear, ...]
    calibration: Calibration | None
    cases: tuple[Case, ...]
    shares: dict[str, float]


def fit_judge(trials: Sequence[Trial], usual: Sequence[Usual], seed: int) -> Judged:
    """The judges, their calibration, and what they say of each trial when its fold is left out.

    A logistic model and trees judge together, unless one of them alone does better on what it has not seen: trees want
    more cases than a logistic model does. `usual` is left as it is for all folds: a label shifts it hardly.
    """
    claims = [trial for trial in trials if trial.field.value is not None]
    shares = _shares(trials)
    right = np.array([trial.right for trial in claims], dtype=bool)
    if len(claims) < LEAST_TRIALS or right.all() or not right.any():
        return Judged((), None, tuple(_case(trial, None, usual) for trial in trials), shares)
    rows = [_features(trial, usual) for trial in claims]
    names = names_of(rows)
    x = matrix(rows, names)
    folds = np.array([trial.sheet.fold for trial in claims])
    data = _Data(x, right, folds, names, _weights(claims))
    linear, trees = (_held_out(kind, data, seed) for kind in (LINEAR, TREES))
    panels = {(LINEAR,): linear, (TREES,): trees, (LINEAR, TREES): (linear + trees) / 2.0}
    best = min(panels, key=lambda panel: _loss(panels[panel], right))
    said = panels[best]
    curves = {fold: _curve(said[folds != fold], right[folds != fold]) for fold in np.unique(folds)}
    known = iter([_confidence(curves[trial.sheet.fold], value) for trial, value in zip(claims, said, strict=True)])
    cases = tuple(_case(trial, next(known) if trial.field.value is not None else None, usual) for trial in trials)
    judges = tuple(_fit(kind, data, np.ones_like(right), seed) for kind in best)
    return Judged(judges, fit_calibration(said, right), cases, shares)


def _curve(said: Matrix, right: NDArray[np.bool_]) -> Calibration | None:
    """None when all were right, or none: then there is no basis for a confidence."""
    return None if right.all() or not right.any() else fit_calibration(said, right)


def _confidence(curve: Calibration | None, value: float) -> float | None:
    return None if curve is None else calibrated(curve, float(value))


def _features(trial: Trial, usual: Sequence[Usual]) -> dict[str, float]:
    seen = agreement(trial.field, trial.spec, trial.sheet.example.rereadings)
    strange = strangeness(trial.spec, trial.field.value, usual)
    return judging_features(trial.spec, trial.field, trial.extraction, {**seen.evidence, **strange.evidence})


@dataclass(frozen=True)
class _Data:
    """One row per claim."""

    x: Matrix
    right: NDArray[np.bool_]
    folds: NDArray[np.int_]
    names: Sequence[str]
    weights: Matrix


def _weights(claims: Sequence[Trial]) -> Matrix:
    """A supplier of many documents counts for more than one of few, but not in proportion: its errors are alike."""
    sizes = Counter(trial.sheet.group for trial in claims)
    weights = np.array([1.0 / np.sqrt(sizes[trial.sheet.group]) for trial in claims])
    return np.asarray(weights / weights.mean())


def _held_out(kind: str, data: _Data, seed: int) -> Matrix:
    said = np.zeros(len(data.right))
    for fold in np.unique(data.folds):
        inside = data.folds == fold
        if data.right[~inside].all() or not data.right[~inside].any():
            continue
        said[inside] = outputs(_fit(kind, data, ~inside, seed), data.x[inside])
    return said


def _fit(kind: str, data: _Data, rows: NDArray[np.bool_], seed: int) -> Trees | Linear:
    x, right, weights = data.x[rows], data.right[rows], data.weights[rows]
    if kind == TREES:
        return fit_trees(x, right, data.names, JUDGE_SHAPE, seed, weights)
    return fit_linear(x, right, data.names, RIDGE, weights)


def _loss(said: Matrix, right: NDArray[np.bool_]) -> float:
    """The mean logarithmic loss, in nats."""
    signed = np.where(right, said, -said)
    return float(np.logaddexp(0.0, -signed).mean())


def _case(trial: Trial, confidence: float | None, usual: Sequence[Usual]) -> Case:
    """What is contradicted goes to a person however sure the judge is: then the case says no confidence."""
    strange = strangeness(trial.spec, trial.field.value, usual).finding
    findings = (*trial.extraction.findings, *((strange,) if strange else ()))
    return Case(
        document=trial.sheet.example.id,
        field=trial.field.name,
        confidence=None if contradictions(findings, trial.field.name) else confidence,
        right=None if trial.field.value is None else trial.right,
        familiar=trial.view.knows,
        supplier=str(trial.sheet.group),
    )


def _shares(trials: Sequence[Trial]) -> dict[str, float]:
    counts: dict[str, list[bool]] = defaultdict(list)
    for trial in trials:
        counts[trial.field.name].append(trial.right)
    return {name: round(sum(found) / len(found), 4) for name, found in sorted(counts.items())}
