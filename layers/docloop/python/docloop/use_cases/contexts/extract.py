"""What the way of a document needs from the world, gathered in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docloop.ports import (
    BlobStore,
    Clock,
    CompanyStore,
    DeadLetterQueue,
    DocumentFiles,
    DocumentOpener,
    DocumentStore,
    DocumentTypeStore,
    FlagStore,
    IngestQueue,
    Reader,
    SecondReader,
    UnitOfWork,
)
from docloop.use_cases.contexts.guarantees import Guarantees
from docloop.use_cases.contexts.model_registry import ModelRegistry
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.documents.register import RegisterContext
from docloop.use_cases.publish import PublishContext


@dataclass(frozen=True)
class ExtractContext:
    """`readers` in order of preference. `hand_on_seconds`: with less time left, the next invocation goes on.

    `second_reader` None: nothing is read twice.
    """

    publisher: PublishContext
    policies: Policies
    models: ModelRegistry
    guarantees: Guarantees
    types: DocumentTypeStore
    flags: FlagStore
    companies: CompanyStore
    inbox: BlobStore
    ingest_queue: IngestQueue
    dead_letters: DeadLetterQueue
    opener: DocumentOpener
    readers: Sequence[Reader]
    max_bytes: int
    hand_on_seconds: float
    second_reader: SecondReader | None = None

    @property
    def registry(self) -> RegisterContext:
        return RegisterContext(inbox=self.inbox, types=self.types, publisher=self.publisher)

    @property
    def work(self) -> UnitOfWork:
        return self.publisher.work

    @property
    def documents(self) -> DocumentStore:
        return self.publisher.documents

    @property
    def files(self) -> DocumentFiles:
        return self.publisher.files

    @property
    def clock(self) -> Clock:
        return self.publisher.clock
