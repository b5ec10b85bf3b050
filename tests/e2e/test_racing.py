"""One claim submitted by several threads at once: one is acknowledged, and what is kept is what that one sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdk.local.api import Person
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.e2e.racing import FIELD, Racers, racing_documents

ROUNDS = 12


@pytest.mark.parametrize("contenders", [2, 3])
def test_one_submit_of_a_claim_is_acknowledged_and_kept(
    platform: LocalStack, inbox: Inbox, tmp_path: Path, contenders: int
) -> None:
    documents = racing_documents(inbox, tmp_path, 2)
    with Racers(platform.state.url, contenders) as racers, Person(platform.state.url, "senior") as senior:
        for race in racers.run(documents, ROUNDS):
            # When a claim was submitted by several threads with different answers
            assert sorted(each.status for each in race.submitted) == [200] + [409] * (contenders - 1), race
            # Then the review is done with the answers that were acknowledged
            [winner] = race.acknowledged
            review = senior.get(f"/reviews/{race.review_id}")["review"]
            kept = {each["field"]: each["after"] for each in review["corrections"]}
            assert (review["state"], kept[FIELD]) == ("done", winner.value), race
