"""5,000 rows of line items through the API: kept, checked, submitted, labelled and read back, in Lambda's sizes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from docloop.model.extraction import Extraction, Field, LineItem

from functions.review_api.packing import LAMBDA_LIMIT
from functions.review_api.validation import MAX_DRAFT_BYTES
from tests.functional.api_stack import BOX, EXTRACTION, Stack, api_stack
from tests.functional.desks import read_as
from tests.functional.http import Client, FakeContext, event_of

COUNT = 5_000
ROWS = [
    {"fields": {"ITEM": f"Schraube {n}, verzinkt, 100 Stück", "QUANTITY": "3", "UNIT_PRICE": "1.20", "PRICE": "3.60"}}
    for n in range(COUNT)
]
DRAFT = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "18000.00"}], "line_items": ROWS}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


@pytest.fixture
def reviewer(stack: Stack) -> Client:
    made = stack.client(Role.SENIOR)
    made.headers["accept-encoding"] = "gzip"
    return made


def reading_of(rows: int) -> Extraction:
    """As the machine reads so many rows, each cell with its place and its reasons."""
    cells = [
        Field(name=name, value=value, text=value, page=1, box=BOX, reasons=("The columns are narrow.",))
        for name, value in ROWS[0]["fields"].items()
    ]
    return EXTRACTION.model_copy(update={"line_items": (LineItem(fields=tuple(cells)),) * rows})


def test_a_long_table_goes_all_the_way(stack: Stack, reviewer: Client) -> None:
    # Given a document with 5,000 rows, claimed
    document, review = stack.add_document()
    read_as(stack.desk, document.id, reading_of(COUNT))
    claimed = reviewer.call("POST", f"/reviews/{review}/claim").body
    assert len(claimed["prediction"]["line_items"]) == COUNT
    fence = claimed["review"]["claim"]["fence"]
    # When all rows are kept, looked at and submitted
    kept = reviewer.call("PUT", f"/reviews/{review}/draft", {"fence": fence, "draft": DRAFT})
    looked = reviewer.call("POST", f"/reviews/{review}/check", {"draft": DRAFT})
    assert (kept.status, looked.status) == (200, 200)
    again = reviewer.call("GET", f"/reviews/{review}").body["draft"]
    assert again["line_items"] == ROWS
    assert all(cell["problem"] is None for row in looked.body["line_items"] for cell in row)
    done = reviewer.call("POST", f"/reviews/{review}/submit", {"fence": fence, "draft": DRAFT})
    # Then result, label, history and listing have all of them
    assert done.status == 200, done.text[:300]
    result = reviewer.call("GET", f"/documents/{document.id}/result").body
    written = [{cell["name"]: cell["value"] for cell in row["fields"]} for row in result["line_items"]]
    assert written == [row["fields"] for row in ROWS]
    label = reviewer.call("GET", "/labels?type=receipt&limit=1").body["items"][0]
    assert (label["id"], label["line_items"]) == (document.id, ROWS)
    (listed,) = reviewer.call("GET", "/reviews?done_by=me").body["items"]
    assert (listed["id"], listed["corrections"][0]["after"]) == (review, "18000.00")


def test_a_label_of_as_many_rows_is_taken_and_checked(stack: Stack, reviewer: Client) -> None:
    document, _ = stack.add_document(DocumentState.ACCEPTED)
    draft = DRAFT | {"document_type": "receipt"}

    assert reviewer.call("POST", f"/documents/{document.id}/check", {"draft": draft}).status == 200
    made = reviewer.call("POST", "/labels", {"document_id": document.id, "draft": draft})

    assert made.status == 200, made.text[:300]
    label = stack.desk.labels.get(document.id)
    assert label is not None
    assert label.line_items is not None
    assert [row.fields for row in label.line_items] == [row["fields"] for row in ROWS]


def test_requests_and_answers_fit_lambda(stack: Stack, reviewer: Client) -> None:
    document, review = stack.add_document()
    read_as(stack.desk, document.id, reading_of(3 * COUNT))
    fence = reviewer.call("POST", f"/reviews/{review}/claim").body["review"]["claim"]["fence"]
    asked = event_of(
        "PUT",
        f"/reviews/{review}/draft",
        body=json.dumps({"fence": fence, "draft": DRAFT}),
        headers={"content-type": "application/json"},
        claims=reviewer.claims,
    )
    assert len(json.dumps(asked)) < LAMBDA_LIMIT

    def answer(encoding: str) -> dict[str, Any]:
        sent = event_of("GET", f"/reviews/{review}", headers={"accept-encoding": encoding}, claims=reviewer.claims)
        return stack.api(sent, FakeContext())

    packed, plain = answer("br, gzip"), answer("gzip;q=0")

    assert packed["headers"]["Content-Encoding"] == "gzip"
    assert len(json.dumps(packed)) < LAMBDA_LIMIT / 4
    assert json.loads(plain["body"])["code"] == "answer_too_large"
    assert plain["statusCode"] == 400
    assert "Content-Encoding" not in plain["headers"]


def test_small_answers_are_sent_as_they_are(stack: Stack, reviewer: Client) -> None:
    sent = event_of("GET", "/documents?limit=1", headers={"accept-encoding": "gzip"}, claims=reviewer.claims)

    assert stack.api(sent, FakeContext())["isBase64Encoded"] is False


@pytest.mark.parametrize(
    ("rows", "status", "code"),
    [
        ([{"fields": {"ITEM": "x" * 1_900}}] * (MAX_DRAFT_BYTES // 1_900), 413, "body_too_large"),
        ([{"fields": {}}] * 10_001, 400, "invalid_request"),
    ],
)
def test_more_than_that_is_refused_before_anything_is_kept(
    stack: Stack, reviewer: Client, rows: list[Any], status: int, code: str
) -> None:
    _, review = stack.add_document()
    fence = reviewer.call("POST", f"/reviews/{review}/claim").body["review"]["claim"]["fence"]
    small = {"fence": fence, "draft": {"line_items": ROWS[:1]}}
    assert reviewer.call("PUT", f"/reviews/{review}/draft", small).status == 200

    refused = reviewer.call("PUT", f"/reviews/{review}/draft", {"fence": fence, "draft": {"line_items": rows}})

    assert (refused.status, refused.body["code"]) == (status, code)
    assert reviewer.call("GET", f"/reviews/{review}").body["draft"]["line_items"] == ROWS[:1]


def test_what_is_no_draft_may_not_be_as_large(stack: Stack, reviewer: Client) -> None:
    reply = reviewer.call("POST", "/document-types", {"yaml": "x" * 200_000})

    assert (reply.status, reply.body["code"]) == (413, "body_too_large")
