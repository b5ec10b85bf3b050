"""How long what waits for people has waited, over HTTP."""

from __future__ import annotations

from datetime import timedelta

import pytest
from docloop.model.actor import Role
from docloop.model.review import Review, ReviewState, review_id
from docloop.use_cases import history

from tests.fakes import START
from tests.functional.api_stack import Stack, fake_api_stack


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def test_reviews_that_wait_are_counted_by_age(stack: Stack) -> None:
    for number, (hours, state, kind) in enumerate(
        [
            (0.5, ReviewState.OPEN, "receipt"),
            (1, ReviewState.OPEN, "receipt"),
            (7.9, ReviewState.ESCALATED, "receipt"),
            (200, ReviewState.OPEN, "receipt"),
            (300, ReviewState.OPEN, "invoice"),
            (2, ReviewState.CLAIMED, "receipt"),
            (3, ReviewState.OPEN, "invoice"),
        ]
    ):
        opened_at = START - timedelta(hours=hours)
        stack.desk.work.commit(
            Review(
                id=review_id(f"doc_{number}", 1),
                document_id=f"doc_{number}",
                document_type=kind,
                state=state,
                opened_at=opened_at,
                changed_at=opened_at,
            )
        )

    found = stack.client(Role.AUDITOR).call("GET", "/metrics/history?type=receipt").body

    ages = {each["under_hours"]: each["reviews"] for each in found["waiting"]}
    assert found["oldest_hours"] == 200.0
    assert ages == {1: 1, 8: 2, 24: 0, 72: 0, 168: 0, None: 1}
    assert (
        sum(each["reviews"] for each in stack.client(Role.AUDITOR).call("GET", "/metrics/history").body["waiting"]),
        found["more_wait"],
    ) == (6, False)


def test_counting_those_that_wait_is_bounded_and_the_answer_says_so(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 100)
    for number in range(101):
        name = f"doc_{number}"
        stack.desk.work.commit(
            Review(id=review_id(name, 1), document_id=name, document_type="receipt", opened_at=START, changed_at=START)
        )

    found = stack.client(Role.AUDITOR).call("GET", "/metrics/history").body

    assert (sum(each["reviews"] for each in found["waiting"]), found["more_wait"]) == (100, True)
