"""The learn function: labels, readings, the models, and what trains."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.adapters.dead_letters import SqsDeadLetterQueue
from docloop.adapters.dynamodb_stores import DynamoLabelStore
from docloop.adapters.model_library import shipped_background
from docloop.bootstrap.stores import open_stores
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.ports import Clock
from docloop.settings import LearnSettings
from docloop.steps.learn import Example, train
from docloop.use_cases.contexts.learn import LearnContext, Trainer

SEED = 0
SOURCE = "labels"


def train_on_labels(examples: Sequence[Example], document_type: DocumentType) -> LearnedModel:
    return train(examples, document_type, background=shipped_background(), seed=SEED, sources=(SOURCE,))


def learning(settings: LearnSettings, clock: Clock | None = None, trainer: Trainer = train_on_labels) -> LearnContext:
    """`clock` None: the real one."""
    stores = open_stores(settings, clock, settings.default_threshold)
    return LearnContext(
        model_context=stores.model_context(settings.training_queue_url),
        documents=stores.documents,
        labels=DynamoLabelStore(stores.clients.dynamodb, stores.tables, stores.large_bodies),
        reviews=stores.reviews,
        policies=stores.policies,
        files=stores.files,
        dead_letters=SqsDeadLetterQueue(stores.clients.sqs, settings.dead_letter_queue_url),
        train=trainer,
        max_labels=settings.max_labels,
    )
