"""A document laid out, with every candidate of every field, before anything is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Candidate
from docloop.model.reading import Reading
from docloop.steps.country import whereabouts
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.candidates import Page, candidates_of
from docloop.steps.extract.date_order import order_of_terms
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.page.locale import hints_for
from docloop.steps.extract.score.scoring import ScoringContext
from docloop.steps.languages import languages_of
from docloop.steps.signs import signs_of

Candidates = Mapping[str, Sequence[Candidate]]
"""Candidates by field."""


@dataclass(frozen=True)
class Proposal:
    """A document before anything is chosen; `candidates` come from the page alone, without what labels taught."""

    page: Page
    context: ScoringContext
    candidates: Candidates


def propose(reading: Reading, document_type: DocumentType, deadline: Deadline = NEVER) -> Proposal:
    """Lays the document out and finds every candidate. Raises TookTooLong."""
    layout = lay_out(reading)
    languages = languages_of(reading)
    where = whereabouts(reading, languages)
    hints = hints_for(reading, document_type, where, languages)
    signs = signs_of(reading, languages) if document_type.papers else {}
    page = Page(layout, document_type, hints, deadline, languages, where, signs)
    order = order_of_terms(layout, page.labels, document_type, hints)
    if order not in {None, hints.day_first}:
        page = Page(layout, document_type, replace(hints, day_first=order), deadline, languages, where, signs)
    context = ScoringContext(document_type.name, reading.readers, layout.page_count, layout.text_height)
    return Proposal(page, context, {spec.name: candidates_of(spec, page) for spec in document_type.fields})
