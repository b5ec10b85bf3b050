"""Documents, reviews, labels and answered requests, read from DynamoDB."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.rows import DONE, HALF_ERASED, HELD, behind_priority, stamp
from docloop.adapters.tables import DOCUMENTS, KNOWLEDGE, LABELS, PARTITION_KEY, REQUESTS, REVIEWS
from docloop.errors import NotFound
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead
from docloop.model.event import CompletedRequest
from docloop.model.inbox_scan import InboxWalk
from docloop.model.label import Label
from docloop.model.review import Review, ReviewOrder, ReviewState
from docloop.model.roster import ROSTER, Roster
from docloop.ports import BlobStore, PageOf

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


AT_THE_LATEST = "$"
"""Sorts right after the # that parts moment and id in an index, so that the moment itself is included."""


class DynamoDocumentStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, DOCUMENTS)

    def get(self, document_id: str) -> Document:
        # The table holds other rows too; a key of theirs is no document.
        found = self._table.get(document_id, Document) if document_id.startswith("doc_") else None
        if found is None:
            raise NotFound("This document does not exist.", document_id=document_id)
        return found

    def list(
        self, *, state: DocumentState | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        index, partition = ("by_received", "document") if state is None else ("by_state", state.value)
        return self._table.query(index, partition, Document, newest_first=True, cursor=cursor, limit=limit)

    def changed(
        self, after: datetime, until: datetime, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Document]:
        if after >= until:
            return PageOf(())
        above, below = (None if cursor else stamp(after) + AT_THE_LATEST), stamp(until) + AT_THE_LATEST
        return self._table.query(
            "by_changed", "document", Document, above=above, below=below, cursor=cursor, limit=limit
        )

    def with_external_id(self, external_id: str, *, cursor: str | None = None, limit: int = 50) -> PageOf[Document]:
        return self._table.query("by_external_id", external_id, Document, newest_first=True, cursor=cursor, limit=limit)

    def known(self, document_ids: Sequence[str]) -> frozenset[str]:
        rows = self._table.get_many([*document_ids], keys_only=True)
        return frozenset(str(row[PARTITION_KEY]["S"]) for row in rows)

    def oldest(self, state: DocumentState, limit: int = 100, before: datetime | None = None) -> tuple[Document, ...]:
        below = stamp(before) if before else None
        return self._table.query("by_state", state.value, Document, below=below, limit=limit).items

    def half_erased(self, limit: int = 100) -> tuple[Document, ...]:
        return self._table.query("by_state", HALF_ERASED, Document, limit=limit).items

    def key_head(self, key_head_id: str) -> KeyHead | None:
        return self._table.get(key_head_id, KeyHead)

    def content_head(self, content_hash: str) -> ContentHead | None:
        return self._table.get(content_hash, ContentHead)

    def forget_head(self, head: KeyHead | ContentHead) -> None:
        self._table.delete(head.id, head.version)


class DynamoReviewStore:
    """`derived` holds reviews with more answers than a row can."""

    def __init__(self, client: DynamoDBClient, tables: TableNames, derived: BlobStore) -> None:
        self._table = DynamoTable(client, tables, REVIEWS, derived)

    def get(self, review_id: str) -> Review:
        found = self._table.get(review_id, Review) if review_id else None
        if found is None:
            raise NotFound("This review does not exist.", review_id=review_id)
        return found

    def list(
        self, *, state: ReviewState, document_type: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Review]:
        if document_type is None:
            return self._table.query("by_queue", state.value, Review, cursor=cursor, limit=limit)
        return self._table.query("by_type", f"{state.value}#{document_type}", Review, cursor=cursor, limit=limit)

    def ordered(
        self, state: ReviewState, order: ReviewOrder, *, cursor: str | None = None, limit: int = 50
    ) -> PageOf[Review]:
        falling = order is ReviewOrder.AMOUNT
        index = {ReviewOrder.URGENCY: "by_queue", ReviewOrder.AGE: "by_age", ReviewOrder.AMOUNT: "by_amount"}[order]
        return self._table.query(index, state.value, Review, newest_first=falling, cursor=cursor, limit=limit)

    def of_person(self, user_id: str, *, done: bool, cursor: str | None = None, limit: int = 50) -> PageOf[Review]:
        partition = (DONE if done else HELD) + user_id
        return self._table.query("by_person", partition, Review, newest_first=done, cursor=cursor, limit=limit)

    def get_many(self, review_ids: Sequence[str]) -> tuple[Review, ...]:
        return tuple(self._table.load(row, Review) for row in self._table.get_many([*review_ids]))

    def oldest(self, state: ReviewState) -> Review | None:
        """Within a priority the rank sorts by age, so the first of each priority is looked at and the rest skipped."""
        found: list[Review] = []
        while first := self._table.query(
            "by_queue", state.value, Review, above=behind_priority(found[-1]) if found else None, limit=1
        ).items:
            found += first
        return min(found, key=lambda review: review.opened_at, default=None)

    def due(self, state: ReviewState, before: datetime, limit: int = 100) -> tuple[Review, ...]:
        return self._table.query("by_due", state.value, Review, below=stamp(before) + AT_THE_LATEST, limit=limit).items


class DynamoLabelStore:
    """`derived` holds labels with more rows of items than a row of the table can."""

    def __init__(self, client: DynamoDBClient, tables: TableNames, derived: BlobStore) -> None:
        self._table = DynamoTable(client, tables, LABELS, derived)

    def get(self, document_id: str) -> Label | None:
        return self._table.get(document_id, Label)

    def list(self, *, document_type: str, cursor: str | None = None, limit: int = 50) -> PageOf[Label]:
        return self._table.query("by_type", document_type, Label, newest_first=True, cursor=cursor, limit=limit)

    def delete(self, document_id: str) -> None:
        self._table.delete(document_id)


class DynamoRequestStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, REQUESTS)

    def get(self, request_id: str) -> CompletedRequest | None:
        return self._table.get(request_id, CompletedRequest)


class DynamoRosterStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self) -> Roster | None:
        return self._table.get(ROSTER, Roster)


class DynamoWalkStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, KNOWLEDGE)

    def get(self, walk_id: str) -> InboxWalk | None:
        return self._table.get(walk_id, InboxWalk)
