"""The numbers behind a budget are those that scipy computes by other formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

import numpy as np
import pytest
from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case
from docloop.steps.decide.budget.bounds import beta_share, exact_interval, normal_tail, replay_tail, risk_tail
from docloop.steps.decide.budget.drift import ALARM, LEAST_DISTANCE, LEAST_LIVE, drift
from docloop.steps.decide.budget.significance import common_level
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import special

SHARES = st.floats(0.0005, 0.9995)
SIZES = st.integers(1, 3_000)


@given(a=st.floats(0.05, 3_000), b=st.floats(0.05, 3_000), x=st.floats(0.0, 1.0))
@example(a=2.0, b=3.0, x=0.0)
@example(a=2.0, b=3.0, x=1.0)
@example(a=1_500.0, b=1_500.0, x=0.5)
def test_the_incomplete_beta_function(a: float, b: float, x: float) -> None:
    assert beta_share(a, b, x) == pytest.approx(special.betainc(a, b, x), rel=1e-6, abs=1e-10)


@given(accepted=SIZES, wrong=st.integers(0, 300), error=SHARES)
@example(accepted=30, wrong=30, error=0.02)
@example(accepted=30, wrong=31, error=0.02)
@example(accepted=30, wrong=2, error=1.0)
def test_so_few_wrong_is_a_binomial_tail(accepted: int, wrong: int, error: float) -> None:
    assert risk_tail(wrong, accepted, error) == pytest.approx(
        special.bdtr(min(wrong, accepted), accepted, error), abs=1e-9
    )


@given(accepted=st.floats(0.5, 3_000), wrong=st.floats(0.0, 100), error=SHARES)
def test_evidence_that_counts_in_part_lies_between_whole_numbers(accepted: float, wrong: float, error: float) -> None:
    assume(wrong < accepted)
    tail = risk_tail(wrong, accepted, error)
    assert tail == pytest.approx(special.betainc(accepted - wrong, wrong + 1.0, 1.0 - error), rel=1e-6, abs=1e-10)


@given(accepted=SIZES, wrong=st.integers(0, 100), error=st.floats(0.001, 0.5), horizon=st.sampled_from([0.5, 1.0, 2.0]))
@example(accepted=100, wrong=3, error=0.07, horizon=1.0)
def test_so_few_here_before_the_budget_breaks_there_is_a_negative_binomial_tail(
    accepted: int, wrong: int, error: float, horizon: float
) -> None:
    """0.07 * 100 is a little more than 7, and 0.29 * 100 a little less than 29: both allow what a person would say."""
    breaks = floor(round(error * accepted * horizon, 6)) + 1
    assume(abs(error * accepted * horizon - round(error * accepted * horizon)) > 1e-6 or error == 0.07)
    expected = special.nbdtr(wrong, breaks, horizon / (1.0 + horizon))
    assert replay_tail(wrong, accepted, error, horizon) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("error", [0.01, 0.02, 0.05, 0.07, 0.29])
def test_a_budget_allows_so_many_of_a_hundred_as_it_says(error: float) -> None:
    allowed = round(100 * error)
    assert replay_tail(1, 100, error) == pytest.approx(special.nbdtr(1, allowed + 1, 0.5))


@given(of=SIZES, part=st.floats(0.0, 1.0), confidence=st.sampled_from([0.8, 0.9, 0.95, 0.99]))
@example(of=20, part=0.0, confidence=0.95)
@example(of=20, part=1.0, confidence=0.95)
def test_the_interval_is_that_of_clopper_and_pearson(of: int, part: float, confidence: float) -> None:
    hits = round(of * part)
    beyond = (1.0 - confidence) / 2
    low = special.betaincinv(hits, of - hits + 1, beyond) if hits else 0.0
    high = special.betaincinv(hits + 1, of - hits, 1.0 - beyond) if hits < of else 1.0
    assert exact_interval(hits, of, confidence) == pytest.approx((low, high), abs=1e-8)


@given(deviations=st.floats(-8.0, 8.0))
def test_the_normal_tail(deviations: float) -> None:
    assert normal_tail(deviations) == pytest.approx(special.ndtr(deviations), rel=1e-9)


def reached(sizes: Sequence[int], error: float, level: float) -> float:
    """How likely a binomial walk over these sizes ever has a p-value of at most `level`, number by number."""
    chances: dict[int, float] = {0: 1.0}
    before, passed = 0, 0.0
    for size in sizes:
        new = size - before
        growth = [special.comb(new, more) * error**more * (1.0 - error) ** (new - more) for more in range(new + 1)]
        after: dict[int, float] = {}
        for wrong, chance in chances.items():
            for more, likely in enumerate(growth):
                after[wrong + more] = after.get(wrong + more, 0.0) + chance * float(likely)
        passing = [wrong for wrong in after if special.bdtr(wrong, size, error) <= level]
        passed += sum(after.pop(wrong) for wrong in passing)
        chances, before = after, size
    return passed


@pytest.mark.parametrize(
    ("counts", "error", "delta"),
    [
        ([149], 0.02, 0.05),
        ([40, 60, 80, 100], 0.05, 0.05),
        ([30, 30, 0, 90], 0.1, 0.1),
        ([10, 20, 30, 40, 50, 60], 0.3, 0.025),
        ([5], 0.02, 0.05),
    ],
)
def test_the_common_level_is_the_largest_that_keeps_the_promise(counts: list[int], error: float, delta: float) -> None:
    """Of the levels that are tried: each is 3.5 % larger than the one before."""
    sizes = sorted({count for count in counts if count > 0})
    level = common_level(counts, error, delta)
    assert reached(sizes, error, level) <= delta + 1e-9
    assert level <= delta
    larger = level * 1e6 ** (1.0 / 399) * (1 + 1e-9)
    assert larger > delta or reached(sizes, error, larger) > delta


@pytest.mark.parametrize(("error", "delta"), [(0.0, 0.05), (1.0, 0.05)])
def test_a_budget_of_nothing_or_of_everything_needs_no_level(error: float, delta: float) -> None:
    assert common_level([10, 20], error, delta) == delta


def test_no_level_will_do_where_no_doubt_is_allowed() -> None:
    assert common_level([10, 20], 0.02, 1e-9) == 0.0


def live(confidences: Iterable[float], *, familiar: bool = True, name: str = "TOTAL") -> list[Case]:
    return [
        Case(document=f"{name}{place}", field=name, confidence=float(each), right=True, familiar=familiar)
        for place, each in enumerate(confidences)
    ]


@pytest.mark.parametrize("familiar", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_confidences_have_drifted_when_kolmogorov_and_smirnov_say_so(seed: int, familiar: bool) -> None:
    rng = np.random.default_rng(seed)
    before = np.round(rng.beta(8.0, 2.0, rng.integers(LEAST_LIVE, 400)), 2)
    now = np.round(rng.beta(8.0 - seed / 4, 2.0 + seed / 8, rng.integers(LEAST_LIVE, 400)), 2)
    every = np.concatenate([before, now])
    up_to = [np.searchsorted(np.sort(each), every, side="right") / len(each) for each in (before, now)]
    distance = np.abs(up_to[0] - up_to[1]).max()
    chance = special.kolmogi(ALARM) * np.sqrt((len(before) + len(now)) / (len(before) * len(now)))
    told = drift(live(before, familiar=familiar), (), live(now, familiar=familiar), ErrorBudget())
    assert (told is not None) == (distance > max(LEAST_DISTANCE, chance))


@given(accepted=st.integers(1, 300), wrong=st.integers(0, 40), error=st.sampled_from([0.01, 0.02, 0.05]))
def test_too_many_wrong_ones_are_told_when_the_binomial_test_says_so(accepted: int, wrong: int, error: float) -> None:
    wrong = min(wrong, accepted)
    audits = [
        Case(document=f"d{each}", field="TOTAL", confidence=0.99, right=each >= wrong, familiar=True, weight=50.0)
        for each in range(accepted)
    ]
    chance = special.bdtrc(wrong - 1, accepted, error)
    assume(abs(chance - ALARM) > 1e-9)  # 1 of 1 at 1 %: rounding decides there
    assert (drift((), audits, (), ErrorBudget(error=error)) is not None) == (chance <= ALARM)
