"""The sweeper: what publishes, and what feeds the extract function again."""

from __future__ import annotations

from datetime import timedelta

from docloop.adapters.dynamodb_stores import DynamoLabelStore, DynamoWalkStore
from docloop.adapters.sqs import SqsIngestQueue
from docloop.bootstrap.stores import open_stores
from docloop.ports import Clock
from docloop.settings import SweepSettings
from docloop.steps.models.watch import Watch
from docloop.steps.sweep import Sweeper


def sweeper(settings: SweepSettings, clock: Clock | None = None) -> Sweeper:
    """`clock` None: the real one."""
    stores = open_stores(settings, clock)
    return Sweeper(
        publisher=stores,
        inbox=stores.inbox,
        ingest=SqsIngestQueue(stores.clients.sqs, settings.ingest_queue_url),
        walks=DynamoWalkStore(stores.clients.dynamodb, stores.tables),
        watch=Watch(
            school=stores.school(settings.training_queue_url),
            labels=DynamoLabelStore(stores.clients.dynamodb, stores.tables, stores.derived),
            retrain_after=settings.retrain_after,
        ),
        announcement_age=timedelta(days=settings.announcement_days),
        orphan_age=timedelta(minutes=settings.orphan_minutes),
    )
