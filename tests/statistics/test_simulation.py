"""In a season people see what the machine is unsure of and what is drawn; from that alone it learns."""

from __future__ import annotations

import pytest
from docloop.lab.evaluation import simulation
from docloop.lab.evaluation.predicting import Machine
from docloop.lab.evaluation.season import course_of
from docloop.lab.evaluation.simulation import Arrival, Rules, drawn, simulate
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.learned import Case, LearnedModel, Linear, TrainingFacts
from docloop.steps.extract.score.rules import RULES
from docloop.steps.learn.examples import Example

from tests.papers import RECEIPT, paper, truth

BUDGET = 0.02
CERTAIN = Machine(
    None,
    {
        BUDGET: Guarantee(
            document_type="receipt", model=RULES.name, budget=ErrorBudget(error=BUDGET), new={"TOTAL": 0.0}
        )
    },
)


def _rules(*, batch: int = 100, audit_rate: float = 1e-9) -> Rules:
    return Rules(batch=batch, budget=BUDGET, delta=0.05, audit_rate=audit_rate, seed=1, types=(RECEIPT,))


def _quiet(_place: int, _step: str, _done: float) -> None:
    return None


def test_without_a_model_people_see_everything() -> None:
    arrivals = simulate([paper(0), paper(1)], _rules(), {}, _quiet).arrivals
    assert [(each.fields, each.automated) for each in arrivals] == [(tuple(truth(0)), ())] * 2


def test_what_is_accepted_nobody_sees_right_or_wrong() -> None:
    papers = [paper(0), paper(1, truth(1) | {"TOTAL": "99.00"})]
    first, second = simulate(papers, _rules(), {"receipt": CERTAIN}, _quiet).arrivals
    assert (first.automated, first.wrong) == (("TOTAL",), ())
    assert (second.automated, second.wrong) == (("TOTAL",), ("TOTAL",))


def test_an_audited_document_is_seen_whole() -> None:
    (arrival,) = simulate(
        [paper(1, truth(1) | {"TOTAL": "99.00"})], _rules(audit_rate=0.999999), {"receipt": CERTAIN}, _quiet
    ).arrivals
    assert (arrival.audited, arrival.automated, arrival.wrong) == (True, (), ())


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch) -> list[list[Example]]:
    """What a trainer was given; it makes models that order candidates as the rules do."""
    given: list[list[Example]] = []

    def remember(examples: list[Example], document_type: DocumentType, **_options: object) -> LearnedModel:
        given.append(list(examples))
        return LearnedModel(
            document_type=document_type.name,
            facts=TrainingFacts(documents=len(examples), fields=0, seed=0),
            fields=("TOTAL",),
            ranker=Linear(features=("rules_score",), mean=(0.0,), scale=(1.0,), weights=(1.0,), bias=20.0),
            cases=tuple(
                Case(document=each.id, field=name, confidence=0.9, right=True, familiar=True)
                for each in examples
                for name in each.fields
            ),
        )

    monkeypatch.setattr(simulation, "train", remember)
    return given


def test_it_learns_after_each_batch_from_what_people_saw_and_from_nothing_else(lessons: list[list[Example]]) -> None:
    # When five documents come in batches of two, and the machine starts out sure of totals
    simulate([paper(number) for number in range(5)], _rules(batch=2), {"receipt": CERTAIN}, _quiet)
    # Then it learns twice, each time from all so far, and never from a total of the first batch; what took over then
    # is sure of nothing, so people see everything
    assert [len(lesson) for lesson in lessons] == [2, 4]
    assert [set(example.fields) for example in lessons[-1]] == [
        *[{"VENDOR_NAME", "INVOICE_RECEIPT_DATE"}] * 2,
        *[set(truth(0))] * 2,
    ]
    # And what the machine read names the supplier, without being learned from
    assert lessons[0][0].supplier == "Harbour Books"


@pytest.mark.usefixtures("lessons")
def test_a_new_model_takes_over_only_where_it_would_in_the_stack() -> None:
    story = simulate([paper(number) for number in range(5)], _rules(batch=2), {}, _quiet)

    first, second = story.trainings
    assert (first.after, first.promoted, second.after, second.promoted) == (2, True, 4, False)
    assert "No model was in use before" in first.reason
    assert second.reason.endswith("It is not better.")


def test_the_draw_is_by_document_and_as_often_as_asked() -> None:
    names = [f"img/{number}.png" for number in range(2000)]
    assert 150 < sum(drawn(name, 0.1, 1) for name in names) < 250
    assert [drawn(name, 0.1, 1) for name in names] == [drawn(name, 0.1, 1) for name in names]
    assert [drawn(name, 0.1, 1) for name in names] != [drawn(name, 0.1, 2) for name in names]


def test_a_course_counts_what_was_automated_wrong_and_spent() -> None:
    def arrival(file: str, automated: int, wrong: int) -> Arrival:
        names = ("A", "B", "C", "D")
        return Arrival(
            file=file, fields=names, automated=names[:automated], wrong=names[:wrong], audited=False, familiar=False
        )

    arrivals = [*[arrival("a", 0, 0)] * 100, *[arrival("b", 3, 0)] * 99, arrival("c", 3, 3)]
    course = course_of(arrivals, 50, seconds_per_field=30.0)
    assert [(span.first, span.last) for span in course.batches] == [(1, 50), (51, 100), (101, 150), (151, 200)]
    assert (course.last.first, course.last.last, course.last.automated) == (101, 200, 0.75)
    assert course.last.error == pytest.approx(0.01)
    assert course.last.final_right == pytest.approx(1 - 3 / 400)
    assert course.everything.minutes == pytest.approx((400 + 100) * 0.5)
    assert course.batches[0].error is None


def test_nothing_is_known_of_what_is_set_aside() -> None:
    whole = paper(3)
    rest = whole.without({(whole.id, "TOTAL"), ("other", "VENDOR_NAME")})
    assert whole.truth.keys() - rest.truth.keys() == {"TOTAL"}
    assert (rest.id, rest.reading) == (whole.id, whole.reading)
