"""What uploaders say of their files: from the form of the upload to the document, its result and the search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.adapters import keys
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from docloop.model.result import Result
from docloop.model.upload_note import UploadNote
from docloop.use_cases.documents.upload_notes import read, written

from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.paper import memo, memo_type
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import results_bucket

S = DocumentState


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


@pytest.fixture(scope="module")
def stack() -> Stack:
    return fake_api_stack()


def test_an_upload_carries_what_its_sender_says_of_it(stack: Stack) -> None:
    sent = {"external_id": "AP-4711 ü", "metadata": {"cost_centre": "300"}}

    form = stack.client(Role.REVIEWER).call("POST", "/documents", sent).body

    assert read(form["fields"]) == UploadNote.model_validate(sent)
    assert form["fields"]["uploaded-by"] == "user-1"


@pytest.mark.parametrize(
    "note",
    [
        {"external_id": "x" * 201},
        {"metadata": {"x": 1}},
        {"metadata": {str(number): "x" for number in range(21)}},
        {"metadata": {str(number): "x" * 200 for number in range(8)}},
    ],
)
def test_an_upload_with_too_much_said_of_it_is_refused(stack: Stack, note: dict[str, object]) -> None:
    reply = stack.client(Role.REVIEWER).call("POST", "/documents", note)

    assert (reply.status, reply.body["code"]) == (400, "invalid_request")
    assert reply.body["field"].startswith(("external_id", "metadata", "body"))


def test_a_document_is_found_by_its_external_id(stack: Stack) -> None:
    made = [stack.add_document(state)[0] for state in (DocumentState.ACCEPTED, DocumentState.FAILED)]
    for each in made:
        stack.desk.work.commit(each.next_version(external_id="AP/7 ü", metadata={"cost_centre": "300"}))
    client = stack.client(Role.AUDITOR)
    asked = "/documents?external_id=AP%2F7%20%C3%BC"

    items = client.call("GET", asked).body["items"]

    assert {item["id"] for item in items} == {each.id for each in made}
    assert {(item["external_id"], item["metadata"]["cost_centre"]) for item in items} == {("AP/7 ü", "300")}
    assert [item["id"] for item in client.call("GET", asked + "&state=failed").body["items"]] == [made[1].id]
    assert client.call("GET", "/documents?external_id=AP").body["items"] == []
    assert client.call("GET", "/documents?external_id=").status == 400


def test_what_the_uploader_says_of_a_file_is_kept_with_the_document_and_its_result(stage: Stage) -> None:
    note = UploadNote(external_id="AP-4711 ü", metadata={"cost_centre": "300"})
    stage.add_type(memo_type())
    stage.upload("inbox/memo/monday.txt", memo(), written(note))

    stage.settle()

    document = stage.document()
    result = Result.model_validate_json(results_bucket(stage.stores.files).get(keys.result(document.id, 1)))
    assert (
        (document.external_id, document.metadata) == (result.external_id, result.metadata) == tuple(dict(note).values())
    )
    assert stage.stores.documents.with_external_id("AP-4711 ü").items == (document,)


def test_each_version_of_a_file_has_its_own_number(stage: Stage) -> None:
    stage.upload("inbox/a.txt", memo(), {"external-id": "first"})
    stage.settle()
    stage.upload("inbox/a.txt", memo() + b"!", {"external-id": "second"})
    stage.settle()

    assert {each.external_id: each.state for each in stage.documents()}["first"] is S.SUPERSEDED
    assert {each.external_id for each in stage.documents()} == {"first", "second"}
