"""Models over HTTP: having one trained, seeing what came of it, putting another one in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docloop.model.actor import Role
from docloop.model.learned import LearnedModel, TrainingFacts
from docloop.model.training import ModelCard, TrainingState, card_id, shipped_card_id

from tests.functional.api_stack import OPENED, Stack, api_stack

FACTS = TrainingFacts(documents=9, fields=30, seed=0, sources=("labels",))


@pytest.fixture
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def add_card(stack: Stack, number: int, state: TrainingState = TrainingState.KEPT) -> ModelCard:
    """A training of the past and its model."""
    model = LearnedModel(document_type="receipt", facts=FACTS.model_copy(update={"seed": number}))
    at = OPENED + timedelta(hours=number)
    card = ModelCard(
        id=card_id("receipt", number),
        document_type="receipt",
        state=state,
        model=model.id if state is not TrainingState.FAILED else None,
        facts=FACTS,
        started_by="user-9",
        requested_at=at,
        changed_at=at,
    )
    stack.desk.work.commit(card)
    stack.desk.model_context.library.save(card.id, model)
    return card


def test_a_training_is_asked_for_and_seen(stack: Stack) -> None:
    client = stack.client(Role.ADMIN, user_id="admin-1")

    replies = [client.call("POST", "/models", {"document_type": "receipt"}, idempotency_key="one") for _ in range(2)]

    assert [reply.status for reply in replies] == [202, 202], replies[0].text
    assert replies[0].body == replies[1].body
    asked = replies[0].body
    assert (asked["state"], asked["started_by"], asked["model"]) == ("queued", "admin-1", None)
    assert client.call("GET", f"/models/{asked['id']}").body == asked
    again = client.call("POST", "/models", {"document_type": "receipt"})
    assert (again.status, again.body["code"], again.body["id"]) == (409, "training_under_way", asked["id"])


def test_a_type_nobody_knows_is_not_trained(stack: Stack) -> None:
    assert stack.client(Role.ADMIN).call("POST", "/models", {"document_type": "poem"}).status == 404


def test_cards_are_listed_newest_first_and_page_by_page(stack: Stack) -> None:
    cards = [add_card(stack, number) for number in range(1, 6)]
    client = stack.client(Role.AUDITOR)

    first = client.call("GET", "/models?type=receipt&limit=3").body
    second = client.call("GET", f"/models?type=receipt&limit=3&cursor={first['cursor']}").body

    listed = [item["id"] for item in (*first["items"], *second["items"]) if item["state"] != "shipped"]
    assert listed == [card.id for card in reversed(cards)]
    assert second["cursor"] is None
    assert [item["id"] for item in client.call("GET", "/models?type=invoice").body["items"]] in (
        [],
        [shipped_card_id("invoice")],
    )
    assert client.call("GET", "/models?cursor=nonsense").status == 400


def test_an_admin_goes_back_to_an_earlier_model(stack: Stack) -> None:
    earlier, later = add_card(stack, 1), add_card(stack, 2)
    client = stack.client(Role.ADMIN, user_id="admin-1")

    client.call("POST", f"/models/{later.id}/promote")
    reply = client.call("POST", f"/models/{earlier.id}/promote")
    twice = client.call("POST", f"/models/{earlier.id}/promote")

    assert reply.status == 200, reply.text
    assert (reply.body["in_use"], reply.body["state"]) == (True, "promoted")
    assert [promotion["by"] for promotion in reply.body["promotions"]] == ["admin-1"]
    assert twice.body == reply.body
    items = {item["id"]: item["in_use"] for item in client.call("GET", "/models?type=receipt").body["items"]}
    assert (items[earlier.id], items[later.id]) == (True, False)
    in_use = stack.desk.model_context.in_use.of("receipt")
    assert in_use is not None
    assert in_use.id == earlier.model


@pytest.mark.parametrize("state", [TrainingState.QUEUED, TrainingState.TRAINING, TrainingState.FAILED])
def test_what_has_no_model_is_not_promoted(stack: Stack, state: TrainingState) -> None:
    card = add_card(stack, 1, state)

    reply = stack.client(Role.ADMIN).call("POST", f"/models/{card.id}/promote")

    assert (reply.status, reply.body["code"]) == (409, "illegal_transition")


def test_what_docloop_ships_can_be_put_back_in_use(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = LearnedModel(document_type="receipt", facts=FACTS)
    monkeypatch.setattr(
        type(stack.desk.model_context.library), "shipped", lambda _, name: shipped if name == "receipt" else None
    )
    client, own = stack.client(Role.ADMIN), add_card(stack, 1)
    listed = client.call("GET", "/models").body["items"][-1]
    assert (listed["state"], listed["in_use"], listed["model"]) == ("shipped", True, shipped.id)

    assert client.call("POST", f"/models/{own.id}/promote").body["in_use"]
    back = client.call("POST", f"/models/{listed['id']}/promote")

    assert (back.status, back.body["in_use"]) == (200, True)
    assert stack.desk.model_context.in_use.of("receipt") == shipped
    assert client.call("GET", f"/models/{shipped_card_id('invoice')}").status == 404
