"""Writing entities to DynamoDB, all or none, each only on top of the version it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from docloop.adapters import cursors
from docloop.adapters.aws_errors import code_of, translated
from docloop.adapters.large_bodies import LargeBodies
from docloop.adapters.rows import Row, parts_of, table_of, value_of
from docloop.adapters.tables import PARTITION_KEY, Index, Table
from docloop.errors import ConfigurationError, ServiceUnavailable, VersionConflict
from docloop.model.base import Entity, Value
from docloop.ports import BlobStore, PageOf
from docloop.settings import StoreSettings

if TYPE_CHECKING:
    from typing import TypeVar

    from mypy_boto3_dynamodb import DynamoDBClient

    V = TypeVar("V", bound=Value)

_FREE = f"attribute_not_exists({PARTITION_KEY})"
_NEXT = "version = :before"


@dataclass(frozen=True)
class TableNames:
    """What the tables are called where this runs; `requests` None: this function has no business there."""

    documents: str
    reviews: str
    labels: str
    outbox: str
    knowledge: str
    models: str
    requests: str | None = None

    @classmethod
    def of(cls, settings: StoreSettings) -> TableNames:
        return cls(
            documents=settings.documents_table,
            reviews=settings.reviews_table,
            labels=settings.labels_table,
            outbox=settings.outbox_table,
            knowledge=settings.knowledge_table,
            models=settings.models_table,
            requests=getattr(settings, "requests_table", None),
        )

    def name(self, table: Table) -> str:
        name: str | None = getattr(self, table.name)
        if name is None:
            raise ConfigurationError(f"{table.name.upper()}_TABLE is not set.", table=table.name)
        return name


def _put(entity: Entity, row: Row, tables: TableNames) -> dict[str, Any]:
    put: dict[str, Any] = {"TableName": tables.name(table_of(entity)), "Item": row}
    if entity.version == 1:
        return put | {"ConditionExpression": _FREE}
    before = {":before": {"N": str(entity.version - 1)}}
    return put | {"ConditionExpression": _NEXT, "ExpressionAttributeValues": before}


class DynamoUnitOfWork:
    """One entity is put by itself, several in a transaction; `derived` holds the bodies that no row can."""

    def __init__(self, client: DynamoDBClient, tables: TableNames, derived: BlobStore) -> None:
        self._client = client
        self._tables = tables
        self._bodies = LargeBodies(derived)

    def commit(self, *entities: Entity) -> None:
        parts = [parts_of(entity) for entity in entities]
        puts = [_put(entity, part.row, self._tables) for entity, part in zip(entities, parts, strict=True)]
        for part in parts:
            self._bodies.put(part)
        try:
            with translated():
                if len(puts) == 1:
                    before = self._put_alone(puts[0])
                elif puts:
                    self._client.transact_write_items(TransactItems=[{"Put": put} for put in puts])  # type: ignore[typeddict-item]  # built as a plain dict
        except VersionConflict:
            for put, part in zip(puts, parts, strict=True):
                self._bodies.withdraw(
                    part, partial(_stored, self._client, put["TableName"], put["Item"][PARTITION_KEY])
                )
            raise
        if len(puts) == 1:
            self._bodies.replace(parts[0], before, type(entities[0]))

    def _put_alone(self, put: dict[str, Any]) -> Mapping[str, Any]:
        """The row that was there before; {} when there was none or it is not known."""
        try:
            done = self._client.put_item(**put, ReturnValues="ALL_OLD", ReturnValuesOnConditionCheckFailure="ALL_OLD")
            return done.get("Attributes", {})
        except ClientError as error:
            # When botocore had to repeat the call, its first try may have been the one that got there.
            repeated = int(error.response.get("ResponseMetadata", {}).get("RetryAttempts", 0)) > 0
            stored: object = error.response.get("Item")
            if not (repeated and code_of(error) == "ConditionalCheckFailedException" and stored == put["Item"]):
                raise
            return {}


def _stored(client: DynamoDBClient, table: str, key: Any) -> Mapping[str, Any] | None:
    with translated():
        return client.get_item(TableName=table, Key={PARTITION_KEY: key}, ConsistentRead=True).get("Item")


class DynamoTable:
    """Reading rows of one table: by key, consistently; through an index, by pages.

    `derived` holds the bodies that no row can; None for a table whose rows always have all.
    """

    def __init__(
        self, client: DynamoDBClient, tables: TableNames, table: Table, derived: BlobStore | None = None
    ) -> None:
        self._client = client
        self._bodies = LargeBodies(derived) if derived is not None else None
        self._name = tables.name(table)
        self._indexes = {index.name: index for index in table.indexes}

    def get(self, key: str, kind: type[V]) -> V | None:
        row = _stored(self._client, self._name, {"S": key})
        return self.load(row, kind) if row is not None else None

    def load(self, row: Mapping[str, Any], kind: type[V]) -> V:
        """The entity of a row of this table, whole."""
        if self._bodies is None:
            return value_of(row, kind)
        return self._bodies.load(row, kind, lambda: _stored(self._client, self._name, row[PARTITION_KEY]))

    def get_many(self, keys: list[str], *, keys_only: bool = False) -> list[Mapping[str, Any]]:
        """The rows that exist, in any order; as many round trips as it takes. Read consistently, but for `keys_only`:
        those reads cost half, and a row that was written a second ago may be missing.
        """
        rows: list[Mapping[str, Any]] = []
        wanted = list(dict.fromkeys(keys))
        while wanted:
            chunk, wanted = wanted[:100], wanted[100:]
            request: dict[str, Any] = {
                "Keys": [{PARTITION_KEY: {"S": key}} for key in chunk],
                "ConsistentRead": not keys_only,
            }
            if keys_only:
                request["ProjectionExpression"] = PARTITION_KEY
            with translated():
                answer: Any = self._client.batch_get_item(RequestItems={self._name: request})  # type: ignore[dict-item]  # built as a plain dict
            found = answer["Responses"].get(self._name, [])
            left = answer.get("UnprocessedKeys", {}).get(self._name, {}).get("Keys", [])
            if left and not found:
                raise ServiceUnavailable("DynamoDB left all keys of a batch unread.")
            rows += found
            wanted += [str(key[PARTITION_KEY]["S"]) for key in left]
        return rows

    def put(self, row: Row, condition: str, values: Row) -> None:
        extra: dict[str, Any] = {"ExpressionAttributeValues": values} if values else {}
        if condition:
            extra["ConditionExpression"] = condition
        with translated():
            self._client.put_item(TableName=self._name, Item=row, **extra)

    def delete(self, key: str, version: int | None = None) -> None:
        """Removes the row, if there is one. Raises VersionConflict when it is of another version than `version`."""
        extra: dict[str, Any] = {}
        if version is not None:
            extra["ConditionExpression"] = f"attribute_not_exists({PARTITION_KEY}) OR version = :version"
            extra["ExpressionAttributeValues"] = {":version": {"N": str(version)}}
        with translated():
            self._client.delete_item(TableName=self._name, Key={PARTITION_KEY: {"S": key}}, **extra)

    def query(
        self,
        index_name: str,
        partition: str,
        kind: type[V],
        *,
        newest_first: bool = False,
        below: str | None = None,
        above: str | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> PageOf[V]:
        """One page of an index partition in the order of its sort attribute; `below` and `above` limit it.

        Raises InvalidRequest for a cursor that this listing did not give, or that stands beyond its limits.
        """
        index = self._indexes[index_name]
        scope = f"{self._name.rsplit('-', 1)[-1]}.{index.name}.{partition}"
        request = _query(self._name, index, partition, below, above)
        if cursor is not None:
            sort, key = cursors.decode(scope, cursor)
            if sort > (below or sort) or sort < (above or sort):
                raise cursors.refused()
            request["ExclusiveStartKey"] = {
                PARTITION_KEY: {"S": key},
                index.partition: {"S": partition},
                index.sort: {"S": sort},
            }
        with translated():
            answer = self._client.query(**request, ScanIndexForward=not newest_first, Limit=limit)
        last = answer.get("LastEvaluatedKey")
        after = cursors.encode(scope, last[index.sort]["S"], last[PARTITION_KEY]["S"]) if last else None
        return PageOf(tuple(self.load(row, kind) for row in answer["Items"]), after)


def _query(name: str, index: Index, partition: str, below: str | None, above: str | None) -> dict[str, Any]:
    names = {"#p": index.partition}
    values = {":p": {"S": partition}}
    condition = "#p = :p"
    bounds = {":below": below, ":above": above}
    if below is not None and above is not None:
        # Of a sort key DynamoDB takes one condition; both bounds are between values, so none is a value itself.
        condition += " AND #s BETWEEN :above AND :below"
    elif below is not None or above is not None:
        condition += " AND #s < :below" if below is not None else " AND #s > :above"
    for place, bound in bounds.items():
        if bound is not None:
            names["#s"] = index.sort
            values[place] = {"S": bound}
    return {
        "TableName": name,
        "IndexName": index.name,
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
    }
