"""From what people said of live documents to evidence about the machine."""

from __future__ import annotations

from docloop.model.budget import Audit
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.learned import Case
from docloop.model.review import Answer, Review, ReviewOutcome, Verdict


def audit_cases(
    review: Review, extraction: Extraction, document_type: DocumentType, audit_rate: float, supplier: str | None = None
) -> tuple[Audit, ...]:
    """A case for all that the machine said and people then judged, that there is nothing too, weighted by how many it
    stands for.

    What was asked because the machine was unsure stands for itself, for all such values are asked; what was asked only
    because its document was drawn stands for 1 / `audit_rate` documents, the rate when it was decided. Only the first
    review of a document counts, since later ones were opened because somebody knew more. What is unreadable proves
    nothing, and neither does what was asked only because a person flagged it: nobody drew it. When people say that the
    document is of another type, everything they saw of it was wrong. `supplier` is who sent it, as confirmed; None: not
    known.
    """
    if review.round != 1 or review.outcome is not ReviewOutcome.SUBMITTED or review.draft is None:
        return ()
    answers = {answer.field: answer for answer in review.draft.answers}
    mistaken = review.draft.document_type not in {None, extraction.document_type}
    asked = {question.field for question in review.questions}
    flagged = {question.field for question in review.questions if question.flagged}
    found = []
    for field in extraction.fields:
        spec = document_type.get(field.name)
        seen = field.name in asked or (review.audit and not review.questions)
        if not field.said or spec is None or not seen or field.name in flagged:
            continue
        answer = answers.get(field.name)
        if mistaken:
            right = False
        elif answer is None or answer.verdict is Verdict.UNREADABLE:
            continue
        else:
            right = answer.verdict is Verdict.CONFIRMED or spec.same(field.value, _truth(answer))
        case = Case(
            document=review.document_id,
            field=field.name,
            confidence=field.confidence,
            right=right,
            familiar=extraction.familiar,
            weight=1.0 / audit_rate if review.drew(field.name) and audit_rate > 0 else 1.0,
            supplier=supplier,
        )
        found.append(Audit(model=extraction.model, case=case))
    return tuple(found)


def _truth(answer: Answer) -> str | None:
    return answer.value if answer.verdict is Verdict.CORRECTED else None
