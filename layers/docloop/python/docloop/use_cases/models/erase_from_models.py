"""Takes what erased documents taught out of every stored model of a type."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docloop.errors import ModelUnavailable
from docloop.model.base import Entity
from docloop.model.learned import LearnedModel
from docloop.model.training import ModelCard
from docloop.steps.learn.contest import seen_by
from docloop.steps.learn.unlearn import forget, has_words, remembered
from docloop.use_cases.contexts.learn import LearnContext
from docloop.use_cases.models.load_labels import document_of

_PART = 50


def scrub(context: LearnContext, document_type: str, labelled: Collection[str]) -> int:
    """Says how many models were changed. Memory follows the labels: of a document that is not `labelled` any more no
    model keeps a value or a word. Words that several documents taught go when the last document goes that the model has
    learned from. Raises VersionConflict when somebody promotes meanwhile; then it is done again.
    """
    return sum(_scrub_model(context, card, labelled) for card in _with_models(context, document_type))


def _scrub_model(context: LearnContext, card: ModelCard, labelled: Collection[str]) -> bool:
    model_context = context.model_context
    assert card.model is not None  # noqa: S101 - what _with_models promises
    try:
        model = model_context.library.load(card.document_type, card.id, card.model)
    except ModelUnavailable:
        # What is not there holds nothing; what nobody can read is not used and goes with the next tidying.
        return False
    gone = {each for each in remembered(model) - frozenset(labelled) if not _has_label(context, card, each)}
    words = has_words(model) and not _still_taught(context, card, model, labelled)
    if not gone and not words:
        model_context.library.tidy(card.document_type, card.id, card.model)
        return False
    left = forget(model, gone, words=words)
    model_context.library.save(card.id, left)
    changes: list[Entity] = [card.moved(card.state, model_context.clock.now(), model=left.id)]
    champion = model_context.models.champion(card.document_type)
    if champion is not None and champion.card == card.id:
        changes.append(champion.next_version(model=left.id))
    model_context.work.commit(*changes)
    model_context.library.tidy(card.document_type, card.id, left.id)
    return True


def _still_taught(context: LearnContext, card: ModelCard, model: LearnedModel, labelled: Collection[str]) -> bool:
    """Whether any document has a label yet that the model has learned from. One that does not say which it has learned
    from is taught as long as its type has labels."""
    seen = seen_by(model)
    if not seen:
        return bool(labelled)
    return not seen.isdisjoint(labelled) or any(_has_label(context, card, each) for each in seen)


def _has_label(context: LearnContext, card: ModelCard, document_id: str) -> bool:
    """Asks the row itself: the listing may be old by a moment."""
    label = context.labels.get(document_id)
    if label is None or label.document_type != card.document_type:
        return False
    return document_of(context, document_id) is not None


def _with_models(context: LearnContext, document_type: str) -> Iterator[ModelCard]:
    """Cards that have a model, each as its row says at this moment."""
    cursor: str | None = None
    while True:
        page = context.model_context.models.cards(document_type=document_type, cursor=cursor, limit=_PART)
        for listed in page.items:
            card = context.model_context.models.card(listed.id) if listed.model else listed
            if card.model is not None:
                yield card
        cursor = page.cursor
        if cursor is None:
            return
