"""The resources that each test gets are those that the local stack makes, and no two tests share any."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from moto import mock_aws

from cdk.local.resources import CREDENTIALS, IN_PROCESS, Resources, create_resources
from tests.functional.fresh import fresh_resources, shared_clients

ITEM = {"pk": {"S": "one"}}
OF_ONE_MAKING = {
    "CreatedTimestamp",
    "CreationDateTime",
    "CreationTime",
    "Id",
    "LastModifiedTime",
    "LastModifiedTimestamp",
    "ResponseMetadata",
    "TableId",
}
"""Times and random names."""


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setitem(os.environ, name, value)


def described(resources: Resources) -> Iterator[object]:
    """All that AWS says of them."""
    clients = shared_clients()
    for url in resources.queues.values():
        yield clients.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    for table in resources.tables.values():
        yield clients.dynamodb.describe_table(TableName=table)["Table"]
        yield clients.dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    for bucket in resources.buckets.values():
        yield clients.s3.get_bucket_versioning(Bucket=bucket)
        yield clients.s3.get_bucket_notification_configuration(Bucket=bucket)
    yield clients.s3.get_bucket_cors(Bucket=resources.buckets["inbox"])
    yield clients.events.describe_event_bus(Name=resources.event_bus)


def without_those(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_those(each) for key, each in value.items() if key not in OF_ONE_MAKING}
    return [without_those(each) for each in value] if isinstance(value, list) else value


def made_by(make: Callable[[], Resources]) -> list[object]:
    with mock_aws():
        resources = make()
        return [
            resources.model_copy(update={"user_pool": "", "client_id": ""}),
            *map(without_those, described(resources)),
        ]


def test_a_copy_is_what_the_calls_make() -> None:
    made_by(fresh_resources)
    assert made_by(fresh_resources) == made_by(lambda: create_resources(IN_PROCESS, {}))


def test_a_user_pool_is_made_where_one_is_wanted() -> None:
    with mock_aws():
        assert fresh_resources().user_pool == "no-pool"
        pool = fresh_resources({}).user_pool
    assert pool.startswith("us-east-1_")


def test_nothing_is_left_for_the_next_test() -> None:
    clients = shared_clients()
    with mock_aws():
        made = fresh_resources()
        table, bucket, queue = made.tables["documents"], made.buckets["inbox"], made.queues["review"]
        clients.dynamodb.put_item(TableName=table, Item=ITEM)
        clients.s3.put_object(Bucket=bucket, Key="inbox/one", Body=b"one")
        clients.sqs.send_message(QueueUrl=queue, MessageBody="one")
    with mock_aws():
        assert fresh_resources() == made
        assert clients.dynamodb.scan(TableName=table)["Items"] == []
        assert "Versions" not in clients.s3.list_object_versions(Bucket=bucket)
        assert "Messages" not in clients.sqs.receive_message(QueueUrl=queue)
