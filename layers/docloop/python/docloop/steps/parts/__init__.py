"""Proposes which pages of a file are one paper: invoices that were stacked on a scanner, receipts of a trip."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.parts import PartsProposal
from docloop.model.reading import LISTED, Reading
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.parts.boundaries import find_boundaries
from docloop.steps.parts.page_view import views_of

SURE = 0.97
"""How likely a boundary must be for a file to be split without a question."""

SURE_NOT = 0.12
"""How unlikely it must be to be left out without one."""


def propose_parts(reading: Reading, types: Sequence[DocumentType], deadline: Deadline = NEVER) -> PartsProposal:
    """Return where papers begin in a file. `types` are those that it may hold papers of.

    Only types whose papers have kinds count: of others nobody knows how their first page looks. A file with an
    e-invoice inside is one paper, whatever comes with it. Raises TookTooLong.
    """
    pages = len(reading.pages)
    dividable = [each for each in types if each.papers and each.kind_field is not None]
    listed = any(page.reader == LISTED for page in reading.pages)
    if pages < 2 or not dividable or listed or (reading.embedded is not None and reading.embedded.syntax):
        return PartsProposal(pages=max(1, pages))
    found = find_boundaries(list(views_of(reading, dividable, deadline)))
    certain = all(each.chance >= SURE or each.chance <= SURE_NOT for each in found)
    return PartsProposal(pages=pages, boundaries=found, certain=certain)
