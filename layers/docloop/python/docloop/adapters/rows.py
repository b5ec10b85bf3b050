"""Entities as rows: {pk, version, body, index attributes}. The key schemas are those of tables.py.

`body` is the entity's JSON and the only truth; the other attributes serve conditions, indexes and expiry. Where people
may write more than a row holds, a large entity is split: the row has `body` without their words, and in `body_digest`
the SHA-256 of the whole body, which is stored beside the table (large_bodies.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic_core import PydanticSerializationError

from docloop.adapters.tables import (
    CARDS,
    DOCUMENTS,
    EXPIRY_ATTRIBUTE,
    KNOWLEDGE,
    LABELS,
    MODELS,
    OUTBOX,
    PARTITION_KEY,
    REQUESTS,
    REVIEWS,
    Table,
)
from docloop.errors import InvalidRequest
from docloop.model.audit import AuditEntry
from docloop.model.base import Entity, Value
from docloop.model.catalogue import PolicyRecord, PolicyVersion, TypeCatalogue, TypeRecord, TypeVersion
from docloop.model.company import OwnCompanies
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead
from docloop.model.event import CompletedRequest, OutboxEvent
from docloop.model.flag import FlagBook
from docloop.model.forecast import Outlook
from docloop.model.inbox_scan import InboxWalk
from docloop.model.label import Label
from docloop.model.review import Review, ReviewState
from docloop.model.roster import Roster
from docloop.model.training import Champion, EvidencePointer, ModelCard, Training

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

ITEM_LIMIT_BYTES, _ROOM = 400 * 1024, 4 * 1024
INLINE_BYTES = 64 * 1024
"""A larger body is split off where that is possible: a review's row is written to its table and to six indexes."""

DIGEST, NEVER_ANNOUNCED = "body_digest", "0"
HELD, DONE = "held#", "done#"
UNRECORDED = "audit"
"""The partition of the outbox with entries that the audit record lacks yet."""
HALF_ERASED = "half_erased"
"""Where the index by state keeps erased documents while their rows still say where their objects are."""

V = TypeVar("V", bound=Value)
Row = dict[str, "AttributeValueTypeDef"]


def stamp(at: datetime) -> str:
    """Fixed width, in UTC: sorts as time does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def rank(review: Review) -> str:
    """Sorts the most urgent first: priority descending, then the oldest."""
    return f"{99 - review.priority:02d}#{stamp(review.opened_at)}#{review.id}"


def behind_priority(review: Review) -> str:
    """Sorts behind every rank of the review's priority and before every less urgent one."""
    return f"{99 - review.priority:02d}#~"


def age(review: Review) -> str:
    return f"{stamp(review.opened_at)}#{review.id}"


_LARGEST = Decimal(10) ** 15


def stake(review: Review) -> str:
    """Sorts by the amount at stake, whatever its sign; one that is not known before all others."""
    if review.amount is None:
        return f"-#{review.id}"
    return f"{int(min(abs(review.amount), _LARGEST) * 100):018d}#{review.id}"


def person_of(review: Review) -> tuple[str, str] | None:
    """Whose review it is, held or done, and where it stands among theirs; None: nobody's."""
    if review.state is ReviewState.CLAIMED and review.claim:
        return f"{HELD}{review.claim.by}", rank(review)
    if review.done_by is not None and review.done_at is not None:
        return f"{DONE}{review.done_by}", f"{stamp(review.done_at)}#{review.id}"
    return None


def _person_attributes(review: Review) -> dict[str, str]:
    found = person_of(review)
    return {"person": found[0], "person_sort": found[1]} if found else {}


def due_at(review: Review) -> str | None:
    """When the sweeper has to look at a review; None when it need not."""
    if review.state is ReviewState.OPEN:
        return stamp(review.announced_at) if review.announced_at else NEVER_ANNOUNCED
    if review.state is ReviewState.CLAIMED and review.claim:
        return stamp(review.claim.expires_at)
    return None


_TABLES: dict[type[Entity], Table] = {
    Document: DOCUMENTS,
    KeyHead: DOCUMENTS,
    ContentHead: DOCUMENTS,
    Review: REVIEWS,
    Label: LABELS,
    OutboxEvent: OUTBOX,
    AuditEntry: OUTBOX,
    CompletedRequest: REQUESTS,
    InboxWalk: KNOWLEDGE,
    Roster: KNOWLEDGE,
    OwnCompanies: KNOWLEDGE,
    FlagBook: KNOWLEDGE,
    TypeRecord: KNOWLEDGE,
    TypeVersion: KNOWLEDGE,
    TypeCatalogue: KNOWLEDGE,
    PolicyRecord: KNOWLEDGE,
    PolicyVersion: KNOWLEDGE,
    ModelCard: MODELS,
    Champion: MODELS,
    Training: MODELS,
    EvidencePointer: MODELS,
    Outlook: MODELS,
}


