"""The sweeper: what publishes, and what feeds the extract function again."""

from __future__ import annotations

from datetime import timedelta

from docloop.adapters.dynamodb_stores import DynamoLabelStore, DynamoWalkStore
from docloop.adapters.sqs import SqsIngestQueue
from docloop.bootstrap.stores import open_stores
from docloop.ports import Clock
from docloop.settings import SweepSettings
from docloop.use_cases.contexts.review import ErasureContext
from docloop.use_cases.documents.retention import RetentionContext
from docloop.use_cases.models.schedule import ScheduleContext
from docloop.use_cases.sweep import SweepContext


def sweeper(settings: SweepSettings, clock: Clock | None = None) -> SweepContext:
    """`clock` None: the real one."""
    stores = open_stores(settings, clock)
    labels = DynamoLabelStore(stores.clients.dynamodb, stores.tables, stores.large_bodies)
    model_context = stores.model_context(settings.training_queue_url)
    orphan_age = timedelta(minutes=settings.orphan_minutes)
    return SweepContext(
        publisher=stores,
        inbox=stores.inbox,
        ingest=SqsIngestQueue(stores.clients.sqs, settings.ingest_queue_url),
        walks=DynamoWalkStore(stores.clients.dynamodb, stores.tables),
        schedule=ScheduleContext(
            model_context=model_context,
            labels=labels,
            retrain_after=settings.retrain_after,
        ),
        announcement_age=timedelta(days=settings.announcement_days),
        orphan_age=orphan_age,
        retention=RetentionContext(
            context=ErasureContext(
                work=stores.work,
                documents=stores.documents,
                reviews=stores.reviews,
                files=stores.files,
                queue=stores.queue,
                outbox=stores.outbox,
                audit=stores.audit,
                clock=stores.clock,
                inbox=stores.inbox,
                labels=labels,
                model_context=model_context,
            ),
            kept=timedelta(days=settings.retention_days) if settings.retention_days else None,
            patience=orphan_age,
        ),
    )
