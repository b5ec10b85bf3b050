"""Every alarm: its cause happens to the real handlers, and what is published then makes it ring and reach a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from docloop.model import keys
from docloop.model.actor import Actor, Role
from docloop.model.review import Answer, Draft, Verdict
from docloop.steps.review import next_review, submit

from cdk import topology
from cdk.costs import ALARMS
from functions.console import handler as console
from functions.review_api import handler as review_api
from tests.functional.crash import desk_of
from tests.functional.paper import DAMAGED, memo, memo_type, receipt
from tests.functional.stage import raise_stage
from tests.functional.wire import Killed
from tests.infrastructure.assembly import CHOICES, Assembly
from tests.infrastructure.watching import World, alarms_of, mailed_by, refuse

REVIEWER = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[World]:
    with raise_stage(monkeypatch) as stage:
        stage.add_type(memo_type())
        yield World(stage, monkeypatch, capsys)


def _die(_: int) -> None:
    raise Killed


def foreign_message(world: World) -> None:
    world.stage.tell("no JSON")
    world.extract()
    world.look_at_queues()


def foreign_training_message(world: World) -> None:
    world.stage.clients.sqs.send_message(QueueUrl=world.stage.resources.queues["training"], MessageBody="no JSON")
    world.learn()
    world.look_at_queues()


def missing_permission(world: World) -> None:
    world.stage.upload("inbox/memo/1", memo())
    world.stage.wire.fault = refuse("PutItem")
    world.extract()


def missing_training_permission(world: World) -> None:
    world.lessons.ask()
    world.stage.wire.fault = refuse("GetItem")
    world.learn()


def model_file_gone(world: World) -> None:
    world.lessons.label(2)
    world.lessons.train()
    for key in world.lessons.blobs():
        world.lessons._bucket.delete(key)
    world.lessons.forget_loaded()
    world.lessons.ask()
    world.learn()


def part_of_the_sweep_fails(world: World) -> None:
    world.stage.wire.fault = refuse("Query")
    world.minute()


def staged_result_gone(world: World) -> None:
    world.stage.wire.fault = refuse("PutEvents")
    world.stage.upload("inbox/memo/1", memo())
    world.extract()
    world.stage.wire.fault = None
    world.stage.stores.derived.delete(keys.document_prefix(world.stage.document().id))
    world.minute()


def bus_refuses(world: World) -> None:
    world.stage.wire.fault = refuse("PutEvents")
    world.stage.upload("inbox/memo/1", memo())
    for _ in range(17):
        world.extract()
        world.minute()


def nobody_reviews(world: World) -> None:
    world.stage.upload("inbox/receipt/1", receipt())
    world.extract()
    world.stage.clock.advance(hours=24)
    world.minute()


def schedule_off(world: World) -> None:
    world.stage.clock.advance(minutes=13)


def every_sweep_crashes(world: World) -> None:
    for _ in range(13):
        sweep_crashes(world)


def nothing_is_taken_from(queue: str) -> Callable[[World], None]:
    def cause(world: World) -> None:
        world.stage.clients.sqs.send_message(QueueUrl=world.stage.resources.queues[queue], MessageBody="{}")
        world.stage.clock.advance(minutes=61)
        world.look_at_queues()

    return cause


def extract_crashes(world: World) -> None:
    world.stage.upload("inbox/memo/1", memo())
    world.stage.opener.on_page = _die
    world.run("extract", lambda: _answered(world, world.stage.deliver))


def learn_crashes(world: World) -> None:
    world.lessons.ask()
    world.stage.wire.calls.clear()
    world.stage.wire.kill_at = (1, "before")
    world.run("learn", lambda: _answered(world, world.lessons.deliver))


def _answered(world: World, deliver: Callable[[], bool]) -> object:
    """None when the process ended in the middle of the message."""
    killed: list[bool] = []
    real = world.stage.invoke

    def invoke(handler: Callable[[], Any]) -> Any:
        answer = real(handler)
        killed.append(answer is None)
        return answer

    world.monkeypatch.setattr(world.stage, "invoke", invoke)
    deliver()
    return None if killed == [True] else "answered"


def sweep_crashes(world: World) -> None:
    world.stage.wire.calls.clear()
    world.stage.wire.kill_at = (1, "before")
    world.minute()


def without_settings(function: str, handler: Callable[[Any, Any], object], event: object) -> Callable[[World], None]:
    def cause(world: World) -> None:
        world.monkeypatch.delenv("INBOX_BUCKET", raising=False)
        world.run(function, lambda: handler(event, world.stage.context))

    return cause


def account_is_busy(function: str) -> Callable[[World], None]:
    return lambda world: world.aws("AWS/Lambda", "Throttles", function, 1.0)


def api_depends_on_what_fails(world: World) -> None:
    world.stage.wire.fault = refuse("Query")
    assert world.ask("GET", "/documents") == 500


FILES = {"rawPath": "/console/", "requestContext": {"http": {"method": "GET"}}, "headers": {}}
CAUSES: dict[str, list[Callable[[World], None]]] = {
    "messages-set-aside": [foreign_message],
    "training-messages-set-aside": [foreign_training_message],
    "messages-broken": [missing_permission],
    "training-messages-broken": [missing_training_permission],
    "trainings-failed": [model_file_gone],
    "sweep-failed-parts": [part_of_the_sweep_fails],
    "lost-results": [staged_result_gone],
    "oldest-unpublished-event": [bus_refuses],
    "oldest-open-review": [nobody_reviews],
    "sweeper-stopped": [schedule_off, every_sweep_crashes],
    "ingest_dead-not-empty": [foreign_message],
    "training_dead-not-empty": [foreign_training_message],
    "ingest-oldest-message": [nothing_is_taken_from("ingest")],
    "training-oldest-message": [nothing_is_taken_from("training")],
    "extract-errors": [extract_crashes],
    "learn-errors": [learn_crashes],
    "sweep-errors": [sweep_crashes],
    "review_api-errors": [without_settings("review_api", review_api.handle, {})],
    "console-errors": [without_settings("console", console.handle, FILES)],
    **{f"{function.name}-throttles": [account_is_busy(function.name)] for function in topology.FUNCTIONS},
    "api-server-errors": [api_depends_on_what_fails],
}


def test_every_alarm_has_a_cause(chosen: Assembly) -> None:
    assert set(alarms_of(chosen)) == set(CAUSES)
    assert len(CAUSES) == ALARMS


@pytest.mark.parametrize(("name", "cause"), [(name, cause) for name, causes in CAUSES.items() for cause in causes])
def test_a_cause_rings_its_alarm_and_a_person_hears_it(
    chosen: Assembly, world: World, name: str, cause: Callable[[World], None]
) -> None:
    alarm = alarms_of(chosen)[name]
    for _ in range(3):
        world.minute()
    assert not alarm.rings(world.samples, world.now)

    cause(world)

    assert alarm.rings(world.samples, world.now)
    assert mailed_by(chosen, alarm) == [CHOICES["alarm_mail"]]


def test_a_quiet_day_rings_nothing(chosen: Assembly, world: World) -> None:
    """A document is accepted, another reviewed, one fails, a model is trained; nothing of it is anybody's alarm."""
    stage, alarms = world.stage, alarms_of(chosen)
    for key, data in (("memo/1", memo()), ("receipt/1", receipt()), ("2", DAMAGED)):
        stage.upload(f"inbox/{key}", data)
    for minute in range(20):
        world.extract()
        if minute == 5:
            _review(world)
            world.lessons.label(2)
            world.lessons.ask()
        world.learn()
        assert world.ask("GET", "/documents") == 200
        assert world.ask("GET", f"/documents/doc_{'a' * 26}") == 404
        world.minute()
        assert [name for name, alarm in alarms.items() if alarm.rings(world.samples, world.now)] == []
    published = {sample.name for sample in world.samples}
    assert {"DocumentsAccepted", "DocumentsInReview", "DocumentsFailed", "TrainingsPromoted", "Sweeps"} <= published


def _review(world: World) -> None:
    desk = desk_of(world.stage)
    review = next_review(desk, REVIEWER)
    assert review is not None
    fields = [question.field for question in review.questions if question.field is not None]
    draft = Draft(answers=tuple(Answer(field=field, verdict=Verdict.CONFIRMED) for field in fields))
    submit(desk, REVIEWER, review.id, review.fence, draft)
