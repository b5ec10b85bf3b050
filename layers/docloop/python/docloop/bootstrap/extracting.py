"""The extract function: stores, queues, the opener of files and the readers of pages."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.adapters.cached import CachedCompanies, CachedPolicies, CachedTypes
from docloop.adapters.dead_letters import SqsDeadLetterQueue
from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.adapters.readers.registry import make_readers, make_second_reader
from docloop.adapters.sqs import SqsIngestQueue
from docloop.bootstrap.stores import open_stores
from docloop.ports import Clock, DocumentOpener, Reader, SecondReader
from docloop.settings import ExtractSettings
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.contexts.guarantees import Guarantees
from docloop.use_cases.contexts.policies import Policies


def extract(
    settings: ExtractSettings,
    clock: Clock | None = None,
    opener: DocumentOpener | None = None,
    readers: Sequence[Reader] | None = None,
    second_reader: SecondReader | None = None,
) -> ExtractContext:
    """What is not given is made from the settings."""
    stores = open_stores(settings, clock, settings.default_threshold)
    sqs = stores.clients.sqs
    types = CachedTypes(stores.types, stores.clock)
    policies = CachedPolicies(stores.stored_policies, stores.clock)
    return ExtractContext(
        publisher=stores,
        policies=Policies(policies, types, settings.default_threshold),
        models=stores.models,
        guarantees=Guarantees(stores.models.store, stores.models.library),
        types=types,
        companies=CachedCompanies(stores.companies, stores.clock),
        flags=stores.flags,
        inbox=stores.inbox,
        ingest_queue=SqsIngestQueue(sqs, settings.ingest_queue_url),
        dead_letters=SqsDeadLetterQueue(sqs, settings.dead_letter_queue_url),
        opener=opener or GuardedOpener(Budgets.from_settings(settings)),
        readers=make_readers(settings) if readers is None else readers,
        max_bytes=settings.max_bytes,
        hand_on_seconds=settings.hand_on_seconds,
        second_reader=second_reader or make_second_reader(settings),
    )
