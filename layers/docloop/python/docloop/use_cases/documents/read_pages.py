"""Reads the pages of a document that have not been read yet, and stores each when it is done."""

from __future__ import annotations

from collections.abc import Callable

from docloop.errors import FileTooLarge
from docloop.model import limits
from docloop.model.event import Continuation
from docloop.ports import OpenDocument
from docloop.steps.deadline import seconds_to_understand
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.page_pictures import to_jpeg
from docloop.use_cases.documents.read_page import check_words, read_page


def fetch(context: ExtractContext, lease: DocumentLease) -> bytes:
    """Return the file's bytes. Raises FileTooLarge, SourceMissing."""
    document = lease.document
    if document.size > context.max_bytes:
        raise FileTooLarge(size=document.size, limit=context.max_bytes)
    with lease.step("fetch"):
        return context.inbox.get(document.source.key, document.source.version_id)


def read_pages(
    context: ExtractContext, lease: DocumentLease, file: OpenDocument, remaining: Callable[[], float]
) -> bool:
    """Read what is left; return False when the document was handed on before the end.

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
