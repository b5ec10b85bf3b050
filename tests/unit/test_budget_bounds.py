"""The tests behind a budget give the numbers of the textbook."""

from __future__ import annotations

from math import comb

import pytest
from docloop.steps.decide.budget.bounds import beta_share, exact_interval, normal_tail, replay_tail, risk_tail
from docloop.steps.decide.budget.significance import common_level
from hypothesis import given
from hypothesis import strategies as st

COUNTS = st.integers(1, 400)
SHARES = st.floats(0.001, 0.999)


def binomial(most: int, count: int, share: float) -> float:
    return sum(comb(count, each) * share**each * (1 - share) ** (count - each) for each in range(most + 1))


@given(count=COUNTS, most=st.integers(0, 400), share=SHARES)
def test_the_beta_function_sums_binomials(count: int, most: int, share: float) -> None:
    most = min(most, count - 1)
    assert beta_share(count - most, most + 1, 1 - share) == pytest.approx(binomial(most, count, share), abs=1e-9)


@pytest.mark.parametrize(("wrong", "accepted", "tail"), [(0, 149, 0.04929), (0, 148, 0.05030), (10, 900, 0.02917)])
def test_so_few_wrong_by_chance(wrong: int, accepted: int, tail: float) -> None:
    """149 faultless values prove 2 % with 95 %: 0.98 ** 149 = 0.049."""
    assert risk_tail(wrong, accepted, 0.02) == pytest.approx(tail, abs=2e-5)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.3084971), (10, 10, 0.6915029, 1.0), (2, 100, 0.002431337, 0.07038393), (0, 1, 0.0, 0.975)],
)
def test_an_interval_is_that_of_the_textbook(hits: int, of: int, low: float, high: float) -> None:
    """As R's binom.test gives it."""
    assert list(exact_interval(hits, of)) == pytest.approx([low, high], abs=1e-7)


def test_the_next_values_are_harder_to_promise_than_the_long_run() -> None:
    """Of 28 errors dealt to two halves at most 9 fall here: the nineteenth there breaks 2 % of 900."""
    assert replay_tail(9, 900, 0.02) == pytest.approx(binomial(9, 28, 0.5))
    assert replay_tail(9, 900, 0.02) > replay_tail(9, 900, 0.02, 3.0) > risk_tail(9, 900, 0.02)
    assert replay_tail(9, 900, 0.02, 10_000.0) == pytest.approx(risk_tail(9, 900, 0.02), rel=0.1)


@given(wrong=st.floats(0, 50), accepted=st.floats(0, 5_000), errors=st.tuples(SHARES, SHARES))
def test_a_larger_budget_is_never_doubted_more(wrong: float, accepted: float, errors: tuple[float, float]) -> None:
    strict, lax = sorted(errors)
    for tail in (risk_tail, replay_tail):
        assert tail(wrong, accepted, lax) <= tail(wrong, accepted, strict) + 1e-9
        assert 0.0 <= tail(wrong, accepted, lax) <= 1.0
        assert tail(wrong + 1, accepted, lax) >= tail(wrong, accepted, lax) - 1e-9


def test_nothing_is_proven_by_nothing_or_of_a_budget_of_nothing() -> None:
    for tail in (risk_tail, replay_tail):
        assert tail(0, 0, 0.02) == tail(0, 100, 0.0) == 1.0


@given(counts=st.lists(st.integers(1, 2_000), max_size=10), error=SHARES, deltas=st.tuples(SHARES, SHARES))
def test_a_common_level_lies_between_a_share_of_delta_and_all_of_it(
    counts: list[int], error: float, deltas: tuple[float, float]
) -> None:
    strict, lax = sorted(deltas)
    level = common_level(sorted(counts), error, lax)
    assert lax / (1.05 * max(1, len(counts))) - 1e-6 <= level <= lax
    assert common_level(sorted(counts), error, strict) <= level


@pytest.mark.parametrize(("deviations", "tail"), [(0.0, 0.5), (-1.6449, 0.05), (1.6449, 0.95)])
def test_the_normal_tail(deviations: float, tail: float) -> None:
    assert normal_tail(deviations) == pytest.approx(tail, abs=1e-4)
