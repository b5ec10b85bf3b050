"""A review over HTTP, from the first look to the final answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from tests.functional.api_stack import Stack, api_stack

ANSWERS = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00", "seconds": 2.5}]}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


@pytest.fixture
def review(stack: Stack) -> str:
    """A new one; what other tests left open is out of the way."""
    while (dealt := stack.client(Role.ADMIN, user_id="sweep").call("POST", "/reviews/next").body["next"]) is not None:
        assert dealt["review"]["claim"]["by"] == "sweep"
    return stack.add_document()[1]


def claim(stack: Stack, review: str, user_id: str = "user-1") -> dict[str, Any]:
    reply = stack.client(Role.REVIEWER, user_id=user_id).call("POST", f"/reviews/{review}/claim")
    assert reply.status == 200, reply.text
    return dict(reply.body)


def test_the_next_review_comes_with_all_that_helps_to_decide(stack: Stack, review: str) -> None:
    client = stack.client(Role.REVIEWER)

    dealt = client.call("POST", "/reviews/next").body["next"]

    assert dealt["review"]["id"] == review
    assert dealt["review"]["claim"]["by"] == "user-1"
    asked = {"field": "TOTAL", "reasons": ["The sum of the items is 8.00."], "flagged": False}
    assert dealt["review"]["questions"] == [asked]
    assert dealt["prediction"]["fields"][0]["alternatives"][0]["value"] == "8.00"
    assert dealt["pages"] == 1
    assert client.call("POST", "/reviews/next").body == {"next": None}


def test_somebody_else_is_told_who_holds_a_review_and_until_when(stack: Stack, review: str) -> None:
    held = claim(stack, review)["review"]["claim"]

    reply = stack.client(Role.REVIEWER, user_id="user-2").call("POST", f"/reviews/{review}/claim")

    assert (reply.status, reply.body["code"], reply.body["holder"]) == (409, "claim_conflict", "user-1")
    assert reply.body["until"].replace("+00:00", "Z") == held["expires_at"]


def test_a_draft_outlives_the_claim(stack: Stack, review: str) -> None:
    client = stack.client(Role.REVIEWER)
    fence = claim(stack, review)["review"]["claim"]["fence"]
    assert client.call("PUT", f"/reviews/{review}/draft", {"fence": fence, "draft": ANSWERS}).status == 200
    assert client.call("POST", f"/reviews/{review}/release", {"fence": fence}).body["state"] == "open"

    taken = claim(stack, review, "user-2")

    assert taken["draft"]["answers"][0]["value"] == "8.00"
    assert taken["draft_by"] == "user-1"
    assert taken["review"]["claim"]["fence"] > fence
    stale = client.call("POST", f"/reviews/{review}/extend", {"fence": fence})
    assert (stale.status, stale.body["holder"]) == (409, "user-2")


def test_an_answer_is_taken_once_however_often_it_is_sent(stack: Stack, review: str) -> None:
    client = stack.client(Role.REVIEWER)
    fence = claim(stack, review)["review"]["claim"]["fence"]
    body = {"fence": fence, "draft": ANSWERS}

    replies = [client.call("POST", f"/reviews/{review}/submit", body, idempotency_key="once") for _ in range(5)]

    assert [reply.status for reply in replies] == [200] * 5, replies[0].text
    assert len({reply.text for reply in replies}) == 1
    (correction,) = replies[0].body["corrections"]
    assert (correction["before"], correction["after"], correction["seconds"]) == ("9.00", "8.00", 2.5)
    other = client.call("POST", f"/reviews/{review}/submit", {**body, "fence": fence + 1}, idempotency_key="once")
    assert (other.status, other.body["code"]) == (409, "key_reused")


def test_a_submitted_review_leaves_a_result_and_a_label(stack: Stack, review: str) -> None:
    client = stack.client(Role.SENIOR)
    taken = claim(stack, review)
    document = taken["review"]["document_id"]
    body = {"fence": taken["review"]["claim"]["fence"], "draft": ANSWERS}

    assert stack.client(Role.REVIEWER).call("POST", f"/reviews/{review}/submit", body).status == 200

    result = client.call("GET", f"/documents/{document}/result").body
    assert (result["fields"][0]["value"], result["prediction"]["fields"][0]["value"]) == ("8.00", "9.00")
    assert result["reviewed_by"] == "user-1"
    labels = client.call("GET", "/labels?type=receipt").body["items"]
    assert [label["fields"] for label in labels if label["id"] == document] == [{"TOTAL": "8.00"}]
    reopened = client.call("POST", f"/documents/{document}/reopen")
    assert (reopened.status, reopened.body["review"]["round"]) == (200, 2)
    assert reopened.body["document"]["state"] == "in_review"


def test_a_document_that_failed_is_tried_again(stack: Stack) -> None:
    document, _ = stack.add_document(DocumentState.FAILED)

    reopened = stack.client(Role.SENIOR).call("POST", f"/documents/{document.id}/reopen")

    assert (reopened.status, reopened.body["review"]) == (200, None)
    assert reopened.body["document"]["state"] == "extracting"


def test_a_document_in_review_is_not_reopened(stack: Stack) -> None:
    document, _ = stack.add_document()

    reply = stack.client(Role.SENIOR).call("POST", f"/documents/{document.id}/reopen")

    assert (reply.status, reply.body["code"]) == (409, "illegal_transition")


def test_a_rejected_document_says_so(stack: Stack, review: str) -> None:
    client = stack.client(Role.REVIEWER)
    fence = claim(stack, review)["review"]["claim"]["fence"]

    done = client.call("POST", f"/reviews/{review}/reject", {"fence": fence, "reason": "not a receipt"}).body

    assert (done["state"], done["outcome"], done["done_by"]) == ("done", "rejected", "user-1")
    document = client.call("GET", f"/documents/{done['document_id']}").body["document"]
    assert document["state"] == "rejected"


def test_an_escalated_review_goes_to_the_seniors(stack: Stack, review: str) -> None:
    client = stack.client(Role.REVIEWER)
    fence = claim(stack, review)["review"]["claim"]["fence"]

    raised = client.call("POST", f"/reviews/{review}/escalate", {"fence": fence, "note": "two totals"}).body

    assert (raised["state"], raised["senior_only"]) == ("escalated", True)
    assert client.call("POST", f"/reviews/{review}/claim").status == 403
    senior = stack.client(Role.SENIOR, user_id="senior-1")
    assert senior.call("POST", "/reviews/next").body["next"]["review"]["note"] == "two totals"


MALFORMED: dict[str, object] = {
    "no fence": {"draft": {}},
    "fence is text": {"fence": "one", "draft": {}},
    "fence is zero": {"fence": 0, "draft": {}},
    "unknown member": {"fence": 1, "draft": {}, "colour": "red"},
    "unknown verdict": {"fence": 1, "draft": {"answers": [{"field": "TOTAL", "verdict": "maybe"}]}},
    "field that is no name": {"fence": 1, "draft": {"answers": [{"field": "total!", "verdict": "absent"}]}},
    "endless value": {
        "fence": 1,
        "draft": {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "9" * 2_001}]},
    },
    "too many answers": {"fence": 1, "draft": {"answers": [{"field": "TOTAL", "verdict": "absent"}] * 201}},
    "time that runs backwards": {
        "fence": 1,
        "draft": {"answers": [{"field": "TOTAL", "verdict": "confirmed", "seconds": -1}]},
    },
    "box inside out": {
        "fence": 1,
        "draft": {
            "answers": [
                {
                    "field": "TOTAL",
                    "verdict": "confirmed",
                    "box": {"left": 0.5, "top": 0.1, "right": 0.1, "bottom": 0.2},
                }
            ]
        },
    },
}


@pytest.mark.parametrize("kind", MALFORMED)
@pytest.mark.parametrize("verb", ["POST submit", "PUT draft"])
def test_a_malformed_answer_is_refused_and_nothing_is_lost(stack: Stack, review: str, verb: str, kind: str) -> None:
    claim(stack, review)
    method, _, noun = verb.partition(" ")

    reply = stack.client(Role.REVIEWER).call(method, f"/reviews/{review}/{noun}", MALFORMED[kind])

    assert (reply.status, reply.body["code"]) == (400, "invalid_request")
    assert stack.desk.reviews.get(review).state.value == "claimed"
