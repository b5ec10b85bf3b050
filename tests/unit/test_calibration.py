"""A confidence is measured by how it ranks errors and by whether it means what it says."""

from __future__ import annotations

import random

import pytest
from docloop.lab.evaluation.calibration import auroc, ece, ece_limit, reliability
from hypothesis import given
from hypothesis import strategies as st

CLAIMS = st.lists(st.tuples(st.sampled_from([0.0, 0.3, 0.5, 0.7, 0.9, 1.0]), st.booleans()), max_size=40)
Claims = list[tuple[float, bool]]


def _apart(claims: Claims) -> tuple[list[float], list[bool]]:
    return [confidence for confidence, _ in claims], [right for _, right in claims]


@given(CLAIMS)
def test_auroc_is_the_chance_that_right_outranks_wrong(claims: Claims) -> None:
    wins = [c for c, right in claims if right]
    losses = [c for c, right in claims if not right]
    pairs = [1.0 if win > loss else 0.5 if win == loss else 0.0 for win in wins for loss in losses]
    expected = sum(pairs) / len(pairs) if pairs else None
    assert auroc(*_apart(claims)) == (None if expected is None else pytest.approx(expected))


def test_auroc_needs_right_and_wrong() -> None:
    assert auroc([], []) is None
    assert auroc([0.2, 0.9], [True, True]) is None
    assert auroc([0.2, 0.9], [False, True]) == 1.0


@given(CLAIMS)
def test_the_table_holds_every_claim_once_and_rises(claims: Claims) -> None:
    table = reliability(*_apart(claims))
    assert sum(part.count for part in table) == len(claims)
    assert max((part.count for part in table), default=0) - min((part.count for part in table), default=0) <= 1
    assert [part.confidence for part in table] == pytest.approx(sorted(part.confidence for part in table))


def test_the_error_of_calibration_is_the_mean_gap() -> None:
    assert ece([0.5] * 10, [True] * 5 + [False] * 5, bins=1) == pytest.approx(0.0)
    assert ece([0.9] * 10, [True] * 5 + [False] * 5, bins=1) == pytest.approx(0.4)
    assert ece([0.0, 0.0, 1.0, 1.0], [True, True, False, False], bins=2) == pytest.approx(1.0)
    assert ece([], []) is None
    assert ece_limit([], seed=1) is None


def test_a_perfect_score_stays_below_its_limit_and_a_boastful_one_does_not() -> None:
    # Given scores that mean what they say
    draw = random.Random(5)  # noqa: S311 - a draw that can be repeated
    below = 0
    for _ in range(40):
        said = [draw.uniform(0.5, 1.0) for _ in range(200)]
        right = [draw.random() < confidence for confidence in said]
        measured, limit = ece(said, right), ece_limit(said, seed=1)
        assert measured is not None
        assert limit is not None
        below += measured <= limit
    # Then about one in twenty is above the limit
    assert 34 <= below < 40
    # And one that says more than it knows is above it
    boast = ece([0.99] * 200, [True] * 160 + [False] * 40)
    limit = ece_limit([0.99] * 200, seed=1)
    assert boast is not None
    assert limit is not None
    assert boast > limit


def test_the_limit_is_the_same_for_the_same_seed() -> None:
    said = [0.5, 0.6, 0.7, 0.8] * 10
    assert ece_limit(said, seed=3) == ece_limit(said, seed=3)
    assert ece_limit(said, seed=3) != ece_limit(said, seed=4)
