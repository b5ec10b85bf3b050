"""The guarantees that decisions rest on."""

from __future__ import annotations

from dataclasses import dataclass, field

from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.steps.budget.evidence import guarantee_of

Key = tuple[str, str, tuple[str, ...], float, float]


@dataclass(frozen=True)
class Guarantees:
    """What the cases of a model prove, worked out once for each model and budget that is met."""

    known: dict[Key, Guarantee] = field(default_factory=dict)

    def of(self, model: LearnedModel, document_type: DocumentType, budget: ErrorBudget) -> Guarantee:
        names = tuple(spec.name for spec in document_type.fields)
        key = (model.id, document_type.name, names, budget.error, budget.delta)
        if key not in self.known:
            self.known[key] = guarantee_of(model, document_type, budget)
        return self.known[key]
