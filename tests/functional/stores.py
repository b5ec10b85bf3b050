"""Everything that a stage keeps, as text: rows of all tables, objects of all buckets in all versions, messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.functional.stage import Stage


def everything_stored(stage: Stage) -> dict[str, str]:
    """Text by place: `table/key`, `bucket/key/version`, `queue/number`. Index attributes are part of the text, and a
    delete marker is an empty one."""
    return {**dict(_rows(stage)), **dict(_objects(stage)), **dict(_messages(stage))}


def _rows(stage: Stage) -> Iterator[tuple[str, str]]:
    for name, table in stage.resources.tables.items():
        for page in stage.clients.dynamodb.get_paginator("scan").paginate(TableName=table):
            for row in page["Items"]:
                yield f"{name}/{row['pk']['S']}", json.dumps(row, ensure_ascii=False)


def _objects(stage: Stage) -> Iterator[tuple[str, str]]:
    s3 = stage.clients.s3
    for name, bucket in stage.resources.buckets.items():
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
            for version in page.get("Versions", []):
                which: Any = {"Bucket": bucket, "Key": version["Key"], "VersionId": version["VersionId"]}
                body = s3.get_object(**which)["Body"].read().decode("utf-8", "replace")
                yield f"{name}/{version['Key']}/{version['VersionId']}", body
            for marker in page.get("DeleteMarkers", []):
                yield f"{name}/{marker['Key']}/{marker['VersionId']}", ""


def _messages(stage: Stage) -> Iterator[tuple[str, str]]:
    """All that can be seen; they are hidden for a moment and then as before."""
    sqs = stage.clients.sqs
    for name, url in stage.resources.queues.items():
        seen = []
        while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
            seen += found
        for number, message in enumerate(seen):
            yield f"{name}/{number}", message["Body"]
            sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
