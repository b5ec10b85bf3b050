"""The local stack keeps Lambda's and SQS's rules, shown with handlers of a few lines."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docloop.adapters.cognito import CognitoIdentity
from docloop.adapters.cognito_app import CognitoApp
from docloop.ports import Tokens

from cdk.local.processes import descendants
from cdk.local.resources import client, password_of
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.state import running_stack
from tests.e2e.waiting import LONGEST, PATIENT, until

HERE = "tests.e2e.echo"
TIMEOUT = 2.0


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    options = StackOptions(
        home=tmp_path_factory.mktemp("home"),
        port=0,
        workers=2,
        handlers={"extract": f"{HERE}.obey", "review_api": f"{HERE}.echo", "sweep": f"{HERE}.echo"},
        timeouts={"extract": TIMEOUT},
    )
    with LocalStack(options) as stack:
        yield stack


@pytest.fixture
def sqs(stack: LocalStack) -> Any:
    return client("sqs", stack.state)


def held(sqs: Any, url: str) -> int:
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return int(attributes["ApproximateNumberOfMessages"]) + int(attributes["ApproximateNumberOfMessagesNotVisible"])


def running() -> list[str]:
    """The command lines of all processes, each part ended by a zero byte."""
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            commands.append(path.read_text())
    return commands


def dead(sqs: Any, stack: LocalStack) -> list[str]:
    url = stack.state.queues["ingest_dead"]
    found = sqs.receive_message(QueueUrl=url, VisibilityTimeout=0, MaxNumberOfMessages=10).get("Messages", [])
    return sorted(message["Body"] for message in found)


def test_messages_that_never_succeed_end_in_the_dead_letter_queue(stack: LocalStack, sqs: Any) -> None:
    # Given messages whose handling raises, dies, takes too long or is reported as failed, and good ones among them
    ingest = stack.state.queues["ingest"]
    for order in ["fail", "fine", "die", "fine", "hang", "keep", "fine"]:
        sqs.send_message(QueueUrl=ingest, MessageBody=order)
    # When each has been tried as often as the topology allows
    until(lambda: held(sqs, ingest) == 0 and len(dead(sqs, stack)) == 4)
    # Then exactly the bad ones were set aside, after five receives, and the workers live
    assert dead(sqs, stack) == ["die", "fail", "hang", "keep"]
    log = "".join(path.read_text() for path in (stack.options.home / "logs").glob("extract-*.log"))
    assert {order: log.count(f"handling {order}\n") for order in ("fail", "keep", "fine")} == {
        "fail": 5,
        "keep": 5,
        "fine": 3,
    }
    # And what the workers that died had started, away from their process groups, was ended with them
    assert "/bin/sleep\x0061\x00" not in running()


def test_what_an_invocation_started_ends_with_its_timeout(stack: LocalStack, sqs: Any) -> None:
    # Given an invocation that waits for a child process
    def children() -> int:
        return sum(len(descendants(worker.pid)) for worker in stack.pools["extract"].workers if worker.pid)

    sqs.send_message(QueueUrl=stack.state.queues["ingest"], MessageBody="hang")
    until(lambda: children() == 1)
    # When its time is over
    until(lambda: children() == 0)
    # Then nothing of it runs any more, although its parent is gone
    assert "/bin/sleep\x0060\x00" not in running()


def test_an_object_in_the_inbox_is_announced_and_elsewhere_it_is_not(stack: LocalStack) -> None:
    # Given the place where a handler prints what it gets
    s3 = client("s3", stack.state)
    s3.put_object(Bucket=stack.state.buckets["inbox"], Key="elsewhere/quiet.pdf", Body=b"x")
    s3.put_object(Bucket=stack.state.buckets["inbox"], Key="inbox/loud+name.pdf", Body=b"x")

    def heard() -> str:
        return "".join(path.read_text() for path in (stack.options.home / "logs").glob("extract-*.log"))

    until(lambda: "loud%2Bname" in heard())
    assert "quiet" not in heard()


def test_requests_reach_the_function_with_verified_claims(stack: LocalStack) -> None:
    # Given a token of the local user pool
    app = CognitoApp(client("cognito-idp", stack.state), stack.state.client_id, stack.state.user_pool)
    tokens = CognitoIdentity(app).sign_in("senior", password_of("senior"))
    assert isinstance(tokens, Tokens)
    url = f"{stack.state.url}/documents?limit=1"
    # When it is sent, and when it is not
    answer = httpx.get(url, headers={"authorization": f"Bearer {tokens.access_token}"}, timeout=PATIENT)
    refused = httpx.get(url, timeout=PATIENT)
    # Then the function sees its claims, and without one it is not asked
    claims = answer.json()["event"]["requestContext"]["authorizer"]["jwt"]["claims"]
    assert claims["cognito:groups"] == "[senior]"
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_public_path_needs_no_token_and_the_context_is_lambdas(stack: LocalStack) -> None:
    seen = httpx.post(f"{stack.state.url}/session", json={"a": 1}, timeout=PATIENT).json()
    assert json.loads(seen["event"]["body"]) == {"a": 1}
    assert 0 < seen["milliseconds"] <= 29_000
    assert "HOME" not in seen["environment"]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"POST /session HTTP/1.1\r\nhost: x\r\ncontent-length: 10485761\r\n\r\n", 413),
        (b"POST /session HTTP/1.1\r\nhost: x\r\ncontent-length: many\r\n\r\n", 400),
        (b"POST /session HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 411),
    ],
)
def test_requests_that_the_gateway_refuses_get_a_problem_document(stack: LocalStack, head: bytes, status: int) -> None:
    host, _, port = stack.state.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=LONGEST) as connection:
        connection.sendall(head)
        answer = connection.makefile("rb").read().decode()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "application/problem+json" in answer


def test_the_state_file_leads_to_the_running_stack_and_an_old_one_to_none(stack: LocalStack, tmp_path: Path) -> None:
    assert running_stack(stack.options.home) == stack.state
    # Given the file of a stack that is gone, and one whose port somebody else uses
    gone = stack.state.model_copy(update={"url": "http://127.0.0.1:9"})
    other = stack.state.model_copy(update={"id": "another"})
    for old in (gone, other):
        (tmp_path / "stack.json").write_text(old.model_dump_json())
        assert running_stack(tmp_path) is None
    (tmp_path / "stack.json").write_text("{")
    assert running_stack(tmp_path) is None


def test_a_killed_worker_is_replaced(stack: LocalStack) -> None:
    def ask() -> httpx.Response:
        return httpx.post(f"{stack.state.url}/session", json={}, timeout=PATIENT)

    first = ask().json()["pid"]
    os.kill(first, signal.SIGKILL)
    until(lambda: ask().status_code == 200)
    assert ask().json()["pid"] != first
