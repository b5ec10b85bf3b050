"""Whether the same content came before: identical bytes, or the same invoice on other paper."""

from __future__ import annotations

from dataclasses import dataclass

from docloop.errors import NotFound
from docloop.model.document import ContentHead, Document, DocumentState
from docloop.ports import DocumentStore

_GIVES_WAY = frozenset({DocumentState.SUPERSEDED, DocumentState.FAILED, DocumentState.ERASED, DocumentState.DUPLICATE})


@dataclass(frozen=True)
class DuplicateMatch:
    """`first` is the document that had this content before; None: this one is the first.

    `change` makes it the first in the store; None when nothing has to change.
    """

    first: str | None = None
    change: ContentHead | None = None


def find_first(document: Document, content: str, documents: DocumentStore) -> DuplicateMatch:
    """Who was first with `content` (a hash).

    One that ended without a result, an older version, and the file of which it is a part give way.
    """
    head = documents.content_head(content)
    if head is None:
        return DuplicateMatch(change=ContentHead(id=content, document_id=document.id))
    if head.document_id == document.id:
        return DuplicateMatch()
    if _gives_way(head.document_id, document, documents):
        return DuplicateMatch(change=head.next_version(document_id=document.id))
    return DuplicateMatch(first=head.document_id)


def _gives_way(first_id: str, document: Document, documents: DocumentStore) -> bool:
    try:
        first = documents.get(first_id)
    except NotFound:
        return True
    if document.part is not None and first.id == document.part.of:
        return True
    if document.part is not None and first.part is not None and first.part.of == document.part.of:
        # The same invoice twice in one file.
        return first.state in _GIVES_WAY
    same_key = (first.source.bucket, first.source.key) == (document.source.bucket, document.source.key)
    return same_key or first.state in _GIVES_WAY
