"""Which document is offered for labelling next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from docloop.adapters import keys
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from tests.functional.api_stack import EXTRACTION, OPENED, Stack, fake_api_stack
from tests.functional.desks import read_as
from tests.stored_files import derived_bucket


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def add(
    stack: Stack, confidence: float | None, *, hours: int = 0, state: DocumentState = DocumentState.ACCEPTED
) -> str:
    document, _ = stack.add_document(state)
    field = EXTRACTION.fields[0].model_copy(update={"confidence": confidence})
    said = EXTRACTION.model_copy(update={"fields": (field,)})
    stack.desk.work.commit(document.moved(state, OPENED, received_at=OPENED + timedelta(hours=hours)))
    read_as(stack.desk, document.id, said)
    return document.id


def offered(stack: Stack, name: str = "receipt") -> str | None:
    reply = stack.client(Role.SENIOR, user_id="me").call("GET", f"/labels/next?type={name}")
    assert reply.status == 200, reply.text
    document = reply.body["document"]
    return None if document is None else str(document["id"])


def test_the_least_certain_comes_first_until_it_has_a_label(stack: Stack) -> None:
    sure, unsure, _ = add(stack, 0.9), add(stack, 0.3), add(stack, None)
    client = stack.client(Role.ANNOTATOR)

    first = offered(stack)
    draft = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]}
    client.call("POST", "/labels", {"document_id": unsure, "draft": draft})

    assert (first, offered(stack)) == (unsure, sure)


def test_without_any_confidence_the_oldest_comes_first(stack: Stack) -> None:
    add(stack, None, hours=2)
    oldest = add(stack, None, hours=1)

    assert offered(stack) == oldest


def test_what_another_holds_is_left_out(stack: Stack) -> None:
    held, mine = add(stack, 0.1, state=DocumentState.IN_REVIEW), add(stack, 0.5, state=DocumentState.IN_REVIEW)
    for document, user in ((held, "you"), (mine, "me")):
        review = stack.desk.documents.get(document).review_id
        assert stack.client(Role.REVIEWER, user_id=user).call("POST", f"/reviews/{review}/claim").status == 200

    assert offered(stack) == mine


def test_other_types_and_failed_documents_are_not_offered(stack: Stack) -> None:
    add(stack, 0.1, state=DocumentState.FAILED)
    add(stack, 0.2)

    assert offered(stack, "invoice") is None
    assert stack.client(Role.SENIOR).call("GET", "/labels/next?type=poem").status == 404


def test_what_is_passed_over_is_not_offered_again(stack: Stack) -> None:
    first, second = add(stack, 0.1), add(stack, 0.5)
    client = stack.client(Role.ANNOTATOR)

    after = client.call("GET", f"/labels/next?type=receipt&skip={first}").body["document"]
    none = client.call("GET", f"/labels/next?type=receipt&skip={first},{second}").body["document"]

    assert (after["id"], none) == (second, None)
    assert client.call("GET", "/labels/next?type=receipt&skip=everything").status == 400


def test_suggestions_come_from_the_stored_reading_and_keep_nothing(stack: Stack) -> None:
    # Given a document that was read when nothing was found on it
    document = add(stack, None)
    nothing = EXTRACTION.model_copy(update={"fields": ()})
    read_as(stack.desk, document, nothing)

    # When an annotator asks what the machine makes of it now
    client = stack.client(Role.ANNOTATOR)
    reply = client.call("GET", f"/documents/{document}/suggestions?type=receipt")

    # Then the fields of the type are tried, and the prediction on record stays
    assert reply.status == 200, reply.text
    assert {field["name"] for field in reply.body["prediction"]["fields"]} >= {"TOTAL"}
    assert stack.desk.files.prediction(stack.desk.documents.get(document)) == nothing
    assert client.call("GET", f"/documents/{document}/suggestions?type=poem").status == 404


def test_a_document_without_a_reading_has_no_suggestions(stack: Stack) -> None:
    document = add(stack, None)
    derived_bucket(stack.desk.files).delete(keys.page_reading(document, 1))

    reply = stack.client(Role.ANNOTATOR).call("GET", f"/documents/{document}/suggestions?type=receipt")

    assert (reply.status, reply.body["prediction"]) == (200, None)
