"""Takes the pages of a part over from the document that it comes from: what was read once is not read again."""

from __future__ import annotations

from collections.abc import Callable

from docloop.errors import SourceMissing
from docloop.model import limits
from docloop.model.document import Part
from docloop.model.event import Continuation
from docloop.steps.deadline import seconds_to_understand
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease


def take_pages(context: ExtractContext, lease: DocumentLease, part: Part, remaining: Callable[[], float]) -> bool:
    """Keep each page as one of the part's own; return False when the part was handed on before the end.

    Raises SourceMissing when the document was erased meanwhile.
    """
    pages = part.span.pages
    for number in range(lease.document.pages_read + 1, pages + 1):
        with lease.step("store"):
            there = part.span.first + number - 1
            reading = context.files.page_reading(part.of, there)
            picture = context.files.page_picture(part.of, there)
            reading = reading.model_copy(update={"number": number, "seconds": 0.0})
            context.files.keep_page(lease.document.id, reading, picture)
        needed = 0.0 if number < pages else seconds_to_understand(number) + limits.SECONDS_TO_STORE
        late = remaining() < max(context.hand_on_seconds, needed)
        media_type = lease.document.media_type
        if media_type is None:
            raise SourceMissing("The document of which this is a part was erased.")
        lease.finish_page(reading, media_type=media_type, pages=pages, hand_on=late)
        if late:
            context.ingest_queue.hand_on(Continuation(document_id=lease.document.id))
            return False
    return True
