"""Claim races on moto with every call atomic: one winner each."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from docloop.errors import ClaimConflict
from docloop.model.review import Review
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.reviews.claims import claim

from tests.fakes import START, FakeDatabase, FakeDocumentTypeStore, FakePolicyStore
from tests.functional.house import SLIP, at_once, moto_house, person
from tests.functional.sites import selection

RACES = 500
BATCH = 100


@pytest.fixture
def desk() -> Iterator[ReviewContext]:
    """Only the review rows are in moto: what a claim writes is what is raced for."""
    with moto_house() as house:
        rows = FakeDatabase()
        known = Policies(FakePolicyStore(rows), FakeDocumentTypeStore(rows, (SLIP,)))
        yield dataclasses.replace(house.desk, policies=known)


def test_claim_races_have_one_winner_each_and_the_others_a_conflict(desk: ReviewContext) -> None:
    races = selection.amount(RACES)
    crowds = random.Random(7)  # noqa: S311  # the same crowds in every run
    made = [
        Review(id=f"rev_{n}", document_id=f"doc_{n}", document_type="slip", opened_at=START, changed_at=START)
        for n in range(races)
    ]
    for first in range(0, races, BATCH):
        desk.work.commit(*made[first : first + BATCH])

    with ThreadPoolExecutor(8) as pool:
        for review in made:
            crowd = crowds.randint(2, 8)

            def try_to_claim(number: int, review_id: str = review.id) -> Review | ClaimConflict:
                try:
                    return claim(desk, person(f"p{number}"), review_id)
                except ClaimConflict as conflict:
                    return conflict

            got = at_once(pool, crowd, try_to_claim)

            winners = [each for each in got if isinstance(each, Review)]
            losers = [each for each in got if isinstance(each, ClaimConflict)]
            assert (len(winners), len(losers)) == (1, crowd - 1)
            assert winners[0].claim is not None
            assert {each.holder for each in losers} == {winners[0].claim.by}
            assert desk.reviews.get(review.id) == winners[0]
