"""Accepted, or a review with its questions: pure, and closed wherever evidence is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from docloop.model.budget import Guarantee
from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.extraction import Extraction
from docloop.model.flag import Flag
from docloop.model.policy import AUDITED, Decision, Policy, PolicyMode, Question
from docloop.steps.decide.flags import flagged_fields
from docloop.steps.decide.paper_terms import NO_KIND, kind_of_paper, required_of, why_not_total, why_not_unseen
from docloop.steps.decide.reasons import contradictions, why_not
from docloop.values.field_roles import FieldRole

NOTHING_SAID = "Nothing was found on this document."
TYPE_THRESHOLD = 0.70
"""A type the classifier is less sure of is asked about first."""


def decide(
    extraction: Extraction,
    document_type: DocumentType | None,
    policy: Policy,
    document_id: str,
    guarantee: Guarantee | None = None,
    flags: Sequence[Flag] = (),
) -> Decision:
    """What a person has to look at, and why. `document_type` None: the type is not known.

    `guarantee` is what was proven for the type and the model in use; None: nothing. `flags` are those of the type: what
    they ask is asked on top, and marked, because an answer to it says nothing of what would have been accepted.
    """
    whole = _about_the_document(extraction, document_type, policy)
    if document_type is None or extraction.document_type == UNKNOWN:
        return Decision(questions=(Question(field=None, reasons=tuple(whole)),))
    questions = [Question(field=None, reasons=tuple(whole))] if whole else []
    audit = policy.mode is not PolicyMode.REVIEW_ALL and _drawn(document_id, policy.audit_rate)
    names = [spec.name for spec in document_type.fields]
    kind = kind_of_paper(document_type, extraction.fields)
    required = required_of(document_type, policy.required, kind)
    names += [name for name in required if name not in names]
    accepted = []
    for name in names:
        reasons = _about_the_kind(name, extraction, document_type, policy, kind)
        reasons += _about_the_field(name, extraction, document_type, policy, required, guarantee)
        if reasons:
            questions.append(Question(field=name, reasons=tuple(reasons)))
        elif (field := extraction.get(name)) is not None and field.said:
            accepted.append(name)
    left_out = _left_out(questions, extraction, policy) if not audit else ()
    if left_out and accepted and not flagged_fields(extraction, document_type, flags):
        return Decision(left_out=left_out)
    if not questions and not accepted and policy.mode is PolicyMode.ERROR_BUDGET:
        # A type that finds nothing would otherwise have its documents accepted unseen: no budget is proven for that.
        questions.append(Question(field=None, reasons=(NOTHING_SAID,)))
    flagged = dict(flagged_fields(extraction, document_type, flags))
    if audit and (questions or flagged):
        questions += [Question(field=name, reasons=(AUDITED,)) for name in accepted]
    questions = [each.model_copy(update={"reasons": each.reasons + flagged.pop(each.field, ())}) for each in questions]
    questions += [Question(field=name, reasons=reasons, flagged=True) for name, reasons in flagged.items()]
    return Decision(questions=tuple(questions), audit=audit)


def _left_out(questions: Sequence[Question], extraction: Extraction, policy: Policy) -> tuple[str, ...]:
    """The fields asked about, if the document can do without the values of all of them; else none."""
    against = {name for finding in contradictions(extraction.findings) for name in finding.fields}
    free = frozenset(policy.dispensable) - against - frozenset(policy.required)
    names = [question.field for question in questions if question.field in free]
    return tuple(name for name in names if name) if len(names) == len(questions) else ()


def _about_the_document(extraction: Extraction, document_type: DocumentType | None, policy: Policy) -> list[str]:
    reasons = []
    confidence = extraction.type_confidence
    if document_type is None or extraction.document_type == UNKNOWN:
        reasons.append("The document type was not recognised.")
    elif confidence is None:
        reasons.append(f"It is not certain that this is of the type “{document_type.title}”.")
    elif confidence < TYPE_THRESHOLD:
        reasons.append(f"It is only {confidence:.0%} certain that this is of the type “{document_type.title}”.")
    if policy.mode is PolicyMode.REVIEW_ALL:
        reasons.append("Every document of this type is reviewed.")
    known = {field.name for field in extraction.fields if field.value is not None}
    reasons += [
        finding.message
        for finding in contradictions(extraction.findings)
        if not finding.fields or not known.intersection(finding.fields)
    ]
    return reasons


def _about_the_kind(
    name: str, extraction: Extraction, document_type: DocumentType, policy: Policy, kind: str | None
) -> list[str]:
    """What the kind of paper makes a question of: itself, and the total of one on which nothing is owed."""
    if name == document_type.name_of(FieldRole.DOCUMENT_KIND):
        return why_not_unseen(document_type, policy, kind)
    if name == document_type.name_of(FieldRole.GROSS) and extraction.value(name) is not None:
        return why_not_total(document_type, policy, kind)
    return []


def _about_the_field(
    name: str,
    extraction: Extraction,
    document_type: DocumentType,
    policy: Policy,
    required: Sequence[str],
    guarantee: Guarantee | None,
) -> list[str]:
    field = extraction.get(name)
    if (field is None or field.value is None) and name in required:
        if name == document_type.name_of(FieldRole.DOCUMENT_KIND):
            return [NO_KIND]
        return [f"“{document_type.title_of(name)}” is required and was not found."]
    if field is None or not field.said:
        return []
    return why_not(field, extraction, document_type, policy, guarantee)


def _drawn(document_id: str, rate: float) -> bool:
    """Whether the document is in the audit sample: decided by its id, so that deciding again decides the same."""
    draw = int.from_bytes(hashlib.sha256(f"audit:{document_id}".encode()).digest()[:8], "big")
    return draw < rate * 2**64
