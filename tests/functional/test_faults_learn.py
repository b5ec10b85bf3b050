"""AWS fails under every call of the learn function: the training goes on later and ends as it would have."""

from __future__ import annotations

import pytest
from docloop.model.actor import Actor, Role
from docloop.model.training import TrainingState
from docloop.use_cases.models.promote import promote

from tests.functional.faulting import Grid, Point, fresh_stage, run
from tests.functional.faults import Fault
from tests.functional.lessons import Lessons

ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))


@pytest.mark.timeout(1_800)
def test_a_training_ends_as_it_would_have(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = Grid()
    fault_learn(grid, monkeypatch)
    assert grid.wrong == []
    assert set(grid.struck) == set(Fault)


def fault_learn(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    with fresh_stage() as stage:
        lessons = Lessons(stage, monkeypatch)
        lessons.label(3)
        bad = lessons.train(good=False)
        lessons.trainer.good = True

        def once(point: Point | None) -> None:
            promote(lessons.model_context, ADMIN, bad.id)
            lessons.drop_history()
            card = lessons.ask()
            with grid.striking(stage, point):
                assert lessons.deliver()
            if stage.queue_length("training") == 0:
                assert lessons.card(card.id).state is TrainingState.PROMOTED, "acknowledged and not done"
            lessons.settle()
            assert lessons.card(card.id).state is TrainingState.PROMOTED
            lessons.nothing_lost()

        run(grid, stage, "learn", once)


@pytest.mark.parametrize("body", ["no JSON", '{"document_type":"receipt","card":"trn_none"}'])
@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.DENIED, Fault.READ_TIMEOUT, Fault.ANSWER_LOST])
def test_a_message_that_cannot_be_set_aside_stays(monkeypatch: pytest.MonkeyPatch, body: str, fault: Fault) -> None:
    with fresh_stage() as stage:
        lessons = Lessons(stage, monkeypatch)
        stage.clients.sqs.send_message(QueueUrl=stage.resources.queues["training"], MessageBody=body)

        stage.wire.fault_at = (2 if "trn_none" in body else 1, fault)
        assert lessons.deliver()
        assert stage.queue_length("training") == 1
        lessons.show_hidden()
        assert lessons.deliver()

        assert stage.queue_length("training") == 0
        assert stage.queue_length("training_dead") == (2 if fault is Fault.ANSWER_LOST else 1)
