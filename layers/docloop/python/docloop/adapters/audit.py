"""The audit record: one S3 object per entry, and the key says all of it.

A listing of keys is therefore a listing of entries, 1,000 a call, and no object is ever fetched to answer a query. Keys
begin with the time counted down, so that S3 lists the newest first and a page goes on behind the key it ended with:

    record/8234567890123456/2026-11-29T14:30:05.123456Z!document_erased!<actor>!<roles>!<subject>!aud_….json

The object holds the same as JSON, for other programs. An entry is written once under a key made of its own content;
writing it again changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from docloop.adapters import cursors
from docloop.adapters.aws_errors import translated
from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.events import settle
from docloop.adapters.rows import UNRECORDED, stamp
from docloop.adapters.tables import OUTBOX
from docloop.model.actor import Role
from docloop.model.audit import AuditEntry, Sought
from docloop.ports import PageOf

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

PREFIX = "record/"
SCOPE = "audit"
PART = 1_000
PARTS = 10
"""Calls that one page of a filtered listing may take: 10,000 entries are looked at."""

_END = 10**16
_DIGITS = 16
_EPOCH = datetime.fromtimestamp(0, UTC)
_MICROSECOND = timedelta(microseconds=1)
_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"


def countdown(at: datetime) -> str:
    """Sixteen digits that sort the newest first: microseconds until the year 2286."""
    return f"{_END - (at - _EPOCH) // _MICROSECOND:0{_DIGITS}d}"


def key_of(entry: AuditEntry) -> str:
    said = (entry.verb, entry.actor, ".".join(entry.roles), entry.subject)
    rest = "!".join(quote(part, safe="-._:@") for part in said)
    return f"{PREFIX}{countdown(entry.at)}/{stamp(entry.at)}!{rest}!{entry.id}.json"


def entry_at(key: str) -> AuditEntry:
    at, verb, actor, roles, subject, name = key.rpartition("/")[2].removesuffix(".json").split("!")
    moment = datetime.strptime(at, _STAMP).replace(tzinfo=UTC)
    return AuditEntry(
        id=name,
        verb=unquote(verb),
        actor=unquote(actor),
        roles=tuple(Role(role) for role in roles.split(".") if role),
        subject=unquote(subject),
        at=moment,
        recorded_at=moment,
    )


class S3AuditRecord:
    def __init__(self, s3: S3Client, bucket: str, dynamodb: DynamoDBClient, tables: TableNames) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._dynamodb = dynamodb
        self._outbox = DynamoTable(dynamodb, tables, OUTBOX)
        self._name = tables.name(OUTBOX)

    def append(self, entry: AuditEntry) -> None:
        body = entry.model_dump_json(include={"id", "verb", "actor", "roles", "subject", "at"}).encode()
        with translated():
            self._s3.put_object(Bucket=self._bucket, Key=key_of(entry), Body=body, ContentType="application/json")

    def pending(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        return self._outbox.query("pending", UNRECORDED, AuditEntry, limit=limit).items

    def settle(self, entry: AuditEntry, at: datetime) -> None:
        settle(self._dynamodb, self._name, entry.model_copy(update={"recorded_at": at}), at)

    def list(self, sought: Sought, *, cursor: str | None = None, limit: int = 50) -> PageOf[AuditEntry]:
        # "/" sorts right before "0", so a bound covers the whole moment.
        start = f"{PREFIX}{countdown(sought.until)}0" if sought.until else PREFIX
        end = f"{PREFIX}{countdown(sought.since)}0" if sought.since else f"{PREFIX}~"
        after: str | None = max(start, cursors.decode(SCOPE, cursor)[0]) if cursor else start
        found: list[AuditEntry] = []
        for _ in range(PARTS):
            if after is None:
                break
            keys, after = self._part(after, end)
            for key in keys:
                entry = entry_at(key)
                if sought.fits(entry):
                    found.append(entry)
                if len(found) == limit:
                    more = after is not None or key != keys[-1]
                    return PageOf(tuple(found), cursors.encode(SCOPE, key, key) if more else None)
        return PageOf(tuple(found), cursors.encode(SCOPE, after, after) if after else None)

    def _part(self, after: str, end: str) -> tuple[tuple[str, ...], str | None]:
        """The keys of one call behind `after` and before `end`, and where the next call goes on; None: nowhere."""
        with translated():
            answer = self._s3.list_objects_v2(Bucket=self._bucket, Prefix=PREFIX, StartAfter=after, MaxKeys=PART)
        keys = [found["Key"] for found in answer.get("Contents", [])]
        within = tuple(key for key in keys if key < end)
        more = answer["IsTruncated"] and len(within) == len(keys) and within
        return within, within[-1] if more else None
