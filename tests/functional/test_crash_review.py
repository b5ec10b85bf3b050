"""The review API dies before and after each of its AWS calls, and the person tries again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from docloop.errors import ClaimConflict, DocloopError, IllegalTransition
from docloop.model.actor import Actor, Role
from docloop.model.audit import Sought, Verb
from docloop.model.document import digest_id
from docloop.model.review import Answer, Draft, Review, ReviewState, Verdict
from docloop.use_cases.contexts.review import Request, ReviewContext
from docloop.use_cases.documents.reopen import reopen
from docloop.use_cases.reviews.claims import claim, escalate, release
from docloop.use_cases.reviews.next_review import next_review
from docloop.use_cases.reviews.submit import reject, submit

from tests.functional.crash import Scenario, desk_of, kill_everywhere, states
from tests.functional.paper import memo_type, receipt
from tests.functional.stage import Stage, raise_stage

ACTOR = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def _open(stage: Stage, name: str) -> Review:
    """A review that waits."""
    stage.upload(f"inbox/receipt/{name}", receipt(number=name))
    stage.settle()
    made = stage.latest_document().review_id
    assert made is not None
    return stage.stores.reviews.get(made)


def _claimed(stage: Stage, name: str) -> Review:
    return claim(desk_of(stage), ACTOR, _open(stage, name).id)


def _again(act: Callable[[ReviewContext, Review], object]) -> Scenario[Review]:
    """What a person does with a claimed review, and does again when the connection broke."""

    def once(stage: Stage, review: Review) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: act(desk, review))

    def repeat(stage: Stage, review: Review) -> None:
        try:
            act(desk_of(stage), review)
        except (ClaimConflict, IllegalTransition):
            # Without an Idempotency-Key the second try may learn that the first one got through.
            assert desk_of(stage).reviews.get(review.id).state is not ReviewState.CLAIMED

    return Scenario(_claimed, once, repeat)


def _request(review: Review) -> Request:
    return Request(id=digest_id("req", ACTOR.user_id, review.id), fingerprint="same")


def _draft(review: Review) -> Draft:
    fields = [question.field for question in review.questions if question.field is not None]
    return Draft(answers=tuple(Answer(field=field, verdict=Verdict.CONFIRMED) for field in fields))


def test_while_answers_are_submitted(stage: Stage) -> None:
    def act(desk: ReviewContext, review: Review) -> Review:
        return submit(desk, ACTOR, review.id, review.fence, _draft(review), _request(review))

    reviews = kill_everywhere(stage, _again(act), least=14)
    assert states(stage) == {"completed": len(reviews)}
    assert {review.state for review in stage.reviews()} == {ReviewState.DONE}
    assert len(stage.results()) == 2 * len(reviews)  # the revision, and the latest
    for review in reviews:
        assert desk_of(stage).labels.get(review.document_id) is not None


def test_while_a_document_is_rejected(stage: Stage) -> None:
    reviews = kill_everywhere(
        stage,
        _again(lambda desk, review: reject(desk, ACTOR, review.id, review.fence, "blank", _request(review))),
        least=6,
    )
    assert states(stage) == {"rejected": len(reviews)}


def test_while_a_review_is_given_back(stage: Stage) -> None:
    reviews = kill_everywhere(
        stage, _again(lambda desk, review: release(desk, ACTOR, review.id, review.fence)), least=7
    )
    assert {review.state for review in stage.reviews()} == {ReviewState.OPEN}
    assert len(stage.reviews()) == len(reviews)


def test_while_a_review_is_escalated(stage: Stage) -> None:
    kill_everywhere(stage, _again(lambda desk, review: escalate(desk, ACTOR, review.id, review.fence, "odd")), least=4)
    assert {review.state for review in stage.reviews()} == {ReviewState.ESCALATED}


def test_while_a_document_is_reopened(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> Review:
        review = _claimed(stage, name)
        return reject(desk_of(stage), ACTOR, review.id, review.fence, "blank")

    def act(stage: Stage, review: Review) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: reopen(desk, ACTOR, review.document_id, _request(review)))

    reviews = kill_everywhere(stage, Scenario(arrange, act, act), least=8)
    assert states(stage) == {"in_review": len(reviews)}
    assert len(stage.reviews()) == 2 * len(reviews)
    recorded = stage.stores.audit.list(Sought(verb=Verb.DOCUMENT_REOPENED), limit=1_000).items
    assert sorted(each.subject for each in recorded) == sorted(review.document_id for review in reviews)


def test_while_a_review_is_claimed(stage: Stage) -> None:
    def act(stage: Stage, review: Review) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: claim(desk, ACTOR, review.id))

    # The person never comes back, so the sweeper has to open the review for others.
    kill_everywhere(stage, Scenario(_open, act), least=3)
    assert {review.state for review in stage.reviews()} == {ReviewState.OPEN}


def test_while_work_is_dealt_out(stage: Stage) -> None:
    def act(stage: Stage, review: Review) -> None:
        desk = desk_of(stage)
        stage.invoke(lambda: next_review(desk, ACTOR, request=_request(review)))

    reviews = kill_everywhere(stage, Scenario(_open, act, act), least=6)
    # Whatever was being dealt when somebody died, everything can still be had, each once.
    found = [next_review(desk_of(stage), ACTOR) for _ in range(len(reviews) + 1)]
    assert found.pop() is None
    assert sorted(review.id for review in found if review) == sorted(review.id for review in reviews)


def test_a_second_try_without_a_key_says_that_the_first_got_through(stage: Stage) -> None:
    review = _claimed(stage, "once")
    release(desk_of(stage), ACTOR, review.id, review.fence)
    with pytest.raises(DocloopError):
        release(desk_of(stage), ACTOR, review.id, review.fence)
