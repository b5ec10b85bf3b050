"""Labels leave for other programs and come back, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from tests.functional.api_stack import Stack, api_stack

S = DocumentState


@pytest.fixture
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def labelled(stack: Stack, value: str = "8.00", key: str | None = None) -> str:
    document, _ = stack.add_document(S.ACCEPTED, key=key)
    answers = [{"field": "TOTAL", "verdict": "corrected", "value": value}]
    draft = {"answers": answers, "line_items": [{"fields": {"ITEM": "Tea", "PRICE": value}}]}
    body = {"document_id": document.id, "draft": draft}
    assert stack.client(Role.ANNOTATOR).call("POST", "/labels", body).status == 200
    return document.id


def export(stack: Stack, shape: str, more: str = "") -> dict[str, Any]:
    reply = stack.client(Role.ANNOTATOR).call("GET", f"/labels/export?type=receipt&format={shape}{more}")
    assert reply.status == 200, reply.text
    return dict(reply.body)


def test_a_line_of_a_docset_names_a_file_and_where_to_get_it(stack: Stack) -> None:
    document = labelled(stack, key="inbox/receipt/bill.jpg")

    (line,) = export(stack, "docset")["lines"]

    url = line.pop("url")
    assert line == {
        "file": f"{document}/bill.jpg",
        "document_type": "receipt",
        "fields": {"TOTAL": "8.00"},
        "line_items": [{"ITEM": "Tea", "PRICE": "8.00"}],
        "document_id": document,
    }
    assert "inbox/receipt/bill.jpg" in url
    assert "versionId=1" in url
    assert "Signature" in url


@pytest.mark.parametrize("name", ["..", ".", "..\\..\\x"])
def test_no_line_names_a_file_outside_its_folder(stack: Stack, name: str) -> None:
    document = labelled(stack, key=f"inbox/{name}")

    (line,) = export(stack, "docset")["lines"]

    folder, _, file = line["file"].partition("/")
    assert folder == document
    assert file not in {"", ".", ".."}
    assert not {"/", "\\"} & set(file)


def test_parts_join_to_the_whole(stack: Stack) -> None:
    made = {labelled(stack) for _ in range(3)}

    found, cursor = [], ""
    while True:
        part = export(stack, "docset", f"&limit=2{cursor}")
        found += [line["document_id"] for line in part["lines"]]
        if part["cursor"] is None:
            break
        cursor = f"&cursor={part['cursor']}"

    assert (set(found), len(found)) == (made, 3)


def test_tasks_as_exported_make_the_same_labels_again(stack: Stack) -> None:
    document = labelled(stack)
    exported = export(stack, "label_studio")
    (task,) = exported["tasks"]
    client = stack.client(Role.ANNOTATOR)
    before = stack.desk.labels.get(document)
    stack.desk.labels.delete(document)

    done = client.call("POST", "/labels/import", {"tasks": exported["tasks"]})

    assert (done.status, done.body) == (200, {"labels": [document], "skipped": [], "refused": []})
    after = stack.desk.labels.get(document)
    assert before is not None
    assert after is not None
    assert (after.fields, after.line_items) == (before.fields, before.line_items)
    assert len(task["data"]["pages"]) == 1
    assert task["predictions"][0]["result"][0]["original_width"] == 800
    assert '<Label value="TOTAL"/>' in exported["config"]


def test_what_was_changed_outside_becomes_the_label(stack: Stack) -> None:
    document = labelled(stack)
    task = export(stack, "label_studio")["tasks"][0]
    result = [
        {"id": "x", "from_name": "field", "to_name": "page", "type": "rectanglelabels", "item_index": 0,
         "value": {"x": 10, "y": 20, "width": 30, "height": 5, "rotation": 0, "rectanglelabels": ["TOTAL"]}},
        {"id": "x", "from_name": "value", "to_name": "page", "type": "textarea", "value": {"text": ["7,50"]}},
    ]  # fmt: skip
    sent = {**task, "id": 3, "meta": {"by": "somebody"}, "annotations": [{"id": 4, "result": result}]}

    reply = stack.client(Role.SENIOR).call("POST", "/labels/import", {"tasks": [sent]})

    assert reply.body["labels"] == [document], reply.text
    label = stack.desk.labels.get(document)
    assert label is not None
    assert label.fields["TOTAL"] == "7.50"
    (answer,) = (each for each in label.answers if each.field == "TOTAL")
    assert answer.box is not None
    assert (answer.page, answer.box.left, answer.box.right) == (1, 0.1, 0.4)


def test_a_task_that_is_refused_does_not_stop_the_others(stack: Stack) -> None:
    document = labelled(stack)
    (task,) = export(stack, "label_studio")["tasks"]
    wrong = {"from_name": "TOTAL", "type": "textarea", "value": {"text": ["Jane Doe"]}}
    bad = {"data": {"document_id": document}, "annotations": [{"result": [wrong]}]}
    gone = {**task, "data": {"document_id": "doc_" + "b" * 26}}
    untouched = {"data": {"document_id": document}, "predictions": task["predictions"]}

    reply = stack.client(Role.ADMIN).call("POST", "/labels/import", {"tasks": [bad, gone, untouched, task]})

    assert (reply.body["labels"], reply.body["skipped"]) == ([document], [document])
    assert [(each["index"], each["code"], each["field"]) for each in reply.body["refused"]] == [
        (0, "invalid_request", "TOTAL"),
        (1, "not_found", None),
    ]
    assert "Doe" not in reply.text


def test_an_import_sent_twice_is_done_once(stack: Stack) -> None:
    document = labelled(stack)
    tasks = export(stack, "label_studio")["tasks"]
    client = stack.client(Role.ANNOTATOR)

    first, second = (
        client.call("POST", "/labels/import", {"tasks": tasks}, idempotency_key="import-1") for _ in range(2)
    )
    version = stack.desk.labels.get(document)
    other = client.call("POST", "/labels/import", {"tasks": tasks * 2}, idempotency_key="import-1")

    assert (first.status, first.body) == (200, second.body)
    assert version is not None
    assert version.version == 2
    assert (other.status, other.body["code"]) == (409, "key_reused")


def test_there_is_nothing_to_export_of_a_type_nobody_knows(stack: Stack) -> None:
    assert stack.client(Role.AUDITOR).call("GET", "/labels/export?type=poem").status == 404
    assert stack.client(Role.AUDITOR).call("GET", "/labels/export?type=receipt&format=xml").status == 400


DEAL = """
name: deal
title: Deal
fields:
  - {name: PARTY, kind: name, many: true}
  - {name: TERM, kind: duration}
  - {name: RENEWAL, kind: choice, choices: {auto: [renews by itself], none: []}}
  - {name: TOTAL, kind: money}
