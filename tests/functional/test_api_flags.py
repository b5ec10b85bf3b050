"""Flags over the API: who gives, sees and revokes them, and that they are stored where extraction finds them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from docloop.model.actor import Role

from tests.functional.api_stack import Stack, api_stack, fake_api_stack

FLAG = {"document_type": "receipt", "supplier": "Café Müller", "field": "TOTAL", "note": "prints two totals"}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def test_a_flag_is_given_once_seen_and_revoked_by_who_gave_it(stack: Stack) -> None:
    mine = stack.client(Role.REVIEWER, user_id="me")

    replies = [mine.call("POST", "/flags", FLAG, idempotency_key="flag-1") for _ in range(2)]
    listed = stack.client(Role.AUDITOR).call("GET", "/flags?type=receipt").body["items"]

    assert [reply.status for reply in replies] == [200, 200], replies[0].text
    given = replies[0].body
    assert listed == [given] == [replies[1].body]
    assert {name: given[name] for name in FLAG} == FLAG
    assert (given["by"], given["role"]) == ("me", "reviewer")
    book = stack.desk.flags.get("receipt")
    assert book is not None
    assert [each.id for each in book.flags] == [given["id"]]
    assert mine.call("DELETE", f"/flags/{given['id']}").status == 200
    assert mine.call("GET", "/flags").body["items"] == []
    assert mine.call("DELETE", f"/flags/{given['id']}").status == 404


@pytest.mark.parametrize(
    ("supplier", "concerned"),
    [
        ("CAFE MULLER", ["every supplier", "this one"]),
        ("Café Müller & Sons", ["every supplier", "this one"]),
        ("Corner Cafe", ["every supplier"]),
        ("&", ["every supplier"]),
    ],
)
def test_it_says_which_flags_concern_a_supplier(supplier: str, concerned: list[str]) -> None:
    client = fake_api_stack().client(Role.REVIEWER)
    for name, note in (("Café Müller", "this one"), (None, "every supplier")):
        client.call("POST", "/flags", {"document_type": "receipt", "supplier": name, "note": note})
    found = client.call("GET", f"/flags?type=receipt&supplier={quote(supplier)}").body["items"]
    assert sorted(each["note"] for each in found) == concerned


@pytest.mark.parametrize(
    ("role", "status"), [(Role.REVIEWER, 403), (Role.SENIOR, 200), (Role.ADMIN, 200), (Role.AUDITOR, 403)]
)
def test_anothers_flag_is_revoked_by_seniors_only(stack: Stack, role: Role, status: int) -> None:
    given = stack.client(Role.REVIEWER, user_id="me").call("POST", "/flags", FLAG).body

    assert stack.client(role, user_id="other").call("DELETE", f"/flags/{given['id']}").status == status


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"document_type": "poem"}, 404),
        ({"field": "NO_SUCH_FIELD"}, 400),
        ({"supplier": "..."}, 400),
        ({"note": ""}, 400),
        ({"colour": "red"}, 400),
    ],
)
def test_a_flag_that_makes_no_sense_is_refused(stack: Stack, change: dict[str, str], status: int) -> None:
    assert stack.client(Role.REVIEWER).call("POST", "/flags", FLAG | change).status == status
