"""What botocore makes of a fault before docloop sees it: it repeats the call, so a call may happen more than once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError
from docloop.adapters.aws import HURRIED, PATIENT, Patience
from docloop.errors import ServiceUnavailable
from docloop.model.document import KeyHead
from docloop.model.event import Continuation
from docloop.settings import ExtractSettings, LearnSettings, ReviewApiSettings, StoreSettings, SweepSettings
from moto.core.models import botocore_stubber

from cdk import topology
from tests.functional.stage import Stage, raise_stage

SETTINGS: dict[str, type[StoreSettings]] = {
    "extract": ExtractSettings,
    "review_api": ReviewApiSettings,
    "sweep": SweepSettings,
    "learn": LearnSettings,
}


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _: None)
    with raise_stage(monkeypatch) as made:
        yield made


class Line:
    """The connection to one service: fails the first `failures` requests of one operation; remembers all of them."""

    def __init__(self, client: Any, operation: str, failures: int, *, happens: bool) -> None:
        self.bodies: list[bytes] = []
        self._failures, self._happens = failures, happens
        self._events, self._name = client.meta.events, f"before-send.{client.meta.service_model.service_name}"
        self._name += f".{operation}"

    def __enter__(self) -> Line:
        self._events.register_first(self._name, self._send)
        return self

    def __exit__(self, *_: object) -> None:
        self._events.unregister(self._name, self._send)

    def _send(self, request: Any, **_: Any) -> AWSResponse | None:
        self.bodies.append(request.body)
        if len(self.bodies) > self._failures:
            return None
        if self._happens:
            botocore_stubber("before-send", request)
        raise ReadTimeoutError(endpoint_url=request.url)


def test_three_lost_answers_are_not_noticed_and_a_fourth_is(stage: Stage) -> None:
    head = KeyHead(id="key_1", document_id="doc_1")
    with Line(stage.clients.dynamodb, "PutItem", PATIENT.attempts - 1, happens=False) as line:
        stage.stores.work.commit(head)
    assert len(line.bodies) == PATIENT.attempts
    assert stage.stores.documents.key_head("key_1") == head

    with (
        Line(stage.clients.dynamodb, "PutItem", PATIENT.attempts, happens=False),
        pytest.raises(ServiceUnavailable),
    ):
        stage.stores.work.commit(KeyHead(id="key_2", document_id="doc_1"))
    assert stage.stores.documents.key_head("key_2") is None


def test_a_write_that_happened_and_is_repeated_is_no_conflict(stage: Stage) -> None:
    with Line(stage.clients.dynamodb, "PutItem", 1, happens=True) as line:
        stage.stores.work.commit(KeyHead(id="key_1", document_id="doc_1"))
    assert len(line.bodies) == 2
    assert stage.stores.documents.key_head("key_1") is not None


def test_a_transaction_is_repeated_under_the_same_token(stage: Stage) -> None:
    """By which DynamoDB knows it for ten minutes and does it once; moto knows no tokens, so that is not proven here."""
    heads = [KeyHead(id=f"key_{number}", document_id="doc_1") for number in range(2)]
    with Line(stage.clients.dynamodb, "TransactWriteItems", 1, happens=False) as line:
        stage.stores.work.commit(*heads)

    assert len(line.bodies) == 2
    assert line.bodies[0] == line.bodies[1]
    assert b"ClientRequestToken" in line.bodies[0]


def test_a_message_may_be_sent_twice(stage: Stage) -> None:
    url = stage.resources.queues["ingest"]
    with Line(stage.clients.sqs, "SendMessage", 1, happens=True):
        stage.clients.sqs.send_message(QueueUrl=url, MessageBody=Continuation(document_id="doc_1").model_dump_json())
    assert stage.queue_length("ingest") == 2


@pytest.mark.parametrize("name", SETTINGS)
def test_a_call_that_hangs_is_given_up_before_the_function_is(name: str) -> None:
    """Else nothing is answered, logged or given back: the process just ends."""
    [function] = [each for each in topology.FUNCTIONS if each.name == name]
    patience: Patience = HURRIED if SETTINGS[name].hurried else PATIENT

    assert patience.longest < function.timeout - 5
