"""How much is accepted under a budget: the most that any threshold could, and what the guarantee did."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docloop.lab.evaluation.coverage import at_budget, curve
from docloop.lab.evaluation.figures import figures_of
from docloop.lab.evaluation.grading import Grade
from docloop.model.extraction import Field
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import graded

GRADES = st.lists(
    st.builds(graded, st.one_of(st.none(), st.sampled_from([0.2, 0.5, 0.8, 0.9])), st.booleans()), min_size=1
)


def test_equal_confidences_are_accepted_together() -> None:
    grades = [graded(0.9, True), graded(0.9, False), graded(0.5, True), graded(None, True)]
    assert curve(grades) == [(0.5, 0.5), (0.75, pytest.approx(1 / 3))]


@given(GRADES)
def test_the_curve_is_what_each_threshold_accepts(grades: list[Grade]) -> None:
    expected: list[float] = []
    for threshold in sorted(
        {each.read.confidence for each in grades if each.read.confidence is not None}, reverse=True
    ):
        taken = [each for each in grades if each.read.confidence is not None and each.read.confidence >= threshold]
        wrong = sum(not each.right for each in taken)
        expected += [len(taken) / len(grades), wrong / len(taken)]
    assert [number for point in curve(grades) for number in point] == pytest.approx(expected)


@given(GRADES, st.sampled_from([0.02, 0.3]))
def test_the_best_share_keeps_the_budget(grades: list[Grade], budget: float) -> None:
    best = at_budget(grades, budget).best
    assert best.wrong <= budget * best.count
    assert best.share == pytest.approx(best.count / len(grades))


def test_what_the_guarantee_accepts_is_parted_by_supplier() -> None:
    grades = [
        graded(0.9, True, familiar=True, accepted=(0.02,)),
        graded(0.9, False, familiar=True, accepted=(0.02,)),
        graded(0.4, True, familiar=False),
        graded(0.9, True, familiar=False, accepted=(0.02,)),
    ]
    found = at_budget(grades, 0.02)
    assert found.guaranteed is not None
    assert (found.guaranteed.count, found.guaranteed.wrong, found.guaranteed.share) == (3, 1, 0.75)
    assert found.familiar is not None
    assert found.familiar.error == 0.5
    assert found.new is not None
    assert (found.new.share, found.new.error) == (0.5, 0.0)


def test_without_a_guarantee_nothing_is_said_of_one() -> None:
    found = at_budget([graded(0.9, True, budgets=())], 0.02)
    assert (found.guaranteed, found.familiar, found.new) == (None, None, None)
    assert found.best.share == 1.0


def test_a_wrong_value_costs_precision_and_recall() -> None:
    # Given two right values, a wrong one and one that was not found
    absent = graded(None, True)
    lost = Grade(**{**vars(absent), "read": absent.read.model_copy(update={"value": None}), "right": False})
    found = figures_of("TOTAL", [graded(0.9, True), graded(0.8, True), graded(0.7, False), lost], (0.02,), seed=1)
    assert (found.known, found.claimed, found.right, found.scored) == (4, 3, 2, 3)
    assert found.accuracy == 0.5
    assert found.precision == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(2 * 2 / (3 + 4))
    assert found.auroc == 1.0


def test_that_nothing_was_found_is_scored_like_a_value() -> None:
    # Given two right values, and one that is there and was not found
    missed = replace(graded(0.02, right=False), read=Field(name="TOTAL", confidence=0.02))
    unscored = replace(missed, read=Field(name="TOTAL"))

    found = figures_of("TOTAL", [graded(0.9, right=True), graded(0.8, right=True), missed, unscored], (0.02,), 0)

    assert (found.known, found.claimed, found.scored, found.auroc, found.auroc_of_values) == (4, 2, 3, 1.0, None)
    assert found.budgets[0].best.share == 0.5
