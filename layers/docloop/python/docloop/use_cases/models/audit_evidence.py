"""Evidence about the machine from what people said of live documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docloop.model.base import version_after
from docloop.model.budget import Audit
from docloop.model.document import DocumentState
from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.learned import Case
from docloop.model.review import review_id
from docloop.model.training import EVIDENCE, Evidence, EvidencePointer, evidence_id
from docloop.steps.decide.budget.audits import audit_cases
from docloop.steps.learn.examples import Example
from docloop.use_cases.contexts.learn import LearnContext

LATEST = 100
"""Documents that tell what is usual of late."""


def gather(context: LearnContext, document_type: DocumentType, examples: Sequence[Example]) -> Evidence:
    """The evidence that there is now, stored. Raises VersionConflict when somebody else does meanwhile."""
    audits = tuple(_audits(context, document_type, examples))
    evidence = Evidence(audits=audits, live=tuple(_live(context, document_type)))
    model_context = context.model_context
    content = model_context.library.save_evidence(document_type.name, evidence)
    pointer = model_context.models.evidence(document_type.name)
    if pointer is None or pointer.content != content:
        changed = EvidencePointer(
            id=evidence_id(document_type.name),
            version=version_after(pointer),
            document_type=document_type.name,
            content=content,
            at=model_context.clock.now(),
        )
        model_context.work.commit(changed)
    model_context.library.tidy(document_type.name, EVIDENCE, content)
    return evidence


def _audits(context: LearnContext, document_type: DocumentType, examples: Sequence[Example]) -> Iterator[Audit]:
    rate = context.policies.of(document_type.name).audit_rate
    named = supplier_field(document_type)
    found = {example.id: example for example in examples}
    ids = [review_id(each, 1) for each in found]
    for start in range(0, len(ids), 100):
        reviews = context.reviews.get_many(ids[start : start + 100])
        for review in sorted(reviews, key=lambda each: each.document_id):
            extraction = context.files.prediction(context.documents.get(review.document_id))
            if extraction is not None:
                supplier = found[review.document_id].fields.get(named) if named else None
                yield from audit_cases(review, extraction, document_type, rate, supplier)


def _live(context: LearnContext, document_type: DocumentType) -> Iterator[Audit]:
    for document in context.documents.list(limit=LATEST).items:
        if document.document_type != document_type.name or document.state is DocumentState.ERASED:
            continue
        extraction = context.files.prediction(document)
        if extraction is None or extraction.document_type != document_type.name:
            continue
        for field in extraction.fields:
            case = Case(
                document=document.id,
                field=field.name,
                confidence=field.confidence,
                right=None,
                familiar=extraction.familiar,
            )
            yield Audit(model=extraction.model, case=case)
