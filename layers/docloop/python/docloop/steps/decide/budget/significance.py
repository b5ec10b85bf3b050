"""How small a p-value has to be where many thresholds are tried and any that passes may be taken."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_GRID = np.geomspace(1e-6, 1.0, 400)


def common_level(counts: Sequence[int], error: float, delta: float) -> float:
    """The p-value that at most one in 1 / `delta` machines reaches anywhere though each value is wrong with `error`.

    `counts` are how many values each threshold accepts, never falling. The number of errors grows from one to the next
    as a binomial, so the chance is summed exactly along them. It is less wasteful than a share of delta for each
    threshold, since what the stricter ones accept is in the laxer ones again. A machine that is worse where it is less
    sure passes less often (Hoeffding 1956), so this one is the worst case. 0: no level will do.
    """
    if not 0.0 < error < 1.0:
        return delta
    sizes = sorted({count for count in counts if count > 0})
    mean = sizes[-1] * error if sizes else 0.0
    most = int(mean + 4.0 * mean**0.5) + 10  # more than any may have wrong and still pass
    tails = [np.cumsum(_binomial(size, error, most)) for size in sizes]
    growths = [_binomial(size - before, error, most) for before, size in zip([0, *sizes], sizes, strict=False)]
    low, high = -1, int(np.searchsorted(_GRID, delta, side="right")) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _reached(tails, growths, float(_GRID[middle])) <= delta:
            low = middle
        else:
            high = middle - 1
    return float(_GRID[low]) if low >= 0 else 0.0


def _reached(tails: Sequence[NDArray[np.float64]], growths: Sequence[NDArray[np.float64]], level: float) -> float:
    """The chance that the p-value is at most `level` at one of the thresholds; `growths` are chances of more errors."""
    reached = 0.0
    alive = np.ones(1)
    for tail, growth in zip(tails, growths, strict=True):
        alive = np.convolve(alive, growth)[: len(tail)]
        passing = int(np.searchsorted(tail, level, side="right"))
        reached += float(alive[:passing].sum())
        alive[:passing] = 0.0
    return reached


def _binomial(count: int, share: float, most: int) -> NDArray[np.float64]:
    """The chances of 0 … `most` of `count`; `share` lies between 0 and 1."""
    hits = np.arange(most)
    ratios = np.maximum(count - hits, 0) / (hits + 1.0) * (share / (1.0 - share))
    logs = np.cumsum(np.log(np.maximum(ratios, 1e-300)))
    chances: NDArray[np.float64] = np.exp(np.concatenate([[0.0], logs]) + count * np.log1p(-share))
    chances[count + 1 :] = 0.0
    return chances
