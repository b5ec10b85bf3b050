"""What users teach the platform about document types: policies, flags, and types of their own."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.rows import value_of
from docloop.adapters.tables import KNOWLEDGE
from docloop.model.catalogue import (
    CATALOGUE,
    PolicyRecord,
    PolicyVersion,
    TypeCatalogue,
    TypeRecord,
    TypeState,
    TypeVersion,
    policy_id,
    type_id,
    version_id,
)
from docloop.model.company import OWN_COMPANIES, OwnCompanies
from docloop.model.document_type import DocumentType
from docloop.model.flag import FlagBook, book_id
from docloop.model.policy import Policy

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def _version_ids(record_id: str, newest: int, below: int | None, limit: int) -> list[str]:
    first = min(newest, newest if below is None else below - 1)
    return [version_id(record_id, number) for number in range(first, max(0, first - limit), -1)]


class DynamoPolicyStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self, document_type: str) -> Policy | None:
        found = self.record(document_type)
        return found.policy if found else None

    def record(self, document_type: str) -> PolicyRecord | None:
        return self._table.get(policy_id(document_type), PolicyRecord)

    def versions(self, document_type: str, *, below: int | None = None, limit: int = 50) -> tuple[PolicyRecord, ...]:
        newest = self.record(document_type)
        ids = _version_ids(newest.id, newest.version, below, limit) if newest else []
        found = [value_of(row, PolicyVersion).record for row in self._table.get_many(ids)]
        return tuple(sorted(found, key=lambda each: each.version, reverse=True))


class DynamoFlagStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self, document_type: str) -> FlagBook | None:
        return self._table.get(book_id(document_type), FlagBook)


class DynamoCompanyStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self) -> OwnCompanies | None:
        return self._table.get(OWN_COMPANIES, OwnCompanies)


class DynamoDocumentTypeStore:
    """The types that users described, over those that are shipped: a stored one replaces its namesake."""

    def __init__(self, client: DynamoDBClient, tables: TableNames, shipped: Iterable[DocumentType] = ()) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)
        self._shipped = {each.name: each for each in shipped}

    def get(self, name: str) -> DocumentType | None:
        found = self.record(name)
        return self._described(found) if found else self._shipped.get(name)

    def list(self) -> tuple[DocumentType, ...]:
        return self._merged(self.records(), frozenset({TypeState.IN_USE}))

    def all(self) -> tuple[DocumentType, ...]:
        return self._merged(self.records(), frozenset(TypeState))

    def is_shipped(self, name: str) -> bool:
        return name in self._shipped

    def record(self, name: str) -> TypeRecord | None:
        found = self._row(name)
        return found if found and found.state is not TypeState.DELETED else None

    def newest_version(self, name: str) -> int:
        found = self._row(name)
        return found.version if found else 0

    def records(self) -> tuple[TypeRecord, ...]:
        known = self.catalogue()
        rows = self._table.get_many([type_id(name) for name in known.names]) if known else []
        return tuple(sorted((value_of(row, TypeRecord) for row in rows), key=lambda each: each.id))

    def versions(self, name: str, *, below: int | None = None, limit: int = 50) -> tuple[TypeRecord, ...]:
        ids = _version_ids(type_id(name), self.newest_version(name), below, limit)
        found = [value_of(row, TypeVersion).record for row in self._table.get_many(ids)]
        return tuple(sorted(found, key=lambda each: each.version, reverse=True))

    def catalogue(self) -> TypeCatalogue | None:
        return self._table.get(CATALOGUE, TypeCatalogue)

    def _row(self, name: str) -> TypeRecord | None:
        return self._table.get(type_id(name), TypeRecord)

    def _described(self, record: TypeRecord) -> DocumentType:
        shipped = self._shipped.get(record.document_type.name)
        return shipped if shipped is not None and record.as_shipped else record.document_type

    def _merged(self, records: Iterable[TypeRecord], states: Container[TypeState]) -> tuple[DocumentType, ...]:
        known = {each.document_type.name: each for each in records}
        merged = self._shipped | {name: self._described(each) for name, each in known.items()}
        wanted = (name for name in sorted(merged) if name not in known or known[name].state in states)
        return tuple(merged[name] for name in wanted)
