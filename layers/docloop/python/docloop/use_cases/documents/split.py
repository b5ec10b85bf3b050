"""Splits a document into parts, each a document of its own: the same file, other pages or areas, the same path.

The parts are stored in one transaction with the document that they come from. Their messages are sent afterwards; one
that is lost is sent again when the document's own message comes again, or by the sweeper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from docloop.errors import InvalidRequest
from docloop.model import limits
from docloop.model.document import Document, DocumentState, Part, part_id
from docloop.model.event import Continuation
from docloop.model.parts import PageSpan, covers
from docloop.ports import DocumentStore, IngestQueue


def parts_of(
    document: Document, spans: Sequence[PageSpan], at: datetime, rotations: Mapping[int, int]
) -> tuple[Document, ...]:
    """Return the rows of the parts, as received as the document itself: retention counts from the same moment.

    `rotations` says how the pages that are shared by parts were turned.
    """
    return tuple(
        Document(
            id=part_id(document.id, span),
            source=document.source,
            part=Part(of=document.id, span=span, rotation=rotations[span.first] if span.area is not None else 0),
            size=document.size,
            media_type=document.media_type,
            content_hash=_content_of(document, span),
            named_type=document.named_type,
            pages=span.pages,
            received_at=document.received_at,
            changed_at=at,
            uploaded_by=document.uploaded_by,
            external_id=document.external_id,
            metadata=document.metadata,
        )
        for span in spans
    )


def _content_of(document: Document, span: PageSpan) -> str:
    """Return what names the part's content; it is no file's, so that no copy is looked for by it."""
    return hashlib.sha256(" ".join((document.content_hash or document.id, *span.names)).encode()).hexdigest()


def check_spans(document: Document, spans: Sequence[PageSpan]) -> None:
    """Raise InvalidRequest unless the spans are all pages of the document, each once and in order, in few parts.

    Of a page that several papers share the spans are two areas or more.
    """
    pages = document.pages or 0
    if document.part is not None:
        raise InvalidRequest("A part is not split again: split the document that it comes from.", field="parts")
    if not covers(spans, pages):
        raise InvalidRequest(
            f"The parts have to be pages 1 to {pages}, each once and in order, or areas of a page that lie apart.",
            field="parts",
        )
    if len(spans) > limits.PARTS:
        raise InvalidRequest(f"A document is split into {limits.PARTS} parts at most.", field="parts")


def shared_pages(spans: Sequence[PageSpan]) -> set[int]:
    """Return the pages of which areas are parts."""
    return {span.first for span in spans if span.area is not None}


def hand_on_parts(documents: DocumentStore, queue: IngestQueue, document: Document) -> None:
    """Send a message for each part that nobody has begun with. May be done twice. Raises ServiceUnavailable."""
    for each in document.part_ids:
        part = documents.get(each)
        if part.state is DocumentState.RECEIVED and part.lease_until is None:
            queue.hand_on(Continuation(document_id=part.id))
