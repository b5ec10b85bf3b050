"""Document types that are taken out of use: retired, brought back, and deleted where nothing was ever of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from docloop.adapters.type_source import source_of
from docloop.adapters.types import parse_type, shipped_types
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from docloop.model.label import Label
from docloop.model.policy import PolicyMode
from docloop.use_cases.catalogue import retire
from docloop.use_cases.documents.register import named_type

from tests.fakes import FakeClock
from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.http import Client

NOTE = "name: {name}\ntitle: Note\nfields:\n  - {{name: DELIVERY_DATE, kind: date}}\n"


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


@pytest.fixture
def admin(stack: Stack) -> Client:
    return stack.client(Role.ADMIN, user_id="ada")


def describe(admin: Client, name: str = "note", version: int = 0) -> Any:
    reply = admin.call("POST", "/document-types", {"yaml": NOTE.format(name=name), "version": version})
    assert reply.status == 200, reply.text
    return reply.body


def change(admin: Client, name: str, state: str, version: int) -> Any:
    return admin.call("PUT", f"/document-types/{name}/state", {"state": state, "version": version})


def listed(admin: Client, name: str) -> dict[str, Any] | None:
    return next((each for each in admin.call("GET", "/document-types").body["items"] if each["name"] == name), None)


def verbs(stack: Stack) -> list[tuple[str, str, str]]:
    items = stack.client(Role.AUDITOR).call("GET", "/audit").body["items"]
    return [(each["verb"], each["subject"], each["actor"]) for each in items if each["verb"].startswith("type_")]


def test_no_new_document_is_of_a_retired_type_and_what_is_of_it_stays(stack: Stack, admin: Client) -> None:
    describe(admin)
    reply = change(admin, "note", "retired", 1)

    assert (reply.status, reply.body["state"], reply.body["version"], reply.body["by"]) == (200, "retired", 2, "ada")
    assert "note" not in {each.name for each in stack.desk.types.list()}
    assert stack.desk.types.get("note") is not None
    assert named_type("inbox/note/a.pdf", stack.desk.types) is None
    assert admin.call("POST", "/documents", {"document_type": "note"}).status == 422
    assert (listed(admin, "note") or {})["state"] == "retired"
    assert admin.call("GET", "/policies/note").status == 200

    back = change(admin, "note", "in_use", 2)
    assert (back.status, back.body["state"], back.body["version"]) == (200, "in_use", 3)
    assert named_type("inbox/note/a.pdf", stack.desk.types) == "note"
    assert set(verbs(stack)) >= {("type_retired", "note", "ada"), ("type_restored", "note", "ada")}


def test_a_retired_type_is_no_answer_of_a_reviewer(stack: Stack, admin: Client) -> None:
    describe(admin)
    change(admin, "note", "retired", 1)
    _, review = stack.add_document()
    reply = admin.call("POST", f"/reviews/{review}/check", {"draft": {"document_type": "note"}})
    assert (reply.status, reply.body["field"]) == (400, "document_type")


def test_a_type_that_ships_is_retired_and_stays_the_one_that_ships(stack: Stack, admin: Client) -> None:
    shipped = stack.desk.types.get("invoice")
    assert change(admin, "invoice", "retired", 0).status == 200
    assert change(admin, "invoice", "retired", 0).status == 409
    assert stack.desk.types.get("invoice") is shipped
    refused = admin.call("DELETE", "/document-types/invoice?version=1")
    assert (refused.status, refused.body["remedy"]) == (409, "Retire it instead.")
    assert change(admin, "invoice", "in_use", 1).body["version"] == 2
    record = stack.desk.types.record("invoice")
    assert record is not None
    assert record.as_shipped


def test_a_retired_type_that_is_described_anew_stays_retired(admin: Client) -> None:
    describe(admin)
    change(admin, "note", "retired", 1)
    assert describe(admin, version=2)["state"] == "retired"


def test_a_type_that_was_never_used_is_deleted_and_its_name_is_free(stack: Stack, admin: Client) -> None:
    describe(admin)
    admin.call("PUT", "/policies/note", {"version": 0, "mode": "threshold", "threshold": 0.0})

    assert admin.call("DELETE", "/document-types/note?version=7").body["code"] == "version_conflict"
    assert admin.call("DELETE", "/document-types/note?version=1").status == 200

    assert listed(admin, "note") is None
    assert admin.call("GET", "/document-types/note/versions").status == 404
    assert admin.call("DELETE", "/document-types/note?version=1").status == 404
    assert ("type_deleted", "note", "ada") in verbs(stack)
    again = describe(admin)
    assert (again["version"], again["state"]) == (3, "in_use")
    states = [each["state"] for each in admin.call("GET", "/document-types/note/versions").body["items"]]
    assert states == ["in_use", "deleted", "in_use"]
    assert stack.desk.policies.of("note").mode is PolicyMode.REVIEW_ALL, "what held for another type holds no more"


@pytest.mark.parametrize("use", ["label", "flag", "training", "document", "named"])
def test_what_is_used_is_not_deleted(stack: Stack, admin: Client, use: str) -> None:
    describe(admin)
    document, _ = stack.add_document(DocumentState.ACCEPTED)
    now = stack.desk.clock.now()
    if use == "label":
        label = Label(id=document.id, document_type="note", fields={"DELIVERY_DATE": None}, by="ann", at=now)
        stack.desk.work.commit(label)
    elif use == "flag":
        assert admin.call("POST", "/flags", {"document_type": "note", "note": "look"}).status == 200
    elif use == "training":
        assert admin.call("POST", "/models", {"document_type": "note"}).status == 202
    else:
        changes = {"document_type": "note"} if use == "document" else {"named_type": "note"}
        stack.desk.work.commit(document.next_version(changed_at=now, **changes))

    refused = admin.call("DELETE", "/document-types/note?version=1")

    assert (refused.status, refused.body["code"]) == (409, "type_in_use")
    assert "Retire it instead" in refused.body["remedy"]
    assert listed(admin, "note") is not None


def test_a_type_is_not_deleted_while_documents_are_read_that_may_become_one(stack: Stack, admin: Client) -> None:
    describe(admin)
    document, _ = stack.add_document(DocumentState.EXTRACTING)
    assert isinstance(stack.desk.clock, FakeClock)

    assert "are being read" in admin.call("DELETE", "/document-types/note?version=1").body["detail"]

    stack.desk.clock.set(document.received_at - timedelta(hours=1))
    change(admin, "note", "retired", 1)
    assert admin.call("DELETE", "/document-types/note?version=2").status == 200, "it came after the type was retired"


def test_where_too_much_has_changed_nothing_is_deleted(
    stack: Stack, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retire, "LOOKED_AT", 2)
    monkeypatch.setattr(retire, "_PART", 1)
    describe(admin)
    for _ in range(4):
        document, _ = stack.add_document(DocumentState.ACCEPTED)
        stack.desk.work.commit(document.next_version(changed_at=stack.desk.clock.now()))
    refused = admin.call("DELETE", "/document-types/note?version=1")
    assert (refused.status, refused.body["code"]) == (409, "type_in_use")
    assert "too many" in refused.body["detail"]


def test_all_mistakes_come_at_once_with_line_and_suggestion(admin: Client) -> None:
    text = (
        "name: unknown\ntitle: Note\nfields:\n  - {name: DATE, kind: dat}\n  - {name: TOTAL, kind: money, rol: gross}\n"
    )
    mistakes = admin.call("POST", "/document-types/check", {"yaml": text}).body["mistakes"]
    assert [(each["line"], each["did_you_mean"]) for each in mistakes] == [(1, None), (4, "date"), (5, "role")]
    assert "choose another name" in mistakes[0]["message"]
    assert admin.call("POST", "/document-types/check", {"yaml": NOTE.format(name="note")}).body == {"mistakes": []}


def test_the_source_of_each_version_describes_the_type_again(admin: Client) -> None:
    describe(admin)
    admin.call("POST", "/document-types", {"yaml": NOTE.format(name="note").replace("Note", "Slip"), "version": 1})

    newest = admin.call("GET", "/document-types/note/source").body
    first = admin.call("GET", "/document-types/note/source?version=1").body

    assert (newest["version"], parse_type(newest["yaml"]).title) == (2, "Slip")
    assert (first["version"], parse_type(first["yaml"]).title) == (1, "Note")
    assert "policy" not in newest["yaml"]
    assert admin.call("GET", "/document-types/note/source?version=3").status == 404


@pytest.mark.parametrize("shipped", shipped_types(), ids=lambda each: each.name)
def test_the_source_of_a_type_that_ships_describes_it_again(shipped: Any) -> None:
    again = parse_type(source_of(shipped))
    assert again.model_copy(update={"policy": shipped.policy}) == shipped


def test_no_label_is_still_none_in_the_source() -> None:
    bare = parse_type("name: a\ntitle: A\nfields: [{name: X, title: Ex, kind: text, labels: []}]")
    assert parse_type(source_of(bare)) == bare
