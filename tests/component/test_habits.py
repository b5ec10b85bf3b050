"""What labels teach about a type that rules know nothing of."""

from __future__ import annotations

from pathlib import Path

from docloop.adapters.types import parse_type
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.learned import Habits, LearnedLabel
from docloop.steps.extract import extract
from docloop.steps.extract.page.labels import informed
from docloop.steps.extract.proposal import Proposal, propose
from docloop.steps.extract.score.habits import shape_of, with_habits
from docloop.steps.learn import Example, train
from docloop.steps.learn.context_statistics import learn_habits
from docloop.steps.learn.label_words import learn_labels
from docloop.values.kinds import kind_of

from tests.typeset import typeset

NUMBER = FieldSpec(name="PERMIT", kind=kind_of("identifier"))
PERMIT = DocumentType(name="permit", title="Permit", fields=(NUMBER,))
PRINTED = """
    Town of Springfield          Page 1
    Case file        88-{other}
    Permit token     77-{number}
    Old permit token 66-{other}
"""


def example(number: int) -> Example:
    text = PRINTED.format(number=1000 + number, other=2000 + number)
    return Example(f"d{number}", typeset(text), {"PERMIT": f"77-{1000 + number}"})


def laid_out(count: int) -> list[tuple[Example, Proposal]]:
    return [(each, propose(each.reading, PERMIT)) for each in map(example, range(count))]


def best(habits: Habits, document: Example, exclude: frozenset[str] = frozenset()) -> str:
    proposal = propose(document.reading, PERMIT)
    known = with_habits(habits, NUMBER, proposal.candidates["PERMIT"], proposal.page.around, exclude)
    return max(known, key=lambda each: each.evidence.get("habit", 0.0)).value


def test_a_few_documents_teach_where_a_value_stands() -> None:
    assert best(learn_habits(laid_out(3)), example(9)) == "77-1009"


def test_without_labels_nothing_is_known() -> None:
    proposal = propose(example(9).reading, PERMIT)
    candidates = proposal.candidates["PERMIT"]
    assert with_habits(Habits(), NUMBER, candidates, proposal.page.around) == candidates


def test_a_document_does_not_confirm_itself() -> None:
    document, proposal = laid_out(1)[0]
    habits = learn_habits([(document, proposal)])
    candidates = proposal.candidates["PERMIT"]
    known = with_habits(habits, NUMBER, candidates, proposal.page.around, frozenset({document.id}))
    assert {each.evidence["habit"] for each in known} == {0.0}
    assert best(habits, document) == "77-1000"


def test_the_same_labels_teach_the_same() -> None:
    assert learn_habits(laid_out(4)) == learn_habits(laid_out(4))
    assert learn_labels(laid_out(4)) == learn_labels(laid_out(4))


def test_what_was_seen_beside_one_wrong_value_only_is_not_kept() -> None:
    habits = learn_habits(laid_out(1))
    assert ("PERMIT", "left", "case file 0") not in habits.index
    assert ("PERMIT", "left", "permit token 0") in habits.index


def test_words_beside_right_values_become_labels() -> None:
    labels = learn_labels(laid_out(4))
    assert "permit token" in {label.text for label in labels if not label.negated}
    assert "old permit token" in {label.text for label in labels if label.negated}
    assert all(0.0 < label.weight <= 1.0 for label in labels)


def test_words_of_one_document_are_no_label() -> None:
    assert learn_labels(laid_out(1)) == ()


def test_learned_words_stand_behind_the_types_own() -> None:
    spec = NUMBER.model_copy(update={"labels": ("licence",)})
    document_type = PERMIT.model_copy(update={"fields": (spec,)})
    learned = (
        LearnedLabel(field="PERMIT", text="token", weight=0.6),
        LearnedLabel(field="PERMIT", text="permit token", weight=0.9),
        LearnedLabel(field="PERMIT", text="Licence", weight=0.9),
        LearnedLabel(field="PERMIT", text="old token", weight=1.0, negated=True),
        LearnedLabel(field="OTHER", text="elsewhere", weight=1.0),
    )
    known = informed(document_type, learned).fields[0]
    assert known.labels == ("licence", "permit token", "token")
    assert known.not_labels == ("old token",)


def test_a_learned_label_speaks_for_the_value_beside_it() -> None:
    known = informed(PERMIT, learn_labels(laid_out(4)))
    candidates = propose(example(9).reading, known).candidates["PERMIT"]
    beside = {each.value: each.evidence.get("label_left", 0.0) for each in candidates}
    assert beside["77-1009"] > 0.0
    assert not beside["66-2009"]


def test_shapes_keep_lengths_of_figures_only() -> None:
    assert shape_of("950658-1") == "9{6}-9"
    assert shape_of("Grand Total") == "Aa Aa"
    assert shape_of("") == ""


def test_two_labelled_documents_already_inform_the_rules() -> None:
    model = train([example(0), example(1)], PERMIT)
    assert model.ranker is None
    before, after = (extract(example(9).reading, PERMIT, 1.0, each) for each in (None, model))
    assert before.value("PERMIT") != "77-1009"
    assert after.value("PERMIT") == "77-1009"


def test_from_a_few_more_an_order_is_learned() -> None:
    model = train([example(number) for number in range(8)], PERMIT)
    assert model.ranker is not None
    assert model.labels
    assert extract(example(9).reading, PERMIT, 1.0, model).value("PERMIT") == "77-1009"


def test_the_type_of_the_benchmark_is_one_that_a_user_may_write() -> None:
    text = (Path(__file__).parents[1] / "benchmark" / "broadcast_orders.yaml").read_text(encoding="utf-8")
    assert parse_type(text).get("ADVERTISER") is not None
