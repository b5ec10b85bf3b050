"""What labels say stays in labels and models: no log, metric, message, error or card repeats it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.model.actor import Actor, Role
from docloop.model.training import TrainingState, model_key
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.models.promote import promote

from tests.functional.crash import desk_of
from tests.functional.lessons import TRUTH, TYPE, Lessons
from tests.functional.stage import Stage, raise_stage
from tests.functional.test_privacy import Ears, ears

VENDORS = ("Quillfeather & Daughters", "Wobblethorpe Apothecary")
ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))
__all__ = ["ears"]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def test_no_label_gets_out(
    stage: Stage, ears: Ears, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lessons = Lessons(stage, monkeypatch)
    labelled = [document for vendor in VENDORS for document in lessons.label(3, vendor=vendor)]
    first, worse = lessons.train(), lessons.train(good=False)
    assert (first.state, worse.state) == (TrainingState.PROMOTED, TrainingState.KEPT)
    assert any(vendor in body for body in lessons.bodies() for vendor in VENDORS)
    promote(lessons.model_context, ADMIN, worse.id)
    # a trainer and a parser whose errors quote what they were given
    taught = lessons.trainer.__call__

    def quote(*_: object) -> object:
        raise ValueError(f"could not learn {VENDORS[0]}: {TRUTH['TOTAL']}")

    object.__setattr__(lessons.context, "train", quote)
    stage.invoke(lessons.ask)
    lessons.deliver()
    lessons.trainer.good = True
    object.__setattr__(lessons.context, "train", taught)
    lessons.show_hidden()
    lessons.settle()
    assert worse.model is not None
    key = model_key(TYPE, worse.id, worse.model)
    body = f'{{"document_type": "{VENDORS[1]}"}}'.encode()
    stage.clients.s3.put_object(Bucket=stage.resources.buckets["learned"], Key=key, Body=body)
    lessons.forget_loaded()
    promote(lessons.model_context, ADMIN, worse.id)
    damaged = lessons.train()
    erase(desk_of(stage), ADMIN, labelled[0])
    lessons.settle()

    assert damaged.state is TrainingState.FAILED
    printed = capfd.readouterr()
    places = {
        "log": ears.heard,
        "standard output and metrics": [printed.out],
        "standard error": [printed.err],
        "queue": stage.wire.sent("training"),
        "card": [card.model_dump_json() for card in lessons.cards()],
    }
    for place, texts in places.items():
        assert texts, f"nothing was captured of: {place}"
        for value in (*VENDORS, *TRUTH.values()):
            assert not any(value in text for text in texts), f"{value} appears in {place}"
