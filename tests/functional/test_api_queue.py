"""The queue as people look at it: filters and orders that hold across parts, on moto and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from tests.functional.api_stack import OPENED, Stack, api_stack, fake_api_stack
from tests.functional.http import Client

# supplier, amount, priority, hours since the first was opened
ROWS: tuple[tuple[str | None, str | None, int, int], ...] = (
    ("Müller GmbH", "20.00", 50, 3),
    ("MULLER  GMBH", "-900.00", 50, 1),
    ("Other Ltd", "100.00", 70, 4),
    (None, None, 50, 2),
    ("Müller GmbH", "5.50", 99, 5),
)


@pytest.fixture
def alone() -> Stack:
    """For tests that change something."""
    return _filled(fake_api_stack())


@pytest.fixture(scope="module", params=["memory", "moto"])
def stack(request: pytest.FixtureRequest) -> Iterator[Stack]:
    if request.param == "memory":
        yield _filled(fake_api_stack())
        return
    with api_stack() as made:
        yield _filled(made)


def _filled(stack: Stack) -> Stack:
    for number, (supplier, amount, priority, hours) in enumerate(ROWS):
        _, review_id = stack.add_document(key=f"inbox/receipt/file-{number}.PDF")
        review = stack.desk.reviews.get(review_id)
        said = {"supplier": supplier, "amount": None if amount is None else Decimal(amount), "priority": priority}
        opened = OPENED + timedelta(hours=hours)
        stack.desk.work.commit(review.changed(OPENED, **said, opened_at=opened, key_name=f"file-{number}.PDF"))
    return stack


def walk(client: Client, path: str, limit: int) -> list[dict[str, Any]]:
    """Everything that the listing gives, part by part; no row twice."""
    found: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(30):
        reply = client.call("GET", f"{path}&limit={limit}{cursor}")
        assert reply.status == 200, reply.text
        found += reply.body["items"]
        if reply.body["cursor"] is None:
            assert len({each["id"] for each in found}) == len(found)
            return found
        cursor = f"&cursor={reply.body['cursor']}"
    raise AssertionError("The listing does not end.")


def numbers(items: list[dict[str, Any]]) -> list[int]:
    return [int(item["key_name"].removeprefix("file-").removesuffix(".PDF")) for item in items]


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("order=urgency", [4, 2, 1, 3, 0]),
        ("order=age", [1, 3, 0, 2, 4]),
        ("order=amount", [1, 2, 0, 4, 3]),
        (f"supplier={quote('müller gmbh')}", [4, 1, 0]),
        (f"supplier={quote('Müller GmbH')}&order=age", [1, 0, 4]),
        ("min_amount=20", [2, 1, 0]),
        ("min_amount=20.01&order=amount", [1, 2]),
        ("type=receipt&order=age", [1, 3, 0, 2, 4]),
        ("type=invoice&order=age", []),
        ("supplier=nobody", []),
    ],
)
def test_orders_and_filters_hold_across_parts(stack: Stack, query: str, expected: list[int], limit: int) -> None:
    assert numbers(walk(stack.client(Role.REVIEWER), f"/reviews?{query}", limit)) == expected


def test_a_filter_shows_no_escalated_review_to_a_reviewer(alone: Stack) -> None:
    _, hidden = alone.add_document(senior_only=True)
    seniors = walk(alone.client(Role.SENIOR), "/reviews?order=age", 2)
    reviewers = walk(alone.client(Role.REVIEWER), "/reviews?order=age", 2)

    assert hidden in {each["id"] for each in seniors}
    assert hidden not in {each["id"] for each in reviewers}


@pytest.mark.parametrize("query", ["order=colour", "min_amount=-1", "holder=you", "done_by=", "supplier="])
def test_a_filter_that_makes_no_sense_is_refused(stack: Stack, query: str) -> None:
    assert stack.client(Role.REVIEWER).call("GET", f"/reviews?{query}").status == 400


def test_a_cursor_of_one_order_is_no_cursor_of_another(stack: Stack) -> None:
    client = stack.client(Role.REVIEWER)
    cursor = client.call("GET", "/reviews?order=age&limit=1").body["cursor"]

    assert client.call("GET", f"/reviews?order=amount&limit=1&cursor={cursor}").status == 400


@pytest.mark.parametrize("limit", [1, 50])
def test_documents_are_found_by_type_and_by_part_of_their_key(alone: Stack, limit: int) -> None:
    client = alone.client(Role.AUDITOR)
    alone.add_document(DocumentState.ACCEPTED, key="inbox/receipt/other.pdf")

    assert {each["key"] for each in walk(client, "/documents?text=FILE-3", limit)} == {"inbox/receipt/file-3.PDF"}
    assert len(walk(client, "/documents?type=receipt&text=.pdf", limit)) == len(ROWS) + 1
    assert walk(client, "/documents?type=invoice", limit) == []


def test_a_reopened_document_says_whose_it_is_and_an_erased_one_does_not(alone: Stack) -> None:
    document, _ = alone.add_document(DocumentState.ACCEPTED, key="inbox/receipt/anna.pdf")
    admin = alone.client(Role.ADMIN)
    review = admin.call("POST", f"/documents/{document.id}/reopen").body["review"]
    assert review["key_name"] == "anna.pdf"

    admin.call("DELETE", f"/documents/{document.id}")

    erased = alone.desk.reviews.get(review["id"])
    assert (erased.key_name, erased.supplier) == (None, None)


def test_who_asks_sees_what_they_hold_and_what_they_have_done(stack: Stack) -> None:
    """The last test: it changes what the others look at."""
    mine, theirs = (stack.client(Role.REVIEWER, user_id=name) for name in ("me", "you"))
    ids = [each["id"] for each in walk(mine, "/reviews?order=age", 50)]
    fences = [mine.call("POST", f"/reviews/{each}/claim").body["review"]["claim"]["fence"] for each in ids[:2]]
    theirs.call("POST", f"/reviews/{ids[2]}/claim")

    held = walk(mine, "/reviews?holder=me", 1)
    mine.call("POST", f"/reviews/{ids[1]}/reject", {"fence": fences[1], "reason": "blank"})

    assert {each["id"] for each in held} == set(ids[:2])
    assert [each["id"] for each in walk(mine, "/reviews?holder=me", 50)] == ids[:1]
    assert [each["id"] for each in walk(mine, "/reviews?done_by=me", 50)] == [ids[1]]
    assert walk(theirs, "/reviews?done_by=me", 50) == []
