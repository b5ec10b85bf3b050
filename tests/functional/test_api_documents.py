"""Uploading and finding documents, their pages and results."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from hypothesis import given
from hypothesis import strategies as st

from functions.review_api.upload_keys import LONGEST_NAME, plain_name, upload_handle, upload_key
from tests.functional.api_stack import Stack, api_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def test_an_upload_is_bounded_and_goes_to_a_key_of_our_choice(stack: Stack) -> None:
    reply = stack.client(Role.REVIEWER).call("POST", "/documents", {"document_type": "receipt"})

    upload = reply.body
    assert reply.status == 200
    assert upload["fields"]["key"] == f"inbox/{upload['upload'].replace('.', '/')}"
    assert upload["fields"]["key"].startswith("inbox/receipt/")
    assert upload["max_bytes"] == stack.settings.max_bytes
    assert {"policy", "x-amz-signature"} <= set(upload["fields"])


def test_an_upload_without_a_type_names_no_folder(stack: Stack) -> None:
    client = stack.client(Role.ANNOTATOR)

    keys = {client.call("POST", "/documents", {}).body["fields"]["key"] for _ in range(3)}

    assert len(keys) == 3
    assert all(key.count("/") == 1 for key in keys)


@pytest.mark.parametrize(("called", "kept"), [
    ("Beleg März.jpg", "Beleg März.jpg"),
    ("C:\\scans\\a.b.pdf", "a.b.pdf"),
    ("../../etc/passwd", "passwd"),
    ("\u202e\n🧾.png", "🧾.png"),
    ("é" * 500 + ".jpeg", "é" * 57 + ".jpeg"),
    ("x" * 300, "x" * 120),
    ("..", None), ("", None), ("/", None), (" . ", None), (None, None),
])  # fmt: skip
def test_an_upload_keeps_the_name_of_its_file(stack: Stack, called: str | None, kept: str | None) -> None:
    client = stack.client(Role.REVIEWER)
    upload = client.call("POST", "/documents", {"document_type": "receipt", "file_name": called}).body

    folder, secret, *name = upload["fields"]["key"].removeprefix("inbox/").split("/")
    assert (folder, len(secret), name) == ("receipt", 26, [] if kept is None else [kept])
    document, _ = stack.add_document(key=upload["fields"]["key"])
    items = client.call("GET", f"/documents?upload={upload['upload']}").body["items"]
    assert [each["id"] for each in items] == [document.id]


@given(st.text(max_size=1_000), st.sampled_from([None, "receipt"]))
def test_a_handle_says_where_its_upload_is(name: str, document_type: str | None) -> None:
    handle = upload_handle(document_type, name, None)

    key = upload_key(handle)
    assert re.fullmatch(r"([a-z][a-z0-9_]{0,62}\.)?[a-z2-7]{26}(-[a-z2-7]{2,200})?", handle)
    assert key.endswith("/" + plain_name(name) if plain_name(name) else handle[-26:])
    assert len(plain_name(name).encode()) <= LONGEST_NAME
    assert plain_name(plain_name(name)) == plain_name(name)


def test_an_upload_of_a_type_nobody_knows_is_refused(stack: Stack) -> None:
    reply = stack.client(Role.REVIEWER).call("POST", "/documents", {"document_type": "poem"})

    assert (reply.status, reply.body["code"]) == (422, "unknown_document_type")


def test_the_same_idempotency_key_gives_the_same_upload(stack: Stack) -> None:
    client = stack.client(Role.REVIEWER)

    first = client.call("POST", "/documents", {}, idempotency_key="k-1").body
    again = client.call("POST", "/documents", {}, idempotency_key="k-1").body
    other = stack.client(Role.REVIEWER, user_id="user-2").call("POST", "/documents", {}, idempotency_key="k-1").body

    assert again["upload"] == first["upload"]
    assert other["upload"] != first["upload"]


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "é", "\t"])
def test_an_idempotency_key_that_is_none_is_refused(stack: Stack, key: str) -> None:
    reply = stack.client(Role.REVIEWER).call("POST", "/documents", {}, idempotency_key=key)

    assert (reply.status, reply.body["field"]) == (400, "Idempotency-Key")


def test_a_document_is_found_by_its_upload(stack: Stack) -> None:
    client = stack.client(Role.REVIEWER)
    upload = client.call("POST", "/documents", {"document_type": "receipt"}).body
    found = f"/documents?upload={upload['upload']}"
    assert client.call("GET", found).body["items"] == []

    document, _ = stack.add_document(key=upload["fields"]["key"])

    assert [item["id"] for item in client.call("GET", found).body["items"]] == [document.id]


def test_a_listing_goes_on_where_it_stopped(stack: Stack) -> None:
    made = {stack.add_document(DocumentState.REJECTED)[0].id for _ in range(5)}
    client = stack.client(Role.AUDITOR)

    seen: list[str] = []
    cursor = ""
    while True:
        part = client.call("GET", f"/documents?state=rejected&limit=2{cursor}").body
        seen += [item["id"] for item in part["items"]]
        stack.add_document(DocumentState.ACCEPTED)
        if part["cursor"] is None:
            break
        cursor = "&cursor=" + urllib.parse.quote(part["cursor"])

    assert (len(seen), set(seen)) == (5, made)


@pytest.mark.parametrize(
    "query",
    ["cursor=nonsense", "cursor=", "limit=0", "limit=101", "limit=x", "limit=1&limit=2", "state=lost", "upload=.."],
)
def test_a_listing_refuses_what_it_does_not_understand(stack: Stack, query: str) -> None:
    reply = stack.client(Role.AUDITOR).call("GET", f"/documents?{query}")

    assert (reply.status, reply.media_type) == (400, "application/problem+json")


def test_a_document_shows_what_the_machine_made_of_it(stack: Stack) -> None:
    document, _ = stack.add_document()

    detail = stack.client(Role.ANNOTATOR).call("GET", f"/documents/{document.id}").body

    assert (detail["document"]["state"], detail["document"]["key"]) == ("in_review", document.source.key)
    (total,) = detail["prediction"]["fields"]
    assert (total["value"], total["confidence"], total["alternatives"][0]["value"]) == ("9.00", 0.4, "8.00")
    assert detail["prediction"]["findings"][0]["repair"]["value"] == "8.00"


def test_a_page_has_words_and_a_picture_for_a_while(stack: Stack) -> None:
    document, _ = stack.add_document()
    client = stack.client(Role.REVIEWER)

    page = client.call("GET", f"/documents/{document.id}/pages/1").body

    assert page["lines"][0]["words"][0]["text"] == "9,00"
    assert f"X-Amz-Expires={stack.settings.link_seconds}" in page["image_url"]
    assert client.call("GET", f"/documents/{document.id}/pages/2").status == 404
    assert client.call("GET", f"/documents/{document.id}/pages/0").status == 400


def test_a_result_comes_in_our_shape_and_in_that_of_textract(stack: Stack) -> None:
    document, _ = stack.add_document(DocumentState.ACCEPTED)
    client = stack.client(Role.AUDITOR)

    ours = client.call("GET", f"/documents/{document.id}/result").body
    theirs = client.call("GET", f"/documents/{document.id}/result?format=textract").body

    assert (ours["revision"], ours["fields"][0]["value"]) == (1, "9.00")
    (field,) = theirs["ExpenseDocuments"][0]["SummaryFields"]
    assert (field["Type"]["Text"], field["ValueDetection"]["Text"]) == ("TOTAL", "9,00")
    assert theirs["DocumentMetadata"] == {"Pages": 1}


def test_a_result_comes_in_short(stack: Stack) -> None:
    document, _ = stack.add_document(DocumentState.ACCEPTED)

    reply = stack.client(Role.REVIEWER).call("GET", f"/documents/{document.id}/result?format=compact")

    assert reply.body == {
        "document_id": document.id,
        "external_id": None,
        "metadata": {},
        "document_type": "receipt",
        "state": "accepted",
        "revision": 1,
        "at": "2026-11-22T09:00:00Z",
        "reviewed_by": None,
        "kind": None,
        "payable": None,
        "owed_by": None,
        "currency": None,
        "fields": {"TOTAL": {"value": "9.00", "kind": "money", "currency": None, "values": None}},
        "line_items": [],
    }
    assert stack.client(Role.REVIEWER).call("GET", f"/documents/{document.id}/result?format=short").status == 400


def test_a_document_in_review_has_no_result_yet(stack: Stack) -> None:
    document, _ = stack.add_document()

    reply = stack.client(Role.REVIEWER).call("GET", f"/documents/{document.id}/result")

    assert (reply.status, reply.body["state"]) == (404, "in_review")


def test_figures_count_what_is_where(stack: Stack) -> None:
    client = stack.client(Role.REVIEWER)
    before = client.call("GET", "/metrics").body

    for _ in range(3):
        stack.add_document()

    after = client.call("GET", "/metrics").body
    assert after["documents"]["in_review"]["count"] == before["documents"]["in_review"]["count"] + 3
    assert after["reviews"]["open"]["count"] == before["reviews"]["open"]["count"] + 3
    assert after["documents"]["accepted"] == before["documents"]["accepted"]
    assert after["reviews"]["open"]["more"] is False