def table_of(entity: Entity) -> Table:
    """Raises KeyError for an entity that no table holds."""
    return _TABLES[type(entity)]


def _index_attributes(entity: Entity) -> dict[str, str]:
    match entity:
        case Document():
            half_erased = entity.state is DocumentState.ERASED and entity.source.key
            return {
                "state": HALF_ERASED if half_erased else entity.state.value,
                "kind": "document",
                "received_sort": f"{stamp(entity.received_at)}#{entity.id}",
                "changed_sort": f"{stamp(entity.changed_at)}#{entity.id}",
                **({"external_id": entity.external_id} if entity.external_id else {}),
            }
        case Review():
            due = due_at(entity)
            return {
                "state": entity.state.value,
                "state_type": f"{entity.state.value}#{entity.document_type}",
                "rank": rank(entity),
                "age_sort": age(entity),
                "amount_sort": stake(entity),
                **_person_attributes(entity),
                **({"due_state": entity.state.value, "due_sort": f"{due}#{entity.id}"} if due else {}),
            }
        case Label():
            return {"document_type": entity.document_type, "at_sort": f"{stamp(entity.at)}#{entity.id}"}
        case ModelCard():
            at_sort = f"{stamp(entity.requested_at)}#{entity.id}"
            return {"kind": CARDS, "document_type": entity.document_type, "at_sort": at_sort}
        case OutboxEvent(published_at=None) | AuditEntry(recorded_at=None):
            partition = UNRECORDED if isinstance(entity, AuditEntry) else "pending"
            return {"pending": partition, "at_sort": f"{stamp(entity.at)}#{entity.id}"}
        case _:
            return {}


def row_of(entity: Entity) -> Row:
    """Raises InvalidRequest when it is over what a row may hold or cannot be written as UTF-8."""
    row: Row = {
        PARTITION_KEY: {"S": entity.id},
        "version": {"N": str(entity.version)},
        "body": {"S": body_of(entity, entity.id)},
    }
    row.update({name: {"S": value} for name, value in _index_attributes(entity).items()})
    if isinstance(entity, CompletedRequest):
        row[EXPIRY_ATTRIBUTE] = {"N": str(int(entity.expires_at.timestamp()))}
    return row


_SPLIT_OFF: dict[type[Entity], dict[str, Any]] = {
    Review: {"draft": None, "corrections": ()},
    Label: {"fields": {}, "answers": (), "line_items": None},
}


@dataclass(frozen=True)
class Parts:
    """An entity as it is stored. `large` is the whole body where it is split off, None where the row has it."""

    row: Row
    document_id: str = ""
    large: bytes | None = None

    @property
    def digest(self) -> str | None:
        return digest_of(self.row)


def parts_of(entity: Entity) -> Parts:
    """Raises InvalidRequest as `row_of` does."""
    left_out = _SPLIT_OFF.get(type(entity))
    whole = None if left_out is None else _json_of(entity, entity.id).encode()
    if whole is None or len(whole) <= INLINE_BYTES:
        return Parts(row_of(entity))
    row = row_of(entity.model_copy(update=left_out)) | {DIGEST: {"S": sha256(whole).hexdigest()}}
    return Parts(row, document_of(entity), whole)


def digest_of(row: Mapping[str, AttributeValueTypeDef]) -> str | None:
    """The digest of the body that was split off; None when the row has all of it."""
    return row[DIGEST]["S"] if DIGEST in row else None


def document_of(value: Value) -> str:
    """The document to which a split entity belongs, and under whose prefix its body lies."""
    return value.document_id if isinstance(value, Review) else str(getattr(value, "id", ""))


def _json_of(value: Value, name: str) -> str:
    try:
        return value.model_dump_json()
    except PydanticSerializationError:
        raise InvalidRequest("A text contains characters that cannot be stored.", id=name) from None


def body_of(value: Value, name: str) -> str:
    """Raises InvalidRequest when it is over what a row may hold or cannot be written as UTF-8."""
    body = _json_of(value, name)
    if len(body.encode()) > ITEM_LIMIT_BYTES - _ROOM:
        raise InvalidRequest(f"This is larger than the {ITEM_LIMIT_BYTES // 1024} KB that a row may hold.", id=name)
    return body


def value_of(row: Mapping[str, AttributeValueTypeDef], kind: type[V]) -> V:
    return kind.model_validate_json(row["body"]["S"])
