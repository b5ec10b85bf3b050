"""Every AWS call a function makes in a full day is allowed by its role, and no role holds more than has a use."""

from __future__ import annotations

import pytest

from cdk.shapes import Function
from cdk.topology import FUNCTIONS
from tests.infrastructure.assembly import Assembly
from tests.infrastructure.iam import Call, RolePolicy, Statement, read_calls, read_policy
from tests.infrastructure.working_day import run_day

# Held, but not used in the day: what for.
UNUSED = {
    "s3:ListBucket": "without it S3 says 403 of an object that isn't there, instead of 404",
    "logs:CreateLogStream": "Lambda writes the log, not the function",
    "logs:PutLogEvents": "Lambda writes the log, not the function",
    "xray:PutTraceSegments": "Lambda sends the trace",
    "xray:PutTelemetryRecords": "Lambda sends the trace",
    "sqs:ReceiveMessage": "Lambda's poller takes messages",
    "sqs:DeleteMessage": "Lambda's poller takes messages",
    "sqs:GetQueueAttributes": "Lambda's poller takes messages",
}
# What a function wrote of a document that was erased in that very moment, it removes again.
ERASED_MEANWHILE = {("extract", "derived"), ("extract", "results"), ("sweep", "results")}
# A model that promotes itself leaves an entry for the audit record; in the day the one in use stays.
PROMOTED = ("learn", "outbox", "dynamodb:PutItem")
REMOVE = {"s3:ListBucketVersions", "s3:DeleteObjectVersion"}
# A review with thousands of line items has its body there; one that lapses or is announced gets another.
LARGE_REVIEWS = {("sweep", "derived")}
REPLACE = {"s3:PutObject", *REMOVE}


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> set[Call]:
    home = tmp_path_factory.mktemp("day")
    run_day(home, home / "calls.jsonl")
    return read_calls(home / "calls.jsonl")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_call_is_allowed(assembly: Assembly, calls: set[Call], function: Function) -> None:
    policy = read_policy(assembly, function.name)
    made = {call for call in calls if call.function == function.name}

    assert bool(made) is bool(function.grants)
    assert [call for call in made if not policy.allows(call)] == []


@pytest.mark.parametrize("function", [function.name for function in FUNCTIONS])
def test_every_permission_has_a_use(assembly: Assembly, calls: set[Call], function: str) -> None:
    unused = read_policy(assembly, function).unused({call for call in calls if call.function == function})

    unexplained = {(resource, action) for resource, action in unused if action not in UNUSED}
    assert {
        (resource, action)
        for resource, action in unexplained
        if not ((function, resource) in ERASED_MEANWHILE and action in REMOVE)
        and (function, resource, action) != PROMOTED
        and not ((function, resource) in LARGE_REVIEWS and action in REPLACE)
    } == set()


def test_evaluator_refuses_what_is_not_granted() -> None:
    policy = RolePolicy(
        (
            Statement(("s3:GetObject",), ("inbox/*",)),
            Statement(("s3:ListBucket",), ("inbox",)),
            Statement(("dynamodb:Query",), ("documents/index/any",)),
        )
    )

    assert policy.allows(Call("f", "s3", "HeadObject", "inbox"))
    assert policy.allows(Call("f", "s3", "ListObjectsV2", "inbox"))
    assert policy.allows(Call("f", "dynamodb", "Query", "documents"))
    assert policy.allows(Call("f", "cognito-idp", "InitiateAuth", None))
    assert not policy.allows(Call("f", "s3", "GetObject", "inbox", versioned=True))
    assert not policy.allows(Call("f", "s3", "GetObject", "results"))
    assert not policy.allows(Call("f", "s3", "PutObject", "inbox"))
    assert not policy.allows(Call("f", "s3", "ListObjectVersions", "inbox"))
    assert not policy.allows(Call("f", "dynamodb", "GetItem", "documents"))
