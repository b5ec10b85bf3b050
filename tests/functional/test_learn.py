"""One training from its message to its end, on moto: promoted, kept back with a reason, or failed with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.errors import ModelUnavailable
from docloop.model import limits
from docloop.model.actor import Actor, Role
from docloop.model.document_type import UNKNOWN
from docloop.model.learned import Linear, Recogniser
from docloop.model.training import TrainingState, model_key
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.models.promote import promote
from docloop.use_cases.models.train import MAX_STARTS

from functions.learn import handler as learn_handler
from tests.functional.crash import desk_of
from tests.functional.lessons import TYPE, Lessons
from tests.functional.paper import receipt
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import derived_bucket

ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))
EVENT = Path(learn_handler.__file__).with_name("event.json")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


@pytest.fixture
def lessons(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Lessons:
    return Lessons(stage, monkeypatch)


def test_a_first_model_takes_the_place_of_the_rules(stage: Stage, lessons: Lessons) -> None:
    labelled = lessons.label(6)

    card = lessons.train()

    assert card.state is TrainingState.PROMOTED, card.reason
    assert card.comparison is not None
    assert (card.labels, card.skipped, card.comparison.documents) == (6, 0, 6)
    assert set(lessons.trainer.taught[-1]) == set(labelled)
    assert [(promotion.by) for promotion in card.promotions] == ["admin-1"]
    assert "No model was in use before" in card.reason
    lessons.nothing_lost()
    # Then documents from now on are read with it
    stage.upload(f"inbox/{TYPE}/later", receipt(number="R-later"))
    stage.settle()
    newest = stage.documents()[0]
    prediction = stage.stores.files.prediction(newest)
    assert prediction is not None
    assert prediction.model == card.model


def test_what_is_not_better_is_kept_back_and_says_why(lessons: Lessons) -> None:
    lessons.label(6)
    first = lessons.train()

    worse, equal = lessons.train(good=False), lessons.train()

    assert (worse.state, equal.state) == (TrainingState.KEPT, TrainingState.KEPT)
    assert worse.comparison is not None
    assert worse.comparison.lost > worse.comparison.won
    assert "as if never seen" in worse.reason
    assert equal.reason.endswith("It is not better.")
    champion = lessons.champion()
    assert champion is not None
    assert champion.card == first.id
    lessons.nothing_lost()


def test_what_is_better_by_more_than_noise_takes_over(lessons: Lessons) -> None:
    lessons.label(20)
    bad = lessons.train(good=False)
    assert bad.state is TrainingState.KEPT
    promote(lessons.model_context, ADMIN, bad.id)

    good = lessons.train()

    assert good.state is TrainingState.PROMOTED, good.reason
    assert "more than noise" in good.reason
    # And every label taught and compared
    assert good.comparison is not None
    assert good.comparison.documents == len(lessons.trainer.taught[-1]) == 20


def test_a_training_leaves_what_budgets_come_to(lessons: Lessons) -> None:
    lessons.label(6)
    first = lessons.train()
    told = lessons.model_context.models.outlook(TYPE)

    second = lessons.train(good=False)

    assert told is not None
    assert (told.version, {each.model for each in told.promises}) == (1, {first.model})
    assert {each.budget.error for each in told.promises} == {0.01, 0.02, 0.05}
    after = lessons.model_context.models.outlook(TYPE)
    assert after is not None
    # Then the model that stays in use and the one that was kept back are both known, should an admin promote that one
    assert (after.version, {each.model for each in after.promises}) == (2, {first.model, second.model})
    assert after.at == second.changed_at


def test_no_labels_no_model(lessons: Lessons) -> None:
    card = lessons.train()

    assert (card.state, card.model) == (TrainingState.KEPT, card.model)
    assert "too few labels to try it out" in card.reason
    assert lessons.champion() is None


def test_labels_of_documents_that_are_gone_are_left_out(stage: Stage, lessons: Lessons) -> None:
    kept, erased, unread = lessons.label(4), lessons.label(1)[0], lessons.label(1)[0]
    label = lessons.labels.get(erased)
    erase(desk_of(stage), ADMIN, erased)
    assert label is not None
    stage.stores.work.commit(label)  # as if the erasure had been cut off before the label
    derived_bucket(stage.stores.files).delete(f"documents/{unread}/pages/")

    card = lessons.train()

    assert (card.labels, card.skipped) == (4, 1)
    assert set(lessons.trainer.taught[-1]) == set(kept)


def test_a_damaged_model_is_not_used_and_another_one_can_be(stage: Stage, lessons: Lessons) -> None:
    lessons.label(6)
    first, second = lessons.train(), lessons.train(good=False)
    assert first.model is not None
    bucket = stage.resources.buckets["learned"]
    stage.clients.s3.put_object(Bucket=bucket, Key=model_key(TYPE, first.id, first.model), Body=b'{"format": 1}')
    stage.aim()  # a container that has loaded nothing
    lessons.forget_loaded()

    stage.upload(f"inbox/{TYPE}/waits", receipt(number="R-waits"))
    assert stage.deliver()
    with pytest.raises(ModelUnavailable):
        lessons.model_context.in_use.of(TYPE)
    third = lessons.train()

    # Nothing is lost: the document waits, the training says what is wrong
    assert stage.documents()[0].state == "extracting"
    assert (third.state, "promote another model" in third.reason) == (TrainingState.FAILED, True)
    promote(lessons.model_context, ADMIN, second.id)
    stage.settle()
    assert stage.documents()[0].state == "in_review"


def test_documents_are_recognised_by_what_was_learned(stage: Stage, lessons: Lessons) -> None:
    # Given a paper without any word that the description of the type names
    slip = "PALLETS\nGate 4\nDriver: Novak\nLoaded {}\n"
    stage.upload("inbox/before.pdf", slip.format("today").encode())
    stage.settle()
    assert stage.documents()[0].document_type == UNKNOWN

    # When a training learned the words of such papers
    words = Linear(features=("pallets", "driver"), mean=(0.0, 0.0), scale=(1.0, 1.0), weights=(9.0, 9.0), bias=-9.0)
    lessons.trainer.recogniser = Recogniser(words=words, documents=18)
    lessons.label(6)
    card = lessons.train()
    stage.upload("inbox/after.pdf", slip.format("tomorrow").encode())
    stage.settle()

    # Then the next one is taken for what it is
    newest = stage.documents()[0]
    assert newest.document_type == TYPE
    prediction = stage.stores.files.prediction(newest)
    assert prediction is not None
    assert (prediction.type_confidence, prediction.model) == (0.9499, card.model)

    # And a model that is damaged keeps nothing from being classified
    assert card.model is not None
    bucket = stage.resources.buckets["learned"]
    stage.clients.s3.put_object(Bucket=bucket, Key=model_key(TYPE, card.id, card.model), Body=b'{"format": 1}')
    stage.aim()
    lessons.forget_loaded()
    stage.upload("inbox/last.pdf", slip.format("never").encode())
    stage.settle()
    assert (stage.documents()[0].document_type, stage.documents()[0].state) == (UNKNOWN, "in_review")


def test_a_training_that_kills_its_process_comes_to_an_end(stage: Stage, lessons: Lessons) -> None:
    lessons.label(5)
    card = lessons.ask()

    def die(*_: object) -> object:
        raise MemoryError

    object.__setattr__(lessons.context, "train", die)
    for _ in range(MAX_STARTS + 1):
        lessons.deliver()
        lessons.show_hidden()

    ended = lessons.card(card.id)
    assert (ended.state, "several times" in ended.reason) == (TrainingState.FAILED, True)
    assert lessons.training().card is None


def test_an_erased_document_is_recalled_by_no_model(stage: Stage, lessons: Lessons) -> None:
    lessons.label(3)
    erased = lessons.label(5, vendor="Quillfeather Ltd")
    first = lessons.train()
    assert any("Quillfeather" in body for body in lessons.bodies())

    for document in erased:
        erase(desk_of(stage), ADMIN, document)
    lessons.settle()

    assert lessons.bodies()
    assert not any("Quillfeather" in body for body in lessons.bodies())
    after = lessons.champion()
    assert after is not None
    assert after.model != first.model
    assert lessons.cards()[0].started_by == "erasure"


def test_the_sample_event_is_one_of_ours(stage: Stage, lessons: Lessons) -> None:
    event = json.loads(EVENT.read_text(encoding="utf-8"))

    assert stage.invoke(lambda: learn_handler.handle(event, stage.context)) == {"batchItemFailures": []}
    assert stage.queue_length("training_dead") == 1  # it names a training of another platform


def test_no_more_is_learned_from_than_fits_into_memory(lessons: Lessons, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons.label(6)
    monkeypatch.setattr(limits, "WORDS_TO_LEARN_FROM", 60)

    assert lessons.train().labels == len(lessons.trainer.taught[-1]) == 3
    lessons.nothing_lost()
