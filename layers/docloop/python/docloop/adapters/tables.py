"""The key schema of every table, once: the CDK stack, the local stack and the DynamoDB adapter read it here.

| table     | pk                       | index (partition, sort)                                                     |
|-----------|--------------------------|-----------------------------------------------------------------------------|
| documents | doc_…, key_…, SHA-256    | by_state (state, received_at#id) · by_received ("document", received_at#id)  |
|           |                          | by_changed ("document", changed_at#id), moves with every change of state     |
|           |                          | by_external_id (external_id, received_at#id), only where one was given       |
|           |                          | state is "half_erased" while an erased document still knows its file         |
| reviews   | rev_…                    | by_queue (state, rank) · by_type (state#type, rank); rank sorts urgent first |
|           |                          | by_due (state, due#id), only while open or claimed; due: when the sweeper    |
|           |                          | has to look at it (open: announced at, claimed: the lease ends)              |
|           |                          | by_age (state, opened_at#id) · by_amount (state, amount#id)                 |
|           |                          | by_person ("held#"user, rank) while claimed, ("done#"user, done_at#id)      |
| labels    | doc_…                    | by_type (document_type, at#id)                                              |
| outbox    | evt_…, aud_…             | pending ("pending", at#id), only while unpublished; ("audit", at#id), only  |
|           |                          | while not in the audit record                                               |
| knowledge | policy#type, type#name,  |                                                                             |
|           | …@version, types,        |                                                                             |
|           | walk#bucket, flags#type, |                                                                             |
|           | people, companies        |                                                                             |
| models    | trn_…, champion#type,    | by_requested ("card", requested_at#id) · by_type (document_type, …); cards   |
|           | training#type,           | only                                                                        |
|           | evidence#type,           |                                                                             |
|           | outlook#type             |                                                                             |
| requests  | req_…                    |                                                                             |

`by_received` and `by_changed` have one partition on purpose: a listing of all documents in either order then needs no
walk over days without documents. An index partition takes 1,000 writes a second, which is millions of documents a day.
"""

from __future__ import annotations

from dataclasses import dataclass

PARTITION_KEY = "pk"
EXPIRY_ATTRIBUTE = "expires"
CARDS = "card"
"""The partition that lists all model cards."""


@dataclass(frozen=True)
class Index:
    """A global secondary index over two string attributes; it holds all attributes."""

    name: str
    partition: str
    sort: str


@dataclass(frozen=True)
class Table:
    """`name` is logical. Partition key `pk` (string), no sort key. `expires`: rows go after `EXPIRY_ATTRIBUTE`."""

    name: str
    indexes: tuple[Index, ...] = ()
    expires: bool = False


DOCUMENTS = Table(
    "documents",
    indexes=(
        Index("by_state", "state", "received_sort"),
        Index("by_received", "kind", "received_sort"),
        Index("by_changed", "kind", "changed_sort"),
        Index("by_external_id", "external_id", "received_sort"),
    ),
)
REVIEWS = Table(
    "reviews",
    indexes=(
        Index("by_queue", "state", "rank"),
        Index("by_type", "state_type", "rank"),
        Index("by_due", "due_state", "due_sort"),
        Index("by_age", "state", "age_sort"),
        Index("by_amount", "state", "amount_sort"),
        Index("by_person", "person", "person_sort"),
    ),
)
LABELS = Table("labels", indexes=(Index("by_type", "document_type", "at_sort"),))
OUTBOX = Table("outbox", indexes=(Index("pending", "pending", "at_sort"),), expires=True)
KNOWLEDGE = Table("knowledge")
MODELS = Table(
    "models",
    indexes=(Index("by_requested", "kind", "at_sort"), Index("by_type", "document_type", "at_sort")),
)
REQUESTS = Table("requests", expires=True)

TABLES = (DOCUMENTS, REVIEWS, LABELS, OUTBOX, KNOWLEDGE, MODELS, REQUESTS)
