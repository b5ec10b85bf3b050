"""What became of each training, and which model is in use."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from docloop.errors import IllegalTransition
from docloop.model.base import Entity, Value
from docloop.model.budget import Audit
from docloop.model.document import digest_id
from docloop.model.geometry import Fraction
from docloop.model.learned import TrainingFacts


class TrainingState(StrEnum):
    """`promoted`: its model was in use at least once. `kept`: the one before was kept in use."""

    QUEUED = "queued"
    TRAINING = "training"
    PROMOTED = "promoted"
    KEPT = "kept"
    FAILED = "failed"
    SHIPPED = "shipped"


_S = TrainingState
TRANSITIONS: dict[TrainingState, frozenset[TrainingState]] = {
    _S.QUEUED: frozenset({_S.QUEUED, _S.TRAINING, _S.FAILED}),
    _S.TRAINING: frozenset({_S.TRAINING, _S.PROMOTED, _S.KEPT, _S.FAILED}),
    _S.PROMOTED: frozenset({_S.PROMOTED}),
    _S.KEPT: frozenset({_S.KEPT, _S.PROMOTED}),
    _S.FAILED: frozenset(),
    _S.SHIPPED: frozenset(),
}
UNDER_WAY = frozenset({_S.QUEUED, _S.TRAINING})


class Figures(Value):
    """Of one model on labels that it had not seen: `right` of their fields; `accepted` is the part of fields that its
    proven budget accepts. None: nothing to measure."""

    right: Fraction | None = None
    accepted: Fraction | None = None


class Comparison(Value):
    """Challenger against the model in use (`champion`; the rules alone where there was none), field by field.

    `won`: only the challenger was right, `lost`: only the champion was.
    """

    documents: int
    fields: int
    won: int
    lost: int
    challenger: Figures
    champion: Figures


class Promotion(Value):
    """`by` is a user id, or what started the training that promoted itself."""

    by: str
    at: datetime


class ModelCard(Entity):
    """One training and the model it made. `model` is that model's id, None while there is none.

    `started_by`: a user id, or "labels" (enough new ones), or "erasure". `labels` were trained from, `skipped` had
    no reading any more. `reason` says in a sentence why it was promoted or not. `lease_until`: no other invocation
    works on it before that moment.
    """

    document_type: str
    state: TrainingState = TrainingState.QUEUED
    model: str | None = None
    facts: TrainingFacts | None = None
    comparison: Comparison | None = None
    reason: str = ""
    labels: int = 0
    skipped: int = 0
    started_by: str
    requested_at: datetime
    changed_at: datetime
    lease_until: datetime | None = None
    attempts: int = 0
    promotions: tuple[Promotion, ...] = ()

    def moved(self, state: TrainingState, at: datetime, **changes: Any) -> Self:
        """The next version of this row, in `state`, with `changes`. Raises IllegalTransition."""
        if state not in TRANSITIONS[self.state]:
            raise IllegalTransition(f"A training that is {self.state} cannot become {state}.", id=self.id)
        return self.next_version(**{"state": state, "changed_at": at, **changes})


class Champion(Entity):
    """Which model of a document type is in use. `model` None: the one that docloop ships, else the rules alone."""

    document_type: str
    card: str
    model: str | None
    by: str
    at: datetime


class Training(Entity):
    """The training of a document type that is under way. `card` None: none is. `requested_at`: when the last one was
    asked for. `again`: something was erased meanwhile, so another one has to follow."""

    document_type: str
    card: str | None = None
    requested_at: datetime | None = None
    again: bool = False


class Evidence(Value):
    """What live documents of a type tell about the machine: `audits` are fields that people looked at, `live` those of
    the latest documents, whoever looked (`right` None)."""

    audits: tuple[Audit, ...] = ()
    live: tuple[Audit, ...] = ()


class EvidencePointer(Entity):
    """Which evidence of a document type is the latest. `content` names it by its hash."""

    document_type: str
    content: str
    at: datetime


class TrainingOrder(Value):
    """The message on the training queue."""

    document_type: str
    card: str


EVIDENCE = "evidence"


def champion_id(document_type: str) -> str:
    return f"champion#{document_type}"


def training_id(document_type: str) -> str:
    return f"training#{document_type}"


def evidence_id(document_type: str) -> str:
    return f"evidence#{document_type}"


def card_id(document_type: str, number: int) -> str:
    """The card of a type's n-th change of its training row, so that two who ask at once ask for the same."""
    return digest_id("trn", document_type, str(number))


def shipped_card_id(document_type: str) -> str:
    return digest_id("trn", document_type, "shipped")


def model_key(document_type: str, card: str, model: str) -> str:
    """Where the model lies in the bucket of models, JSON."""
    return f"{card_prefix(document_type, card)}{model}.json"


def evidence_key(document_type: str, content: str) -> str:
    """Where evidence lies in the bucket of models, JSON."""
    return model_key(document_type, EVIDENCE, content)


def card_prefix(document_type: str, card: str) -> str:
    """Everything kept of one training is under this prefix."""
    return f"{document_type}/{card}/"
