"""What people have confirmed, joined with what was read: the examples of a document type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docloop.errors import NotFound, SourceMissing
from docloop.model import limits
from docloop.model.document import Document, DocumentState
from docloop.model.label import Label
from docloop.model.reading import Rereading
from docloop.steps.learn.examples import Example
from docloop.use_cases.contexts.learn import LearnContext

_PART = 100


@dataclass(frozen=True)
class Collected:
    """`examples` by id. `labelled` are the ids of all documents with a label of this type. `skipped` labels had no
    reading any more, or say nothing."""

    examples: tuple[Example, ...]
    labelled: frozenset[str]
    skipped: int = 0


def collect(context: LearnContext, document_type: str) -> Collected:
    """The newest labels of the type with their readings, as many as fit into memory; those of erased documents are left
    out.
    """
    examples: list[Example] = []
    labelled: set[str] = set()
    skipped = words = 0
    for label in _labels(context, document_type):
        if len(examples) >= context.max_labels or words >= limits.WORDS_TO_LEARN_FROM:
            labelled.add(label.id)
            continue
        document = document_of(context, label.id)
        if document is None:
            continue
        labelled.add(label.id)
        example = _example(context, label, document)
        if example is None:
            skipped += 1
        else:
            examples.append(example)
            words += sum(len(line.words) for page in example.reading.pages for line in page.lines)
    return Collected(tuple(sorted(examples, key=lambda each: each.id)), frozenset(labelled), skipped)


def document_of(context: LearnContext, document_id: str) -> Document | None:
    """None for a document that was erased; it may keep its label for a moment."""
    try:
        document = context.documents.get(document_id)
    except NotFound:
        return None
    return None if document.state is DocumentState.ERASED else document


def _labels(context: LearnContext, document_type: str) -> Iterator[Label]:
    cursor: str | None = None
    while True:
        page = context.labels.list(document_type=document_type, cursor=cursor, limit=_PART)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return


def _example(context: LearnContext, label: Label, document: Document) -> Example | None:
    """None when pages are gone, or when nothing is known of its fields."""
    if not document.pages_read or not label.fields:
        return None
    try:
        reading = context.files.reading(label.id, document.pages_read)
    except SourceMissing:
        return None
    items = None if label.line_items is None else tuple(dict(row.fields) for row in label.line_items)
    return Example(label.id, reading, dict(label.fields), items, _rereadings(context, document))


def _rereadings(context: LearnContext, document: Document) -> tuple[Rereading, ...]:
    """What a second reader saw when the document came in."""
    prediction = context.files.prediction(document)
    return prediction.rereadings if prediction else ()
