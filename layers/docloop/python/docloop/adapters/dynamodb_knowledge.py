"""What users teach the platform about document types: policies, flags, and types of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docloop.adapters.aws_errors import translated
from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.rows import Row, body_of, value_of
from docloop.adapters.tables import KNOWLEDGE, PARTITION_KEY
from docloop.model.base import Value
from docloop.model.document_type import DocumentType
from docloop.model.flag import FlagBook, book_id
from docloop.model.policy import Policy

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_TYPE = "type#"


def _row(key: str, value: Value, version: int) -> Row:
    return {PARTITION_KEY: {"S": key}, "version": {"N": str(version)}, "body": {"S": body_of(value, key)}}


class DynamoPolicyStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self, document_type: str) -> Policy | None:
        return self._table.get(f"policy#{document_type}", Policy)

    def put(self, document_type: str, policy: Policy) -> None:
        row = _row(f"policy#{document_type}", policy, policy.version)
        if policy.version == 1:
            self._table.put(row, f"attribute_not_exists({PARTITION_KEY})", {})
        else:
            self._table.put(row, "version = :before", {":before": {"N": str(policy.version - 1)}})


class DynamoFlagStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self, document_type: str) -> FlagBook | None:
        return self._table.get(book_id(document_type), FlagBook)


class DynamoDocumentTypeStore:
    """The types that users described, over those that are shipped: a stored one replaces its namesake."""

    def __init__(self, client: DynamoDBClient, tables: TableNames, shipped: Iterable[DocumentType] = ()) -> None:
        self._client = client
        self._name = tables.name(KNOWLEDGE)
        self._table = DynamoTable(client, tables, KNOWLEDGE)
        self._shipped = {each.name: each for each in shipped}

    def get(self, name: str) -> DocumentType | None:
        return self._table.get(_TYPE + name, DocumentType) or self._shipped.get(name)

    def list(self) -> tuple[DocumentType, ...]:
        merged = self._shipped | {each.name: each for each in self._stored()}
        return tuple(merged[name] for name in sorted(merged))

    def put(self, document_type: DocumentType) -> None:
        self._table.put(_row(_TYPE + document_type.name, document_type, 1), "", {})

    def _stored(self) -> Iterator[DocumentType]:
        with translated():
            pages = self._client.get_paginator("scan").paginate(
                TableName=self._name,
                FilterExpression="begins_with(#k, :type)",
                ExpressionAttributeNames={"#k": PARTITION_KEY},
                ExpressionAttributeValues={":type": {"S": _TYPE}},
                ConsistentRead=True,
            )
            for page in pages:
                yield from (value_of(row, DocumentType) for row in page["Items"])
