"""AWS fails under every call of every route: an error is told as one, and a repeated request comes to the same end."""

from __future__ import annotations

import json
import logging

import pytest
from aws_lambda_powertools import Logger
from docloop import bootstrap
from docloop.errors import NotFound
from docloop.model.actor import Role
from docloop.settings import ReviewApiSettings
from docloop.use_cases.audit import record_pending
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.publish import publish_pending

from functions.review_api.app import build_api
from functions.review_api.roles import ROUTES
from tests.fake_people import fake_sign_in
from tests.fakes import FakeClock
from tests.functional.api_cases import CASES, Asked, Cases
from tests.functional.api_stack import Stack
from tests.functional.crash import desk_of, outbox, recover
from tests.functional.faulting import Grid, Point, fresh_stage, run
from tests.functional.faults import PERMANENT, Fault
from tests.functional.http import Reply, event_of
from tests.functional.stage import Stage

NEXT = "POST /reviews/next"
FIRST = (NEXT, "GET /labels/next", "GET /metrics/history", "DELETE /document-types/<document_type>")
UNCERTAIN = frozenset({Fault.CONDITION})
"""The store says that somebody else wrote first: the caller is told so, or the API tries again itself."""


def stack_on(stage: Stage) -> Stack:
    settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
    desk = desk_of(stage)
    return Stack(
        build_api(desk, fake_sign_in(FakeClock()), settings, Logger(service="faults", level="CRITICAL")), desk, settings
    )


def test_every_route_has_a_case() -> None:
    routes = {f"{route.method} {route.path}": route for route in ROUTES}
    assert set(CASES) <= set(routes)
    # The others of the session work on the user pool alone, as those of IDENTITY do.
    assert {name for name in set(routes) - set(CASES) if not routes[name].path.startswith("/session/")} == set()


def test_the_api_tells_of_every_fault_and_recovers(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    grid = Grid()
    fault_every_route(grid)
    assert grid.wrong == []
    assert set(grid.struck) == set(Fault)


def leave_nothing_pending(desk: ReviewContext) -> None:
    """Publish what earlier requests left to the sweeper; some routes would do it, and make calls for it."""
    publish_pending(desk, limit=1_000)
    record_pending(desk, 1_000)


def fault_every_route(grid: Grid, names: list[str] | None = None) -> None:
    with fresh_stage() as stage:
        cases = Cases(stack_on(stage))
        # First those that look at all documents, while there are few.
        for name in sorted(names or CASES, key=lambda each: each not in FIRST):
            expected: list[object] = []

            def once(point: Point | None, name: str = name, expected: list[object] = expected) -> None:
                asked = CASES[name](cases)
                leave_nothing_pending(cases.stack.desk)
                with grid.striking(stage, point):
                    reply = _ask(stage, cases.stack, asked, f"key-{name}-{point}")
                if point is None:
                    assert reply.status < 300, (name, reply.text)
                    expected.append(effect(cases.stack, asked))
                else:
                    _told(reply, asked, point[1])
                    if reply.status >= 300:
                        reply = _ask(stage, cases.stack, asked, f"key-{name}-{point}")
                        assert reply.status < 300 or reply.status in _ends(asked), reply.text
                    elif name == NEXT and point[1] in UNCERTAIN and reply.body["next"] is None:
                        # Somebody else seems to have got it; it waits for whoever asks next.
                        _ask(stage, cases.stack, asked, f"key-{name}-{point}-again")
                    assert effect(cases.stack, asked) == expected[0]
                if name == NEXT:
                    cases.stack.client(Role.ADMIN).call("DELETE", f"/documents/{asked.about}")

            run(grid, stage, name, once)
        recover(stage)
        assert all(event.published_at is not None for event in outbox(stage))


def _ask(stage: Stage, stack: Stack, asked: Asked, key: str) -> Reply:
    client = stack.client(Role.ADMIN)
    event = event_of(
        asked.method,
        asked.target,
        body=None if asked.body is None else json.dumps(asked.body),
        headers={"idempotency-key": "".join(key.split()), "content-type": "application/json"},
        cookies=asked.cookies,
        claims=client.claims,
    )
    reply: Reply = stage.invoke(lambda: client.send(event))
    return reply


def _ends(asked: Asked) -> frozenset[int]:
    """What says that the request did its work when its answer was lost: what it took away is gone."""
    return frozenset({404, 409} if asked.method == "DELETE" else {409})


def _told(reply: Reply, asked: Asked, fault: Fault) -> None:
    """An answer that hides the fault is right only for a change that was made all the same."""
    if reply.status < 300:
        assert asked.method != "GET", "an answer without what could not be read"
        return
    assert reply.media_type == "application/problem+json"
    if fault in UNCERTAIN:
        assert reply.status in {409, 503}, reply.text
    elif fault in PERMANENT:
        assert (reply.status, reply.body["code"]) == (500, "configuration_error"), reply.text
    else:
        assert (reply.status, reply.body["retryable"]) == (503, True), reply.text
        assert int(reply.headers["retry-after"]) >= 1


def effect(stack: Stack, asked: Asked) -> object:
    """What has become of the document that the request was about."""
    if asked.about is None:
        return None
    document = stack.desk.documents.get(asked.about)
    try:
        review = stack.desk.reviews.get(document.review_id or "")
    except NotFound:
        review = None
    label = stack.desk.labels.get(document.id)
    return (
        document.state,
        document.revision,
        review and (review.state, review.draft, review.claim is not None, review.outcome),
        label and label.fields,
    )


IDENTITY = ["POST /session", "GET /people"]


@pytest.mark.parametrize("name", IDENTITY)
@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.FAILED, Fault.CONNECT_TIMEOUT, Fault.READ_TIMEOUT])
def test_a_user_pool_that_fails_is_no_wrong_password(name: str, fault: Fault) -> None:
    with fresh_stage() as stage:
        settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
        desk, people = desk_of(stage), bootstrap.sign_in_context(settings)
        api = build_api(desk, people, settings, Logger(service="faults", level="CRITICAL"))
        stack = Stack(api, desk, settings)
        asked = CASES[name](Cases(stack))

        with Grid().striking(stage, (1, fault)):
            reply = _ask(stage, stack, asked, "key")

        _told(reply, asked, fault)
