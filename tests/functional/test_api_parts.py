"""Splitting over the API: what a review asks, how it is answered, what the documents say of each other."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.model.parts import Boundary, PartsProposal
from docloop.model.reading import PageReading

from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.http import Client

PROPOSAL = PartsProposal(
    pages=3, boundaries=(Boundary(page=2, chance=0.7, reasons=("It has a title of its own.",)),), certain=False
)
THREE = [{"first": 1, "last": 1}, {"first": 2, "last": 3}]


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


@pytest.fixture
def ann(stack: Stack) -> Client:
    return stack.client(Role.REVIEWER, user_id="ann")


def asked(stack: Stack, ann: Client) -> tuple[str, str, dict[str, Any]]:
    """The ids of a document of three pages and its review, and the review, claimed; it asks where papers begin."""
    document, review_id = stack.add_document(pages=3)
    review = stack.desk.reviews.get(review_id)
    stack.desk.work.commit(review.next_version(parts=PROPOSAL))
    return document.id, review_id, ann.call("POST", f"/reviews/{review_id}/claim").body


def test_a_review_says_where_papers_may_begin(stack: Stack, ann: Client) -> None:
    _, _, detail = asked(stack, ann)
    assert detail["review"]["parts"]["boundaries"] == [
        {"page": 2, "chance": 0.7, "reasons": ["It has a title of its own."]}
    ]
    assert detail["pages"] == 3


def test_it_is_answered_and_the_documents_name_each_other(stack: Stack, ann: Client) -> None:
    document, review, detail = asked(stack, ann)
    body = {"fence": detail["review"]["claim"]["fence"], "parts": THREE}
    answer = ann.call("POST", f"/reviews/{review}/split", body)
    assert (answer.status, answer.body.get("outcome")) == (200, "split"), answer.text
    whole = ann.call("GET", f"/documents/{document}").body["document"]
    assert whole["state"] == "split"
    assert [(each["first"], each["last"]) for each in whole["parts"]] == [(1, 1), (2, 3)]
    part = ann.call("GET", f"/documents/{whole['parts'][1]['document_id']}").body["document"]
    assert part["part"] == {"of": document, "span": {"first": 2, "last": 3, "area": None}, "rotation": 0}
    assert (part["key"], part["pages"], part["parts"]) == (whole["key"], 2, [])
    assert ann.call("GET", f"/documents/{document}/result").status == 404


def test_one_span_keeps_it_whole(stack: Stack, ann: Client) -> None:
    document, review, detail = asked(stack, ann)
    body = {"fence": detail["review"]["claim"]["fence"], "parts": [{"first": 1, "last": 3}]}
    answer = ann.call("POST", f"/reviews/{review}/split", body)
    assert (answer.status, answer.body["outcome"]) == (200, "kept_whole")
    assert ann.call("GET", f"/documents/{document}").body["document"]["state"] == "extracting"


AREA, OTHER = ({"left": left, "top": 0.1, "right": left + 0.4, "bottom": 0.9} for left in (0.05, 0.55))


def test_areas_of_a_page_become_documents_that_name_them(stack: Stack, ann: Client) -> None:
    document, review, detail = asked(stack, ann)
    reading = PageReading(number=2, width=100, height=100, reader="neural", rotation=90)
    stack.desk.files.keep_page(document, reading, b"jpeg")
    parts = [THREE[0], *({"first": 2, "last": 2, "area": area} for area in (AREA, OTHER)), {"first": 3, "last": 3}]
    body = {"fence": detail["review"]["claim"]["fence"], "parts": parts}
    answer = ann.call("POST", f"/reviews/{review}/split", body)
    assert (answer.status, answer.body.get("outcome")) == (200, "split"), answer.text
    whole = ann.call("GET", f"/documents/{document}").body["document"]
    assert [each["area"] for each in whole["parts"]] == [None, AREA, OTHER, None]
    part = ann.call("GET", f"/documents/{whole['parts'][1]['document_id']}").body["document"]
    assert part["part"] == {"of": document, "span": {"first": 2, "last": 2, "area": AREA}, "rotation": 90}


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [{"first": 1, "last": 2}, {"first": 3, "last": 3, "area": AREA}],
        [{"first": 1, "last": 2}, *[{"first": 3, "last": 3, "area": AREA}] * 2],
        [{"first": 1, "last": 3, "area": AREA}, {"first": 1, "last": 3, "area": OTHER}],
        [{"first": 1, "last": 2}],
        [{"first": 2, "last": 3}, {"first": 1, "last": 1}],
        [{"first": 0, "last": 3}],
        [{"first": 1, "last": 3, "name": "x"}],
        "all",
    ],
)
def test_parts_that_are_not_all_pages_in_order_are_refused(stack: Stack, ann: Client, parts: object) -> None:
    document, review, detail = asked(stack, ann)
    body = {"fence": detail["review"]["claim"]["fence"], "parts": parts}
    assert ann.call("POST", f"/reviews/{review}/split", body).status in {400, 422}
    assert ann.call("GET", f"/documents/{document}").body["document"]["state"] == "in_review"


def test_who_does_not_hold_it_does_not_split_it(stack: Stack, ann: Client) -> None:
    _, review, detail = asked(stack, ann)
    body = {"fence": detail["review"]["claim"]["fence"], "parts": THREE}
    bob = stack.client(Role.REVIEWER, user_id="bob")
    assert bob.call("POST", f"/reviews/{review}/split", body).status == 409
    assert stack.client(Role.AUDITOR).call("POST", f"/reviews/{review}/split", body).status == 403
