"""Has a model trained: one training of a document type at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from docloop.errors import NotFound, TrainingUnderWay, VersionConflict
from docloop.model.actor import Role
from docloop.model.audit import Verb, entry_by
from docloop.model.base import Entity
from docloop.model.training import (
    UNDER_WAY,
    ModelCard,
    Training,
    TrainingOrder,
    card_id,
    training_id,
)
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.contexts.training import ModelContext

ERASURE = "erasure"
LABELS = "labels"


def _nothing(_: str) -> Sequence[Entity]:
    return ()


def request_training(
    model_context: ModelContext,
    document_type: str,
    by: str,
    beside: Callable[[str], Sequence[Entity]] = _nothing,
    roles: Iterable[Role] = (),
) -> ModelCard:
    """The queued training; its message is on its way or is sent again by the sweeper.

    What `beside` makes of the card's id is written in the same transaction. `roles` are those of the person `by`; the
    sweeper puts this into the audit record. Raises TrainingUnderWay, NotFound for an
    unknown type.
    """
    if model_context.types.get(document_type) is None:
        raise NotFound("This document type does not exist.")

    def attempt() -> ModelCard:
        training = model_context.models.training(document_type) or _none_yet(document_type)
        if training.card is not None:
            raise TrainingUnderWay(id=training.card)
        card, changed = queued(training, by, model_context.clock.now())
        entry = entry_by(by, roles, Verb.TRAINING_STARTED, card.id, card.requested_at, "")
        model_context.work.commit(card, changed, entry, *beside(card.id))
        model_context.queue.order(order_of(card))
        return card

    return retry_on_conflict(attempt, VersionConflict(document_type=document_type))


def train_after_erasure(model_context: ModelContext, document_type: str) -> None:
    """Has the models of a type trained again without what was erased, once the training under way has ended."""

    def attempt() -> None:
        training = model_context.models.training(document_type)
        if training is None:
            # Nothing was ever learned from labels of this type.
            return
        if training.card is not None:
            model_context.work.commit(training.next_version(again=True))
            return
        try:
            request_training(model_context, document_type, ERASURE)
        except (TrainingUnderWay, NotFound) as error:  # somebody has just started one, or changed the types
            raise VersionConflict(document_type=document_type) from error

    retry_on_conflict(attempt, VersionConflict(document_type=document_type))


def queued(training: Training, by: str, at: datetime) -> tuple[ModelCard, Training]:
    """A new card, and the training row that names it."""
    changed = training.next_version(requested_at=at, again=False)
    card = ModelCard(
        id=card_id(training.document_type, changed.version),
        document_type=training.document_type,
        started_by=by,
        requested_at=at,
        changed_at=at,
    )
    return card, changed.model_copy(update={"card": card.id})


def order_of(card: ModelCard) -> TrainingOrder:
    return TrainingOrder(document_type=card.document_type, card=card.id)


def order_again(model_context: ModelContext, training: Training, since: datetime) -> bool:
    """Sends the message of a training once more that nobody has got on with since that moment; says whether it did.

    The card is touched first, so that this happens once in a while and not in every run of the sweeper.
    """
    if training.card is None:
        return False
    card = model_context.models.card(training.card)
    busy_until = card.lease_until or card.changed_at
    if card.state not in UNDER_WAY or max(card.changed_at, busy_until) >= since:
        return False
    try:
        model_context.work.commit(card.moved(card.state, model_context.clock.now()))
    except VersionConflict:
        return False
    model_context.queue.order(order_of(card))
    return True


def _none_yet(document_type: str) -> Training:
    return Training(id=training_id(document_type), version=0, document_type=document_type)
