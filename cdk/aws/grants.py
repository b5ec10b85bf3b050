"""The statements of a function's role: exactly the actions of its Grants on exactly their resources."""

from __future__ import annotations

from collections.abc import Container, Iterator

from aws_cdk import aws_iam as iam
from docloop.adapters.tables import Table

from cdk.shapes import Function, Grant, QueueTrigger
from cdk.topology import BUCKETS, EVENT_BUS, EVERYTHING, QUEUES, TABLE_LIST, USER_POOL

# S3 actions on the bucket itself; all others are on its objects.
BUCKET_ACTIONS = frozenset({"s3:ListBucket", "s3:ListBucketVersions"})
# What Lambda does on the function's behalf to feed it from a queue.
CONSUME = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
_BUCKETS = frozenset(bucket.name for bucket in BUCKETS)
_TABLES: dict[str, Table] = {table.name: table for table in TABLE_LIST}
_OTHERS = frozenset({EVENT_BUS, USER_POOL, *(queue.name for queue in QUEUES)})


def make_statements(function: Function, arns: dict[str, str], readers: Container[str]) -> list[iam.PolicyStatement]:
    """`arns` by logical name. Raises KeyError for a grant on something the topology does not have."""
    grants = [grant for grant in function.grants if grant.reader is None or grant.reader in readers]
    if isinstance(function.trigger, QueueTrigger):
        grants.append(Grant(function.trigger.queue, CONSUME))
    actions: dict[str, set[str]] = {}
    for grant in grants:
        for action in grant.actions:
            for resource in _resources(grant.resource, action, arns):
                actions.setdefault(resource, set()).add(action)
    return [iam.PolicyStatement(actions=sorted(names), resources=[arn]) for arn, names in actions.items()]


def is_for_objects(function: Function, bucket: str) -> bool:
    """Whether the function may do something to objects of this bucket."""
    return any(grant.resource == bucket and not BUCKET_ACTIONS.issuperset(grant.actions) for grant in function.grants)


def _resources(name: str, action: str, arns: dict[str, str]) -> Iterator[str]:
    if name in _BUCKETS:
        yield arns[name] if action in BUCKET_ACTIONS else f"{arns[name]}/*"
    elif name in _TABLES and action == "dynamodb:Query":
        # Tables have no sort key: only their indexes are queried.
        yield from (f"{arns[name]}/index/{index.name}" for index in _TABLES[name].indexes)
    elif name == EVERYTHING:
        yield name
    elif name in _TABLES or name in _OTHERS:
        yield arns[name]
    else:
        raise KeyError(f"a grant names {name!r}, which the topology does not have")
