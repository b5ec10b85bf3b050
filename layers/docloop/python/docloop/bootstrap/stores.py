"""Tables, buckets and queues as every function sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from docloop.adapters.aws import Clients, make_clients
from docloop.adapters.dynamodb import DynamoUnitOfWork, TableNames
from docloop.adapters.dynamodb_knowledge import DynamoDocumentTypeStore, DynamoPolicyStore
from docloop.adapters.dynamodb_stores import DynamoDocumentStore, DynamoReviewStore
from docloop.adapters.events import DynamoEventOutbox
from docloop.adapters.s3 import S3BlobStore
from docloop.adapters.sqs import SqsReviewQueue
from docloop.adapters.types import shipped_types
from docloop.model.policy import DEFAULT_THRESHOLD
from docloop.ports import Clock
from docloop.settings import StoreSettings
from docloop.steps.policies import Policies
from docloop.steps.publish import Publisher


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Stores:
    """The shared part. `clients` and `tables` are for what one function alone needs."""

    clients: Clients
    tables: TableNames
    clock: Clock
    work: DynamoUnitOfWork
    documents: DynamoDocumentStore
    reviews: DynamoReviewStore
    types: DynamoDocumentTypeStore
    policies: Policies
    inbox: S3BlobStore
    derived: S3BlobStore
    results: S3BlobStore
    review_queue: SqsReviewQueue
    outbox: DynamoEventOutbox

    @property
    def publisher(self) -> Publisher:
        return Publisher(
            work=self.work,
            documents=self.documents,
            reviews=self.reviews,
            derived=self.derived,
            results=self.results,
            queue=self.review_queue,
            outbox=self.outbox,
            clock=self.clock,
        )


def open_stores(
    settings: StoreSettings, clock: Clock | None = None, default_threshold: float = DEFAULT_THRESHOLD
) -> Stores:
    """`clock` None: the real one."""
    clients = make_clients(settings.endpoint_url)
    tables = TableNames.of(settings)
    types = DynamoDocumentTypeStore(clients.dynamodb, tables, shipped_types())
    return Stores(
        clients=clients,
        tables=tables,
        clock=clock or SystemClock(),
        work=DynamoUnitOfWork(clients.dynamodb, tables),
        documents=DynamoDocumentStore(clients.dynamodb, tables),
        reviews=DynamoReviewStore(clients.dynamodb, tables),
        types=types,
        policies=Policies(DynamoPolicyStore(clients.dynamodb, tables), types, default_threshold),
        inbox=S3BlobStore(clients.s3, settings.inbox_bucket),
        derived=S3BlobStore(clients.s3, settings.derived_bucket),
        results=S3BlobStore(clients.s3, settings.results_bucket),
        review_queue=SqsReviewQueue(clients.sqs, settings.review_queue_url),
        outbox=DynamoEventOutbox(clients.dynamodb, clients.events, tables, settings.event_bus),
    )
