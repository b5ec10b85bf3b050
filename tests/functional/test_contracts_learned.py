"""Contracts are dropped, labelled and learned from by the learn function; the next one is read with what came of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pytest
from docloop.adapters.dynamodb_stores import DynamoLabelStore
from docloop.adapters.types import parse_type
from docloop.bootstrap.learning import learning
from docloop.lab.samples.chance import chance
from docloop.lab.samples.contracts import paragraphs
from docloop.lab.samples.truth import Truth
from docloop.model.label import Label
from docloop.model.training import TrainingOrder, TrainingState
from docloop.settings import LearnSettings
from docloop.use_cases.models.request import request_training
from docloop.use_cases.models.train import learn
from docloop.values.shipped_data import shipped_text

from tests.functional.paper import COLUMNS, LINES
from tests.functional.stage import Stage, raise_stage

CONTRACT = parse_type(shipped_text("examples", "contract.yaml"))
LABELLED = 9


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def contract(number: int) -> tuple[bytes, dict[str, str | None]]:
    truth = Truth("contract")
    lines: list[str] = []
    for paragraph in paragraphs(truth, chance("learned", number), "Lease"):
        lines += [*textwrap.wrap(paragraph, COLUMNS - 2), ""]
    pages = ["\n".join(lines[at : at + LINES - 4]) for at in range(0, len(lines), LINES - 4)]
    return "\f".join(pages).encode(), {name: fact.value for name, fact in truth.fields.items()}


def dropped(stage: Stage, number: int) -> str:
    before = {document.id for document in stage.documents()}
    stage.upload(f"inbox/contract/{number}", contract(number)[0])
    stage.settle()
    (new,) = (document for document in stage.documents() if document.id not in before)
    return new.id


def test_labels_of_contracts_make_a_model_that_reads_the_next_one(stage: Stage) -> None:
    stage.add_type(CONTRACT)
    now = stage.clock.now()
    for number in range(LABELLED):
        made = dropped(stage, number)
        label = Label(id=made, document_type="contract", fields=contract(number)[1], by="ann", at=now)
        stage.stores.work.commit(label)
    context = learning(stage.settings("learn", LearnSettings), stage.clock)
    assert isinstance(context.labels, DynamoLabelStore)
    asked = request_training(context.model_context, "contract", "ann")

    card = learn(context, TrainingOrder(card=asked.id, document_type="contract").model_dump_json(), lambda: 800.0)

    assert card.state is TrainingState.PROMOTED, card.reason
    assert card.labels == LABELLED
    later = dropped(stage, 77)
    (document,) = (each for each in stage.documents() if each.id == later)
    prediction = stage.stores.files.prediction(document)
    assert prediction is not None
    assert prediction.model == card.model
    truth = contract(77)[1]
    right = [name for name in truth if CONTRACT.get(name).same(prediction.value(name), truth[name])]  # type: ignore[union-attr]
    assert {"EFFECTIVE_DATE"} <= set(right)
    assert len(right) >= 3
    terms = prediction.get("EFFECTIVE_DATE")
    assert terms is not None
    assert terms.box is not None
    assert "span" in terms.evidence
