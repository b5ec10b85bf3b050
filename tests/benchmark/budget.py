"""Whether error budgets are kept and what that costs, on machines whose errors are known, against other tests.

`python -m tests.benchmark.budget [--replays 200] [--documents 250]`. Each replay draws two lots of documents:
thresholds are proven on the first and counted on the second. Suppliers of the two differ, and each has a mood of which
confidences know nothing. `exceeded` is the share of replays in which more of what was accepted was wrong than the
budget allows. Real cases are replayed by `docloop evaluate`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from docloop.model.budget import ErrorBudget
from docloop.steps.decide.budget.bounds import risk_tail
from docloop.steps.decide.budget.sample import Stratum
from docloop.steps.decide.budget.search import path, walk
from docloop.steps.decide.budget.significance import common_level

from tests.budget_cases import FIELDS, stratum_of

DELTA = 0.025
ERRORS = (0.01, 0.02, 0.05, 0.10)
BETS = np.linspace(0.05, 0.95, 19)
"""Shares of the largest stake that cannot lose everything."""

Choice = Callable[[Stratum, ErrorBudget], int]


@dataclass(frozen=True)
class World:
    """`suppliers` None: documents err apart. `noise` is the share of labels that are wrong."""

    name: str
    ease: float
    suppliers: int | None = None
    moods: float = 0.0
    noise: float = 0.0

    def lot(self, documents: int, seed: int) -> Stratum:
        return stratum_of(
            documents, seed=seed, ease=self.ease, suppliers=self.suppliers, moods=self.moods, noise=self.noise
        )


WORLDS = (
    World("known suppliers", 6.0),
    World("known suppliers, labels noisy", 6.0, noise=0.004),
    World("new suppliers, alike", 6.0, suppliers=90, moods=0.3),
    World("new suppliers, unlike", 6.0, suppliers=90, moods=1.0),
    World("new suppliers, unlike and hard", 4.5, suppliers=90, moods=1.0),
)


def ours(stratum: Stratum, budget: ErrorBudget) -> int:
    lots = len(np.unique(stratum.unit)) < stratum.documents
    return walk(stratum, budget, len(FIELDS), lots=lots).passed


def as_if_apart(stratum: Stratum, budget: ErrorBudget) -> int:
    """The same level and the exact binomial test alone, as if no two errors had to do with each other."""
    counts = path(stratum, budget)
    level = common_level(counts, budget.error, budget.delta)
    wrong = np.cumsum(stratum.wrong)
    return max((count for count in counts if risk_tail(wrong[count - 1], count, budget.error) <= level), default=0)


def in_sequence(stratum: Stratum, budget: ErrorBudget) -> int:
    """Fixed-sequence testing on the same path: each at delta, and the first that fails ends it."""
    passed = 0
    for count in path(stratum, budget):
        evidence = stratum.surest(count, budget.error)
        if risk_tail(evidence.wrong, evidence.accepted, budget.error) > budget.delta:
            break
        passed = count
    return passed


def by_betting(stratum: Stratum, budget: ErrorBudget) -> int:
    """Fixed-sequence testing by bets on units, each bounded by its size (Waudby-Smith and Ramdas 2023): no estimate."""
    passed = 0
    for count in path(stratum, budget):
        unit, wrong = stratum.unit[:count], stratum.wrong[:count]
        lost = np.bincount(unit, weights=wrong - budget.error)
        largest = np.bincount(unit).max() * (1.0 - budget.error)
        order = np.random.default_rng(0).permutation(len(lost))
        capital = np.exp(np.cumsum(np.log1p(-np.outer(BETS / largest, lost[order])), axis=1)).mean(axis=0)
        if capital.max() < 1.0 / budget.delta:
            break
        passed = count
    return passed


CHOICES: dict[str, Choice] = {
    "ours": ours,
    "as if apart": as_if_apart,
    "in sequence": in_sequence,
    "betting": by_betting,
}


def replay(world: World, choice: Choice, error: float, documents: int, replays: int) -> tuple[float, float, float]:
    """The share accepted, the error in all that was, and the share of replays that exceed the budget."""
    taken = wrong = exceeded = 0
    for seed in range(replays):
        first, second = world.lot(documents, 2 * seed), world.lot(documents, 2 * seed + 1)
        passed = choice(first, ErrorBudget(error=error, delta=DELTA))
        if passed:
            accepted = second.confidence >= first.confidence[passed - 1]
            errors = int(second.wrong[accepted].sum())
            taken, wrong = taken + int(accepted.sum()), wrong + errors
            exceeded += errors > error * accepted.sum()
    return taken / (replays * documents * len(FIELDS)), wrong / max(1, taken), exceeded / replays


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replays", type=int, default=200)
    parser.add_argument("--documents", type=int, default=250)
    given = parser.parse_args()
    for world in WORLDS:
        sys.stdout.write(f"\n{world.name}, {given.documents} documents, {given.replays} replays, delta {DELTA}\n")
        for error in ERRORS:
            for name, choice in CHOICES.items():
                share, risk, exceeded = replay(world, choice, error, given.documents, given.replays)
                sys.stdout.write(
                    f"  {error:4.0%}  {name:12}  accepted {share:5.1%}  wrong {risk:6.2%}  exceeded {exceeded:6.1%}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
