"""What training and promoting need from the world, gathered in one place."""

from __future__ import annotations

from dataclasses import dataclass

from docloop.ports import Clock, DocumentTypeStore, ModelLibrary, ModelStore, TrainingQueue, UnitOfWork
from docloop.use_cases.contexts.model_registry import ModelRegistry


@dataclass(frozen=True)
class ModelContext:
    work: UnitOfWork
    models: ModelStore
    library: ModelLibrary
    types: DocumentTypeStore
    queue: TrainingQueue
    clock: Clock

    @property
    def in_use(self) -> ModelRegistry:
        return ModelRegistry(self.models, self.library)
