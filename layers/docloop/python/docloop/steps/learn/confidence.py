"""Learns how likely a chosen value is right, or that there is none where none was found, on documents unseen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from docloop.model.learned import Calibration, Case, Linear, Trees, Usual
from docloop.steps.decide.reasons import contradictions
from docloop.steps.judge.agreement import agreement
from docloop.steps.judge.features import judging_features
from docloop.steps.judge.outliers import strangeness
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
from docloop.steps.learn.ranker import Trial
from docloop.steps.scores import calibrated

LEAST_TRIALS = 20
"""Claims below which there is no basis for a confidence; so many must be right, and one wrong."""

PRIOR = 2.0
"""Documents in which a field was not found, for which what all labels say of its absence counts beside real ones."""

JUDGE_SHAPE = Shape(trees=80, leaves=8, rate=0.06, least=80, ridge=10.0)
RIDGE = 100.0


@dataclass(frozen=True)
class Judged:
    judges: tuple[Trees | Linear, ...]
    calibration: Calibration | None
    cases: tuple[Case, ...]
    shares: dict[str, float]
    absent: dict[str, float] = field(default_factory=dict)


def fit_judge(trials: Sequence[Trial], usual: Sequence[Usual], seed: int) -> Judged:
    """The judges, their calibration, how likely nothing is there where nothing was found, and what all of them say of
    each trial when its fold is left out.

    A logistic model and trees judge together, which ranks errors better than either alone; of too few cases trees learn
    nothing and say the same of all. `usual` is left as it is for all folds: a label shifts it hardly.
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
    said = np.mean([_held_out(fit, data, seed) for fit in PANEL], axis=0)
    curves = {fold: _curve(said[folds != fold], right[folds != fold]) for fold in np.unique(folds)}
    known = iter([_confidence(curves[trial.sheet.fold], value) for trial, value in zip(claims, said, strict=True)])
    absent = {fold: absences(trial for trial in trials if trial.sheet.fold != fold) for fold in np.unique(folds)}

    def confidence(trial: Trial) -> float | None:
        if trial.field.value is not None:
            return next(known)
        return absent.get(trial.sheet.fold, {}).get(trial.field.name)

    cases = tuple(_case(trial, confidence(trial), usual) for trial in trials)
    judges = tuple(fit(data, np.ones_like(right), seed) for fit in PANEL)
    return Judged(judges, fit_calibration(said, right), cases, shares, absences(trials))


def _curve(said: Matrix, right: NDArray[np.bool_]) -> Calibration | None:
    """None when all were right, or none: then there is no basis for a confidence."""
    return None if right.all() or not right.any() else fit_calibration(said, right)


def _confidence(curve: Calibration | None, value: float) -> float | None:
    return None if curve is None else calibrated(curve, float(value))


def absences(trials: Iterable[Trial]) -> dict[str, float]:
    """By field: how likely a document has none when a machine that had not seen it found none.

    The share of such documents of which that is so, drawn towards the share of all labelled documents that has none, as
    PRIOR documents more would (a beta prior; of that share the rule of succession, Laplace 1814). A document in which
    the field was found with its supplier known but not without counts as one in which it was not found.
    """
    labelled: dict[str, dict[str, bool]] = defaultdict(dict)
    missed: dict[str, dict[str, bool]] = defaultdict(dict)
    for trial in trials:
        labelled[trial.field.name][trial.sheet.example.id] = trial.truth is None
        if trial.field.value is None:
            missed[trial.field.name][trial.sheet.example.id] = trial.truth is None
    found = {}
    for name, known in sorted(labelled.items()):
        usual = (sum(known.values()) + 1) / (len(known) + 2)
        nothing = missed[name].values()
        found[name] = round((sum(nothing) + PRIOR * usual) / (len(nothing) + PRIOR), 4)
    return found


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


def _linear(data: _Data, rows: NDArray[np.bool_], _seed: int) -> Trees | Linear:
    return fit_linear(data.x[rows], data.right[rows], data.names, RIDGE, data.weights[rows])


def _trees(data: _Data, rows: NDArray[np.bool_], seed: int) -> Trees | Linear:
    return fit_trees(data.x[rows], data.right[rows], data.names, JUDGE_SHAPE, seed, data.weights[rows])


_Fit = Callable[[_Data, NDArray[np.bool_], int], Trees | Linear]
"""Learns from some of the rows, with a seed."""

PANEL: tuple[_Fit, ...] = (_linear, _trees)


def _held_out(fit: _Fit, data: _Data, seed: int) -> Matrix:
    """What a judge says of each row when it has learned from the other folds."""
    said = np.zeros(len(data.right))
    for fold in np.unique(data.folds):
        inside = data.folds == fold
        if data.right[~inside].all() or not data.right[~inside].any():
            continue
        said[inside] = outputs(fit(data, ~inside, seed), data.x[inside])
    return said


def _case(trial: Trial, confidence: float | None, usual: Sequence[Usual]) -> Case:
    """What is contradicted goes to a person however sure the judge is: then the case says no confidence."""
    strange = strangeness(trial.spec, trial.field.value, usual).finding
    findings = (*trial.extraction.findings, *((strange,) if strange else ()))
    return Case(
        document=trial.sheet.example.id,
        field=trial.field.name,
        confidence=None if contradictions(findings, trial.field.name) else confidence,
        right=trial.right,
        familiar=trial.view.knows,
        supplier=str(trial.sheet.group),
    )


def _shares(trials: Sequence[Trial]) -> dict[str, float]:
    counts: dict[str, list[bool]] = defaultdict(list)
    for trial in trials:
        counts[trial.field.name].append(trial.right)
    return {name: round(sum(found) / len(found), 4) for name, found in sorted(counts.items())}
