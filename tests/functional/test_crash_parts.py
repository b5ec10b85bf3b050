"""Splitting dies before and after each of its AWS calls: no part is lost, made twice or left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.errors import ClaimConflict
from docloop.model.actor import Actor, Role
from docloop.model.document import Document
from docloop.model.parts import PageSpan
from docloop.model.review import Review
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.split_review import split

from tests.functional.crash import Scenario, desk_of, kill_everywhere, states
from tests.functional.stacked import ONE, PERSON, TWO, stack, unsure
from tests.functional.stage import Stage, raise_stage

ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def _deliver(stage: Stage, _: object) -> None:
    assert stage.deliver()


def test_while_a_file_is_split(stage: Stage) -> None:
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/{name}", stack(name)), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=19))
    assert states(stage) == {"split": runs, "in_review": 2 * runs}
    assert len(stage.reviews()) == 2 * runs


def test_while_a_person_is_asked_where_to_split(stage: Stage) -> None:
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/{name}", unsure(name)), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=19))
    assert states(stage) == {"in_review": runs}
    assert all(each.parts is not None for each in stage.reviews())


def test_while_a_part_is_read(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        stage.upload(f"inbox/{name}", stack(name))
        assert stage.deliver()

    runs = len(kill_everywhere(stage, Scenario(arrange, _deliver), least=16))
    assert states(stage) == {"split": runs, "in_review": 2 * runs}


def _asked(stage: Stage, name: str) -> Review:
    stage.upload(f"inbox/{name}", unsure(name))
    stage.settle()
    made = stage.latest_document().review_id
    assert made is not None
    review = claim(desk_of(stage), PERSON, made)
    assert review.parts is not None
    return review


def _said(spans: tuple[PageSpan, ...], request: bool) -> Scenario[Review]:
    def once(stage: Stage, review: Review) -> None:
        desk = desk_of(stage)
        asked = Request(review.id, "print") if request else None
        stage.invoke(lambda: split(desk, PERSON, review.id, review.fence, spans, asked))

    def again(stage: Stage, review: Review) -> None:
        asked = Request(review.id, "print") if request else None
        try:
            split(desk_of(stage), PERSON, review.id, review.fence, spans, asked)
        except ClaimConflict:
            # Without an Idempotency-Key the second try may learn that the first one got through.
            assert not request

    return Scenario(_asked, once, again)


@pytest.mark.parametrize("request_", [True, False])
def test_while_a_person_splits(stage: Stage, request_: bool) -> None:
    runs = len(kill_everywhere(stage, _said(TWO, request_), least=9))
    assert states(stage) == {"split": runs, "in_review": 2 * runs}


def test_while_a_person_says_that_it_is_one_paper(stage: Stage) -> None:
    runs = len(kill_everywhere(stage, _said(ONE, request=True), least=6))
    assert states(stage) == {"in_review": runs}
    assert {each.whole for each in stage.documents()} == {True}


def _whole(stage: Stage, name: str) -> Document:
    stage.upload(f"inbox/{name}", stack(name))
    stage.settle()
    return stage.latest_document()


def test_while_a_file_with_parts_is_erased(stage: Stage) -> None:
    def act(stage: Stage, whole: Document) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: erase(desk, ADMIN, whole.id))

    def again(stage: Stage, whole: Document) -> None:
        erase(desk_of(stage), ADMIN, whole.id)

    runs = len(kill_everywhere(stage, Scenario(_whole, act, again), least=40))
    assert states(stage) == {"erased": 3 * runs}


def test_while_a_part_is_erased(stage: Stage) -> None:
    def act(stage: Stage, whole: Document) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: erase(desk, ADMIN, whole.part_ids[0]))

    def again(stage: Stage, whole: Document) -> None:
        erase(desk_of(stage), ADMIN, whole.part_ids[0])

    runs = len(kill_everywhere(stage, Scenario(_whole, act, again), least=18))
    assert states(stage) == {"split": runs, "in_review": runs, "erased": runs}


def test_while_a_newer_version_supersedes_parts(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        _whole(stage, name)
        stage.upload(f"inbox/{name}", stack(f"{name}-again"))

    runs = len(kill_everywhere(stage, Scenario(arrange, _deliver), least=30))
    assert states(stage) == {"superseded": 3 * runs, "split": runs, "in_review": 2 * runs}
