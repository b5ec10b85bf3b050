"""What is published is what was decided, however many contend for a document and whoever of them dies where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.e2e.contests import Contests, contests_on
from tests.e2e.racing import Racers, claimed, racing_documents

RACES = 45
MIXED = 50
"""With the held submits, over 60, these are 200 contests; `python -m tests.benchmark.contests` holds 2,000."""


@pytest.fixture(scope="module")
def contests(platform: LocalStack) -> Iterator[Contests]:
    with contests_on(platform) as made:
        yield made


@pytest.mark.parametrize("contenders", [2, 3])
def test_submits_at_once(
    platform: LocalStack, inbox: Inbox, contests: Contests, tmp_path: Path, contenders: int
) -> None:
    documents = racing_documents(inbox, tmp_path, 3)
    race_submits(platform, contests, documents, contenders, RACES)


def test_a_slow_submit_that_goes_on_or_dies(inbox: Inbox, contests: Contests, tmp_path: Path) -> None:
    assert hold_submits(inbox, contests, tmp_path) >= 60


def test_submit_reopen_and_erase_at_once(inbox: Inbox, contests: Contests, tmp_path: Path) -> None:
    mix(inbox, contests, tmp_path, MIXED)


def race_submits(
    platform: LocalStack, contests: Contests, documents: Sequence[str], contenders: int, rounds: int
) -> None:
    """Submit one claim over HTTP from several threads, 0 to 36 ms apart; one is acknowledged and all agree with it."""
    with Racers(platform.state.url, contenders) as racers:
        for race in racers.run(documents, rounds):
            assert sorted(each.status for each in race.submitted) == [200] + [409] * (contenders - 1), race
            [winner] = race.acknowledged
            final = contests.senior.get(f"/documents/{race.document_id}/result")
            assert winner.value in {field["value"] for field in final["fields"]}
    finish(contests, documents)


def hold_submits(inbox: Inbox, contests: Contests, folder: Path, times: int = 1) -> int:
    """Hold a submit before each of its AWS calls while another wins, a whole second round is done, or it is erased.

    Return how many submits were held: each point of each kind `times` times.
    """
    documents = racing_documents(inbox, folder, 2)
    points = contests.points(documents[0]) * times
    ending = racing_documents(inbox, folder, len(points))
    held = 0
    for (number, dies), erased in zip(points, ending, strict=True):
        contests.slow_submit(documents[0], contests.quick_submit, number, dies)
        contests.slow_submit(documents[1], contests.second_round, number, dies)
        contests.slow_submit(erased, contests.erase, number, dies)
        held += 3
    finish(contests, [*documents, *ending])
    return held


def mix(inbox: Inbox, contests: Contests, folder: Path, rounds: int) -> None:
    """Two submits, a reopening and, every fifth time, an erasure at the same moment."""
    documents = racing_documents(inbox, folder, rounds // 5)
    with ThreadPoolExecutor(4) as pool:
        for number in range(rounds):
            document = documents[number // 5]
            review = claimed(contests.senior, document)
            acts: list[Callable[[], object]] = [
                partial(contests.quick_submit, review, "ONE"),
                partial(contests.quick_submit, review, "TWO"),
                partial(contests.senior.send, "POST", f"/documents/{document}/reopen"),
            ]
            if number % 5 == 4:
                acts.append(partial(contests.erase, review))
            for done in [pool.submit(act) for act in acts]:
                done.result()
    finish(contests, documents)


def finish(contests: Contests, documents: Sequence[str]) -> None:
    contests.settle()
    events = contests.events()
    for document in documents:
        contests.agree(document, events)
