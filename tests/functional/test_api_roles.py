"""Every role against every route."""

from __future__ import annotations

import pytest
from docloop.model.actor import Role
from docloop.model.document import DocumentState

from functions.review_api.roles import ROUTES
from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.http import target

R, S, N, A, U = Role.REVIEWER, Role.SENIOR, Role.ANNOTATOR, Role.ADMIN, Role.AUDITOR
ALL = {R, S, N, A, U}
TABLE: dict[str, set[Role] | None] = {
    "POST /session": None,
    "POST /session/answer": None,
    "POST /session/refresh": None,
    "POST /session/password-reset": None,
    "POST /session/password-reset/confirm": None,
    "DELETE /session": None,
    "GET /session/account": ALL,
    "POST /session/password": ALL,
    "POST /session/second-factor": ALL,
    "POST /session/second-factor/verify": ALL,
    "POST /session/second-factor/remove": ALL,
    "GET /openapi.json": None,
    "POST /documents": {R, S, N, A},
    "GET /documents": ALL,
    "GET /documents/<document_id>": ALL,
    "GET /documents/<document_id>/result": ALL,
    "GET /documents/<document_id>/pages/<number>": ALL,
    "GET /documents/<document_id>/suggestions": {R, S, N, A},
    "POST /documents/<document_id>/check": {S, N, A},
    "POST /documents/<document_id>/reopen": {S, A},
    "DELETE /documents/<document_id>": {A},
    "GET /reviews": {R, S, A, U},
    "GET /reviews/<review_id>": {R, S, A, U},
    "POST /reviews/next": {R, S, A},
    "POST /reviews/<review_id>/claim": {R, S, A},
    "POST /reviews/<review_id>/check": {R, S, A, U},
    "PUT /reviews/<review_id>/draft": {R, S, A},
    "POST /reviews/<review_id>/extend": {R, S, A},
    "POST /reviews/<review_id>/release": {R, S, A},
    "POST /reviews/<review_id>/submit": {R, S, A},
    "POST /reviews/<review_id>/split": {R, S, A},
    "POST /reviews/<review_id>/reject": {R, S, A},
    "POST /reviews/<review_id>/escalate": {R, S, A},
    "POST /labels": {S, N, A},
    "GET /labels": {S, N, A, U},
    "GET /labels/next": {S, N, A},
    "GET /labels/export": {S, N, A, U},
    "POST /labels/import": {S, N, A},
    "GET /people": {R, S, A, U},
    "GET /flags": {R, S, A, U},
    "POST /flags": {R, S, A},
    "DELETE /flags/<flag_id>": {R, S, A},
    "GET /kinds": ALL,
    "GET /document-types": ALL,
    "POST /document-types": {S, N, A},
    "GET /document-types/<document_type>/versions": ALL,
    "GET /document-types/<document_type>/progress": ALL,
    "GET /policies/<document_type>": {A, U},
    "PUT /policies/<document_type>": {A},
    "GET /policies/<document_type>/versions": {A, U},
    "GET /models": {A, U},
    "POST /models": {A},
    "GET /models/<card_id>": {A, U},
    "POST /models/<card_id>/promote": {A},
    "GET /audit": {A, U},
    "GET /metrics": ALL,
    "GET /metrics/history": ALL,
}
NAMES = {f"{route.method} {route.path}": route for route in ROUTES}
CLOSED = {name: roles for name, roles in TABLE.items() if roles is not None}
PAIRS = [(name, role) for name in CLOSED for role in Role]


@pytest.fixture(scope="module")
def stack() -> Stack:
    made = fake_api_stack()
    made.add_document()
    made.add_document(DocumentState.ACCEPTED)
    return made


def test_the_table_of_the_api_is_the_table_of_the_design() -> None:
    assert {name: None if route.roles is None else set(route.roles) for name, route in NAMES.items()} == TABLE


def test_the_table_and_the_described_routes_are_the_same(stack: Stack) -> None:
    document = stack.client().call("GET", "/openapi.json").body
    described = {f"{method.upper()} {path}" for path, operations in document["paths"].items() for method in operations}
    assert described == {name.replace("<", "{").replace(">", "}") for name in TABLE}


@pytest.mark.parametrize(("name", "role"), PAIRS)
def test_a_role_may_what_the_table_says(stack: Stack, name: str, role: Role) -> None:
    route = NAMES[name]

    reply = stack.client(role).call(route.method, target(route), {} if route.method != "GET" else None)

    assert (reply.status == 403) is (role not in CLOSED[name]), reply.text
    assert reply.status < 500


@pytest.mark.parametrize("name", CLOSED)
def test_nobody_gets_in_without_a_token(stack: Stack, name: str) -> None:
    route = NAMES[name]

    reply = stack.client().call(route.method, target(route), {} if route.method != "GET" else None)

    assert (reply.status, reply.media_type) == (401, "application/problem+json")


@pytest.mark.parametrize("role", [R, S, A, U])
def test_escalated_reviews_are_for_seniors(stack: Stack, role: Role) -> None:
    _, review = stack.add_document(senior_only=True)
    client = stack.client(role)
    sees = role is not R

    assert (client.call("GET", "/reviews?state=escalated").status == 200) is sees
    assert (client.call("GET", f"/reviews/{review}").status == 200) is sees
    listed = {item["id"] for item in client.call("GET", "/reviews?state=open&limit=100").body["items"]}
    assert (review in listed) is sees
    claimed = client.call("POST", f"/reviews/{review}/claim").status
    assert claimed == (200 if role in {S, A} else 403)


BODIES: dict[str, object] = {
    "/session/password": {"password": "right", "new_password": "right again"},
    "/session/second-factor": {"password": "right"},
    "/session/second-factor/verify": {"password": "right", "code": "000000"},
    "/session/second-factor/remove": {"password": "right", "code": "000000"},
    "/documents": {},
    "/labels": {"document_id": "doc_" + "a" * 26, "draft": {}},
    "/labels/import": {"tasks": [{"data": {"document_id": "doc_" + "a" * 26}}]},
    "/documents/<document_id>/check": {"draft": {}},
    "/reviews/<review_id>/check": {"draft": {}},
    "/reviews/<review_id>/draft": {"fence": 1, "draft": {}},
    "/reviews/<review_id>/extend": {"fence": 1},
    "/reviews/<review_id>/release": {"fence": 1},
    "/reviews/<review_id>/submit": {"fence": 1, "draft": {}},
    "/reviews/<review_id>/split": {"fence": 1, "parts": [{"first": 1, "last": 1}]},
    "/reviews/<review_id>/reject": {"fence": 1, "reason": "of no use"},
    "/reviews/<review_id>/escalate": {"fence": 1, "note": "two totals"},
    "/flags": {"document_type": "receipt", "note": "look"},
    "/document-types": {"yaml": "name: note\ntitle: Note\nfields: [{name: DATE, kind: date}]"},
    "/policies/<document_type>": {"version": 0},
    "/models": {"document_type": "invoice"},
}


@pytest.mark.parametrize("name", [name for name in CLOSED if not name.startswith("GET")])
def test_a_route_looks_at_the_idempotency_key_if_the_table_says_so(stack: Stack, name: str) -> None:
    route = NAMES[name]
    client = stack.client(A)

    reply = client.call(route.method, target(route), BODIES.get(route.path), idempotency_key="not a key")

    assert (reply.status == 400 and reply.body.get("field") == "Idempotency-Key") is route.repeatable, reply.text
