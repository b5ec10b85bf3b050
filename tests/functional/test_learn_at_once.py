"""Messages that come again, trainings and promotions that meet, and those that were left lying."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from docloop.errors import TrainingUnderWay
from docloop.model.actor import Actor, Role
from docloop.model.base import Entity
from docloop.model.training import ModelCard, TrainingState
from docloop.use_cases.models.promote import promote

from tests.functional.lessons import TYPE, Lessons
from tests.functional.stage import Stage, raise_stage

ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


@pytest.fixture
def lessons(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Lessons:
    return Lessons(stage, monkeypatch)


def test_the_same_message_ten_times_trains_once(stage: Stage, lessons: Lessons) -> None:
    lessons.label(5)
    card = lessons.ask()
    body = json.dumps({"document_type": TYPE, "card": card.id})
    for _ in range(9):
        stage.clients.sqs.send_message(QueueUrl=stage.resources.queues["training"], MessageBody=body)

    lessons.settle()

    assert len(lessons.trainer.taught) == 1
    assert len(lessons.card(card.id).promotions) == 1
    lessons.nothing_lost()


def test_a_second_training_meanwhile_is_refused(lessons: Lessons) -> None:
    card = lessons.ask()

    with pytest.raises(TrainingUnderWay) as refused:
        lessons.ask("admin-2")

    assert refused.value.facts["id"] == card.id
    lessons.settle()
    assert lessons.ask("admin-2").id != card.id


def test_two_invocations_of_one_training_do_not_meet(stage: Stage, lessons: Lessons) -> None:
    lessons.label(5)
    card = lessons.ask()
    body = json.dumps({"document_type": TYPE, "card": card.id})
    train = lessons.trainer.__call__
    seen: list[TrainingState] = []

    def meanwhile(*arguments: object) -> object:
        if not seen:
            seen.append(lessons.card(card.id).state)
            stage.clients.sqs.send_message(QueueUrl=stage.resources.queues["training"], MessageBody=body)
            assert lessons.deliver()
            stage.wire.armed = True
        return train(*arguments)  # type: ignore[arg-type]  # what the real one was called with

    object.__setattr__(lessons.context, "train", meanwhile)
    lessons.settle()

    assert seen == [TrainingState.TRAINING]
    assert len(lessons.trainer.taught) == 1
    lessons.nothing_lost()


def test_a_promotion_by_hand_meanwhile_is_not_overwritten(lessons: Lessons) -> None:
    lessons.label(6)
    first = lessons.train()
    second = lessons.train()
    train = lessons.trainer.__call__

    def meanwhile(*arguments: object) -> object:
        model = train(*arguments)  # type: ignore[arg-type]  # what the real one was called with
        promote(lessons.model_context, ADMIN, second.id)
        return model

    object.__setattr__(lessons.context, "train", meanwhile)
    third = lessons.train()

    assert third.state is TrainingState.KEPT
    champion = lessons.champion()
    assert champion is not None
    assert (champion.card, champion.version) == (second.id, 2)
    assert lessons.card(first.id).state is TrainingState.PROMOTED
    lessons.nothing_lost()


def test_a_promotion_between_comparison_and_commit_is_compared_again(lessons: Lessons) -> None:
    lessons.label(20)
    bad, worse = lessons.train(good=False), lessons.train(good=False)
    promote(lessons.model_context, ADMIN, bad.id)
    commit = lessons.model_context.work.commit
    interfered: list[str] = []

    def interfere(*entities: Entity) -> None:
        if not interfered and any(isinstance(each, ModelCard) and each.promotions for each in entities):
            interfered.append("once")
            promote(lessons.model_context, ADMIN, worse.id)
        commit(*entities)

    object.__setattr__(lessons.model_context.work, "commit", interfere)
    good = lessons.train()

    assert interfered
    assert good.state is TrainingState.PROMOTED, good.reason
    champion = lessons.champion()
    assert champion is not None
    assert (champion.card, champion.version) == (good.id, 3)
    lessons.nothing_lost()


def test_the_sweeper_starts_a_training_after_enough_new_labels(stage: Stage, lessons: Lessons) -> None:
    stage.aim_sweeper(retrain_after=5)
    lessons.label(4)
    stage.sweep()
    assert lessons.cards() == []

    lessons.label(1)
    swept = [stage.sweep(), stage.sweep()]
    lessons.settle()
    stage.sweep()

    assert [each and each["trainings"] for each in swept] == [1, 0]
    [card] = lessons.cards()
    assert (card.started_by, card.state) == ("labels", TrainingState.PROMOTED)
    lessons.label(5)
    stage.sweep()
    assert len(lessons.cards()) == 2


def test_a_training_whose_message_was_lost_is_taken_up_again(stage: Stage, lessons: Lessons) -> None:
    lessons.label(5)
    lessons.ask()
    stage.clients.sqs.purge_queue(QueueUrl=stage.resources.queues["training"])
    stage.sweep()
    assert not lessons.deliver()

    stage.clock.advance(hours=1)
    stage.sweep()
    stage.sweep()

    assert stage.queue_length("training") == 1
    lessons.settle()
    assert lessons.cards()[0].state is TrainingState.PROMOTED


def test_a_message_nobody_understands_is_set_aside(stage: Stage, lessons: Lessons) -> None:
    for body in ("{", '{"card": "trn_none", "document_type": "receipt"}'):
        stage.clients.sqs.send_message(QueueUrl=stage.resources.queues["training"], MessageBody=body)

    while lessons.deliver():
        pass

    assert stage.queue_length("training_dead") == 2
    assert stage.queue_length("training") == 0


def test_of_two_promotions_at_once_the_later_one_counts(lessons: Lessons) -> None:
    lessons.label(6)
    lessons.train()
    second, third = lessons.train(), lessons.train()
    commit = lessons.model_context.work.commit
    refused: list[bool] = []

    def race(*entities: Entity) -> None:
        if not refused:
            refused.append(True)
            promote(lessons.model_context, ADMIN, third.id)
        commit(*entities)

    object.__setattr__(lessons.model_context.work, "commit", race)
    promote(lessons.model_context, ADMIN, second.id)

    champion = lessons.champion()
    assert champion is not None
    assert (champion.card, champion.version, champion.by) == (second.id, 3, "admin-1")
    assert [len(lessons.card(each.id).promotions) for each in (second, third)] == [1, 1]
    lessons.nothing_lost()
