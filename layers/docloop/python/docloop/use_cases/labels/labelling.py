"""Which document is the most useful to label next, and what the model in use makes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docloop.errors import NotFound, SourceMissing
from docloop.model.actor import Actor
from docloop.model.document import Document, DocumentState
from docloop.model.document_type import UNKNOWN
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.review import ReviewState
from docloop.steps.predict_fields import predict_fields
from docloop.use_cases.contexts.review import ReviewContext

LOOKED_AT = 50
"""Documents without a label that are compared in one call."""

PARTS = 5
_PART = 100
_READ = frozenset({
    DocumentState.ACCEPTED, DocumentState.IN_REVIEW, DocumentState.COMPLETED, DocumentState.REJECTED
})  # fmt: skip


@dataclass(frozen=True)
class Useful:
    """`confidence` is that of its least certain field, None when none was scored. `document` None: nothing is left
    among the latest documents; `more`: there are older ones that were not looked at."""

    document: Document | None = None
    confidence: float | None = None
    more: bool = False


def next_to_label(
    context: ReviewContext, actor: Actor, document_type: str, passed_over: Collection[str] = ()
) -> Useful:
    """The least certain of the latest documents without a label, else the oldest of them. Raises NotFound.

    Those count that are of the type, or of no known type and uploaded for it. What another person holds is left out,
    and so are the ids `passed_over`.
    """
    if context.types.get(document_type) is None:
        raise NotFound("This document type does not exist.")
    found, more = _candidates(context, actor, document_type, passed_over)
    scored = [(confidence, each) for each in found if (confidence := _least(context, each)) is not None]
    if scored:
        confidence, document = min(scored, key=lambda each: (each[0], each[1].received_at))
        return Useful(document, confidence, more)
    return Useful(min(found, key=lambda each: each.received_at, default=None), None, more)


def suggest(context: ReviewContext, document_id: str, document_type: str) -> Extraction | None:
    """What the model in use at this moment makes of the stored reading, taken to be of that type; nothing is kept.

    None for a document that was not read. Raises NotFound, ModelUnavailable.
    """
    kind = context.types.get(document_type)
    if kind is None:
        raise NotFound("This document type does not exist.")
    document = context.documents.get(document_id)
    if not document.pages or document.pages_read < document.pages:
        return None
    try:
        reading = context.files.reading(document_id, document.pages)
    except SourceMissing:
        return None
    stored = context.files.prediction(document)
    model = context.model_context.in_use.of(document_type)
    around = Facts(today=context.clock.now().date())
    return predict_fields(reading, kind, 1.0, model, around, stored.rereadings if stored else ())


def _candidates(
    context: ReviewContext, actor: Actor, document_type: str, passed_over: Collection[str]
) -> tuple[list[Document], bool]:
    found: list[Document] = []
    cursor = None
    for _ in range(PARTS):
        part = context.documents.list(cursor=cursor, limit=_PART)
        for document in part.items:
            if document.id in passed_over or not _is_for(document, document_type):
                continue
            if context.labels.get(document.id) or _is_held(context, actor, document):
                continue
            found.append(document)
            if len(found) == LOOKED_AT:
                return found, True
        cursor = part.cursor
        if cursor is None:
            return found, False
    return found, True


def _is_for(document: Document, document_type: str) -> bool:
    of_type = document.document_type == document_type
    unknown = document.document_type in {None, UNKNOWN}
    return document.state in _READ and (of_type or (unknown and document.named_type == document_type))


def _is_held(context: ReviewContext, actor: Actor, document: Document) -> bool:
    if document.state is not DocumentState.IN_REVIEW or document.review_id is None:
        return False
    review = context.reviews.get(document.review_id)
    claim = review.claim if review.state is ReviewState.CLAIMED else None
    return claim is not None and claim.by != actor.user_id and claim.expires_at > context.clock.now()


def _least(context: ReviewContext, document: Document) -> float | None:
    stored = context.files.prediction(document)
    scored = (field.confidence for field in stored.fields if field.confidence is not None) if stored else ()
    return min(scored, default=None)
