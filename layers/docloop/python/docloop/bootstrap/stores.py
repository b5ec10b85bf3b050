"""Tables, buckets and queues as every function sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from docloop.adapters.audit import S3AuditRecord
from docloop.adapters.aws import HURRIED, PATIENT, Clients, make_clients
from docloop.adapters.document_files import BlobDocumentFiles
from docloop.adapters.dynamodb import DynamoUnitOfWork, TableNames
from docloop.adapters.dynamodb_catalogue import (
    DynamoCompanyStore,
    DynamoDocumentTypeStore,
    DynamoFlagStore,
    DynamoPolicyStore,
)
from docloop.adapters.dynamodb_models import DynamoModelStore
from docloop.adapters.dynamodb_stores import DynamoDocumentStore, DynamoReviewStore
from docloop.adapters.events import DynamoEventOutbox
from docloop.adapters.model_library import BlobModelLibrary
from docloop.adapters.s3 import S3BlobStore
from docloop.adapters.sqs import SqsReviewQueue
from docloop.adapters.training_queue import SqsTrainingQueue
from docloop.adapters.types import shipped_types
from docloop.model.policy import DEFAULT_THRESHOLD
from docloop.ports import BlobStore, Clock, CompanyStore, FlagStore, PolicyRecords, TypeRecords
from docloop.settings import StoreSettings
from docloop.use_cases.contexts.model_registry import ModelRegistry
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.contexts.training import ModelContext
from docloop.use_cases.publish import PublishContext


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Stores(PublishContext):
    """The shared part. `clients`, `tables` and `large_bodies` are for what one function alone needs."""

    clients: Clients
    tables: TableNames
    large_bodies: BlobStore
    types: TypeRecords
    stored_policies: PolicyRecords
    policies: Policies
    flags: FlagStore
    companies: CompanyStore
    inbox: BlobStore
    models: ModelRegistry

    def model_context(self, training_queue_url: str) -> ModelContext:
        return ModelContext(
            work=self.work,
            models=self.models.store,
            library=self.models.library,
            types=self.types,
            queue=SqsTrainingQueue(self.clients.sqs, training_queue_url),
            clock=self.clock,
        )


def open_stores(
    settings: StoreSettings, clock: Clock | None = None, default_threshold: float = DEFAULT_THRESHOLD
) -> Stores:
    """`clock` None: the real one."""
    clients = make_clients(settings.endpoint_url, HURRIED if settings.hurried else PATIENT)
    tables = TableNames.of(settings)
    types = DynamoDocumentTypeStore(clients.dynamodb, tables, shipped_types())
    policies = DynamoPolicyStore(clients.dynamodb, tables)
    derived = S3BlobStore(clients.s3, settings.derived_bucket)
    return Stores(
        clients=clients,
        tables=tables,
        clock=clock or SystemClock(),
        work=DynamoUnitOfWork(clients.dynamodb, tables, derived),
        documents=DynamoDocumentStore(clients.dynamodb, tables),
        reviews=DynamoReviewStore(clients.dynamodb, tables, derived),
        types=types,
        stored_policies=policies,
        policies=Policies(policies, types, default_threshold),
        flags=DynamoFlagStore(clients.dynamodb, tables),
        companies=DynamoCompanyStore(clients.dynamodb, tables),
        inbox=S3BlobStore(clients.s3, settings.inbox_bucket),
        files=BlobDocumentFiles(derived, S3BlobStore(clients.s3, settings.results_bucket)),
        large_bodies=derived,
        queue=SqsReviewQueue(clients.sqs, settings.review_queue_url),
        outbox=DynamoEventOutbox(clients.dynamodb, clients.events, tables, settings.event_bus),
        audit=S3AuditRecord(clients.s3, settings.audit_bucket, clients.dynamodb, tables),
        models=ModelRegistry(
            DynamoModelStore(clients.dynamodb, tables),
            BlobModelLibrary(S3BlobStore(clients.s3, settings.learned_bucket)),
        ),
    )
