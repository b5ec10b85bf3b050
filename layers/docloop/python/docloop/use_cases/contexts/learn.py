"""What one training needs from the world, gathered in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.ports import DeadLetterQueue, DocumentFiles, DocumentStore, LabelStore, ReviewStore
from docloop.steps.learn.examples import Example
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.contexts.training import ModelContext

Trainer = Callable[[Sequence[Example], DocumentType], LearnedModel]
"""The same examples give the same model."""


@dataclass(frozen=True)
class LearnContext:
    """`max_labels`: the newest so many of a document type are learned from."""

    model_context: ModelContext
    documents: DocumentStore
    labels: LabelStore
    reviews: ReviewStore
    policies: Policies
    files: DocumentFiles
    dead_letters: DeadLetterQueue
    train: Trainer
    max_labels: int
