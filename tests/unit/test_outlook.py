"""What budgets come to in people's work, and what more labels are likely to buy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.budget import Audit, ErrorBudget, Guarantee
from docloop.model.learned import Case, LearnedModel, TrainingFacts
from docloop.model.policy import Policy
from docloop.model.training import Comparison, Evidence, Figures, ModelCard
from docloop.use_cases.models.forecast import NO_BETTER, TOO_FEW, learning_curve
from docloop.use_cases.models.promises import looks_of, outlook_of

from tests.budget_cases import cases_of
from tests.fakes import START

FACTS = TrainingFacts(documents=9, fields=30, seed=0)
[RECEIPT] = [each for each in shipped_types() if each.name == "receipt"]
POLICY = Policy(audit_rate=0.1)


def card(labels: int, right: float | None, fields: int = 100) -> ModelCard:
    figures = Figures(right=right)
    return ModelCard(
        id=f"trn_{labels}_{right}",
        document_type="receipt",
        comparison=Comparison(
            documents=fields // 4, fields=fields, won=0, lost=0, challenger=figures, champion=Figures()
        ),
        labels=labels,
        started_by="labels",
        requested_at=START,
        changed_at=START,
    )


def case(document: str, field: str, confidence: float | None, right: bool | None = True) -> Case:
    return Case(document=document, field=field, confidence=confidence, right=right, familiar=True)


def model(cases: list[Case], seed: int = 0) -> LearnedModel:
    facts = FACTS.model_copy(update={"seed": seed})
    return LearnedModel(document_type="receipt", facts=facts, fields=("TOTAL",), cases=tuple(cases))


def test_errors_fall_as_a_power_of_labels() -> None:
    # Given trainings whose errors are exactly 2 / labels
    cards = [card(10, 0.8), card(20, 0.9), card(40, 0.95)]

    gain, said = learning_curve(cards, 40)

    # Then ten more labels bring the errors from 2 / 40 to 2 / 50
    assert gain == pytest.approx(2 / 40 - 2 / 50, abs=1e-4)
    assert said == "From 3 trainings: 10 more labels are likely to bring the fields that are right from 95.0% to 96.0%."


def test_a_training_weighs_as_many_fields_as_it_was_held_against() -> None:
    sure, unsure = card(40, 0.95, fields=1_000), card(40, 0.55, fields=10)

    with_both, _ = learning_curve([card(10, 0.8, fields=1_000), sure, unsure], 40)
    with_sure, _ = learning_curve([card(10, 0.8, fields=1_000), sure], 40)

    assert with_both == pytest.approx(with_sure, abs=0.002)


@pytest.mark.parametrize(
    "cards",
    [
        [],
        [card(10, 0.8)],
        [card(10, 0.8), card(10, 0.9)],
        [card(10, 0.8), card(20, None)],
        [card(10, 0.8), card(20, 0.9, fields=0)],
        [card(10, 0.8), card(0, 0.9)],
        [card(10, 0.8), card(20, 0.9).model_copy(update={"comparison": None})],
    ],
)
def test_one_point_makes_no_curve(cards: list[ModelCard]) -> None:
    assert learning_curve(cards, 10) == (None, TOO_FEW)


@pytest.mark.parametrize("later", [0.8, 0.7])
def test_what_did_not_become_better_promises_nothing(later: float) -> None:
    assert learning_curve([card(10, 0.8), card(20, later)], 20) == (0.0, NO_BETTER)


def test_a_model_without_an_error_is_not_taken_to_be_perfect() -> None:
    gain, said = learning_curve([card(10, 0.9), card(20, 1.0)], 20)

    assert gain is not None
    assert 0.0 < gain < 0.005  # of half a field in a hundred
    assert "from 99.5%" in said


def test_people_look_at_what_is_unsure_and_at_what_is_drawn() -> None:
    guarantee = Guarantee(document_type="receipt", model="m", budget=ErrorBudget(), familiar={"TOTAL": 0.9})
    policy = Policy(audit_rate=0.1)
    cases = [
        case("d1", "TOTAL", 0.95),  # accepted: drawn one time in ten
        case("d1", "TAX", 0.95),  # no threshold was proven for it
        case("d1", "INVOICE_RECEIPT_DATE", 0.02, right=False),  # not found, and most have one
        case("d2", "TOTAL", 0.8),  # not sure enough
        case("d2", "TOTAL", 0.8).model_copy(update={"familiar": False}),  # the same field, counted once
        case("d2", "TAX", None),  # not scored
    ]

    assert looks_of(cases, guarantee, policy) == pytest.approx((0.1 + 1 + 1 + 1 + 1) / 2)
    assert looks_of([], guarantee, policy) == 0.0


def test_each_model_under_each_budget_and_the_budget_in_force_first() -> None:
    sharp, blunt = model(cases_of(ease=6.0)), model(cases_of(ease=1.0, informative=False), seed=1)
    policy = Policy(budget=ErrorBudget(error=0.03), audit_rate=0.1)

    made = outlook_of(None, [sharp, blunt, sharp], RECEIPT, policy, Evidence(), START)

    assert (made.id, made.version, made.at) == ("outlook#receipt", 1, START)
    assert [(each.model, each.budget.error) for each in made.promises] == [
        (each.id, error) for each in (sharp, blunt) for error in (0.03, 0.01, 0.02, 0.05)
    ]
    known = {(each.model, each.budget.error): each for each in made.promises}
    shares = [known[sharp.id, error].share for error in (0.01, 0.02, 0.03, 0.05)]
    looks = [known[sharp.id, error].looks for error in (0.01, 0.02, 0.03, 0.05)]
    # Then a laxer budget accepts no less and costs no more, and what proves nothing is all looked at
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    assert looks == sorted(looks, reverse=True)
    assert looks[-1] == pytest.approx(4 * (1 - 0.9 * shares[-1]), abs=1e-3)
    assert (known[blunt.id, 0.02].share, known[blunt.id, 0.02].looks) == (0.0, 4.0)
    assert known[blunt.id, 0.02].reasons


def test_the_next_outlook_is_the_next_version() -> None:
    first = outlook_of(None, [model([])], RECEIPT, POLICY, Evidence(), START)
    later = START + timedelta(days=1)

    second = outlook_of(first, [], RECEIPT, POLICY, Evidence(), later)

    assert (second.id, second.version, second.at, second.promises) == (first.id, 2, later, ())


def test_audits_that_say_otherwise_count() -> None:
    # Given a model that looked good when it was trained, and audits in which it is as often wrong as right
    trained = model(cases_of(ease=6.0))
    bad = cases_of(200, seed=9, ease=6.0)
    audits = tuple(
        Audit(model=trained.id, case=each.model_copy(update={"right": number % 2 == 0}))
        for number, each in enumerate(bad)
    )

    before = outlook_of(None, [trained], RECEIPT, POLICY, Evidence(), START)
    after = outlook_of(before, [trained], RECEIPT, POLICY, Evidence(audits=audits), START)

    assert before.promises[0].share > 0.5
    assert after.promises[0].share == 0.0
    assert after.promises[0].looks == 4.0
