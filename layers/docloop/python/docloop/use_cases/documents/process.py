"""The way of one document: read ► classify ► interpret (extract ► validate ► judge) ► decide.

Every page's reading is stored when done. With little time left the document is handed on to the next invocation, which
goes on with the next page; a run that was killed is taken up in the same way once its lease has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docloop.errors import (
    ConfigurationError,
    DependencyError,
    DocumentBusy,
    DocumentError,
    FileTooLarge,
    NotFound,
    ReaderFailed,
    UnreadableMessage,
    VersionConflict,
)
from docloop.model import limits
from docloop.model.document import Document, DocumentState
from docloop.model.event import Continuation
from docloop.ports import OpenDocument
from docloop.steps.deadline import deadline_for, seconds_to_understand
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.conclude import conclude, fail, link, understand
from docloop.use_cases.documents.lease import UNFINISHED, DocumentLease
from docloop.use_cases.documents.messages import Upload, parse
from docloop.use_cases.documents.page_pictures import to_jpeg
from docloop.use_cases.documents.read_page import check_words, read_page
from docloop.use_cases.documents.register import register

Remaining = Callable[[], float]


@dataclass(frozen=True)
class Run:
    """What one run did. `document` is its row afterwards, `pages` those read now, `seconds` the time by step.

    `worked` is False when there was nothing left to do.
    """

    document: Document
    worked: bool = False
    pages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def receive(context: ExtractContext, body: str, remaining: Remaining) -> Run | None:
    """Does what a message of the ingest queue asks for; None when it asks for nothing.

    Every upload in it becomes a document. The first is worked on now, any others get a message of their own. Raises
    UnreadableMessage, and what `run` raises.
    """
    found = (_document(context, work) for work in parse(body, context.inbox.bucket).work)
    documents = [document for document in found if document is not None]
    for other in documents[1:]:
        if other.state in UNFINISHED:
            context.ingest_queue.hand_on(Continuation(document_id=other.id))
    return run(context, documents[0], remaining) if documents else None


def _document(context: ExtractContext, work: Upload | Continuation) -> Document | None:
    if isinstance(work, Upload):
        return register(context.registry, work)
    try:
        return context.documents.get(work.document_id)
    except NotFound:
        raise UnreadableMessage("The message names a document that does not exist.") from None


def run(context: ExtractContext, document: Document, remaining: Remaining) -> Run:
    """Takes an unfinished document as far as `remaining()` seconds allow; one that is finished is left as it is.

    Raises DocumentBusy while another invocation works on it, ServiceUnavailable, ReaderFailed. Whatever is wrong with
    the document itself ends as its state `failed`.
    """
    if document.state not in UNFINISHED:
        return Run(document)
    try:
        lease = DocumentLease.take(document, context.work, context.clock, lease_seconds=remaining())
        _advance(context, lease, remaining)
    except VersionConflict:
        stored = context.documents.get(document.id)
        if stored.state in UNFINISHED:
            raise DocumentBusy(document_id=document.id) from None
        if stored.state is DocumentState.ERASED:
            # Erased in the middle of reading: what this run has stored since goes, too.
            context.files.erase(document.id)
        return Run(stored)
    return Run(lease.document, True, len(lease.readings), lease.seconds)


def _advance(context: ExtractContext, lease: DocumentLease, remaining: Remaining) -> None:
    try:
        lease.check_starts()
        data = _fetch(context, lease)
        if lease.document.content_hash is None and link(context, lease, data):
            return
        with context.opener.open(data) as file:
            pages = file.page_count
            if not _read(context, lease, file, remaining):
                return
        reading = context.files.reading(lease.document.id, pages, lease.readings)
        check_words(*reading.pages)
        conclude(context, lease, understand(context, lease, reading), deadline_for(pages, remaining()))
    except DocumentError as error:
        fail(context, lease, error)
    except (DependencyError, ConfigurationError) as error:
        lease.give_back(context.documents, its_own_doing=isinstance(error, ReaderFailed))
        raise


def _fetch(context: ExtractContext, lease: DocumentLease) -> bytes:
    document = lease.document
    if document.size > context.max_bytes:
        raise FileTooLarge(size=document.size, limit=context.max_bytes)
    with lease.step("fetch"):
        return context.inbox.get(document.source.key, document.source.version_id)


def _read(context: ExtractContext, lease: DocumentLease, file: OpenDocument, remaining: Remaining) -> bool:
    """Reads the pages that have not been read; False when the document was handed on before the end.

    At least one page is read whatever the time, so that every invocation gets on.
    """
    for number in range(lease.document.pages_read + 1, file.page_count + 1):
        with lease.step("read"):
            reading, picture = read_page(file, number, context.readers)
        with lease.step("store"):
            context.files.keep_page(lease.document.id, reading, to_jpeg(picture))
        check_words(*lease.readings.values())
        needed = 0.0 if number < file.page_count else seconds_to_understand(number) + limits.SECONDS_TO_STORE
        late = remaining() < max(context.hand_on_seconds, needed)
        lease.finish_page(reading, media_type=file.media_type, pages=file.page_count, hand_on=late)
        if late:
            context.ingest_queue.hand_on(Continuation(document_id=lease.document.id))
            return False
    return True
