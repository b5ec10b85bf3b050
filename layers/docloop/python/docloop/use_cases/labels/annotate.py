"""Labels without a review: a person says what is true of a document; its result stays as it is."""

from __future__ import annotations

from docloop.errors import IllegalTransition, NotFound, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity
from docloop.model.document import DocumentState
from docloop.model.document_type import UNKNOWN
from docloop.model.label import Label
from docloop.model.review import Draft
from docloop.ports.retry import retry_on_conflict
from docloop.steps.decide.answers import checked
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import Request, ReviewContext, answer_of, answered_before
from docloop.use_cases.reviews.record import label_of, record_of, type_of

_NOT_YET_OR_NO_MORE = frozenset({DocumentState.RECEIVED, DocumentState.EXTRACTING, DocumentState.ERASED})


def annotate(
    context: ReviewContext, actor: Actor, document_id: str, draft: Draft, request: Request | None = None
) -> Label:
    """The document's label with these answers on top. Raises InvalidRequest, NotFound, KeyReused."""

    def attempt() -> Label:
        before = answered_before(context, request)
        if before is not None:
            return _label(context, before)
        return _annotate_once(context, actor, document_id, draft, request)

    return retry_on_conflict(attempt, VersionConflict(document_id=document_id))


def _annotate_once(
    context: ReviewContext, actor: Actor, document_id: str, draft: Draft, request: Request | None
) -> Label:
    document = context.documents.get(document_id)
    if document.state in _NOT_YET_OR_NO_MORE:
        raise IllegalTransition(
            f"A document that is {document.state} takes no label.", document_id=document_id, state=document.state
        )
    kind = type_of(context, draft, document.document_type or UNKNOWN)
    final = checked(draft, kind, record_of(context, document).standing, ())
    now = context.clock.now()
    label = label_of(context, document, final, by=actor.user_id, at=now, origin="annotation")
    # The document's next version, unchanged, so that a label never outlives an erasure that came in between.
    touched = document.moved(document.state, now)
    beside: list[Entity] = [answer_of(context, request, document_id)] if request else []
    entry = entry_of(actor, Verb.DOCUMENT_LABELLED, document_id, now, str(touched.version))
    context.work.commit(touched, label, entry, *beside)
    record_now(context, entry)
    return label


def _label(context: ReviewContext, document_id: str) -> Label:
    label = context.labels.get(document_id)
    if label is None:
        raise NotFound("This label was erased.", document_id=document_id)
    return label
