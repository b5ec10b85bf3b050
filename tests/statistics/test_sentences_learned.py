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
from docloop.model.extraction import Extraction
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
MANY = 24
UNSEEN = range(100, 112)
CONTRACT = parse_type(shipped_text("examples", "contract.yaml"))
FACTS = Facts(today=date(2024, 1, 1))


@cache
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


@cache
def read(count: int, number: int) -> Extraction:
    """A contract as a model of so many others reads it; of none: as the rules do."""
    return predict_fields(contract(number).reading, CONTRACT, 1.0, learned(count) if count else None, FACTS)


def share_right(count: int, name: str) -> float:
    spec = CONTRACT.get(name)
    assert spec is not None
    right = [spec.same(read(count, number).value(name), contract(number).fields[name]) for number in UNSEEN]
    return sum(right) / len(right)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("EFFECTIVE_DATE", 0.8),
        ("TERM", 0.7),
        ("NOTICE_PERIOD", 0.7),
        ("GOVERNING_LAW", 0.7),
        ("PARTY", 0.5),
        ("RENEWAL", 0.5),
    ],
)
def test_contracts_teach_every_kind_of_value(name: str, least: float) -> None:
    assert share_right(MANY, name) >= least


def test_ten_contracts_teach_more_than_none() -> None:
    ten, none = (sum(share_right(count, name) for name in ("TERM", "GOVERNING_LAW", "PARTY")) for count in (10, 0))
    assert ten > none + 0.5


def test_confidence_is_measured() -> None:
    model = learned(MANY)
    assert all(field.confidence is not None for field in read(MANY, 100).fields if field.value is not None)
    assert {wording.field for wording in model.wordings} >= {"EFFECTIVE_DATE", "TERM", "GOVERNING_LAW", "PARTY"}
    assert LearnedModel.model_validate_json(model.model_dump_json()).id == model.id


def test_learning_repeats() -> None:
    assert train([contract(number) for number in range(10)], CONTRACT).id == learned(10).id


def test_without_labels_nothing_is_sure() -> None:
    assert all(field.confidence is None for field in read(0, 100).fields)


def test_labels_that_stand_nowhere_teach_no_wording() -> None:
    examples = [
        Example(each.id, each.reading, {"TERM": "P77Y", "GOVERNING_LAW": "Atlantis", "EFFECTIVE_DATE": None})
        for each in map(contract, range(8))
    ]
    model = train(examples, CONTRACT)
    assert model.wordings == ()
    assert predict_fields(contract(140).reading, CONTRACT, 1.0, model, FACTS).fields


def test_what_was_learned_of_words_can_be_forgotten() -> None:
    model = learned(MANY)
    assert has_words(model)
    assert forget(model, (), words=True).wordings == ()


def test_forms_learn_no_wording() -> None:
    examples = [Example(str(n), form(n), {"TERM": f"P{n + 1}Y"}) for n in range(12)]
    assert train(examples, of_terms()).wordings == ()


def form(number: int) -> Reading:
    return typeset(f"Order {number}\nTerm:   {number + 1} years\nTotal      9.00")


def of_terms() -> DocumentType:
    return parse_type("name: x\ntitle: X\nfields: [{name: TERM, kind: duration}]")
