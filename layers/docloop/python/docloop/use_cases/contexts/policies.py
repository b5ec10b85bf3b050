"""Which policy holds for a document type."""

from __future__ import annotations

from dataclasses import dataclass

from docloop.model.document_type import DocumentType
from docloop.model.policy import DEFAULT_THRESHOLD, Policy, PolicyMode
from docloop.ports import DocumentTypeStore, PolicyStore


@dataclass(frozen=True)
class Policies:
    """`default_threshold` is the deployment's own and stands in where a type's YAML names none."""

    stored: PolicyStore
    types: DocumentTypeStore
    default_threshold: float = DEFAULT_THRESHOLD

    def of(self, document_type: str) -> Policy:
        """The stored policy, else the type's own default; of a type nobody knows, people see everything."""
        described = self.types.get(document_type)
        if described is not None:
            return self.over(described)
        return self.stored.get(document_type) or Policy(mode=PolicyMode.REVIEW_ALL, threshold=self.default_threshold)

    def over(self, document_type: DocumentType) -> Policy:
        """The stored policy, else the default of this type."""
        stored = self.stored.get(document_type.name)
        if stored is not None:
            return stored
        policy = document_type.policy
        if "threshold" in policy.model_fields_set:
            return policy
        return policy.model_copy(update={"threshold": self.default_threshold})
