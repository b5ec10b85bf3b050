"""One training from its message to its end: promoted, or kept back with a reason.

The card's row says how far it is and who is at it. A run that was killed is taken up again from the start, which makes
the same model; it ends in one transaction, so it promotes at most once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pydantic import ValidationError

from docloop.errors import (
    ConfigurationError,
    ConflictError,
    DependencyError,
    DocloopError,
    ModelUnavailable,
    NotFound,
    TrainingBusy,
    UnreadableMessage,
    VersionConflict,
)
from docloop.model.audit import Verb, entry_by
from docloop.model.base import Entity
from docloop.model.document_type import DocumentType
from docloop.model.training import UNDER_WAY, Evidence, ModelCard, TrainingOrder, TrainingState
from docloop.ports.retry import retry_on_conflict
from docloop.steps.learn.contest import contest
from docloop.use_cases.contexts.learn import LearnContext
from docloop.use_cases.models.audit_evidence import gather
from docloop.use_cases.models.erase_from_models import scrub
from docloop.use_cases.models.load_labels import Collected, collect
from docloop.use_cases.models.promises import outlook_of
from docloop.use_cases.models.promote import pointed_at, promoted_card
from docloop.use_cases.models.request import ERASURE, order_of, queued

MAX_STARTS = 4
"""How often a training may be started without coming to an end; then it is likely to kill its process."""


def learn(context: LearnContext, body: str, remaining: Callable[[], float]) -> ModelCard:
    """Does what a message of the training queue asks for; the card says how it ended. One that has ended stays so.

    Raises UnreadableMessage, TrainingBusy while another invocation is at it, DependencyError.
    """
    card = _card(context, body)
    if card.state not in UNDER_WAY:
        return card
    card = _take(context, card, remaining())
    try:
        return _train(context, card)
    except ModelUnavailable as error:
        return _end(context, card, TrainingState.FAILED, f"{error.message} {error.remedy}")
    except VersionConflict:
        _give_back(context, card)
        raise TrainingBusy(id=card.id) from None
    except (DependencyError, ConfigurationError):
        # A missing permission or setting is no property of the labels: once it is there, the training can go on.
        _give_back(context, card)
        raise
    except DocloopError as error:
        return _end(context, card, TrainingState.FAILED, f"{error.message} {error.remedy}")


def _card(context: LearnContext, body: str) -> ModelCard:
    try:
        return context.model_context.models.card(TrainingOrder.model_validate_json(body).card)
    except (ValidationError, NotFound):
        raise UnreadableMessage("The message does not name a training.") from None


def _take(context: LearnContext, card: ModelCard, seconds: float) -> ModelCard:
    now = context.model_context.clock.now()
    if card.lease_until is not None and card.lease_until > now:
        raise TrainingBusy(id=card.id)
    lease = now + timedelta(seconds=seconds)
    taken = card.moved(TrainingState.TRAINING, now, lease_until=lease, attempts=card.attempts + 1)
    try:
        context.model_context.work.commit(taken)
    except VersionConflict:
        raise TrainingBusy(id=card.id) from None
    return taken


def _train(context: LearnContext, card: ModelCard) -> ModelCard:
    if card.attempts > MAX_STARTS:
        reason = "It was started several times and never came to an end; train with fewer labels."
        return _end(context, card, TrainingState.FAILED, reason)
    document_type = context.model_context.types.get(card.document_type)
    if document_type is None:
        return _end(context, card, TrainingState.FAILED, "The document type is gone.")
    collected = collect(context, card.document_type)
    scrub(context, card.document_type, collected.labelled)
    evidence = gather(context, document_type, collected.examples)
    return _contest(context, card, document_type, collected, evidence)


def _contest(
    context: LearnContext, card: ModelCard, document_type: DocumentType, collected: Collected, evidence: Evidence
) -> ModelCard:
    """Trains a challenger and holds it against the model in use; once more when that one changes meanwhile."""
    model_context = context.model_context
    challenger = context.train(collected.examples, document_type)

    def attempt() -> ModelCard:
        pointer = model_context.models.champion(card.document_type)
        champion = model_context.in_use.under(pointer, card.document_type)
        policy = context.policies.of(document_type.name)
        found = contest(
            collected.examples, document_type, champion, challenger, policy, model_context.clock.now().date()
        )
        told = {
            "model": challenger.id,
            "facts": challenger.facts,
            "comparison": found.comparison,
            "reason": found.reason,
            "labels": len(collected.examples),
            "skipped": collected.skipped,
            "lease_until": None,
        }
        model_context.library.save(card.id, challenger)
        now = model_context.clock.now()
        if found.better:
            ended = promoted_card(card, card.started_by, now, **told)
            entry = entry_by(card.started_by, (), Verb.MODEL_PROMOTED, card.id, now, str(ended.version))
            changes: tuple[Entity, ...] = (ended, pointed_at(ended, pointer, card.started_by, now), entry)
        else:
            ended = card.moved(TrainingState.KEPT, now, **told)
            changes = (ended,)
        models = [each for each in (champion, challenger) if each is not None]
        known = model_context.models.outlook(card.document_type)
        _settle(context, card, *changes, outlook_of(known, models, document_type, policy, evidence, now))
        model_context.library.tidy(card.document_type, card.id, challenger.id)
        return ended

    return retry_on_conflict(attempt, VersionConflict(id=card.id), lambda: _still_ours(context, card))


def _still_ours(context: LearnContext, card: ModelCard) -> None:
    """Raise VersionConflict when the card itself was what somebody changed."""
    if context.model_context.models.card(card.id).version != card.version:
        raise VersionConflict(id=card.id)


def _end(context: LearnContext, card: ModelCard, state: TrainingState, reason: str) -> ModelCard:
    ended = card.moved(state, context.model_context.clock.now(), reason=reason, lease_until=None)
    _settle(context, card, ended)
    return ended


def _settle(context: LearnContext, card: ModelCard, *changes: Entity) -> None:
    """Ends the training in one transaction, together with the start of the next one if something was erased."""
    model_context = context.model_context
    training = model_context.models.training(card.document_type)
    if training is None or training.card != card.id:
        raise VersionConflict(id=card.id)
    following: ModelCard | None = None
    if training.again:
        following, free = queued(training, ERASURE, model_context.clock.now())
    else:
        free = training.next_version(card=None)
    model_context.work.commit(*changes, free, *([following] if following else []))
    if following is not None:
        model_context.queue.order(order_of(following))


def _give_back(context: LearnContext, card: ModelCard) -> None:
    """Ends the lease after an error that trying again can help; when that fails, too, the lease ends by itself."""
    now = context.model_context.clock.now()
    try:
        context.model_context.work.commit(card.moved(card.state, now, lease_until=now, attempts=card.attempts - 1))
    except (DependencyError, ConfigurationError, ConflictError):
        return
