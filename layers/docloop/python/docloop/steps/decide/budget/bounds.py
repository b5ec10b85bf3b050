"""Tests of "more than a share e is wrong": the smaller the number, the less the evidence allows it."""

from __future__ import annotations

import math
from collections.abc import Callable

_STEPS = 500
_CLOSE = 1e-12
_TINY = 1e-300
_HALVINGS = 50


def risk_tail(wrong: float, accepted: float, error: float) -> float:
    """How likely so few are wrong if each is so with probability `error`: the exact binomial test.

    Clopper and Pearson 1934; holds for unequal probabilities of that mean too (Hoeffding 1956, theorem 4). Fractions
    are allowed, for evidence that counts for less than it seems (Korn and Graubard 1998).
    """
    if accepted <= 0 or error <= 0 or wrong >= accepted:
        return 1.0
    return beta_share(accepted - wrong, wrong + 1.0, 1.0 - error) if error < 1 else 0.0


def replay_tail(wrong: float, accepted: float, error: float, horizon: float = 1.0) -> float:
    """How likely at most so few are wrong here while the budget breaks among the next `horizon` times as many.

    Each wrong one falls here or there by chance. The budget has broken there when one more than it allows has fallen;
    that at most `wrong` fell here by then is a binomial tail (prediction bounds for counts: Nelson 1970, Hahn and
    Meeker 1991, section 7.5), the same whatever the true error is.
    """
    if accepted <= 0 or error <= 0:
        return 1.0
    allowed = math.floor(error * accepted * horizon + 1e-9)
    return beta_share(allowed + 1.0, wrong + 1.0, horizon / (1.0 + horizon))


def exact_interval(hits: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Between which shares the true one lies, as sure as asked, after so many `hits` (Clopper and Pearson 1934)."""
    rest = (1.0 - confidence) / 2.0
    low = _where(lambda share: beta_share(hits, of - hits + 1.0, share), rest) if hits > 0 else 0.0
    high = _where(lambda share: beta_share(hits + 1.0, of - hits, share), 1.0 - rest) if hits < of else 1.0
    return low, high


def _where(rising: Callable[[float], float], level: float) -> float:
    """The share at which a never falling function reaches the level."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if rising(middle) < level else (low, middle)
    return (low + high) / 2.0


def normal_tail(deviations: float) -> float:
    """How likely a normal number is at most so many standard deviations above its mean."""
    return 0.5 * math.erfc(-deviations / math.sqrt(2.0))


def beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by Lentz's continued fraction (Numerical Recipes, section 6.4)."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_share(b, a, 1.0 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x) - math.log(a)
    )
    c, d = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    total = d
    for m in range(1, _STEPS):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0)),
        ):
            d = 1.0 / _away_from_zero(1.0 + factor * d)
            c = _away_from_zero(1.0 + factor / c)
            total *= c * d
        if abs(c * d - 1.0) < _CLOSE:
            break
    return min(1.0, front * total)


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
