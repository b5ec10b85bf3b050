"""Puts a model in use by hand: forward to one that was kept back, or back to an earlier one."""

from __future__ import annotations

from datetime import UTC, datetime

from docloop.errors import IllegalTransition, NotFound, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import version_after
from docloop.model.training import (
    Champion,
    ModelCard,
    Promotion,
    TrainingState,
    champion_id,
    shipped_card_id,
)
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.contexts.training import ModelContext

_LONG_AGO = datetime.fromtimestamp(0, UTC)
"""What ships was trained before anything here: it is listed last."""


def promote(model_context: ModelContext, actor: Actor, card_id: str) -> ModelCard:
    """The card of the model that is now in use; doing it twice changes nothing.

    Raises NotFound, IllegalTransition for a training that made no model, ModelUnavailable, VersionConflict.
    """

    def attempt() -> ModelCard:
        card = find_card(model_context, card_id)
        champion = model_context.models.champion(card.document_type)
        if is_in_use(card, champion):
            return card
        if card.model is None or card.state in {TrainingState.QUEUED, TrainingState.TRAINING, TrainingState.FAILED}:
            raise IllegalTransition("This training has not produced a model.", id=card.id, state=card.state)
        now = model_context.clock.now()
        pointer = pointed_at(card, champion, actor.user_id, now)
        entry = entry_of(actor, _verb(card), card.id, now, str(pointer.version))
        if card.state is TrainingState.SHIPPED:
            model_context.work.commit(pointer, entry)
            return card
        promoted = promoted_card(card, actor.user_id, now)
        model_context.work.commit(promoted, pointer, entry)
        return promoted

    return retry_on_conflict(attempt, VersionConflict(id=card_id))


def _verb(card: ModelCard) -> Verb:
    """A model that was in use before is put back."""
    back = card.promotions or card.state is TrainingState.SHIPPED
    return Verb.MODEL_ROLLED_BACK if back else Verb.MODEL_PROMOTED


def find_card(model_context: ModelContext, card_id: str) -> ModelCard:
    """The card of a training, or that of a model that docloop ships. Raises NotFound."""
    for document_type in model_context.types.all():
        if card_id == shipped_card_id(document_type.name):
            shipped = shipped_card(model_context, document_type.name)
            if shipped is None:
                raise NotFound("This model does not exist.", id=card_id)
            return shipped
    return model_context.models.card(card_id)


def shipped_card(model_context: ModelContext, document_type: str) -> ModelCard | None:
    """Of the model that docloop ships for this type; None when it ships none."""
    model = model_context.library.shipped(document_type)
    if model is None:
        return None
    return ModelCard(
        id=shipped_card_id(document_type),
        document_type=document_type,
        state=TrainingState.SHIPPED,
        model=model.id,
        facts=model.facts,
        reason="It comes with docloop.",
        labels=model.facts.documents,
        started_by="docloop",
        requested_at=_LONG_AGO,
        changed_at=_LONG_AGO,
    )


def promoted_card(card: ModelCard, by: str, at: datetime, **changes: object) -> ModelCard:
    promotions = (*card.promotions, Promotion(by=by, at=at))
    return card.moved(TrainingState.PROMOTED, at, promotions=promotions, **changes)


def pointed_at(card: ModelCard, champion: Champion | None, by: str, at: datetime) -> Champion:
    """The row that puts the card's model in use, on top of the row that was read."""
    return Champion(
        id=champion_id(card.document_type),
        version=version_after(champion),
        document_type=card.document_type,
        card=card.id,
        model=None if card.state is TrainingState.SHIPPED else card.model,
        by=by,
        at=at,
    )


def is_in_use(card: ModelCard, champion: Champion | None) -> bool:
    """Whether documents are read with the model of this card; `champion` is its type's row."""
    if champion is None:
        return card.state is TrainingState.SHIPPED
    return champion.card == card.id
