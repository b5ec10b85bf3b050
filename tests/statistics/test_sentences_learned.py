"""Values inside sentences are learned from labelled contracts, and found in others that were drafted otherwise."""

from __future__ import annotations

import textwrap
from datetime import date
from functools import cache

import pytest
from docloop.adapters.types import parse_type
from docloop.lab.samples.chance import chance
from docloop.lab.samples.contracts import paragraphs
from docloop.lab.samples.truth import Truth
from docloop.model.document_type import DocumentType
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.model.reading import Reading
from docloop.steps.learn.examples import Example
from docloop.steps.learn.train import train
from docloop.steps.learn.unlearn import forget, has_words
from docloop.steps.predict_fields import predict_fields
from docloop.values.shipped_data import shipped_text

from tests.typeset import typeset

LINES = 52
CONTRACT = parse_type(shipped_text("examples", "contract.yaml"))
FACTS = Facts(today=date(2024, 1, 1))


def contract(number: int) -> Example:
    truth = Truth("contract")
    rng = chance("sentences", number)
    lines: list[str] = []
    for paragraph in paragraphs(truth, rng, "Supply Contract"):
        lines += [*textwrap.wrap(paragraph, rng.choice((62, 70, 78))), ""]
    pages = ["\n".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]
    return Example(f"contract-{number}", typeset(*pages), {name: fact.value for name, fact in truth.fields.items()})


@cache
def learned(count: int) -> LearnedModel:
    return train([contract(number) for number in range(count)], CONTRACT)


def share_right(model: LearnedModel | None, name: str, numbers: range) -> float:
    spec = CONTRACT.get(name)
    assert spec is not None
    right = []
    for number in numbers:
        example = contract(number)
        found = predict_fields(example.reading, CONTRACT, 1.0, model, FACTS)
        right.append(spec.same(found.value(name), example.fields[name]))
    return sum(right) / len(right)


@pytest.mark.parametrize(("name", "least"), [("EFFECTIVE_DATE", 0.9), ("TERM", 0.8), ("NOTICE_PERIOD", 0.8),
    ("GOVERNING_LAW", 0.8), ("PARTY", 0.6), ("RENEWAL", 0.6)])  # fmt: skip
def test_forty_contracts_teach_every_kind_of_value(name: str, least: float) -> None:
    assert share_right(learned(40), name, range(100, 120)) >= least


def test_ten_contracts_teach_more_than_none() -> None:
    names = ("TERM", "GOVERNING_LAW")
    ten, none = (sum(share_right(model, name, range(100, 112)) for name in names) for model in (learned(10), None))
    assert ten > none


def test_confidence_is_measured_and_learning_repeats() -> None:
    model = learned(40)
    found = predict_fields(contract(130).reading, CONTRACT, 1.0, model, FACTS)
    assert all(field.confidence is not None for field in found.fields if field.value is not None)
    assert {wording.field for wording in model.wordings} >= {"EFFECTIVE_DATE", "TERM", "GOVERNING_LAW", "PARTY"}
    assert train([contract(number) for number in range(40)], CONTRACT).id == model.id
    assert LearnedModel.model_validate_json(model.model_dump_json()).id == model.id


def test_without_labels_nothing_is_sure() -> None:
    found = predict_fields(contract(131).reading, CONTRACT, 1.0, None, FACTS)
    assert all(field.confidence is None for field in found.fields)


def test_labels_that_stand_nowhere_teach_no_wording() -> None:
    examples = [
        Example(each.id, each.reading, {"TERM": "P77Y", "GOVERNING_LAW": "Atlantis", "EFFECTIVE_DATE": None})
        for each in map(contract, range(8))
    ]
    model = train(examples, CONTRACT)
    assert model.wordings == ()
    assert predict_fields(contract(140).reading, CONTRACT, 1.0, model, FACTS).fields


def test_what_was_learned_of_words_can_be_forgotten() -> None:
    model = learned(40)
    assert has_words(model)
    assert forget(model, (), words=True).wordings == ()


def test_forms_learn_no_wording() -> None:
    examples = [Example(str(n), form(n), {"TERM": f"P{n + 1}Y"}) for n in range(12)]
    assert train(examples, of_terms()).wordings == ()


def form(number: int) -> Reading:
    return typeset(f"Order {number}\nTerm:   {number + 1} years\nTotal      9.00")


def of_terms() -> DocumentType:
    return parse_type("name: x\ntitle: X\nfields: [{name: TERM, kind: duration}]")
