"""Fits the small models: boosted trees where labels are many, a logistic model where they are few.

scikit-learn takes most of a process's start, so it is imported by what fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from docloop.model.learned import Calibration, Linear, Trees

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression

Matrix = NDArray[np.float64]
DIGITS = 6
"""Significant digits that a stored model keeps."""


CURVE_POINTS = 41
CURVE_PRIOR = 10.0
"""Variance of the Gaussian prior of a calibration's slope."""


@dataclass(frozen=True)
class Shape:
    """How much a forest may learn. `rate` shrinks each tree, `least` is the fewest cases in a leaf."""

    trees: int = 120
    leaves: int = 15
    rate: float = 0.08
    least: int = 20
    ridge: float = 1.0


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """One row per mapping, one column per name; what is missing is 0."""
    places = {name: place for place, name in enumerate(names)}
    made = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in places:
                made[at, places[name]] = value
    return made


def names_of(rows: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """Every feature that occurs, sorted, so that the order of rows does not matter."""
    return tuple(sorted({name for row in rows for name in row}))


def fit_trees(
    x: Matrix, right: NDArray[np.bool_], names: Sequence[str], shape: Shape, seed: int, weights: Matrix | None = None
) -> Trees:
    """Histogram gradient boosting (Friedman 2001; scikit-learn's), in one thread so that it comes out the same.

    Raises ValueError when all cases are of one kind.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    forest = HistGradientBoostingClassifier(
        max_iter=shape.trees,
        max_leaf_nodes=shape.leaves,
        learning_rate=shape.rate,
        min_samples_leaf=shape.least,
        l2_regularization=shape.ridge,
        early_stopping=False,
        random_state=seed,
    )
    with threadpool_limits(1):
        forest.fit(x, right, sample_weight=weights)
    return _trees(forest, tuple(names))


def _trees(forest: HistGradientBoostingClassifier, names: tuple[str, ...]) -> Trees:
    roots: list[int] = []
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []
    for (tree,) in forest._predictors:  # no public way to the trees; a test holds ours against scikit-learn's answer
        start = len(feature)
        roots.append(start)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            feature.append(-1 if leaf else int(node["feature_idx"]))
            threshold.append(0.0 if leaf else float(node["num_threshold"]))
            left.append(0 if leaf else start + int(node["left"]))
            right.append(0 if leaf else start + int(node["right"]))
            value.append(_short(float(node["value"])) if leaf else 0.0)
    baseline = float(np.ravel(forest._baseline_prediction)[0])
    return Trees(
        features=names,
        baseline=_short(baseline),
        roots=tuple(roots),
        feature=tuple(feature),
        threshold=tuple(threshold),
        left=tuple(left),
        right=tuple(right),
        value=tuple(value),
    )


def fit_linear(
    x: Matrix, right: NDArray[np.bool_], names: Sequence[str], ridge: float, weights: Matrix | None = None
) -> Linear:
    """Logistic regression with a Gaussian prior of strength `ridge`. Raises ValueError when cases are of one kind."""
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    fitted = _logistic((x - mean) / scale, right, weights, C=1.0 / ridge, max_iter=2_000)
    return Linear(
        features=tuple(names),
        mean=tuple(_short(each) for each in mean),
        scale=tuple(_short(each) for each in scale),
        weights=tuple(_short(each) for each in fitted.coef_[0]),
        bias=_short(float(fitted.intercept_[0])),
    )


def outputs(model: Trees | Linear, x: Matrix) -> Matrix:
    """The log odds of every row of `x`, whose columns are the model's features in their order."""
    if isinstance(model, Linear):
        scaled = (x - np.array(model.mean)) / np.array(model.scale)
        return np.asarray(model.bias + scaled @ np.array(model.weights))
    feature, threshold = np.array(model.feature), np.array(model.threshold)
    left, right, value = np.array(model.left), np.array(model.right), np.array(model.value)
    total = np.full(len(x), model.baseline)
    rows = np.arange(len(x))
    for root in model.roots:
        node = np.full(len(x), root)
        while (inner := feature[node] >= 0).any():
            below = x[rows, np.maximum(feature[node], 0)] <= threshold[node]
            node = np.where(inner, np.where(below, left[node], right[node]), node)
        total += value[node]
    return total


def fit_calibration(log_odds: Matrix, right: NDArray[np.bool_], weights: Matrix | None = None) -> Calibration:
    """A never falling curve through probabilities: Platt's logistic curve (1999), drawn at evenly spaced log odds."""
    fitted = _logistic(log_odds[:, None], right, weights, C=CURVE_PRIOR)
    slope, shift = max(0.0, float(fitted.coef_[0, 0])), float(fitted.intercept_[0])
    at = np.linspace(float(log_odds.min()), max(float(log_odds.max()), float(log_odds.min()) + 1e-3), CURVE_POINTS)
    return Calibration(
        log_odds=tuple(_short(place) for place in at),
        probability=tuple(_short(1.0 / (1.0 + np.exp(-(slope * place + shift)))) for place in at),
    )


def _logistic(x: Matrix, right: NDArray[np.bool_], weights: Matrix | None, **options: float) -> LogisticRegression:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    with threadpool_limits(1):
        return LogisticRegression(**options).fit(x, right, sample_weight=weights)


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
