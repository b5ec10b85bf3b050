"""The second reader at work on a document whose pages have been read."""

from __future__ import annotations

import logging

from docloop.errors import ReaderFailed, ReadingTimedOut
from docloop.model.extraction import Extraction
from docloop.model.reading import Reading, Rereading
from docloop.steps.deadline import Deadline
from docloop.steps.reread import places
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.page_pictures import from_jpeg

logger = logging.getLogger(__name__)

REREAD = "reread"
"""The step under which its time is counted."""


def read_again(
    context: ExtractContext, lease: DocumentLease, reading: Reading, extraction: Extraction, deadline: Deadline
) -> tuple[Rereading, ...]:
    """What the second reader makes of the lines that the fields stand on; nothing when there is none.

    The pictures are the stored ones, for the pages may have been read by an earlier invocation. A page on which it
    fails is left as the first reader read it: its fields then have no second reading, which is not the same as one that
    agrees; so are the pages that are left when the time is up.

    Raises SourceMissing when a picture is not there (it was erased), ServiceUnavailable.
    """
    second = context.second_reader
    if second is None:
        return ()
    found: list[Rereading] = []
    for number, boxes in places(extraction, reading).items():
        if deadline.has_passed:
            logger.warning("second reader %s had no time for all pages", second.name)
            break
        with lease.step("load"):
            page = from_jpeg(number, context.files.page_picture(lease.document.id, number))
        try:
            with lease.step(REREAD):
                found += second.reread(page, boxes)
        except (ReaderFailed, ReadingTimedOut) as error:
            logger.warning("second reader %s failed: %s", second.name, error.code)
    return tuple(found)
