"""Document types as versioned entities over HTTP: conditional, kept, and without a way around the policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from docloop.model.actor import Role

from tests.functional.api_stack import Stack, api_stack

NOTE = """
name: {name}
title: {title}
fields:
  - {{name: DELIVERY_DATE, kind: date}}
  - {{name: TOTAL, kind: money}}
{policy}
"""


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def post(stack: Stack, role: Role, name: str, version: int = 0, title: str = "Note", policy: str = "") -> Any:
    body = {"yaml": NOTE.format(name=name, title=title, policy=policy), "version": version}
    return stack.client(role, user_id=str(role)).call("POST", "/document-types", body)


def of_list(stack: Stack, name: str) -> dict[str, Any]:
    items = stack.client(Role.AUDITOR).call("GET", "/document-types").body["items"]
    return next(each for each in items if each["name"] == name)


def test_a_type_is_replaced_only_by_who_has_read_it_and_every_version_stays(stack: Stack) -> None:
    made = post(stack, Role.ANNOTATOR, "load")
    blind = post(stack, Role.ANNOTATOR, "load", title="Blind")
    better = post(stack, Role.SENIOR, "load", 1, title="Better")
    late = post(stack, Role.ADMIN, "load", 1, title="Late")

    assert (made.status, made.body["version"], made.body["by"], made.body["shipped"]) == (200, 1, "annotator", False)
    assert (better.status, better.body["version"]) == (200, 2)
    for refused in (blind, late):
        assert (refused.status, refused.body["code"]) == (409, "version_conflict")
        assert refused.body["remedy"]
    assert of_list(stack, "load") == better.body
    kept = stack.client(Role.REVIEWER).call("GET", "/document-types/load/versions").body
    assert [(each["version"], each["title"], each["by"]) for each in kept["items"]] == [
        (2, "Better", "senior"),
        (1, "Note", "annotator"),
    ]
    assert kept["below"] is None
    older = stack.client(Role.REVIEWER).call("GET", "/document-types/load/versions?below=2").body
    assert [each["version"] for each in older["items"]] == [1]
    assert stack.client(Role.REVIEWER).call("GET", "/document-types/poem/versions").status == 404


def test_what_ships_has_version_0_until_a_senior_describes_it_anew(stack: Stack) -> None:
    shipped = of_list(stack, "invoice")
    assert (shipped["version"], shipped["by"], shipped["shipped"]) == (0, None, True)

    refused = post(stack, Role.ANNOTATOR, "invoice")
    assert (refused.status, refused.body["code"], refused.body["roles"]) == (403, "forbidden", "admin, senior")
    assert of_list(stack, "invoice") == shipped

    described = {name: shipped[name] for name in ("name", "fields", "line_items", "keywords", "checks")}
    anew = stack.client(Role.SENIOR).call(
        "POST", "/document-types", {"yaml": json.dumps(described | {"title": "Bill"})}
    )
    assert (anew.status, anew.body["version"], anew.body["shipped"]) == (200, 1, True)


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.SENIOR])
@pytest.mark.parametrize(
    "policy",
    [
        "policy: {threshold: 0.0}",
        "policy: {mode: threshold}",
        "policy: {audit_rate: 0.0}",
        "policy: {required: [TOTAL]}",
        "policy: {budget: {error: 0.5}}",
    ],
)
def test_a_type_carries_no_policy_of_who_may_not_change_policies(stack: Stack, role: Role, policy: str) -> None:
    for name, version in (("bare", 0), ("ruled", 1)):
        if version and not stack.desk.types.record(name):
            assert post(stack, Role.ADMIN, name, policy="policy: {threshold: 0.9, required: [TOTAL]}").status == 200
        if (name, policy) == ("ruled", "policy: {required: [TOTAL]}"):
            continue
        before = stack.desk.types.get(name)

        refused = post(stack, role, name, version, policy=policy)

        assert (refused.status, refused.body["code"], refused.body["field"]) == (403, "forbidden", "policy")
        assert "Leave out `policy`" in refused.body["remedy"]
        assert stack.desk.types.get(name) == before


def test_a_policy_that_is_left_out_stays_and_an_unchanged_one_may_come_along(stack: Stack) -> None:
    policy = "policy: {threshold: 0.9, required: [TOTAL]}"
    post(stack, Role.ADMIN, "kept", policy=policy)

    for version, text in ((1, ""), (2, policy)):
        reply = post(stack, Role.ANNOTATOR, "kept", version, title=f"Title {version}", policy=text)
        assert reply.status == 200, reply.text
        assert (reply.body["policy"]["threshold"], reply.body["policy"]["required"]) == (0.9, ["TOTAL"])
    assert stack.client(Role.ADMIN).call("GET", "/policies/kept").body["threshold"] == 0.9


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.SENIOR, Role.ADMIN])
def test_a_required_field_is_not_taken_away(stack: Stack, role: Role) -> None:
    name = f"required_{role}"
    post(stack, Role.ADMIN, name, policy="policy: {required: [TOTAL]}")
    bare = f"name: {name}\ntitle: Note\nfields: [{{name: DELIVERY_DATE, kind: date}}]"

    reply = stack.client(role).call("POST", "/document-types", {"yaml": bare, "version": 1})

    status, field = (403, "fields.TOTAL") if role is Role.ANNOTATOR else (400, "fields")
    assert (reply.status, reply.body["field"]) == (status, field)
    assert "TOTAL" in reply.body["detail"]


def test_no_type_takes_in_what_was_not_recognised(stack: Stack) -> None:
    reply = post(stack, Role.ADMIN, "unknown")
    assert (reply.status, reply.body["field"]) == (400, "name")


def test_who_set_which_policy_is_answered(stack: Stack) -> None:
    admin = stack.client(Role.ADMIN, user_id="ada")
    read = admin.call("GET", "/policies/receipt").body
    for version, rate in enumerate((0.5, 0.25)):
        admin.call("PUT", "/policies/receipt", {**read, "version": version, "audit_rate": rate})

    kept = stack.client(Role.AUDITOR).call("GET", "/policies/receipt/versions").body["items"]

    assert [(each["version"], each["by"], each["policy"]["audit_rate"]) for each in kept] == [
        (2, "ada", 0.25),
        (1, "ada", 0.5),
    ]
