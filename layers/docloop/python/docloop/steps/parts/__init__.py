"""Proposes which pages of a file are one paper, or which areas of a page: invoices that were stacked on a scanner,
receipts of a trip, on pages of their own or laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.parts import PartsProposal
from docloop.model.reading import LISTED, Reading
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.parts.areas import shared_page
from docloop.steps.parts.boundaries import find_boundaries
from docloop.steps.parts.page_view import views_of

SURE = 0.97
"""How likely a boundary must be for a file to be split without a question."""

SURE_NOT = 0.12
"""How unlikely it must be to be left out without one."""


def propose_parts(reading: Reading, types: Sequence[DocumentType], deadline: Deadline = NEVER) -> PartsProposal:
    """Return where papers begin in a file, and which share a page. `types` are those that it may hold papers of.

    Only types whose papers have kinds count: of others nobody knows how their first page looks. A file with an
    e-invoice inside is one paper, whatever comes with it. Raises TookTooLong.
    """
    pages = len(reading.pages)
    dividable = [each for each in types if each.papers and each.kind_field is not None]
    listed = any(page.reader == LISTED for page in reading.pages)
    if not dividable or listed or (reading.embedded is not None and reading.embedded.syntax):
        return PartsProposal(pages=max(1, pages))
    looked_at = (shared_page(page, dividable, deadline) for page in reading.pages)
    shared = tuple(each for each in looked_at if each is not None)
    found = find_boundaries(list(views_of(reading, dividable, deadline))) if pages > 1 else ()
    chances = [*(each.chance for each in found), *(each.chance for each in shared)]
    certain = all(chance >= SURE or chance <= SURE_NOT for chance in chances)
    return PartsProposal(pages=pages, boundaries=found, shared=shared, certain=certain)
