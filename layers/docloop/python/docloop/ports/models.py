"""What was learned: the models themselves, what is known about them, and the queue that has one made."""

from __future__ import annotations

from typing import Protocol

from docloop.model.forecast import Outlook
from docloop.model.learned import LearnedModel
from docloop.model.training import Champion, Evidence, EvidencePointer, ModelCard, Training, TrainingOrder
from docloop.ports.stores import PageOf


class ModelStore(Protocol):
    """Rows about models; written with a commit."""

    def card(self, card_id: str) -> ModelCard:
        """Raises NotFound."""

    def cards(
        self, *, document_type: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[ModelCard]:
        """Newest first. Raises InvalidRequest for a cursor that this listing did not give."""

    def champion(self, document_type: str) -> Champion | None:
        """None: nothing was promoted yet."""

    def training(self, document_type: str) -> Training | None:
        """None: nothing was ever trained."""

    def evidence(self, document_type: str) -> EvidencePointer | None:
        """None: none was gathered yet."""

    def outlook(self, document_type: str) -> Outlook | None:
        """None: no training has ended yet."""


class ModelLibrary(Protocol):
    """The models themselves, checked against their names when loaded."""

    def shipped(self, document_type: str) -> LearnedModel | None:
        """The model that comes with docloop; None when there is none for this type."""

    def load(self, document_type: str, card: str, model: str) -> LearnedModel:
        """Raises ModelUnavailable when it is not there, or is not what its name says."""

    def save(self, card: str, model: LearnedModel) -> None: ...

    def load_evidence(self, pointer: EvidencePointer) -> Evidence:
        """Raises ModelUnavailable."""

    def save_evidence(self, document_type: str, evidence: Evidence) -> str:
        """The name of its content."""

    def tidy(self, document_type: str, card: str, keep: str | None) -> int:
        """Removes for good what lies under this card (or under EVIDENCE) but `keep`; says how many objects went."""


class TrainingQueue(Protocol):
    def order(self, order: TrainingOrder) -> None:
        """Has a queued training done."""
