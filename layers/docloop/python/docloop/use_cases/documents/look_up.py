"""Looks up what the stack knows of a document beside what is on the paper."""

from __future__ import annotations

from docloop.errors import NotFound
from docloop.model.document import Document
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import EarlierDocument, Facts
from docloop.ports import Clock, CompanyStore, DocumentStore
from docloop.steps.validate.duplicates import duplicate_key
from docloop.use_cases.duplicates import DuplicateMatch, find_first


def look_up(
    documents: DocumentStore,
    clock: Clock,
    document: Document,
    said: Extraction,
    document_type: DocumentType | None,
    companies: CompanyStore,
) -> tuple[Facts, DuplicateMatch]:
    """Return the facts about a document that says this, and what makes it the first of its kind in the store.

    `document_type` None: the type is not known.
    """
    key = duplicate_key(said, document_type)
    match = find_first(document, key, documents) if key else DuplicateMatch()
    earlier = None
    if match.first is not None:
        try:
            earlier = EarlierDocument(match.first, documents.get(match.first).received_at)
        except NotFound:
            match = DuplicateMatch()
    own = companies.get()
    return Facts(clock.now().date(), earlier, document.received_at, own.companies if own else ()), match