"""


def test_several_values_go_in_and_out_of_the_api(stack: Stack) -> None:
    client = stack.client(Role.ADMIN)
    described = client.call("POST", "/document-types", {"yaml": DEAL})
    assert [each["many"] for each in described.body["fields"]] == [True, False, False, False]
    document, _ = stack.add_document(S.ACCEPTED)
    corner = {"left": 0.1, "top": 0.1, "right": 0.3, "bottom": 0.2}
    parties = [{"value": "Acme  Inc", "page": 1, "box": corner}, {"value": "Bolt Ltd"}]
    answers = [
        {"field": "PARTY", "verdict": "corrected", "values": parties},
        {"field": "TERM", "verdict": "corrected", "value": "three (3) years"},
        {"field": "RENEWAL", "verdict": "corrected", "value": "Renews by itself"},
        {"field": "TOTAL", "verdict": "absent"},
    ]
    draft = {"document_type": "deal", "answers": answers}
    wrong = {"document_type": "deal", "answers": [{"field": "RENEWAL", "verdict": "corrected", "value": "never"}]}

    checked = client.call("POST", f"/documents/{document.id}/check", {"draft": draft}).body
    refused = client.call("POST", f"/documents/{document.id}/check", {"draft": wrong}).body
    label = client.call("POST", "/labels", {"document_id": document.id, "draft": draft})

    assert [(each["value"], each["values"]) for each in checked["fields"]] == [
        ("Acme Inc\nBolt Ltd", ["Acme Inc", "Bolt Ltd"]),
        ("P3Y", []),
        ("auto", []),
        (None, []),
    ]
    assert refused["fields"][0]["problem"] == "RENEWAL is none of auto, none."
    assert label.body["answers"][0]["values"] == [
        {"value": "Acme Inc", "page": 1, "box": corner},
        {"value": "Bolt Ltd", "page": None, "box": None},
    ]
    (line,) = client.call("GET", "/labels/export?type=deal&format=docset").body["lines"]
    known = {"PARTY": ["Acme Inc", "Bolt Ltd"], "TERM": "P3Y", "RENEWAL": "auto", "TOTAL": None}
    assert line["fields"] == known
    tasks = client.call("GET", "/labels/export?type=deal&format=label_studio").body["tasks"]
    stack.desk.labels.delete(document.id)
    done = client.call("POST", "/labels/import", {"tasks": tasks})
    assert done.body["labels"] == [document.id], done.text
    (again,) = client.call("GET", "/labels/export?type=deal&format=docset").body["lines"]
    assert again["fields"] == known
