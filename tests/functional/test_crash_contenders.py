"""A contender is delayed before each of its AWS calls while another one goes all the way, then goes on or dies.

Whatever the order, the content of results, rows, labels and events is what was committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

import pytest
from docloop.errors import ConflictError
from docloop.model.actor import Actor, Role
from docloop.model.review import Answer, Draft, Review, Verdict
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.documents.reopen import reopen
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.submit import submit

from tests.functional.crash import count_ending, desk_of, let_knowledge_age, nothing_lost, recover, states
from tests.functional.paper import memo, memo_type, receipt
from tests.functional.sites import selection
from tests.functional.stage import Stage, raise_stage

ANN = Actor(user_id="ann", roles=frozenset({Role.REVIEWER}))
SUE = Actor(user_id="sue", roles=frozenset({Role.SENIOR, Role.ADMIN}))


@dataclass(frozen=True)
class Contest:
    """`arrange` prepares something of this name; `slow` is delayed at each of its calls while `quick` is done."""

    arrange: Callable[[Stage, str], Review | None]
    slow: Callable[[Stage, Review | None], object]
    quick: Callable[[Stage, Review | None], object]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def contend(stage: Stage, contest: Contest, least: int) -> int:
    """Hold the contest at each selected call of the slow one, which then goes on, or dies after it; return how often.

    The slow one makes at least `least` calls when it is alone.
    """
    arranged = contest.arrange(stage, "alone")
    let_knowledge_age(stage)
    stage.wire.calls.clear()
    stage.invoke(lambda: contest.slow(stage, arranged))
    calls = list(stage.wire.calls)
    assert len(calls) >= least, "lower `least` only if the handler really makes fewer calls"
    # Whoever dies after a call that only reads leaves the world as one who died before it.
    held = [
        (number, dies) for number in selection.numbers(calls) for dies in (False, True)[: 1 + calls[number - 1].writes]
    ]
    for number, dies in held:
        _hold(stage, contest, number, f"{calls[number - 1]}-{number}-{'dies' if dies else 'goes-on'}", dies)
    recover(stage)
    nothing_lost(stage)
    return len(held)


def _hold(stage: Stage, contest: Contest, number: int, name: str, dies: bool) -> None:
    arranged = contest.arrange(stage, name)
    let_knowledge_age(stage)
    wire = stage.wire
    wire.calls.clear()
    wire.meanwhile = (number, lambda: contest.quick(stage, arranged))
    wire.kill_at = (number, "after") if dies else None
    with suppress(ConflictError):
        stage.invoke(lambda: contest.slow(stage, arranged))
    assert wire.meanwhile is None, "the slow one made fewer calls than when it was alone"
    if dies:
        count_ending(stage, name)


def claimed(stage: Stage, name: str) -> Review:
    stage.upload(f"inbox/receipt/{name}", receipt(number=name))
    stage.settle()
    made = stage.latest_document().review_id
    assert made is not None
    return claim(desk_of(stage), ANN, made)


def say(stage: Stage, review: Review | None, total: str, by: Actor = ANN) -> object:
    """Submits this total."""
    assert review is not None
    named = {question.field for question in review.questions if question.field} | {"TOTAL"}
    answers = tuple(
        Answer(field=each, verdict=Verdict.CORRECTED, value=total)
        if each == "TOTAL"
        else Answer(field=each, verdict=Verdict.CONFIRMED)
        for each in sorted(named)
    )
    return submit(desk_of(stage), by, review.id, review.fence, Draft(answers=answers))


def erased(stage: Stage, review: Review | None) -> object:
    assert review is not None
    return erase(desk_of(stage), SUE, review.document_id)


def said_again(stage: Stage, review: Review | None) -> None:
    """Another window submits first, a senior reopens it, and says something else: two revisions."""
    assert review is not None
    with suppress(ConflictError):
        say(stage, review, "2.00")
    with suppress(ConflictError):
        again = reopen(desk_of(stage), SUE, review.document_id)
        say(stage, claim(desk_of(stage), SUE, again.id), "3.00", SUE)


def test_two_submits(stage: Stage) -> None:
    contest = Contest(claimed, lambda stage, it: say(stage, it, "1.00"), lambda stage, it: quietly(say, stage, it))
    runs = contend(stage, contest, least=14)
    assert states(stage) == {"completed": runs + 1}


def test_a_submit_and_a_whole_second_round(stage: Stage) -> None:
    contest = Contest(claimed, lambda stage, it: say(stage, it, "1.00"), said_again)
    runs = contend(stage, contest, least=14)
    assert sum(states(stage).values()) == runs + 1
    assert any(document.revision == 2 for document in stage.documents())


def test_a_submit_and_an_erasure(stage: Stage) -> None:
    contest = Contest(claimed, lambda stage, it: say(stage, it, "1.00"), erased)
    runs = contend(stage, contest, least=14)
    assert states(stage) == {"completed": 1, "erased": runs}


def test_an_erasure_and_a_submit(stage: Stage) -> None:
    contest = Contest(claimed, erased, lambda stage, it: quietly(say, stage, it))
    contend(stage, contest, least=14)
    # An erasure that died before its transaction has to be asked for again.
    assert set(states(stage)) == {"completed", "erased"}


def quietly(act: Callable[[Stage, Review | None, str], object], stage: Stage, review: Review | None) -> None:
    with suppress(ConflictError):
        act(stage, review, "2.00")


# The machine's own decision ------------------------------------------------------------------------------------------


def deliver_again(stage: Stage, _: Review | None) -> None:
    """The lease of the slow invocation lapses, its message is delivered again, and the second one concludes."""
    stage.clock.advance(hours=1)
    stage.tell(stage.s3_event(*stage.latest_upload))
    stage.settle()


def test_two_invocations_that_accept(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        stage.upload(f"inbox/memo/{name}", memo(name))

    runs = contend(stage, Contest(arrange, lambda stage, _: stage.deliver(), deliver_again), least=20)
    assert states(stage) == {"accepted": runs + 1}


def test_two_invocations_that_ask_a_person(stage: Stage) -> None:
    numbers = count(1)

    def arrange(stage: Stage, name: str) -> None:
        stage.upload(f"inbox/receipt/{name}", receipt(number=f"R-{next(numbers)}"))

    runs = contend(stage, Contest(arrange, lambda stage, _: stage.deliver(), deliver_again), least=20)
    assert states(stage) == {"in_review": runs + 1}
    assert len(stage.reviews()) == runs + 1


def test_an_invocation_and_an_erasure(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        stage.upload(f"inbox/memo/{name}", memo(name))

    def forget(stage: Stage, _: Review | None) -> None:
        for document in stage.documents()[:1]:
            if document.source.key == stage.latest_upload[0]:
                erase(desk_of(stage), SUE, document.id)

    contend(stage, Contest(arrange, lambda stage, _: stage.deliver(), forget), least=20)
    assert set(states(stage)) == {"accepted", "erased"}
