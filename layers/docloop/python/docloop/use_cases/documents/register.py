"""Which document an upload is: exactly one per version of an object, and of all versions only the newest lives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docloop.errors import DocumentBusy, NotFound
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState, KeyHead, ObjectRef, document_id, key_head_id
from docloop.model.document_type import NAME_PATTERN
from docloop.model.event import EventType, OutboxEvent
from docloop.ports import BlobHead, BlobStore, DocumentStore, DocumentTypeStore
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.document_events import event_of
from docloop.use_cases.documents.messages import Upload
from docloop.use_cases.documents.supersede import superseded_by
from docloop.use_cases.documents.upload_notes import read
from docloop.use_cases.publish import PublishContext, publish_now

INBOX_PREFIX = "inbox/"


@dataclass(frozen=True)
class RegisterContext:
    """What registering needs; the events of what it supersedes are published at once."""

    inbox: BlobStore
    types: DocumentTypeStore
    publisher: PublishContext


def register(registry: RegisterContext, upload: Upload) -> Document | None:
    """The document of an upload, made if need be; None when the object is gone and the event names no version.

    The newest version of a key supersedes the document of the version before it, whose open review is cancelled. A
    version that is not the newest is registered as superseded. Raises DocumentBusy when others kept writing first.
    """
    return retry_on_conflict(lambda: _register_once(registry, upload), DocumentBusy("Registration lost every race."))


def named_type(key: str, types: DocumentTypeStore) -> str | None:
    """The document type that the first folder below the inbox names; any other folder is just a folder."""
    folder, slash, _ = key.removeprefix(INBOX_PREFIX).partition("/")
    if not slash or not key.startswith(INBOX_PREFIX) or not re.match(NAME_PATTERN, folder):
        return None
    return folder if types.get(folder) else None


def _register_once(registry: RegisterContext, upload: Upload) -> Document | None:
    # The order matters: a version registered after the head was read makes the commit below fail, and one that was
    # registered before it is seen by the HEAD. So an older version never takes the key from a newer one.
    head = registry.publisher.documents.key_head(key_head_id(ObjectRef(bucket=registry.inbox.bucket, key=upload.key)))
    newest = registry.inbox.head(upload.key)
    version_id = upload.version_id or (newest.version_id if newest else None)
    if version_id is None:
        return None
    source = ObjectRef(bucket=registry.inbox.bucket, key=upload.key, version_id=version_id)
    known = _find(registry.publisher.documents, document_id(source))
    if known is not None:
        return known
    if newest is not None and newest.version_id != version_id:
        newer = source.model_copy(update={"version_id": newest.version_id})
        return _register_older(registry, source, document_id(newer))
    if newest is None and head is not None:
        # Deleted meanwhile, so nobody can say which version was the newest: what is registered keeps the key.
        return _register_older(registry, source, head.document_id)
    return _register_newest(registry, source, newest, head)


def _register_newest(
    registry: RegisterContext, source: ObjectRef, newest: BlobHead | None, head: KeyHead | None
) -> Document:
    document = _new(registry, source, newest)
    if head is None:
        return _store(registry, document, KeyHead(id=key_head_id(source), document_id=document.id))
    moved = head.next_version(document_id=document.id)
    return _store(registry, document, moved, *_supersede(registry, head.document_id, by=document.id))


def _register_older(registry: RegisterContext, source: ObjectRef, by: str) -> Document:
    older = registry.inbox.head(source.key, source.version_id)
    ended = {"state": DocumentState.SUPERSEDED, "superseded_by": by}
    document = _new(registry, source, older).model_copy(update=ended)
    event = event_of(document, EventType.DOCUMENT_SUPERSEDED, document.received_at)
    return _store(registry, document, event)


def _store(registry: RegisterContext, document: Document, *others: Entity) -> Document:
    registry.publisher.work.commit(document, *others)
    publish_now(registry.publisher, *(other for other in others if isinstance(other, OutboxEvent)))
    return document


def _new(registry: RegisterContext, source: ObjectRef, head: BlobHead | None) -> Document:
    now = registry.publisher.clock.now()
    return Document(
        id=document_id(source),
        source=source,
        size=head.size if head else 0,
        named_type=named_type(source.key, registry.types),
        received_at=now,
        changed_at=now,
        **dict(read(head.metadata if head else {})),
    )


def _supersede(registry: RegisterContext, document_id: str, by: str) -> list[Entity]:
    """The changes that end a document for a newer one; none when it has ended already."""
    publisher = registry.publisher
    return superseded_by(by, _find(publisher.documents, document_id), publisher.reviews, publisher.clock.now())


def _find(documents: DocumentStore, document_id: str) -> Document | None:
    try:
        return documents.get(document_id)
    except NotFound:
        return None
