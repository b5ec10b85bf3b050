"""moto keeps its promises under threads: one request at a time, transactions that undo only themselves, and receipts
that are worth nothing once a message is in other hands."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from typing import Any

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table
from moto.sqs.models import Queue, SQSBackend

# Whoever waits for a message lets others go on meanwhile: the queues' conditions are made of this lock.
ONE_AT_A_TIME = threading.RLock()


def teach_order() -> None:
    """Change moto in this process, for good."""
    _wrap(Queue, "__init__", _queue)
    _wrap(Queue, "delete_message", _delete_message)
    _wrap(SQSBackend, "change_message_visibility", _change_message_visibility)
    teach_transactions()


def teach_transactions() -> None:
    """Change moto in this process, for good: a transaction takes time in proportion to what it touches."""
    _wrap(DynamoDBBackend, "transact_write_items", _transact)
    setattr(Table, "__deepcopy__", lambda table, _: table)  # noqa: B010  moto does not define it


def _wrap(owner: type, name: str, around: Callable[..., Any]) -> None:
    inner = getattr(owner, name)

    def outer(self: Any, *args: Any, **kwargs: Any) -> Any:
        return around(inner, self, *args, **kwargs)

    setattr(owner, name, outer)


def _queue(inner: Callable[..., None], queue: Any, *args: Any, **kwargs: Any) -> None:
    inner(queue, *args, **kwargs)
    queue._messages_lock = threading.Condition(ONE_AT_A_TIME)


def _is_stale(queue: Any, receipt: str) -> bool:
    return any(each.had_receipt_handle(receipt) and each.receipt_handle != receipt for each in queue._messages)


def _delete_message(inner: Callable[..., None], queue: Any, receipt_handle: str) -> None:
    """As in SQS, an older receipt is answered as if it had deleted the message."""
    if not _is_stale(queue, receipt_handle):
        inner(queue, receipt_handle)


def _change_message_visibility(
    inner: Callable[..., None], backend: Any, queue_name: str, receipt_handle: str, visibility_timeout: int
) -> None:
    if not _is_stale(backend.get_queue(queue_name), receipt_handle):
        inner(backend, queue_name, receipt_handle, visibility_timeout)


def _transact(inner: Callable[..., None], backend: Any, transact_items: list[dict[str, Any]]) -> None:
    """All or nothing.

    moto copies every table that it touches, which takes time in proportion to the tables, and puts the copies in place
    when it cancels. Here a copy is the table itself, and the items that were touched are put back.
    """
    before = [kept for item in transact_items for operation in item.values() if (kept := _kept(backend, operation))]
    try:
        inner(backend, transact_items)
    except Exception:
        for shelf, key, item in before:
            if item is None:
                shelf.pop(key, None)
            else:
                shelf[key] = item
        raise


def _kept(backend: Any, operation: dict[str, Any]) -> tuple[dict[Any, Any], Any, Any] | None:
    """Where the operation's item lies, and a copy of it; None when the operation names none, and so writes none."""
    table = backend.tables.get(operation.get("TableName"))
    named = operation.get("Key") or operation.get("Item") or {}
    if table is None or not set(table.table_key_attrs) <= named.keys():
        return None
    first, second = backend.get_keys_value(table, named)
    shelf, key = (table.items[first], second) if table.has_range_key else (table.items, first)
    return shelf, key, copy.deepcopy(shelf.get(key))
