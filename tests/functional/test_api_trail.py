"""A document's history: "who changed this IBAN?" """

from __future__ import annotations

import pytest
from docloop.model.actor import Role

from tests.functional.api_stack import Stack, fake_api_stack

ANSWER = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]}


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def submit(stack: Stack, review: str, role: Role = Role.SENIOR, user_id: str = "ann") -> None:
    client = stack.client(role, user_id=user_id)
    fence = client.call("POST", f"/reviews/{review}/claim").body["review"]["claim"]["fence"]
    reply = client.call("POST", f"/reviews/{review}/submit", {"fence": fence, "draft": ANSWER})
    assert reply.status == 200, reply.text


def test_it_is_told_who_changed_which_value_and_when(stack: Stack) -> None:
    document, review = stack.add_document()
    submit(stack, review)
    stack.client(Role.ADMIN, user_id="ada").call("POST", f"/documents/{document.id}/reopen")

    found = stack.client(Role.AUDITOR).call("GET", f"/documents/{document.id}/history").body

    assert [each["what"] for each in found["items"]].count("review_opened") == 2
    [reviewed] = [each for each in found["items"] if each["what"] == "reviewed"]
    assert (reviewed["by"], reviewed["review_id"]) == ("ann", review)
    [change] = reviewed["changes"]
    assert (change["field"], change["before"], change["after"], change["by"]) == ("TOTAL", "9.00", "8.00", "ann")
    assert found["items"][-1]["what"] in {"received", "review_opened"}
    assert found["more"] is False


def test_what_an_escalated_review_answered_is_for_seniors(stack: Stack) -> None:
    document, review = stack.add_document(senior_only=True)
    submit(stack, review)

    def of(role: Role) -> dict[str, object]:
        items = stack.client(role, user_id="other").call("GET", f"/documents/{document.id}/history").body["items"]
        return next(each for each in items if each["what"] == "reviewed")

    assert (of(Role.REVIEWER)["changes"], of(Role.REVIEWER)["hidden"]) == ([], True)
    assert of(Role.AUDITOR)["changes"]
    assert of(Role.SENIOR)["hidden"] is False


def test_looking_at_it_counts_as_seeing_the_document(stack: Stack) -> None:
    document, _ = stack.add_document()
    stack.client(Role.REVIEWER, user_id="bob").call("GET", f"/documents/{document.id}/history")
    entries = stack.client(Role.AUDITOR).call("GET", f"/audit?subject={document.id}").body["items"]
    assert ("bob", "document_seen") in {(each["actor"], each["verb"]) for each in entries}
    assert stack.client(Role.AUDITOR).call("GET", f"/documents/doc_{'a' * 26}/history").status == 404


def test_a_label_of_an_annotator_is_told(stack: Stack) -> None:
    document, _ = stack.add_document()
    body = {"document_id": document.id, "draft": ANSWER}
    assert stack.client(Role.ANNOTATOR, user_id="noa").call("POST", "/labels", body).status == 200
    items = stack.client(Role.AUDITOR).call("GET", f"/documents/{document.id}/history").body["items"]
    assert ("labelled", "noa") in {(each["what"], each["by"]) for each in items}
