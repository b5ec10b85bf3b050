"""What learned models say of named features, in plain Python, so that it runs wherever a model is read."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from docloop.model.learned import Calibration, Linear, Recogniser, Trees

Features = Mapping[str, float]
"""A feature that is missing counts as 0."""

_FURTHEST = 30.0


def log_odds(model: Trees | Linear, features: Features) -> float:
    """The logarithm of how many times likelier yes is than no."""
    values = [features.get(name, 0.0) for name in model.features]
    if isinstance(model, Linear):
        scaled = zip(values, model.mean, model.scale, model.weights, strict=True)
        return model.bias + sum((value - mean) / scale * weight for value, mean, scale, weight in scaled)
    total = model.baseline
    feature, threshold, left, right = model.feature, model.threshold, model.left, model.right
    for root in model.roots:
        node = root
        while (index := feature[node]) >= 0:
            node = left[node] if values[index] <= threshold[node] else right[node]
        total += model.value[node]
    return total


def mean_log_odds(models: Sequence[Trees | Linear], features: Features) -> float:
    """What several models say together; there has to be one."""
    return sum(log_odds(model, features) for model in models) / len(models)


def chance_of_type(recogniser: Recogniser, holds: Features) -> float:
    """How likely a document that holds these words is of the type, 0..1.

    At most as likely as the rule of succession (Laplace, 1814) lets the labelled documents say: 0.86 from five.
    """
    most = (recogniser.documents + 1) / (recogniser.documents + 2)
    return most * sigmoid(log_odds(recogniser.words, holds))


def sigmoid(value: float) -> float:
    """The probability of these log odds; beyond 30 either way they count as 30."""
    return 1.0 / (1.0 + math.exp(-max(-_FURTHEST, min(_FURTHEST, value))))


def logit(probability: float) -> float:
    """Log odds, within 30 either way."""
    if probability <= 0.0:
        return -_FURTHEST
    if probability >= 1.0:
        return _FURTHEST
    return max(-_FURTHEST, min(_FURTHEST, math.log(probability / (1.0 - probability))))


def calibrated(curve: Calibration, value: float) -> float:
    """The probability that the curve gives these log odds."""
    at, to = curve.log_odds, curve.probability
    place = bisect_right(at, value)
    if place == 0:
        return to[0]
    if place == len(at):
        return to[-1]
    share = (value - at[place - 1]) / (at[place] - at[place - 1])
    return to[place - 1] + share * (to[place] - to[place - 1])
