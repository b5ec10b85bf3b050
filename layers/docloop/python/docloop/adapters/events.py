"""The outbox: events kept in DynamoDB until they are on EventBridge and all that they ask for is done."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docloop.adapters import keys
from docloop.adapters.aws_errors import translated
from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.tables import EXPIRY_ATTRIBUTE, OUTBOX, PARTITION_KEY
from docloop.errors import ServiceUnavailable
from docloop.model.base import Entity
from docloop.model.event import OutboxEvent

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient

SOURCE = "docloop"
KEPT = timedelta(days=30)


def detail_of(event: OutboxEvent) -> dict[str, str | int | list[str] | None]:
    """What the bus is told: ids and the digest of a result, never values."""
    revision = event.result_revision
    return {
        "event_id": event.id,
        "type": event.type.value,
        "document_id": event.document_id,
        "review_id": event.review_id,
        "part_of": event.part_of,
        "parts": list(event.parts),
        "revision": revision,
        "result_key": keys.result(event.document_id, revision) if revision is not None else None,
        "result_digest": event.result_digest,
        "at": event.at.isoformat(),
    }


class DynamoEventOutbox:
    """`bus`: the name of the EventBridge bus."""

    def __init__(self, dynamodb: DynamoDBClient, events: EventBridgeClient, tables: TableNames, bus: str) -> None:
        self._dynamodb = dynamodb
        self._events = events
        self._table = DynamoTable(dynamodb, tables, OUTBOX)
        self._name = tables.name(OUTBOX)
        self._bus = bus

    def pending(self, limit: int = 100) -> tuple[OutboxEvent, ...]:
        return self._table.query("pending", "pending", OutboxEvent, limit=limit).items

    def publish(self, event: OutboxEvent) -> None:
        entry = {
            "Source": SOURCE,
            "DetailType": event.type.value,
            "Detail": json.dumps(detail_of(event)),
            "Time": event.at,
            "EventBusName": self._bus,
        }
        with translated():
            answer = self._events.put_events(Entries=[entry])  # type: ignore[list-item]  # a plain dict
        if answer["FailedEntryCount"]:
            code = answer["Entries"][0].get("ErrorCode", "")
            raise ServiceUnavailable("The event bus did not take the event.", code=code, event_id=event.id)

    def mark_published(self, event: OutboxEvent, at: datetime) -> None:
        settle(self._dynamodb, self._name, event.model_copy(update={"published_at": at}), at)


def settle(dynamodb: DynamoDBClient, table: str, done: Entity, at: datetime) -> None:
    """Takes a row of the outbox out of those that are pending, and has it expire."""
    with translated():
        dynamodb.update_item(
            TableName=table,
            Key={PARTITION_KEY: {"S": done.id}},
            UpdateExpression="SET body = :body, #expires = :expires REMOVE pending",
            ExpressionAttributeNames={"#expires": EXPIRY_ATTRIBUTE},
            ExpressionAttributeValues={
                ":body": {"S": done.model_dump_json()},
                ":expires": {"N": str(int((at + KEPT).timestamp()))},
            },
        )
