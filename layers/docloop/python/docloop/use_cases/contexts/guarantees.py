"""What is proven of the model in use at this moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.model.training import Evidence
from docloop.ports import ModelLibrary, ModelStore
from docloop.steps.decide.budget.proof_cases import guarantee_of

_KEPT = 32
_Key = tuple[str, str | None, tuple[str, ...], ErrorBudget]


@dataclass(frozen=True)
class Guarantees:
    """From the cases that came with the model and the latest evidence. A proof takes a tenth of a second, so it is
    kept: for one model, evidence and budget it is always the same."""

    store: ModelStore
    library: ModelLibrary
    kept: dict[_Key, Guarantee] = field(default_factory=dict, compare=False)

    def of(self, model: LearnedModel, document_type: DocumentType, budget: ErrorBudget) -> Guarantee:
        """Raises ModelUnavailable."""
        pointer = self.store.evidence(document_type.name)
        names = tuple(spec.name for spec in document_type.fields)
        key = (model.id, pointer.content if pointer else None, names, budget)
        if key not in self.kept:
            known = self.library.load_evidence(pointer) if pointer else Evidence()
            live = [each.case for each in known.live if each.model == model.id]
            made = guarantee_of(model, document_type, budget, known.audits, live)
            while len(self.kept) >= _KEPT:
                self.kept.pop(next(iter(self.kept)), None)
            self.kept[key] = made
        return self.kept[key]
