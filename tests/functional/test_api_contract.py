"""What the API answers is what it declares: schemathesis makes requests out of the OpenAPI document, good ones and bad.

Each person who may use an operation gets its share of the cases; the stores hold documents in every state, so that
requests for existing ids reach behind the first lookup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from functions.review_api.roles import ROUTES, Route
from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.http import Client
from tests.functional.sites import selection

CASES = 5_100
PARTS = 3
PER_ROUTE = 125
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def stack() -> Stack:
    return fake_api_stack()


def test_the_document_is_openapi_3_1(stack: Stack) -> None:
    document = stack.client().call("GET", "/openapi.json").body

    validate(document, cls=OpenAPIV31SpecValidator)
    problems = {
        media_type
        for operations in document["paths"].values()
        for operation in operations.values()
        for status, response in operation["responses"].items()
        if not status.startswith("2")
        for media_type in document["components"]["responses"][response["$ref"].rpartition("/")[2]]["content"]
    }
    assert problems == {"application/problem+json"}


class Caller:
    """The API as a WSGI application, for whoever calls at the moment."""

    client: Client

    def __call__(self, environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        return self.client(environ, start_response)


@pytest.fixture(scope="module")
def caller() -> Caller:
    return Caller()


@pytest.fixture(scope="module")
def schema(stack: Stack, caller: Caller) -> Any:
    """The API's description, which takes half a second to make and to take in."""
    caller.client = stack.client()
    return schemathesis.openapi.from_wsgi("/openapi.json", caller)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_answers_are_as_declared(stack: Stack, caller: Caller, schema: Any, part: int) -> None:
    answered: Counter[int] = Counter()

    for route in ROUTES[part::PARTS]:
        caller.client = stack.client(*(sorted(route.roles) if route.roles else ()))
        exercise(stack, schema, route, answered)

    assert sum(answered.values()) >= selection.amount(CASES) / PARTS, answered
    assert answered[200] >= sum(answered.values()) / 10, answered


def exercise(stack: Stack, schema: Any, route: Route, answered: Counter[int]) -> None:
    """Sends the route's share of cases."""
    operation = schema[route.path.replace("<", "{").replace(">", "}")][route.method]
    good = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    cases = st.one_of(good, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    known = Known(stack)

    @seed(20_261_122)
    @settings(
        max_examples=selection.amount(PER_ROUTE),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, real=st.booleans(), state=st.sampled_from(DocumentState))
    def send(case: schemathesis.Case[Any], real: bool, state: DocumentState) -> None:
        if real:
            known.fill_in(case, state)
        response = case.call()
        answered[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    send()


class Known:
    """Puts what exists in place of what was made up, so that a case gets behind the first lookup."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._client = stack.client(Role.ADMIN)
        self._documents = {state: stack.add_document(state)[0].id for state in DocumentState}
        self._review = stack.add_document()[1]

    def fill_in(self, case: schemathesis.Case[Any], state: DocumentState) -> None:
        cards = self._client.call("GET", "/models?limit=1").body["items"]
        values = {"document_id": self._documents[state], "number": "1", "document_type": "receipt"}
        values |= {"card_id": cards[0]["id"]} if cards else {}
        case.path_parameters.update({name: values[name] for name in case.path_parameters if name in values})
        body = case.body if isinstance(case.body, dict) else {}
        if case.path == "/models" and isinstance(body.get("document_type"), str):
            body["document_type"] = "receipt"
        if isinstance(body.get("document_id"), str):
            body["document_id"] = self._documents[state]
        if "review_id" in case.path_parameters:
            fence = self._held()
            case.path_parameters["review_id"] = self._review
            if isinstance(body.get("fence"), int):
                body["fence"] = fence

    def _held(self) -> int:
        """The fence of a claim in force; on a new review when the one before is done."""
        while (reply := self._client.call("POST", f"/reviews/{self._review}/claim")).status != 200:
            self._review = self._stack.add_document()[1]
        return int(reply.body["review"]["claim"]["fence"])
