"""What makes each alarm ring: it happens to the real handlers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docloop.adapters import keys
from docloop.errors import ReaderFailed
from docloop.model.actor import Actor, Role

from cdk import topology
from functions.console import handler as console
from functions.review_api import handler as review_api
from tests.functional.paper import DAMAGED, FakeReader, memo, receipt
from tests.functional.wire import Killed
from tests.infrastructure.watching import World, refuse
from tests.stored_files import derived_bucket

REVIEWER = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))


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
    for name in world.lessons.blobs():
        world.lessons.drop(name)
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
    derived_bucket(world.stage.stores.files).delete(keys.document_prefix(world.stage.document().id))
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
    world.stage.clock.advance(hours=48)
    world.minute()


def many_files_are_damaged(world: World) -> None:
    for number in range(10):
        world.stage.upload(f"inbox/{number}", DAMAGED + str(number).encode())
        world.extract()


def first_reader_gives_up(world: World) -> None:
    text = memo().decode()
    world.stage.opener.scanned = True
    world.stage.readers = [FakeReader("first", text, ReaderFailed(reader="first")), FakeReader("next", text)]
    world.stage.aim()
    for number in range(10):
        world.stage.upload(f"inbox/memo/{number}", memo(str(number)))
        world.extract()


def schedule_off(world: World) -> None:
    world.stage.clock.advance(minutes=13)


def every_sweep_crashes(world: World) -> None:
    for _ in range(13):
        world.stage.wire.calls.clear()
        world.stage.wire.kill_at = (1, "before")
        world.minute()


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
    "many-documents-failed": [many_files_are_damaged],
    "first-reader-failing": [first_reader_gives_up],
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
