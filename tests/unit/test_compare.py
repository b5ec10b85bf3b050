"""What models are compared on, what counts as better, and what a model recalls after it has forgotten."""

from __future__ import annotations

from datetime import date

import pytest
from docloop.model.learned import (
    Case,
    Habit,
    Habits,
    KnownValue,
    LearnedLabel,
    LearnedModel,
    Linear,
    Memory,
    Recogniser,
    TrainingFacts,
    Usual,
)
from docloop.model.policy import PolicyMode
from docloop.model.training import Comparison, Figures
from docloop.steps.learn import Example
from docloop.steps.learn.contest import answers, chance, compare, seen_by, verdict
from docloop.steps.learn.unlearn import forget, has_words, remembered

from tests.papers import RECEIPT, paper, truth

TODAY = date(2024, 4, 1)
FACTS = TrainingFacts(documents=9, fields=30, seed=0)
RANKER = Linear(features=(), mean=(), scale=(), weights=(), bias=1.0)


def model(**parts: object) -> LearnedModel:
    return LearnedModel.model_validate({"document_type": "slip", "facts": FACTS, "ranker": RANKER, **parts})


def case(document: str, right: bool | None, *, familiar: bool = True, field: str = "TOTAL") -> Case:
    return Case(document=document, field=field, confidence=0.9, right=right, familiar=familiar)


def labelled(*numbers: int, **fields: str | None) -> list[Example]:
    return [Example(f"doc-{number}", paper(number).reading, {**truth(number), **fields}) for number in numbers]


def of(made: LearnedModel | None, examples: list[Example]) -> dict[tuple[str, str], bool]:
    return answers(examples, RECEIPT, made, TODAY)


def test_what_a_model_has_not_seen_it_reads() -> None:
    assert of(None, labelled(1)) == {("doc-1", name): True for name in truth(1)}
    assert of(None, labelled(2, TOTAL="99.00"))["doc-2", "TOTAL"] is False


def test_of_what_it_learned_from_counts_what_it_said_when_that_was_left_out() -> None:
    # Given a model that reads well, but did not when the first document was left out
    made = model(ranker=None, cases=(case("doc-1", False),))

    found = of(made, labelled(1, 2))

    # Then nothing else is known of the first document, and all of the second
    assert found == {("doc-1", "TOTAL"): False} | {("doc-2", name): True for name in truth(2)}


def test_what_nobody_judged_compares_nothing() -> None:
    made = model(ranker=None, cases=(case("doc-1", None),))

    assert of(made, labelled(1)) == {}


def test_of_two_answers_the_one_with_the_supplier_known_counts() -> None:
    made = model(ranker=None, cases=(case("doc-1", True), case("doc-1", False, familiar=False)))

    assert of(made, labelled(1)) == {("doc-1", "TOTAL"): True}


def test_models_are_held_against_each_other_where_both_said_something() -> None:
    # Given a champion that learned from one document and a challenger that learned from two
    champion = model(ranker=None, cases=(case("doc-1", True),))
    challenger = model(ranker=None, cases=(case("doc-1", False), case("doc-2", True), case("doc-9", True)))

    found = compare(labelled(1) + labelled(2, TOTAL="99.00"), RECEIPT, champion, challenger, TODAY)

    # Then each has one to itself, and what is no label of today counts for nothing
    assert (found.documents, found.fields, found.won, found.lost) == (2, 2, 1, 1)
    assert (found.champion.right, found.challenger.right) == (0.5, 0.5)


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
        (6, 0, (0.5, 0.46), True),
        (6, 0, (0.5, 0.44), False),
    ],
)
def test_what_can_be_accepted_counts_as_well(won: int, lost: int, accepted: tuple[float, float], better: bool) -> None:
    assert verdict(model(), model(), found(won, lost, accepted))[0] is better


@pytest.mark.parametrize(("won", "lost", "better"), [(0, 0, True), (1, 0, True), (1, 2, False)])
def test_against_the_rules_it_is_enough_not_to_be_worse(won: int, lost: int, better: bool) -> None:
    assert verdict(model(), None, found(won, lost))[0] is better


def test_without_evidence_nothing_is_promoted() -> None:
    empty = found(0, 0).model_copy(update={"fields": 0})

    assert not verdict(model(), None, empty)[0]
    assert not verdict(model(ranker=None), None, found(4, 0))[0]


def test_a_model_that_closes_what_was_open_does_not_take_over() -> None:
    decided, reason = verdict(model(), model(), found(6, 0, (0.5, 0.0)))

    assert not decided
    assert "50% of the fields less" in reason
    # Where no budget decides, nothing is closed
    assert verdict(model(), model(), found(6, 0, (0.5, 0.0)), PolicyMode.THRESHOLD)[0]


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


def test_words_that_several_documents_taught_are_forgotten_when_asked() -> None:
    words = Linear(features=("uillfeather",), mean=(0.0,), scale=(1.0,), weights=(1.0,), bias=0.0)
    taught = model(
        labels=(LearnedLabel(field="TOTAL", text="uillfeather", weight=0.9),),
        recogniser=Recogniser(words=words, documents=5),
        usual=(Usual(field="TOTAL", low=4813.77, high=4813.77),),
        cases=(case("gone", True),),
    )
    assert has_words(forget(taught, {"gone"}))

    left = forget(taught, {"gone"}, words=True)

    assert not has_words(left)
    assert not any(planted in left.model_dump_json() for planted in ("uillfeather", "4813"))
    assert left.ranker == RANKER
    assert seen_by(left) == {"gone"}
