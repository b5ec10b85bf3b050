"""The learn function dies between any two of its AWS calls: every training ends, and promotes at most once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from docloop.model.actor import Actor, Role
from docloop.model.training import TrainingState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.models.promote import promote

from tests.functional.crash import count_ending, desk_of, endings_of
from tests.functional.lessons import Lessons
from tests.functional.sites import Call
from tests.functional.stage import Stage, raise_stage

ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


@pytest.fixture
def lessons(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Lessons:
    return Lessons(stage, monkeypatch)


def _kill_everywhere(lessons: Lessons, arrange: Callable[[], object], ends: TrainingState, least: int) -> None:
    """Trains once undisturbed and once per point; each time the world goes on and the training must have ended so."""
    calls = _train(lessons, arrange, None, ends)
    for point in endings_of(calls, least):
        _train(lessons, arrange, point, ends)
        count_ending(lessons.stage, f"learn-{point}")


def _train(
    lessons: Lessons, arrange: Callable[[], object], kill_at: tuple[int, str] | None, ends: TrainingState
) -> list[Call]:
    arrange()
    lessons.drop_history()
    card, wire = lessons.ask(), lessons.stage.wire
    wire.calls.clear()
    wire.kill_at = kill_at
    assert lessons.deliver()
    calls: list[Call] = [*wire.calls]
    lessons.settle()
    assert lessons.card(card.id).state is ends
    assert len(lessons.card(card.id).promotions) == (1 if ends is TrainingState.PROMOTED else 0)
    lessons.nothing_lost()
    return calls


@pytest.mark.timeout(900)
def test_on_the_way_to_a_promotion(lessons: Lessons) -> None:
    lessons.label(6)
    bad = lessons.train(good=False)
    lessons.trainer.good = True

    def put_the_bad_one_in_use() -> None:
        promote(lessons.model_context, ADMIN, bad.id)

    _kill_everywhere(lessons, put_the_bad_one_in_use, TrainingState.PROMOTED, least=44)


@pytest.mark.timeout(900)
def test_on_the_way_to_being_kept_back(lessons: Lessons) -> None:
    lessons.label(4)
    lessons.train()

    _kill_everywhere(lessons, lambda: None, TrainingState.KEPT, least=29)


def _forgotten(kill_at: tuple[int, str] | None) -> list[Call]:
    """The calls of a training after an erasure, on a platform of its own; no model may recall what was erased."""
    with pytest.MonkeyPatch.context() as monkeypatch, raise_stage(monkeypatch) as stage:
        lessons = Lessons(stage, monkeypatch)
        lessons.label(2)
        erased = lessons.label(2, vendor="Quillfeather Ltd")
        first = lessons.train()
        assert any("Quillfeather" in body for body in lessons.bodies())
        for document in erased:
            erase(desk_of(stage), ADMIN, document)
        lessons.forget_loaded()
        stage.wire.calls.clear()
        stage.wire.kill_at = kill_at
        assert lessons.deliver()
        calls: list[Call] = [*stage.wire.calls]
        lessons.settle()

        lessons.nothing_lost(forgotten=True)
        assert lessons.bodies()
        assert not any("Quillfeather" in body for body in lessons.bodies())
        champion = lessons.champion()
        assert champion is not None
        assert champion.model != first.model
        if kill_at is not None:
            count_ending(stage, f"forget-{kill_at}")
        return calls


@pytest.mark.timeout(900)
def test_while_an_erased_document_is_forgotten() -> None:
    for point in endings_of(_forgotten(None), least=39):
        _forgotten(point)
