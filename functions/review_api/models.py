"""Models: what was trained, how it compares with the one in use, and putting another one in use."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.training import Champion, ModelCard
from docloop.use_cases.audit import record_pending
from docloop.use_cases.contexts.review import Desk, answer_of, answered_before
from docloop.use_cases.contexts.training import School
from docloop.use_cases.models.promote import find_card, is_in_use, promote, shipped_card
from docloop.use_cases.models.request import request_training

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.parameters import CardId, Cursor, Limit, TypeFilter
from functions.review_api.requests import NewTraining
from functions.review_api.responses import ModelList, ModelOut

TAGS = ["models"]
RECORDED = 10
"""Entries that are put into the audit record at once; any others the sweeper puts there."""


def add_models(app: APIGatewayHttpResolver, desk: Desk) -> None:
    school = desk.school

    @app.get("/models", summary="Trainings and their models, newest first; last those that docloop ships", tags=TAGS)
    def listed(document_type: TypeFilter = None, cursor: Cursor = None, limit: Limit = 50) -> ModelList:
        page = school.models.cards(document_type=document_type, cursor=cursor, limit=limit)
        cards = page.items if page.cursor else (*page.items, *_shipped(school, document_type))
        champions = {name: school.models.champion(name) for name in {card.document_type for card in cards}}
        items = tuple(_shown(card, champions[card.document_type]) for card in cards)
        return ModelList(items=items, cursor=page.cursor)

    @app.get("/models/<card_id>", summary="One training and its model", tags=TAGS)
    def one(card_id: CardId) -> ModelOut:
        return _current(school, find_card(school, card_id))

    @app.post(
        "/models", summary="Train from the labels at hand; better ones promote themselves", tags=TAGS, status_code=202
    )
    def train(new: NewTraining, actor: SignedIn, request: Repeatable) -> ModelOut:
        before = answered_before(desk, request)
        if before is not None:
            return _current(school, school.models.card(before))
        card = request_training(
            school,
            new.document_type,
            actor.user_id,
            lambda made: (answer_of(desk, request, made),) if request else (),
            actor.roles,
        )
        record_pending(desk, RECORDED)
        return _current(school, card)

    @app.post("/models/<card_id>/promote", summary="Put this model in use, whatever it compares like", tags=TAGS)
    def put_in_use(card_id: CardId, actor: SignedIn) -> ModelOut:
        card = promote(school, actor, card_id)
        record_pending(desk, RECORDED)
        return _current(school, card)


def _shipped(school: School, document_type: str | None) -> tuple[ModelCard, ...]:
    names = [document_type] if document_type else [each.name for each in school.types.list()]
    cards = (shipped_card(school, name) for name in names)
    return tuple(card for card in cards if card is not None)


def _current(school: School, card: ModelCard) -> ModelOut:
    return _shown(card, school.models.champion(card.document_type))


def _shown(card: ModelCard, champion: Champion | None) -> ModelOut:
    return ModelOut.model_validate({**dict(card), "in_use": is_in_use(card, champion)})
