"""Counters of attempts in DynamoDB, by the generic cell rate algorithm: one number a row, changed on condition.

The number (`tat`) is the time at which all tries are there again. A try moves it on by `every`; it is refused where
that would lead further ahead than the tries at once allow. https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from docloop.adapters.aws_errors import code_of, translated
from docloop.adapters.dynamodb import TableNames
from docloop.adapters.tables import EXPIRY_ATTRIBUTE, PARTITION_KEY, REQUESTS
from docloop.model.attempt import Limit

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_ROUNDS = 4
_KEPT_SECONDS = 3_600
_IDLE = "attribute_not_exists(tat) OR tat <= :now"
_ENOUGH = "tat > :now AND tat <= :latest"


class DynamoAttemptStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._client = client
        self._table = tables.name(REQUESTS)

    def take(self, key: str, limit: Limit, now: datetime) -> float:
        start, every = _milliseconds(now), limit.every * 1_000
        latest = start + (limit.at_once - 1) * every
        known = {":now": start, ":expires": (latest + every) // 1_000 + _KEPT_SECONDS}
        for _ in range(_ROUNDS):
            tat = self._change(key, "tat = :next", _IDLE, known | {":next": start + every})
            if tat is None:
                return 0.0
            if tat > latest:
                return (tat - latest) / 1_000
            tat = self._change(key, "tat = tat + :every", _ENOUGH, known | {":every": every, ":latest": latest})
            if tat is None:
                return 0.0
            if tat > latest:
                return (tat - latest) / 1_000
        return float(limit.every)

    def give_back(self, key: str, limit: Limit) -> None:
        every = {":every": {"N": str(limit.every * 1_000)}}
        self._update(key, "SET tat = tat - :every", "attribute_exists(tat)", every)

    def remember(self, key: str, until: datetime) -> None:
        with translated():
            self._client.put_item(
                TableName=self._table,
                Item={PARTITION_KEY: {"S": key}, EXPIRY_ATTRIBUTE: {"N": str(math.ceil(until.timestamp()))}},
            )

    def remembers(self, key: str, now: datetime) -> bool:
        with translated():
            row = self._client.get_item(TableName=self._table, Key={PARTITION_KEY: {"S": key}})
        until = row.get("Item", {}).get(EXPIRY_ATTRIBUTE, {}).get("N", "0")
        return float(until) > now.timestamp()

    def _change(self, key: str, assignment: str, condition: str, values: dict[str, int]) -> int | None:
        """None when the row was changed; otherwise the `tat` that stood in the way."""
        typed = {name: {"N": str(value)} for name, value in values.items()}
        before = self._update(key, f"SET {assignment}, #expires = :expires", condition, typed)
        return None if before is None else int(before.get("tat", {}).get("N", "0"))

    def _update(self, key: str, expression: str, condition: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """None when the row was changed; otherwise the row as it is."""
        names = {"ExpressionAttributeNames": {"#expires": EXPIRY_ATTRIBUTE}} if "#expires" in expression else {}
        with translated():
            try:
                self._client.update_item(
                    TableName=self._table,
                    Key={PARTITION_KEY: {"S": key}},
                    UpdateExpression=expression,
                    ConditionExpression=condition,
                    ExpressionAttributeValues=values,
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                    **names,  # type: ignore[arg-type]  # built as a plain dict
                )
            except ClientError as error:
                if code_of(error) != "ConditionalCheckFailedException":
                    raise
                item: dict[str, Any] = error.response.get("Item", {})  # type: ignore[assignment]  # not in the stubs
                return item
        return None


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000)
