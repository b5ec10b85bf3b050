"""The desk and the sweeper with everything behind them, on fakes or on moto, for tests of the life of a review."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar
from unittest.mock import patch

from botocore.client import BaseClient
from docloop import bootstrap
from docloop.bootstrap.sweeping import sweeper
from docloop.model.actor import Actor, Role
from docloop.model.base import Value
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.event import OutboxEvent
from docloop.model.extraction import Extraction, Field, LineItem
from docloop.model.geometry import Box
from docloop.model.policy import Policy, Question
from docloop.model.review import Answer, Draft, Review, Verdict, review_id
from docloop.ports import BlobStore
from docloop.settings import ReviewApiSettings, SweepSettings
from docloop.use_cases.catalogue.describe import describe
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.documents.retention import RetentionContext
from docloop.use_cases.models.schedule import ScheduleContext
from docloop.use_cases.publish import announce as announce_review
from docloop.use_cases.sweep import SweepContext
from docloop.values.kinds import kind_of
from moto import mock_aws

from cdk.local.resources import CREDENTIALS
from tests.fake_services import FakeIngestQueue, FakeReviewQueue
from tests.fakes import FakeClock, FakeDatabase, FakeWalkStore
from tests.functional.desks import fake_desk, settings_of
from tests.functional.fresh import fresh_resources, shared_clients

T = TypeVar("T")

SLIP = DocumentType(
    name="slip",
    title="Slip",
    fields=(
        FieldSpec(name="VENDOR_NAME", kind=kind_of("name")),
        FieldSpec(name="INVOICE_RECEIPT_DATE", kind=kind_of("date")),
        FieldSpec(name="TOTAL", kind=kind_of("money")),
        FieldSpec(name="TAX", kind=kind_of("money")),
    ),
    line_items=(FieldSpec(name="ITEM", kind=kind_of("text")), FieldSpec(name="PRICE", kind=kind_of("money"))),
    policy=Policy(required=("TOTAL",), lease_seconds=600),
)
OTHER = DocumentType(
    name="other",
    title="Other",
    fields=(FieldSpec(name="TOTAL", kind=kind_of("money")), FieldSpec(name="IBAN", kind=kind_of("iban"))),
    policy=Policy(required=("TOTAL", "IBAN"), lease_seconds=600),
)
PREDICTION = Extraction(
    document_type="slip",
    type_confidence=0.9,
    fields=(
        Field(name="VENDOR_NAME", value="Corner Shop", text="Corner Shop", page=1, confidence=0.95),
        Field(
            name="TOTAL",
            value="9.00",
            text="9,00",
            page=1,
            box=Box(left=0.1, top=0.1, right=0.2, bottom=0.2),
            confidence=0.4,
        ),
    ),
    line_items=(LineItem(fields=(Field(name="ITEM", value="Bread"), Field(name="PRICE", value="9.00"))),),
)


def person(name: str, *roles: Role) -> Actor:
    return Actor(user_id=name, roles=frozenset(roles or {Role.REVIEWER}))


ANN, BOB = person("ann"), person("bob")
SENIOR = person("sue", Role.SENIOR)
ADMIN = person("ada", Role.ADMIN)
CORRECTED = Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="8.00"),))


@dataclass
class House:
    """`lose_announcements` empties the review queue, as the end of SQS retention does."""

    desk: ReviewContext
    sweeper: SweepContext
    clock: FakeClock
    lose_announcements: Callable[[], None]

    def add(
        self,
        name: str = "one",
        state: DocumentState = DocumentState.IN_REVIEW,
        *,
        announce: bool = True,
        **of_review: Any,
    ) -> Review:
        """A document that was read, with its first review open; `announce` puts it on the queue."""
        source = ObjectRef(bucket=self.desk.inbox.bucket, key=f"inbox/{name}.pdf", version_id="v0")
        now, made = self.clock.now(), document_id(source)
        review = Review(
            **{
                "id": review_id(made, 1),
                "document_id": made,
                "document_type": "slip",
                "questions": (Question(field="TOTAL", reasons=("Confidence 40% is below the required 70%.",)),),
                "opened_at": now,
                "changed_at": now,
            }
            | of_review
        )
        document = Document(
            id=made,
            source=source,
            state=state,
            document_type="slip",
            content_hash="ab" * 32,
            pages=1,
            pages_read=1,
            review_id=review.id,
            reviews=1,
            prediction_digest=self.desk.files.keep_prediction(made, PREDICTION),
            received_at=now,
            changed_at=now,
        )
        self.desk.work.commit(document, review)
        if announce:
            announce_review(self.desk, review.id)
        return self.desk.reviews.get(review.id)

    def pending(self) -> tuple[OutboxEvent, ...]:
        return self.desk.outbox.pending()


def put(store: BlobStore, key: str, value: Value) -> None:
    store.put(key, value.model_dump_json().encode(), "application/json")


HOUSES = ("fakes", "moto")


@contextmanager
def house_of(kind: str) -> Iterator[House]:
    """The house on one of HOUSES."""
    if kind == "fakes":
        yield fake_house()
    else:
        with moto_house() as made:
            yield made


def fake_house() -> House:
    clock, rows = FakeClock(), FakeDatabase()
    queue, ingest = FakeReviewQueue(clock), FakeIngestQueue()
    desk = replace(fake_desk(rows, clock, queue, (SLIP, OTHER)), ingest=ingest)
    made = SweepContext(
        desk,
        desk.inbox,
        ingest,
        FakeWalkStore(rows),
        ScheduleContext(desk.model_context, desk.labels, 25),
        timedelta(days=13),
        timedelta(minutes=15),
        RetentionContext(desk, None, timedelta(minutes=15)),
    )
    return House(desk, made, clock, queue.lose_everything)


@contextmanager
def moto_house() -> Iterator[House]:
    """moto in this process. Each call is atomic, as AWS's are, so that threads race between calls and not inside."""
    real, lock = BaseClient.__dict__["_make_api_call"], threading.RLock()

    def call(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
        with lock:
            return real(client, operation, parameters)

    with (
        patch.dict("os.environ", CREDENTIALS),
        mock_aws(),
        patch.object(BaseClient, "_make_api_call", call),
        patch("docloop.bootstrap.stores.make_clients", shared_clients),
    ):
        resources = fresh_resources()
        clock = FakeClock()
        desk = bootstrap.review_context(settings_of(resources, "review_api", ReviewApiSettings), clock)
        for each in (SLIP, OTHER):
            describe(desk, ADMIN, each, 0)
        sweeping = sweeper(settings_of(resources, "sweep", SweepSettings), clock)

        def lose() -> None:
            while dealt := desk.queue.receive():
                desk.queue.delete([each.receipt for each in dealt])

        yield House(desk, sweeping, clock, lose)


def at_once(pool: ThreadPoolExecutor, count: int, act: Callable[[int], T]) -> list[T]:
    """What each of `count` people got who all began at the same moment."""
    start = threading.Barrier(count)

    def wait(number: int) -> T:
        start.wait(120)
        return act(number)

    return list(pool.map(wait, range(count)))
