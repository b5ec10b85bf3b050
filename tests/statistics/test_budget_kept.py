"""Replays of hundreds of documents: a budget that was proven is kept as often as was promised."""

from __future__ import annotations

import numpy as np
import pytest
from docloop.model.budget import ErrorBudget
from docloop.steps.decide.budget.bounds import risk_tail
from docloop.steps.decide.budget.sample import Stratum
from docloop.steps.decide.budget.search import walk
from docloop.steps.decide.budget.significance import common_level

from tests.budget_cases import FIELDS, both, proven, stratum_of

BUDGET = ErrorBudget()
HALF = ErrorBudget(delta=0.025)
REPLAYS = 24


def breaks(first: Stratum, second: Stratum, *, lots: bool = False) -> tuple[bool, int]:
    """Whether what is proven on the first breaks the budget on the second, and how much of that is accepted."""
    least = walk(first, HALF, len(FIELDS), lots=lots).thresholds.get("TOTAL", 2.0)
    taken = second.confidence >= least
    return bool(second.wrong[taken].sum() > BUDGET.error * taken.sum()), int(taken.sum())


def test_the_budget_is_kept_on_documents_not_seen() -> None:
    """At most one replay in twenty may break it; so many would one run in a thousand if it were one in twenty."""
    replays = [breaks(stratum_of(250, seed=seed), stratum_of(250, seed=1_000 + seed)) for seed in range(REPLAYS)]
    assert sum(broken for broken, _ in replays) <= 0.05 * REPLAYS + 4
    assert sum(taken for _, taken in replays) > 0.4 * REPLAYS * 250 * len(FIELDS)


def test_the_budget_is_kept_for_suppliers_never_seen_though_their_documents_err_together() -> None:
    def half(seed: int) -> Stratum:
        return stratum_of(250, seed=seed, ease=6.0, suppliers=90, moods=1.0)

    replays = [breaks(half(seed), half(1_000 + seed), lots=True) for seed in range(REPLAYS)]
    assert sum(broken for broken, _ in replays) <= 0.05 * REPLAYS + 4
    assert sum(taken for _, taken in replays) > 0.1 * REPLAYS * 250 * len(FIELDS)


def test_a_machine_whose_confidence_says_nothing_gets_nothing_accepted() -> None:
    """It is wrong just more often than allowed, about 2.6 % of the time, whatever it says."""
    barely = ErrorBudget(error=0.025, delta=0.025)
    blind = (stratum_of(250, seed=seed, ease=6.0, informative=False) for seed in range(REPLAYS))
    assert sum(walk(stratum, barely, len(FIELDS), lots=False).passed > 0 for stratum in blind) <= 0.025 * REPLAYS + 3


def test_the_budget_is_kept_by_known_and_new_suppliers_together() -> None:
    broken = taken = 0
    for seed in range(REPLAYS):
        (known, new), (later, others) = both(seed), both(1_000 + seed)
        guarantee = proven([*known, *new])
        accepted = [case for case in (*later, *others) if guarantee.accepts(case)]
        broken += sum(not case.right for case in accepted) > BUDGET.error * len(accepted)
        taken += len(accepted)
    assert broken <= 0.05 * REPLAYS + 4
    assert taken > 0.4 * REPLAYS * 300 * len(FIELDS)


def test_a_machine_that_errs_at_the_budget_everywhere_passes_somewhere_as_often_as_delta() -> None:
    counts = range(300, 1_000, 25)
    level = common_level(counts, 0.02, 0.05)
    passing = {(n, k) for n in counts for k in range(40) if risk_tail(k, n, 0.02) <= level}
    wrong = np.cumsum(np.random.default_rng(0).random((4_000, 1_000)) < 0.02, axis=1)
    passed = [any((n, int(row[n - 1])) in passing for n in counts) for row in wrong]
    assert sum(passed) / len(passed) == pytest.approx(0.05, abs=0.01)
