"""What a policy would have done with the latest documents, before it is stored."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from docloop.model.actor import Role
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.extraction import Extraction, Field
from docloop.model.label import Label

from tests.fakes import START
from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.test_api_models import add_card

NOTE = (
    "name: note\ntitle: Note\nfields:\n  - {name: DATE, kind: date}\n  - {name: SUM, kind: money}\n"
    "policy: {mode: threshold, threshold: 0.9, audit_rate: 0.0}"
)
NEVER = {"version": 0, "mode": "threshold", "audit_rate": 0.0}


@pytest.fixture
def stack() -> Stack:
    made = fake_api_stack()
    assert made.client(Role.ADMIN).call("POST", "/document-types", {"yaml": NOTE}).status == 200
    return made


def add(
    stack: Stack,
    confidence: float,
    *,
    truth: str | None = None,
    state: DocumentState = DocumentState.COMPLETED,
    name: str = "note",
    age: int = 0,
) -> str:
    """A document whose date is sure and whose sum, 9.00, is as sure as said."""
    source = ObjectRef(bucket=stack.desk.inbox.bucket, key=f"inbox/{uuid4().hex}", version_id="1")
    made, at = document_id(source), START - timedelta(minutes=age)
    fields = (
        Field(name="DATE", value="2026-01-01", confidence=0.99),
        Field(name="SUM", value="9.00", confidence=confidence),
    )
    said = Extraction(document_type=name, type_confidence=1.0, fields=fields)
    digest = stack.desk.files.keep_prediction(made, said)
    document = Document(
        id=made,
        source=source,
        state=state,
        document_type=name,
        prediction_digest=digest,
        received_at=at,
        changed_at=at,
    )
    stack.desk.work.commit(document)
    if truth is not None:
        stack.desk.work.commit(Label(id=made, document_type=name, fields={"SUM": truth}, by="ann", at=at))
    return made


def preview(stack: Stack, query: str = "", **changes: object) -> Any:
    reply = stack.client(Role.ADMIN).call("POST", f"/policies/note/preview{query}", {**NEVER, **changes})
    assert reply.status == 200, reply.text
    return reply.body


def test_both_policies_are_held_against_the_same_documents_and_their_truth(stack: Stack) -> None:
    right, wrong, unknown = add(stack, 0.8, truth="9.00"), add(stack, 0.8, truth="8.00"), add(stack, 0.8)
    sure, doubtful = add(stack, 0.95, truth="9.00"), add(stack, 0.3, truth="1.00")

    found = preview(stack, threshold=0.7)

    assert found["documents"] == 5
    assert found["now"] == {"accepted": 1, "questions": 4, "checked": 1, "wrong": 0}
    assert found["then"] == {"accepted": 4, "questions": 1, "checked": 3, "wrong": 1}
    assert set(found["newly_accepted"]) == {right, wrong, unknown}
    assert found["newly_asked"] == []
    stricter = preview(stack, mode="review_all")
    assert (stricter["then"]["accepted"], stricter["then"]["checked"]) == (0, 0)
    assert stricter["newly_asked"] == [sure]
    assert doubtful not in found["newly_accepted"]


def test_nothing_is_stored_and_what_is_left_out_stays_as_it_is(stack: Stack) -> None:
    add(stack, 0.8)
    before = stack.client(Role.ADMIN).call("GET", "/policies/note").body
    assert preview(stack, required=["SUM"])["then"]["accepted"] == 0
    assert stack.client(Role.ADMIN).call("GET", "/policies/note").body == before
    assert stack.desk.stored_policies.record("note") is None


def test_an_audit_asks_and_still_tells_what_would_have_been_accepted_wrongly(stack: Stack) -> None:
    add(stack, 0.95, truth="1.00")
    found = preview(stack, audit_rate=1.0)["then"]
    assert found == {"accepted": 0, "questions": 2, "checked": 1, "wrong": 1}


def test_what_was_left_out_of_a_result_is_not_accepted(stack: Stack) -> None:
    add(stack, 0.3, truth="1.00")
    found = preview(stack, dispensable=["SUM"])["then"]
    assert found == {"accepted": 1, "questions": 0, "checked": 0, "wrong": 0}


def test_only_decided_documents_of_the_type_are_looked_at_part_by_part(stack: Stack) -> None:
    for age in range(5):
        add(stack, 0.8, age=age)
        add(stack, 0.8, age=age, name="other")
    add(stack, 0.8, state=DocumentState.FAILED)

    seen, cursor, parts = 0, None, 0
    while parts == 0 or cursor:
        part = preview(stack, f"?limit=2{f'&cursor={cursor}' if cursor else ''}", threshold=0.5)
        seen, cursor, parts = seen + part["documents"], part["cursor"], parts + 1

    assert seen == 5
    assert parts >= 3


def test_one_call_reads_a_bounded_number_of_rows(stack: Stack) -> None:
    for age in range(60):
        add(stack, 0.8, age=age, name="other")
    add(stack, 0.8, age=100)
    first = preview(stack, "?limit=1")
    assert (first["documents"], bool(first["cursor"])) == (0, True)


def test_a_policy_that_does_not_fit_is_refused(stack: Stack) -> None:
    admin = stack.client(Role.ADMIN)
    refused = admin.call("POST", "/policies/note/preview", {**NEVER, "required": ["TOTAL"]})
    assert (refused.status, refused.body["code"]) == (400, "invalid_request")
    assert admin.call("POST", "/policies/poem/preview", NEVER).status == 404


def test_documents_that_another_model_read_are_counted_and_a_budget_is_left_to_its_outlook(stack: Stack) -> None:
    card = add_card(stack, 1)
    assert stack.client(Role.ADMIN).call("POST", f"/models/{card.id}/promote").status == 200
    stack.add_document(DocumentState.COMPLETED)

    reply = stack.client(Role.ADMIN).call(
        "POST", "/policies/receipt/preview", {"version": 0, "mode": "error_budget", "budget": {"error": 0.5}}
    )

    assert (reply.body["documents"], reply.body["other_model"], reply.body["then"]) == (1, 1, None)
