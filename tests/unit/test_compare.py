"""What is held out, what counts as better, and what a model recalls after it has forgotten."""

from __future__ import annotations

import math

import pytest
from docloop.model.learned import Case, Habit, Habits, KnownValue, LearnedModel, Linear, Memory, TrainingFacts
from docloop.model.reading import Reading
from docloop.model.training import Comparison, Figures
from docloop.steps.learn import Example
from docloop.steps.learn.compare import HELD_OUT, chance, place, seen_by, split, verdict
from docloop.steps.learn.forget import forget, remembered
from hypothesis import given
from hypothesis import strategies as st

IDS = st.sets(st.text("abcdefghij", min_size=3, max_size=6), max_size=60)
FACTS = TrainingFacts(documents=9, fields=30, seed=0)
RANKER = Linear(features=(), mean=(), scale=(), weights=(), bias=1.0)


def model(**parts: object) -> LearnedModel:
    return LearnedModel.model_validate({"document_type": "slip", "facts": FACTS, "ranker": RANKER, **parts})


def examples(ids: set[str]) -> list[Example]:
    return [Example(each, Reading(pages=()), {"TOTAL": "1.00"}) for each in sorted(ids)]


@given(IDS, IDS)
def test_nothing_is_both_taught_and_held_out(ids: set[str], seen: set[str]) -> None:
    teaching, held_out = split(examples(ids), seen)

    assert {each.id for each in teaching} | {each.id for each in held_out} == ids
    assert not {each.id for each in teaching} & {each.id for each in held_out}
    assert not {each.id for each in held_out} & seen
    unseen = ids - seen
    assert len(held_out) >= min(len(unseen), math.ceil(HELD_OUT * len(ids)))
    assert {each for each in unseen if place(each) < HELD_OUT} <= {each.id for each in held_out}


@given(IDS, IDS)
def test_what_was_held_out_is_held_out_of_later_trainings(ids: set[str], more: set[str]) -> None:
    teaching, held_out = split(examples(ids), frozenset())

    _, later = split(examples(ids | more), {each.id for each in teaching})

    assert {each.id for each in held_out if place(each.id) < HELD_OUT} <= {each.id for each in later}


def found(won: int, lost: int, accepted: tuple[float, float] = (0.0, 0.0)) -> Comparison:
    champion, challenger = accepted
    return Comparison(
        documents=10,
        fields=40,
        won=won,
        lost=lost,
        champion=Figures(right=0.8, accepted=champion),
        challenger=Figures(right=0.8 + (won - lost) / 40, accepted=challenger),
    )


@pytest.mark.parametrize(
    ("won", "lost", "better"),
    [(4, 0, True), (3, 0, False), (10, 4, True), (9, 5, False), (0, 0, False), (0, 4, False)],
)
def test_a_lead_has_to_be_more_than_noise(won: int, lost: int, better: bool) -> None:
    decided, reason = verdict(model(), model(), found(won, lost))

    assert decided is better
    assert f"{won} only it, {lost} only the other" in reason


@pytest.mark.parametrize(
    ("won", "lost", "accepted", "better"),
    [
        (0, 0, (0.5, 0.56), True),
        (0, 0, (0.5, 0.54), False),
        (0, 4, (0.5, 0.9), False),
        (1, 2, (0.5, 0.6), True),
    ],
)
def test_accepting_more_counts_where_it_is_not_worse(
    won: int, lost: int, accepted: tuple[float, float], better: bool
) -> None:
    assert verdict(model(), model(), found(won, lost, accepted))[0] is better


@pytest.mark.parametrize(("won", "lost", "better"), [(0, 0, True), (1, 0, True), (1, 2, False)])
def test_against_the_rules_it_is_enough_not_to_be_worse(won: int, lost: int, better: bool) -> None:
    assert verdict(model(), None, found(won, lost))[0] is better


def test_without_evidence_nothing_is_promoted() -> None:
    empty = found(0, 0).model_copy(update={"fields": 0})

    assert not verdict(model(), None, empty)[0]
    assert not verdict(model(ranker=None), None, found(4, 0))[0]


def test_the_chance_is_that_of_a_fair_coin() -> None:
    assert chance(0, 0) == 1.0
    assert chance(3, 0) == 1 / 8
    assert chance(3, 1) == pytest.approx(5 / 16)


def test_a_model_that_forgot_recalls_nothing_of_it() -> None:
    taught = model(
        memory=Memory(
            values=(
                KnownValue(field="VENDOR_NAME", value="Quillfeather", documents=("gone",)),
                KnownValue(field="VENDOR_NAME", value="Corner Cafe", documents=("gone", "here")),
            )
        ),
        habits=Habits(
            documents=("gone", "here"),
            bases={"TOTAL": 0.5},
            seen=(
                Habit(field="TOTAL", aspect="left", text="quillfeather", documents=(0,), shares=(1.0,)),
                Habit(field="TOTAL", aspect="left", text="total", documents=(0, 1), shares=(0.5, 1.0)),
            ),
        ),
        cases=(
            Case(document="gone", field="TOTAL", confidence=0.9, right=True, familiar=True, supplier="Quillfeather"),
        ),
    )
    assert seen_by(taught) == remembered(taught) == {"gone", "here"}

    left = forget(taught, {"gone"})

    assert "uillfeather" not in left.model_dump_json()
    assert remembered(left) == {"here"}
    assert left.id != taught.id
    [known], [habit] = left.memory.values, left.habits.seen
    assert (known.value, known.documents) == ("Corner Cafe", ("here",))
    assert (habit.text, habit.documents, habit.shares) == ("total", (0,), (1.0,))
    assert seen_by(left) == {"gone", "here"}  # ids and figures stay: what it was fitted to cannot be compared on
