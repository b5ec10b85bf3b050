"""Models: what was trained, how it compares with the one in use, and putting another one in use."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.training import Champion, ModelCard
from docloop.use_cases.audit import record_pending
from docloop.use_cases.contexts.review import ReviewContext, answer_of, answered_before
from docloop.use_cases.contexts.training import ModelContext
from docloop.use_cases.models.promote import find_card, is_in_use, promote, shipped_card
from docloop.use_cases.models.request import request_training

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.path_and_query import CardId, Cursor, Limit, TypeFilter
from functions.review_api.requests import NewTraining
from functions.review_api.responses import ModelList, ModelOut

TAGS = ["models"]
RECORDED = 10
"""Entries that are put into the audit record at once; any others the sweeper puts there."""


def add_models(app: APIGatewayHttpResolver, context: ReviewContext) -> None:
    model_context = context.model_context

    @app.get("/models", summary="Trainings and their models, newest first; last those that docloop ships", tags=TAGS)
    def listed(document_type: TypeFilter = None, cursor: Cursor = None, limit: Limit = 50) -> ModelList:
        page = model_context.models.cards(document_type=document_type, cursor=cursor, limit=limit)
        cards = page.items if page.cursor else (*page.items, *_shipped(model_context, document_type))
        champions = {name: model_context.models.champion(name) for name in {card.document_type for card in cards}}
        items = tuple(_shown(card, champions[card.document_type]) for card in cards)
        return ModelList(items=items, cursor=page.cursor)

    @app.get("/models/<card_id>", summary="One training and its model", tags=TAGS)
    def one(card_id: CardId) -> ModelOut:
        return _current(model_context, find_card(model_context, card_id))

    @app.post(
        "/models", summary="Train from the labels at hand; better ones promote themselves", tags=TAGS, status_code=202
    )
    def train(new: NewTraining, actor: SignedIn, request: Repeatable) -> ModelOut:
        before = answered_before(context, request)
        if before is not None:
            return _current(model_context, model_context.models.card(before))
        card = request_training(
            model_context,
            new.document_type,
            actor.user_id,
            lambda made: (answer_of(context, request, made),) if request else (),
            actor.roles,
        )
        record_pending(context, RECORDED)
        return _current(model_context, card)

    @app.post("/models/<card_id>/promote", summary="Put this model in use, whatever it compares like", tags=TAGS)
    def put_in_use(card_id: CardId, actor: SignedIn) -> ModelOut:
        card = promote(model_context, actor, card_id)
        record_pending(context, RECORDED)
        return _current(model_context, card)


def _shipped(model_context: ModelContext, document_type: str | None) -> tuple[ModelCard, ...]:
    names = [document_type] if document_type else [each.name for each in model_context.types.all()]
    cards = (shipped_card(model_context, name) for name in names)
    return tuple(card for card in cards if card is not None)


def _current(model_context: ModelContext, card: ModelCard) -> ModelOut:
    return _shown(card, model_context.models.champion(card.document_type))


def _shown(card: ModelCard, champion: Champion | None) -> ModelOut:
    return ModelOut.model_validate({**dict(card), "in_use": is_in_use(card, champion)})
