"""The path of one document: read ► classify ► divide ► extract ► look up facts ► validate ► judge ► decide ► settle.

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
    NotFound,
    ReaderFailed,
    UnreadableMessage,
    VersionConflict,
)
from docloop.model.document import Document, DocumentState
from docloop.model.event import Continuation
from docloop.model.reading import Reading
from docloop.ports.retry import retry_on_conflict
from docloop.steps.deadline import Deadline, deadline_for
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.divide import divide
from docloop.use_cases.documents.lease import UNFINISHED, DocumentLease
from docloop.use_cases.documents.look_up import look_up
from docloop.use_cases.documents.messages import Upload, parse
from docloop.use_cases.documents.outcome import failed
from docloop.use_cases.documents.part_area import take_area
from docloop.use_cases.documents.part_pages import take_pages
from docloop.use_cases.documents.read_page import check_words
from docloop.use_cases.documents.read_pages import fetch, read_pages
from docloop.use_cases.documents.register import register
from docloop.use_cases.documents.reread import read_again
from docloop.use_cases.documents.settle import change_of, outcome_of, settle, settle_copy, still_mine
from docloop.use_cases.documents.split import hand_on_parts
from docloop.use_cases.documents.understand import understand

Remaining = Callable[[], float]


@dataclass(frozen=True)
class Run:
    """What one run did. `document` is its row afterwards, `pages` those read now, `seconds` the time by step.

    `worked` is False when there was nothing left to do. `substituted` pages were read by another reader than the first.
    """

    document: Document
    worked: bool = False
    pages: int = 0
    substituted: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def receive(
    context: ExtractContext, body: str, remaining: Remaining, begins: Callable[[Document], object] = lambda _: None
) -> Run | None:
    """Do what a message of the ingest queue asks for; return None when it asks for nothing.

    Every upload in it becomes a document. The first is worked on now, after `begins` was told of it; any others get a
    message of their own. Raises UnreadableMessage, and what `process` raises.
    """
    found = (_document(context, work) for work in parse(body, context.inbox.bucket).work)
    documents = [document for document in found if document is not None]
    for other in documents[1:]:
        if other.state in UNFINISHED:
            context.ingest_queue.hand_on(Continuation(document_id=other.id))
    if not documents:
        return None
    begins(documents[0])
    return process(context, documents[0], remaining)


def _document(context: ExtractContext, work: Upload | Continuation) -> Document | None:
    if isinstance(work, Upload):
        return register(context.registry, work)
    try:
        return context.documents.get(work.document_id)
    except NotFound:
        raise UnreadableMessage("The message names a document that does not exist.") from None


def process(context: ExtractContext, document: Document, remaining: Remaining) -> Run:
    """Take an unfinished document as far as `remaining()` seconds allow; one that is finished is left as it is.

    Raises DocumentBusy while another invocation works on it, ServiceUnavailable, ReaderFailed. Whatever is wrong with
    the document itself ends as its state `failed`.
    """
    if document.state is DocumentState.SPLIT:
        hand_on_parts(context.documents, context.ingest_queue, document)
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
    if lease.document.state is DocumentState.SPLIT:
        hand_on_parts(context.documents, context.ingest_queue, lease.document)
    substitutes = {reader.name for reader in context.readers[1:]}
    substituted = sum(reading.reader in substitutes for reading in lease.readings.values())
    return Run(lease.document, True, len(lease.readings), substituted, lease.seconds)


def _advance(context: ExtractContext, lease: DocumentLease, remaining: Remaining) -> None:
    try:
        lease.check_starts()
        pages = _read(context, lease, remaining)
        if pages is None:
            return
        reading = context.files.reading(lease.document.id, pages, lease.readings)
        check_words(*reading.pages)
        _conclude(context, lease, reading, deadline_for(pages, remaining()))
    except DocumentError as error:
        settle(context, lease, failed(lease.document, error, context.clock.now()))
    except (DependencyError, ConfigurationError) as error:
        lease.give_back(context.documents, its_own_doing=isinstance(error, ReaderFailed))
        raise


def _read(context: ExtractContext, lease: DocumentLease, remaining: Remaining) -> int | None:
    """Return how many pages are stored; None when the document is done with or was handed on."""
    part = lease.document.part
    if part is not None and part.span.area is not None:
        take_area(context, lease, part, part.span.area)
        return 1
    if part is not None:
        return part.span.pages if take_pages(context, lease, part, remaining) else None
    data = fetch(context, lease)
    if lease.document.content_hash is None and settle_copy(context, lease, data):
        return None
    with context.opener.open(data) as file:
        return file.page_count if read_pages(context, lease, file, remaining) else None


def _conclude(context: ExtractContext, lease: DocumentLease, reading: Reading, deadline: Deadline) -> None:
    """Go from what was read to what is stored.

    Raises VersionConflict when the document was changed by somebody else, TookTooLong.
    """
    with lease.step("classify"):
        known = understand(context, lease.document, reading)
    if divide(context, lease, known, reading, deadline):
        return
    with lease.step("extract"):
        extracted = known.extract(deadline)
    rereadings = None

    def attempt() -> None:
        nonlocal rereadings
        facts, match = look_up(
            context.documents, context.clock, lease.document, extracted, known.document_type, context.companies
        )
        with lease.step("validate"):
            checked = known.validated(extracted, facts)
        with lease.step("judge"):
            judged = known.judged(checked)
        if rereadings is None:
            rereadings = read_again(context, lease, reading, judged, deadline)
        if rereadings:
            with lease.step("judge"):
                judged = known.judged(judged, rereadings)
        with lease.step("decide"):
            decision = known.decide(context, lease.document, judged)
        settle(context, lease, outcome_of(context, lease, known, judged, decision), *change_of(match))

    # A conflict on another row than its own: somebody changed what the document is compared with.
    retry_on_conflict(attempt, DocumentBusy(document_id=lease.document.id), lambda: still_mine(context, lease))
