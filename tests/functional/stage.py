"""The whole platform on moto, inside the test process, with everything a test wants to bend: time, faults, files.

Handlers are called as Lambda calls them, one message at a time; AWS calls are atomic, as AWS's are, and counted while a
handler runs. A `Killed` raised around one of them ends the handler as an ended process would.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote_plus

import pytest
from botocore.client import BaseClient
from docloop.bootstrap import extracting, stores
from docloop.bootstrap.sweeping import sweeper
from docloop.model.catalogue import PolicyRecord, TypeRecord, policy_id, type_id
from docloop.model.document import Document, ObjectRef, document_id
from docloop.model.document_type import DocumentType
from docloop.model.policy import Policy, PolicyMode
from docloop.model.review import Review, ReviewState
from docloop.ports import DocumentOpener, Reader, SecondReader
from docloop.settings import ExtractSettings, SweepSettings
from docloop.use_cases.catalogue.change_policy import policy_rows
from docloop.use_cases.catalogue.describe import type_rows
from moto import mock_aws

from cdk import topology
from cdk.local.pump import sqs_event
from cdk.local.resources import CREDENTIALS, Resources
from functions.extract import handler as extract_handler
from functions.sweep import handler as sweep_handler
from tests.functional.desks import settings_of
from tests.functional.fresh import fresh_resources, shared_clients
from tests.functional.paper import PaperOpener
from tests.functional.wire import Killed, StageClock, StageContext, Wire
from tests.stored_files import results_bucket

ALL_MESSAGES = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")


class Stage:
    """A fresh platform."""

    def __init__(self, made: Resources, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
        self.resources = made
        self.wire = wire
        self.clock = StageClock()
        self.clients = shared_clients()
        self.remaining: Callable[[], float] = lambda: 300.0
        self.stores = stores.open_stores(self.settings("extract", ExtractSettings), self.clock)
        self.opener = PaperOpener()
        self.readers: Sequence[Reader] = ()
        self.second_reader: SecondReader | None = None
        self.latest_upload = ("", "")
        self._hidden: list[str] = []
        self._monkeypatch = monkeypatch
        # Whatever the machine learns to be sure of, receipts on a stage go to people.
        self.set_policy("receipt", Policy(mode=PolicyMode.REVIEW_ALL))
        self.drop_messages()  # the test event that S3 sends when it is told about the queue
        self.aim()

    @property
    def context(self) -> Any:
        return StageContext(self.remaining)

    def settings(self, function: str, kind: Any) -> Any:
        return settings_of(self.resources, function, kind)

    def aim(self, opener: DocumentOpener | None = None, **changes: Any) -> None:
        """Has the handlers work on this stage, with `changes` to the settings, and with another `opener` of files."""
        settings = self.settings("extract", ExtractSettings).model_copy(update={"second_reader": "none", **changes})
        second = self.second_reader
        opens = opener or self.opener
        made = extracting.extract(settings, self.clock, opens, readers=self.readers, second_reader=second)
        self._monkeypatch.setattr(extract_handler, "context", lambda: made)
        self.aim_sweeper()

    def aim_sweeper(self, **changes: Any) -> None:
        swept = sweeper(self.settings("sweep", SweepSettings).model_copy(update=changes), self.clock)
        self._monkeypatch.setattr(sweep_handler, "context", lambda: swept)

    # What the world does -------------------------------------------------------------------------------------------

    def upload(self, key: str, data: bytes, metadata: dict[str, str] | None = None) -> str:
        """Puts a file into the inbox, with this user metadata; answers with its version id."""
        bucket = self.resources.buckets["inbox"]
        version = self.clients.s3.put_object(Bucket=bucket, Key=key, Body=data, Metadata=metadata or {})["VersionId"]
        self.latest_upload = (key, version)
        return version

    def s3_event(self, key: str, version_id: str | None = None, name: str = "ObjectCreated:Put") -> str:
        """What S3 writes of an object."""
        described = {"key": quote_plus(key)} | ({"versionId": version_id} if version_id else {})
        bucket = {"name": self.resources.buckets["inbox"]}
        return json.dumps({"Records": [{"eventName": name, "s3": {"bucket": bucket, "object": described}}]})

    def tell(self, body: str | dict[str, Any]) -> None:
        """Puts a message on the ingest queue."""
        text = body if isinstance(body, str) else json.dumps(body)
        self.clients.sqs.send_message(QueueUrl=self.resources.queues["ingest"], MessageBody=text)

    def drop_messages(self) -> None:
        """Loses whatever waits on the ingest queue."""
        url = self.resources.queues["ingest"]
        while found := self.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in found:
                self.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    def drop_everything(self) -> None:
        """Loses the messages that failed and are hidden, too."""
        for receipt in self._hidden:
            self.clients.sqs.delete_message(QueueUrl=self.resources.queues["ingest"], ReceiptHandle=receipt)
        self._hidden.clear()
        self.drop_messages()

    def add_type(self, document_type: DocumentType) -> None:
        """Stores its first version."""
        name, now = document_type.name, self.clock.now()
        record = TypeRecord(id=type_id(name), document_type=document_type, by="somebody", at=now)
        self.stores.work.commit(*type_rows(self.stores.types, record))

    def set_policy(self, document_type: str, policy: Policy) -> None:
        """Stores its first version."""
        made = policy_id(document_type)
        record = PolicyRecord(id=made, document_type=document_type, policy=policy, by="somebody", at=self.clock.now())
        self.stores.work.commit(*policy_rows(record))

    # What Lambda does ----------------------------------------------------------------------------------------------

    def deliver(self) -> bool:
        """Hands one message to the extract function; False when there was none that can be seen."""
        url = self.resources.queues["ingest"]
        armed, self.wire.armed = self.wire.armed, False  # Lambda receives the message, and no handler that dies
        found = self.clients.sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=1, MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"]
        ).get("Messages", [])
        self.wire.armed = armed
        if not found:
            return False
        answer = self.invoke(lambda: extract_handler.handle(sqs_event(found, "arn:aws:sqs:::ingest"), self.context))
        receipt = found[0]["ReceiptHandle"]
        if answer == {"batchItemFailures": []}:
            self.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=receipt)
        else:
            self._hidden.append(receipt)
        return True

    def redrive(self) -> None:
        """What StartMessageMoveTask does, which moto lacks: back from the dead-letter queue to the ingest queue."""
        url = self.resources.queues["ingest_dead"]
        while found := self.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in found:
                self.tell(message["Body"])
                self.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    def invoke(self, handler: Callable[[], Any]) -> Any:
        """What the handler answers; None when it was killed. Only calls made in here count."""
        self.wire.armed = True
        try:
            return handler()
        except Killed:
            return None
        finally:
            self.wire.armed = False

    def sweep(self) -> dict[str, int] | None:
        """A run of the sweeper; None when it was killed."""
        swept: dict[str, int] | None = self.invoke(lambda: sweep_handler.handle({}, self.context))
        return swept

    def wait_for_visibility(self) -> None:
        """Lets the visibility timeout of everything that failed pass, and every lease with it."""
        url = self.resources.queues["ingest"]
        self.clock.advance(
            seconds=next(queue.visibility_seconds for queue in topology.QUEUES if queue.name == "ingest")
        )
        for receipt in self._hidden:
            self.clients.sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipt, VisibilityTimeout=0)
        self._hidden.clear()

    def settle(self, rounds: int = 8) -> None:
        """Delivers until nothing is left, failures and retries included."""
        for _ in range(rounds):
            while self.deliver():
                pass
            if not self._hidden:
                return
            self.wait_for_visibility()

    def visible(self) -> int:
        """How many messages on the ingest queue could be received now."""
        return self.queue_length("ingest", ("ApproximateNumberOfMessages",))

    # What can be seen afterwards -----------------------------------------------------------------------------------

    def document(self) -> Document:
        """The only one."""
        [document] = self.documents()
        return document

    def latest_document(self) -> Document:
        """What has become of the file that was uploaded last, as a whole."""
        key, version = self.latest_upload
        source = ObjectRef(bucket=self.stores.inbox.bucket, key=key, version_id=version)
        return self.stores.documents.get(document_id(source))

    def documents(self) -> list[Document]:
        """The newest first."""
        return list(self.stores.documents.list(limit=1_000).items)

    def reviews(self) -> list[Review]:
        return [review for state in ReviewState for review in self.stores.reviews.list(state=state, limit=1_000).items]

    def results(self) -> list[str]:
        return [head.key for head in results_bucket(self.stores.files).list()]

    def announced(self) -> list[str]:
        """The types of the events on the bus, in their order."""
        return [str(entry["DetailType"]) for entry in self.wire.bus]

    def queue_length(self, name: str, which: Sequence[Any] = ALL_MESSAGES) -> int:
        url = self.resources.queues[name]
        told = self.clients.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=which)["Attributes"]
        return sum(int(number) for number in told.values())


@contextmanager
def raise_stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    for name, value in {**CREDENTIALS, "STACK_NAME": "stage"}.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        wire = Wire()

        def call(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
            return wire.call(_REAL, client, operation, parameters)

        monkeypatch.setattr(BaseClient, "_make_api_call", call)
        monkeypatch.setattr(stores, "make_clients", lambda *_: shared_clients())
        yield Stage(fresh_resources(), wire, monkeypatch)


_REAL: Callable[..., Any] = BaseClient.__dict__["_make_api_call"]
