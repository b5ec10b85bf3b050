"""What the steps need from the world, in their own words. Adapters do it; fakes in tests do it too."""

from __future__ import annotations

from docloop.ports.attempts import AttemptStore
from docloop.ports.audit import AuditRecord
from docloop.ports.blobs import BlobEntry, BlobHead, BlobPage, BlobStore
from docloop.ports.clock import Clock
from docloop.ports.files import DocumentFiles
from docloop.ports.models import ModelLibrary, ModelStore, TrainingQueue
from docloop.ports.people import (
    Account,
    Challenge,
    ChallengeKind,
    Directory,
    Enrolment,
    Identity,
    Member,
    Pending,
    SelfService,
    Tokens,
)
from docloop.ports.queues import DeadLetterQueue, Dealt, IngestQueue, ReviewQueue
from docloop.ports.reading import DocumentOpener, OpenDocument, PageImage, Reader, SecondReader
from docloop.ports.stores import (
    CompanyStore,
    DocumentStore,
    DocumentTypeStore,
    EventOutbox,
    FlagStore,
    LabelStore,
    PageOf,
    PolicyRecords,
    PolicyStore,
    RequestStore,
    ReviewStore,
    RosterStore,
    TypeRecords,
    UnitOfWork,
    WalkStore,
)

__all__ = [
    "Account",
    "AttemptStore",
    "AuditRecord",
    "BlobEntry",
    "BlobHead",
    "BlobPage",
    "BlobStore",
    "Challenge",
    "ChallengeKind",
    "Clock",
    "CompanyStore",
    "DeadLetterQueue",
    "Dealt",
    "Directory",
    "DocumentFiles",
    "DocumentOpener",
    "DocumentStore",
    "DocumentTypeStore",
    "Enrolment",
    "EventOutbox",
    "FlagStore",
    "Identity",
    "IngestQueue",
    "LabelStore",
    "Member",
    "ModelLibrary",
    "ModelStore",
    "OpenDocument",
    "PageImage",
    "PageOf",
    "Pending",
    "PolicyRecords",
    "PolicyStore",
    "Reader",
    "RequestStore",
    "ReviewQueue",
    "ReviewStore",
    "RosterStore",
    "SecondReader",
    "SelfService",
    "Tokens",
    "TrainingQueue",
    "TypeRecords",
    "UnitOfWork",
    "WalkStore",
]
