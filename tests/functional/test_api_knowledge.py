"""Document types, policies and labels over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.model.actor import Role
from docloop.values.kinds import KINDS

from tests.functional.api_stack import Stack, api_stack
from tests.stored_files import derived_bucket

YAML = """
name: {name}
title: Delivery note
fields:
  - {{name: DELIVERY_DATE, kind: date}}
policy: {{threshold: 0.9}}
"""


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def test_a_described_type_stands_beside_the_shipped_ones(stack: Stack) -> None:
    client = stack.client(Role.ADMIN)

    made = client.call("POST", "/document-types", {"yaml": YAML.format(name="delivery_note")})

    assert (made.status, made.body["fields"][0]["name"]) == (200, "DELIVERY_DATE")
    names = {described["name"] for described in client.call("GET", "/document-types").body["items"]}
    assert {"delivery_note", "receipt", "invoice"} <= names
    assert client.call("POST", "/documents", {"document_type": "delivery_note"}).status == 200


@pytest.mark.parametrize(
    "yaml", ["", "name: [", "name: a", "[]", "a: &a [1]\nb: *a", YAML.format(name="No Name"), "\t"]
)
def test_a_type_that_is_none_is_refused(stack: Stack, yaml: str) -> None:
    reply = stack.client(Role.ANNOTATOR).call("POST", "/document-types", {"yaml": yaml})

    assert (reply.status, reply.body["code"]) == (400, "invalid_request")


def test_a_policy_is_changed_only_by_who_has_read_it(stack: Stack) -> None:
    client = stack.client(Role.ADMIN)
    client.call("POST", "/document-types", {"yaml": YAML.format(name="order")})
    read = client.call("GET", "/policies/order").body
    assert (read["version"], read["threshold"]) == (0, 0.9)

    changed = client.call("PUT", "/policies/order", {**read, "threshold": 0.8, "required": ["DELIVERY_DATE"]})
    late = client.call("PUT", "/policies/order", {**read, "threshold": 0.1})

    assert (changed.status, changed.body["version"], changed.body["threshold"]) == (200, 1, 0.8)
    assert (late.status, late.body["code"]) == (409, "version_conflict")
    assert client.call("GET", "/policies/order").body == changed.body
    again = client.call("PUT", "/policies/order", {**changed.body, "threshold": 0.7})
    assert (again.status, again.body["version"]) == (200, 2)


def test_what_a_new_policy_leaves_out_stays_as_it_is_in_force(stack: Stack) -> None:
    client = stack.client(Role.ADMIN)
    shipped = client.call("GET", "/policies/receipt").body
    assert shipped["required"]

    stopped = client.call("PUT", "/policies/receipt", {"version": 0, "mode": "review_all"})
    resumed = client.call("PUT", "/policies/receipt", {"version": 1, "mode": shipped["mode"], "thresholds": {}})

    assert stopped.body == {**shipped, "version": 1, "mode": "review_all", "outlook": stopped.body["outlook"]}
    assert resumed.body == {**shipped, "version": 2, "thresholds": {}, "outlook": resumed.body["outlook"]}


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "error_budget", "budget": {"error": 0.01, "delta": 0.1}},
        {
            "mode": "expected_cost",
            "cost_per_minute": "1.20",
            "review_seconds": 30.0,
            "error_costs": {"TOTAL": {"fixed": "5", "share": 0.1, "of": None}},
        },
    ],
)
def test_a_policy_may_keep_a_budget_or_weigh_costs(stack: Stack, change: dict[str, object]) -> None:
    client = stack.client(Role.ADMIN)
    read = client.call("GET", "/policies/receipt").body

    reply = client.call("PUT", "/policies/receipt", {**read, **change})

    assert reply.status == 200
    kept = client.call("GET", "/policies/receipt").body
    assert {name: kept[name] for name in change} == change


@pytest.mark.parametrize(
    "change",
    [
        {"threshold": 1.1},
        {"threshold": "high"},
        {"lease_seconds": 1},
        {"required": ["NO_SUCH_FIELD"]},
        {"thresholds": {"NO_SUCH_FIELD": 0.5}},
        {"error_costs": {"NO_SUCH_FIELD": {"fixed": "9"}}},
        {"error_costs": {"TOTAL": {"share": 0.1, "of": "NO_SUCH_FIELD"}}},
        {"error_costs": {"TOTAL": {"fixed": "-1"}}},
        {"mode": "error_budget", "budget": {"error": 2}},
        {"mode": "trust"},
        {"version": -1},
        {"colour": "red"},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(stack: Stack, change: dict[str, object]) -> None:
    client = stack.client(Role.ADMIN)
    read = client.call("GET", "/policies/receipt").body

    reply = client.call("PUT", "/policies/receipt", {**read, **change})

    assert (reply.status, reply.body["code"]) == (400, "invalid_request")
    assert client.call("GET", "/policies/receipt").body == read


def test_there_is_no_policy_of_a_type_nobody_knows(stack: Stack) -> None:
    client = stack.client(Role.ADMIN)

    assert client.call("GET", "/policies/poem").status == 404
    assert client.call("PUT", "/policies/poem", {"version": 0}).status == 404


def test_what_an_annotator_says_becomes_a_label(stack: Stack) -> None:
    document, _ = stack.add_document()
    client = stack.client(Role.ANNOTATOR, user_id="annotator-1")
    answers = [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]
    body = {"document_id": document.id, "draft": {"answers": answers}}

    replies = [client.call("POST", "/labels", body, idempotency_key="label-1") for _ in range(2)]

    assert [reply.status for reply in replies] == [200, 200], replies[0].text
    assert replies[0].body == replies[1].body
    label = replies[0].body
    assert (label["id"], label["fields"], label["by"]) == (document.id, {"TOTAL": "8.00"}, "annotator-1")
    assert [item["id"] for item in client.call("GET", "/labels?type=receipt").body["items"]] == [document.id]


def test_an_erased_document_is_gone_everywhere(stack: Stack) -> None:
    document, _ = stack.add_document()
    client = stack.client(Role.ADMIN)

    assert client.call("DELETE", f"/documents/{document.id}").status == 200

    assert client.call("GET", f"/documents/{document.id}").body["document"]["state"] == "erased"
    assert client.call("GET", f"/documents/{document.id}/pages/1").status == 404
    assert list(derived_bucket(stack.desk.files).list(f"documents/{document.id}/")) == []


def test_the_kinds_of_value_that_a_field_may_be_of(stack: Stack) -> None:
    items = stack.client(Role.AUDITOR).call("GET", "/kinds").body["items"]

    kinds = {each["name"]: each for each in items}
    assert [each["title"] for each in items] == sorted(each["title"] for each in items)
    assert kinds["money"] == {
        "name": "money",
        "title": "Amount of money",
        "example": "1234.56",
        "numeric": True,
        "listed": False,
        "roles": ["gross", "net", "tax", "tip", "discount", "rounding", "paid", "due_amount"],
        "column_roles": ["unit_price", "amount"],
    }
    assert (kinds["url"]["roles"], kinds["url"]["column_roles"]) == ([], [])
    assert [kinds[name]["numeric"] for name in ("money", "number", "date", "phone")] == [True, True, False, False]
    assert {name for name, each in kinds.items() if each["listed"]} == {name for name in KINDS if KINDS[name].listed}
    schema = stack.client().call("GET", "/openapi.json").body["components"]["schemas"]["FieldKind"]
    assert schema["enum"] == list(kinds)
