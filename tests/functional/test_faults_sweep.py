"""AWS fails under every call of the sweeper: the other parts go on, it is counted, and the next run makes up for it."""

from __future__ import annotations

from dataclasses import dataclass

from botocore.exceptions import ConnectTimeoutError
from docloop.model.actor import Actor, Role
from docloop.model.document import Document, KeyHead, ObjectRef, document_id, key_head_id
from docloop.model.inbox_scan import walk_id
from docloop.model.review import Answer, Draft, ReviewState, Verdict
from docloop.settings import ReviewApiSettings
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.submit import submit

from tests.functional.api_stack import Stack
from tests.functional.crash import desk_of, outbox, recover, states
from tests.functional.faulting import Grid, Point, fresh_stage, run
from tests.functional.faults import Fault
from tests.functional.paper import DAMAGED
from tests.functional.stage import Stage

ANN = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))
DRAFT = Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="8.00"),))


def test_the_sweeper_comes_to_its_end_whatever_fails() -> None:
    grid = Grid()
    fault_sweep(grid)
    assert grid.wrong == []
    assert set(grid.struck) == set(Fault)


def fault_sweep(grid: Grid) -> None:
    with fresh_stage() as stage:
        settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
        mess = Mess(stage, Stack(api=_no_api, desk=desk_of(stage), settings=settings))

        def once(point: Point | None) -> None:
            mess.make(str(point))
            with grid.striking(stage, point):
                report = stage.sweep()
            assert report is not None, "the sweeper did not come to its end"
            while stage.deliver():
                pass

        runs = run(grid, stage, "sweep", once)
        recover(stage)
        assert all(event.published_at is not None for event in outbox(stage))
        assert states(stage) == {"in_review": runs, "completed": runs, "failed": 2 * runs}
        assert {document.id for document in stage.documents() if document.state == "completed"} == {
            key.partition("/")[0] for key in stage.results()
        }
        waiting = [review for review in stage.reviews() if review.state is not ReviewState.DONE]
        assert {review.state for review in waiting} == {ReviewState.OPEN}
        assert all(any(review.id in message for message in stage.wire.sent("review")) for review in waiting)


def _no_api(*_: object) -> dict[str, object]:
    raise AssertionError("nobody asks the API here")


@dataclass
class Mess:
    """One of each thing that the sweeper is for, as often as wanted."""

    stage: Stage
    stack: Stack

    def make(self, name: str) -> None:
        """A claim that will lapse, a result that could not be published, a document left lying, an object unknown."""
        desk = self.stack.desk
        _, lapsing = self.stack.add_document()
        claim(desk, ANN, lapsing)
        _, submitted = self.stack.add_document()
        fence = claim(desk, ANN, submitted).fence
        self.stage.wire.armed, self.stage.wire.fault = True, _no_bus
        submit(desk, ANN, submitted, fence, DRAFT)
        self.stage.wire.armed, self.stage.wire.fault = False, None
        # moto stamps objects with the machine's time and not the stage's: only a first walk takes this one for new.
        walk = {"pk": {"S": walk_id(desk.inbox.bucket)}}
        self.stage.clients.dynamodb.delete_item(TableName=self.stage.resources.tables["knowledge"], Key=walk)
        self.stage.upload(f"inbox/unknown-{name}", DAMAGED + b"unknown" + name.encode())
        key = f"inbox/stuck-{name}"
        version = self.stage.upload(key, DAMAGED + name.encode())
        self.stage.drop_messages()
        source = ObjectRef(bucket=desk.inbox.bucket, key=key, version_id=version)
        now, made = self.stage.clock.now(), document_id(source)
        head = KeyHead(id=key_head_id(source), document_id=made)
        desk.work.commit(Document(id=made, source=source, size=9, received_at=now, changed_at=now), head)
        self.stage.clock.advance(hours=1)


def _no_bus(operation: str, _: object) -> None:
    if operation == "PutEvents":
        raise ConnectTimeoutError(endpoint_url="https://aws")
