"""What a message on the ingest queue says.

body                                       is
S3 event, ObjectCreated                    an Upload per record
S3 event, ObjectRemoved or expired         ignored, counted: erasing a document is a call of the API
s3:TestEvent                               ignored, counted
{"document_id": …}                         a Continuation
anything else                              UnreadableMessage
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from pydantic import ValidationError

from docloop.errors import UnreadableMessage
from docloop.model.event import Continuation

MAX_KEY_BYTES = 1_024
_DOCUMENT_ID = re.compile(r"doc_[a-z2-7]{26}")
_CREATED = "ObjectCreated:"
_GONE = ("ObjectRemoved:", "LifecycleExpiration:")


@dataclass(frozen=True)
class Upload:
    """An object was created. `version_id` None: the event does not say."""

    key: str
    version_id: str | None = None


@dataclass(frozen=True)
class Message:
    """What there is to do, in the order of the records; `ignored` counts records that ask for nothing."""

    work: tuple[Upload | Continuation, ...] = ()
    ignored: int = 0


def parse(body: str, bucket: str) -> Message:
    """The message as the inbox `bucket` or docloop itself sent it. Raises UnreadableMessage."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableMessage("The message is not JSON.") from None
    if not isinstance(content, dict):
        raise UnreadableMessage("The message is not a JSON object.")
    if content.get("Event") == "s3:TestEvent":
        return Message(ignored=1)
    if "document_id" in content:
        return Message(work=(_continuation(content),))
    return _s3_event(content, bucket)


def _continuation(content: Mapping[str, Any]) -> Continuation:
    try:
        continuation = Continuation.model_validate(content)
    except ValidationError:
        raise UnreadableMessage("The message names a document and something else.") from None
    if not _DOCUMENT_ID.fullmatch(continuation.document_id):
        raise UnreadableMessage("The message's document_id is not one of docloop's.")
    return continuation


def _s3_event(content: Mapping[str, Any], bucket: str) -> Message:
    records = content.get("Records")
    if not isinstance(records, list) or not records:
        raise UnreadableMessage("The message is neither an S3 event nor one of docloop's own.")
    uploads = [_record(record, bucket) for record in records]
    work = tuple(upload for upload in uploads if upload is not None)
    return Message(work, ignored=len(uploads) - len(work))


def _record(record: object, bucket: str) -> Upload | None:
    """None for an event that asks for nothing."""
    name = _text(record, "eventName")
    if _text(record, "s3", "bucket", "name") != bucket:
        raise UnreadableMessage("The event comes from a bucket that is not the inbox.")
    if name.startswith(_GONE):
        return None
    if not name.startswith(_CREATED):
        raise UnreadableMessage("The event is not about a created object.")
    key = _decoded(_text(record, "s3", "object", "key"))
    version_id = _optional_text(record, "s3", "object", "versionId")
    # A key that ends in a slash is what consoles make for an empty folder.
    return None if key.endswith("/") else Upload(key, version_id)


def _decoded(encoded: str) -> str:
    """S3 encodes keys in events as forms do: a space is `+`."""
    try:
        key = unquote_plus(encoded, errors="strict")
    except UnicodeDecodeError:
        raise UnreadableMessage("The object key is not UTF-8.") from None
    if not 0 < len(key.encode("utf-8")) <= MAX_KEY_BYTES:
        raise UnreadableMessage("The object key is empty or longer than S3 allows.")
    return key


def _text(record: object, *path: str) -> str:
    value = _optional_text(record, *path)
    if value is None:
        raise UnreadableMessage(f"The event has no {'.'.join(path)}.")
    return value


def _optional_text(record: object, *path: str) -> str | None:
    value = record
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    if value is not None and not isinstance(value, str):
        raise UnreadableMessage(f"The event's {'.'.join(path)} is not text.")
    if value and not _is_unicode(value):
        raise UnreadableMessage(f"The event's {'.'.join(path)} is not Unicode.")
    return value or None


def _is_unicode(text: str) -> bool:
    """JSON can spell half a surrogate pair, which no service takes."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
