"""What the steps need from the world, in their own words. Adapters do it; fakes in tests do it too."""

from __future__ import annotations

from docloop.ports.attempts import AttemptStore
from docloop.ports.blobs import BlobHead, BlobStore
from docloop.ports.clock import Clock
from docloop.ports.models import ModelLibrary, ModelStore, TrainingQueue
from docloop.ports.people import Account, Challenge, ChallengeKind, Enrolment, Identity, Pending, SelfService, Tokens
from docloop.ports.queues import DeadLetterQueue, Dealt, IngestQueue, ReviewQueue
from docloop.ports.reading import DocumentOpener, OpenDocument, PageImage, Reader, SecondReader
from docloop.ports.stores import (
    DocumentStore,
    DocumentTypeStore,
    EventOutbox,
    FlagStore,
    LabelStore,
    PageOf,
    PolicyStore,
    RequestStore,
    ReviewStore,
    UnitOfWork,
    WalkStore,
)

__all__ = [
    "Account",
    "AttemptStore",
    "BlobHead",
    "BlobStore",
    "Challenge",
    "ChallengeKind",
    "Clock",
    "DeadLetterQueue",
    "Dealt",
    "DocumentOpener",
    "DocumentStore",
    "DocumentTypeStore",
    "Enrolment",
    "EventOutbox",
    "FlagStore",
    "Identity",
    "IngestQueue",
    "LabelStore",
    "ModelLibrary",
    "ModelStore",
    "OpenDocument",
    "PageImage",
    "PageOf",
    "Pending",
    "PolicyStore",
    "Reader",
    "RequestStore",
    "ReviewQueue",
    "ReviewStore",
    "SecondReader",
    "SelfService",
    "Tokens",
    "TrainingQueue",
    "UnitOfWork",
    "WalkStore",
]
