"""Whether a confidence ranks errors and means what it says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docloop.model.base import Value

BINS = 10
SIMULATIONS = 2_000
QUANTILE = 0.95

Floats = NDArray[np.float64]


class Bin(Value):
    """Claims of neighbouring confidence: their number, their mean confidence and the share that is right."""

    count: int
    confidence: float
    right: float


def auroc(confidence: Sequence[float], right: Sequence[bool]) -> float | None:
    """The chance that a right value has more confidence than a wrong one, ties counting half; None without both."""
    score, good = np.asarray(confidence, dtype=np.float64), np.asarray(right, dtype=bool)
    wins = int(good.sum())
    losses = len(good) - wins
    if not wins or not losses:
        return None
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[good].sum() - wins * (wins + 1) / 2) / (wins * losses))


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """Bins of equal mass, from the least certain claims to the most."""
    score, good = np.asarray(confidence, dtype=np.float64), np.asarray(right, dtype=np.float64)
    return tuple(
        Bin(count=len(part), confidence=float(score[part].mean()), right=float(good[part].mean()))
        for part in _parts(score, bins)
    )


def ece(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float | None:
    """Expected calibration error over bins of equal mass: their mean gap, weighted by count; None without claims."""
    table = reliability(confidence, right, bins)
    total = sum(part.count for part in table)
    return sum(part.count * abs(part.confidence - part.right) for part in table) / total if total else None


def ece_limit(confidence: Sequence[float], seed: int, bins: int = BINS) -> float | None:
    """The 95 % quantile of the ECE of a perfectly calibrated score with these very confidences, by simulation.

    A score whose ECE is not above it cannot be told from a perfect one with so few claims.
    """
    score = np.asarray(confidence, dtype=np.float64)
    if not len(score):
        return None
    draws = np.random.default_rng(seed).random((SIMULATIONS, len(score))) < score
    gaps = np.zeros(SIMULATIONS)
    for part in _parts(score, bins):
        gaps += np.abs(draws[:, part].sum(axis=1) - score[part].sum())
    return float(np.quantile(gaps / len(score), QUANTILE))


def _parts(score: Floats, bins: int) -> list[NDArray[np.intp]]:
    """The places of scores in bins of equal mass, lowest first; none is empty."""
    return [part for part in np.array_split(np.argsort(score, kind="stable"), bins) if len(part)]
