"""How far down the thresholds go, on numbers small enough to check by hand."""

from __future__ import annotations

import pytest
from docloop.model.budget import ErrorBudget
from docloop.steps.decide.budget.sample import Evidence, Stratum
from docloop.steps.decide.budget.search import Test as ThresholdTest
from docloop.steps.decide.budget.search import path, walk

from tests.budget_cases import by_hand, stratum_of

BUDGET = ErrorBudget()


@pytest.mark.parametrize(
    ("evidence", "lots", "passed"),
    [
        (Evidence(149.0, 0.0, 0.0, 0.0), False, True),
        (Evidence(148.0, 0.0, 0.0, 0.0), False, False),
        (Evidence(1_000.0, 5.0, 0.0, 0.02), False, True),
        (Evidence(1_000.0, 5.0, 0.0, 0.0201), False, False),
        (Evidence(149.0, 0.0, -9.0, 0.0), True, False),
        (Evidence(250.0, 0.0, -1.7, 0.0), True, True),
        (Evidence(250.0, 0.0, -1.6, 0.0), True, False),
        (Evidence(250.0, 0.0, 9.0, 0.0), False, True),
    ],
    ids=[
        "149 of 149", "148 of 148", "its own just allowed", "its own not", "three errors break the next 149",
        "the next lot holds", "lots differ too much", "no lots",
    ],
)  # fmt: skip
def test_a_threshold_passes(evidence: Evidence, lots: bool, passed: bool) -> None:
    assert ThresholdTest(error=0.02, delta=0.05, level=0.05, lots=lots).passed_by(evidence) is passed


def falling(size: int, *, best: float = 0.9999, sure: int | None = None) -> list[float]:
    """Confidences that fall a little from one to the next; only the first `sure` are high."""
    return [(best if sure is None or each < sure else 0.5) - each * 1e-7 for each in range(size)]


@pytest.mark.parametrize(
    ("size", "sure", "ahead", "steps"),
    [
        (80, None, 0, [*range(48, 81, 2)]),
        (100, 20, 0, [13, 15, 18, *(count for n in range(20, 101, 5) for count in (n, n + 3) if count <= 100)]),
        (10, None, 0, [6, 7, 8, 9, 10]),
        (80, None, 70, [71, 72, 74, 76, 78, 80]),
        (0, None, 0, []),
    ],
)
def test_thresholds_are_spread_around_the_best_to_expect(
    size: int, sure: int | None, ahead: int, steps: list[int]
) -> None:
    found = by_hand([0] * size, confidence=falling(size, sure=sure), ahead=ahead)
    assert path(found, BUDGET) == steps


def test_what_is_equally_sure_is_accepted_together() -> None:
    assert path(by_hand([0] * 60, confidence=[0.9] * 60), BUDGET) == [60]
    assert path(by_hand([0] * 60, confidence=[0.999] * 50 + [0.998] * 10), BUDGET) == [50, 60]


def test_what_was_wrong_does_not_move_the_path() -> None:
    known = stratum_of(300, seed=4)
    assert path(known, BUDGET) == path(by_hand([1] * len(known), confidence=known.confidence.tolist()), BUDGET)


@pytest.mark.parametrize(
    ("of", "budget", "fields", "more"),
    [
        (by_hand([0] * 20), BUDGET, 1, 130),
        (by_hand([0] * 20), BUDGET, 4, 18),
        (by_hand([0] * 20), BUDGET, 100, 10),
        (by_hand([0] * 20), BUDGET, 0, 130),
        (by_hand([0] * 40, [0] * 40), BUDGET, 1, 120),
        (by_hand([0] * 20), ErrorBudget(error=1.0), 1, 10),
        (by_hand([0] * 20), ErrorBudget(error=0.001), 1, 3_000),
        (by_hand([0] * 20), ErrorBudget(error=0.0), 1, None),
        (by_hand([0] * 20), ErrorBudget(delta=0.0), 1, None),
        (by_hand([0] * 29, documents=29), ErrorBudget(error=0.5), 1, 1),
    ],
)
def test_too_few_units_say_how_many_are_missing(
    of: Stratum, budget: ErrorBudget, fields: int, more: int | None
) -> None:
    """149 faultless values prove 2 %; 30 units are needed in any case; numbers are rounded up to two digits."""
    proof = walk(of, budget, fields, lots=False)
    assert (proof.passed, proof.more, proof.thresholds) == (0, more, {})


def test_faultless_values_are_all_accepted() -> None:
    found = by_hand([0] * 400)
    proof = walk(found, BUDGET, 1, lots=False)
    assert (proof.passed, proof.more) == (400, 0)
    assert proof.thresholds == {"TOTAL": found.confidence[399]}


def test_a_threshold_lies_before_the_errors() -> None:
    """Of the last forty every second is wrong."""
    proof = walk(by_hand([0] * 400 + [0, 1] * 20), BUDGET, 1, lots=False)
    assert (proof.passed, proof.more) == (396, 95)


@pytest.mark.parametrize(
    ("documents", "seed", "lots", "passed", "more"),
    [
        (120, 1, False, 396, 26),
        (400, 2, False, 1360, 1_100),
        (400, 2, True, 1360, 1_300),
        (60, 3, False, 198, 17),
        (250, 8, True, 625, 13),
    ],
)
def test_a_machine_of_known_errors_gets_so_far(documents: int, seed: int, lots: bool, passed: int, more: int) -> None:
    """What a change of the search changes has to be seen, and measured with tests.benchmark.budget."""
    proof = walk(stratum_of(documents, seed=seed), BUDGET, 4, lots=lots)
    assert (proof.passed, proof.more) == (passed, more)
