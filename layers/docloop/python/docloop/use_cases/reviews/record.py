"""A document's record: what the machine said, what stands, what is asked, and what people have confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from docloop.errors import InvalidRequest
from docloop.model.base import version_after
from docloop.model.document import Document
from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.extraction import Extraction
from docloop.model.label import Label
from docloop.model.result import Result
from docloop.model.review import Draft, Review
from docloop.steps.decide.answers import (
    Standing,
    checked,
    corrections_of,
    final_fields,
    final_items,
    known_values,
)
from docloop.steps.decide.paper_terms import paper_terms, required_of
from docloop.use_cases.contexts.review import ReviewContext
from docloop.values.field_roles import FieldRole


@dataclass(frozen=True)
class Record:
    """`extraction` is the prediction, for ever; `standing` what the last result made of it."""

    document: Document
    extraction: Extraction
    standing: Standing


def record_of(context: ReviewContext, document: Document) -> Record:
    """Return the record as of this version of the row. A document never read has an empty one.

    Raises SourceMissing when its result is gone, StoredContentDamaged.
    """
    extraction = context.files.prediction(document)
    if extraction is None:
        extraction = Extraction(document_type=document.document_type or UNKNOWN, type_confidence=None)
    if document.result_digest is None:
        return Record(document, extraction, Standing.of(extraction))
    result = context.files.result(document)
    return Record(document, extraction, Standing(result.fields, result.line_items, result.corrections))


def type_of(context: ReviewContext, draft: Draft, assumed: str) -> DocumentType:
    """The type that the person says it is, else the assumed one. Raises InvalidRequest when that one is unknown."""
    name = draft.document_type or assumed
    kind = context.types.get(name) if name != UNKNOWN else None
    if kind is None:
        raise InvalidRequest("Choose one of the existing document types.", field="document_type")
    return kind


def asked_fields(
    context: ReviewContext, review: Review, kind: DocumentType, standing: Standing, draft: Draft
) -> frozenset[str]:
    """What has to be answered: the questions about fields; in an audit all that the machine said something of.

    Another type or kind of paper than the machine's makes other fields matter: those of its policy's required ones that
    have no value.
    """
    if review.audit and not review.questions:
        return frozenset(field.name for field in standing.fields if field.said)
    asked = {question.field for question in review.questions if question.field is not None}
    kind_field = kind.name_of(FieldRole.DOCUMENT_KIND)
    paper = next((each.value for each in draft.answers if each.field == kind_field), None)
    found = {field.name for field in standing.fields if field.value is not None}
    required = set(required_of(kind, context.policies.of(kind.name).required, paper))
    if kind.name == review.document_type:
        return frozenset(asked | ((required - found) if paper is not None else set()))
    return frozenset((asked & {spec.name for spec in kind.fields}) | (required - found))


def check(context: ReviewContext, review: Review, draft: Draft, record: Record) -> Draft:
    """The draft as it will be stored. Raises InvalidRequest."""
    kind = type_of(context, draft, review.document_type)
    return checked(draft, kind, record.standing, asked_fields(context, review, kind, record.standing, draft))


def result_of(record: Record, kind: DocumentType, draft: Draft, *, by: str, at: datetime, revision: int) -> Result:
    """The final result that a checked draft makes; the same arguments make the same bytes."""
    new = corrections_of(draft, record.standing, by, at)
    fields = final_fields(draft, kind, record.standing)
    return Result(
        document_id=record.document.id,
        source=record.document.source,
        part=record.document.part,
        external_id=record.document.external_id,
        metadata=record.document.metadata,
        document_type=kind.name,
        revision=revision,
        at=at,
        **paper_terms(kind, fields)._asdict(),
        fields=fields,
        line_items=final_items(draft, record.standing),
        corrections=record.standing.corrections + new,
        reviewed_by=by,
        prediction=record.extraction,
    )


def label_of(
    context: ReviewContext,
    document: Document,
    draft: Draft,
    *,
    by: str,
    at: datetime,
    origin: Literal["review", "annotation"] = "review",
) -> Label:
    """The document's label with a checked draft on top of what was known before, if it was of the same type."""
    before = context.labels.get(document.id)
    kind = draft.document_type or UNKNOWN
    kept = before if before is not None and before.document_type == kind else None
    answered = {answer.field for answer in draft.answers}
    fields = {name: value for name, value in (kept.fields if kept else {}).items() if name not in answered}
    answers = tuple(answer for answer in (kept.answers if kept else ()) if answer.field not in answered)
    rows = draft.line_items if draft.line_items is not None else (kept.line_items if kept else None)
    return Label(
        id=document.id,
        version=version_after(before),
        document_type=kind,
        content_hash=document.content_hash,
        fields={**fields, **known_values(draft)},
        answers=answers + draft.answers,
        line_items=rows,
        by=by,
        at=at,
        origin=origin,
    )
