"""What a draft would come to if it were submitted now: nothing is stored and no claim is needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Self

from docloop.errors import InvalidRequest
from docloop.model.base import Value
from docloop.model.document_type import UNKNOWN, DocumentType, FieldSpec
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding
from docloop.model.review import Answer, Draft, LineItemAnswer, Review
from docloop.steps.decide.answers import NO_FIELD, Standing, cell, final_fields, final_items, settled
from docloop.steps.validate import validate
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.documents.look_up import look_up
from docloop.use_cases.reviews.record import Record, asked_fields, record_of, type_of
from docloop.values.several import several


class CheckedField(Value):
    """`value` is normalised; None when the answer has none, or when `problem` says in a sentence what is wrong.

    Of a field that takes several, `values` are all of them and `value` has one a line.
    """

    field: str
    value: str | None = None
    values: tuple[str, ...] = ()
    problem: str | None = None

    @classmethod
    def of(cls, field: str, error: InvalidRequest) -> Self:
        return cls(field=field, problem=error.message)


class CheckedDraft(Value):
    """`fields` are the answered ones, `line_items` None when the draft says nothing of them. `unanswered` fields are
    asked about and missing. `findings` are those of all checks, on what stands where nothing was answered."""

    document_type: str
    fields: tuple[CheckedField, ...]
    line_items: tuple[tuple[CheckedField, ...], ...] | None
    unanswered: tuple[str, ...]
    findings: tuple[Finding, ...]


def check_review(context: ReviewContext, review: Review, draft: Draft) -> CheckedDraft:
    """Raises InvalidRequest for a document type that does not exist."""
    record = record_of(context, context.documents.get(review.document_id))
    kind = type_of(context, draft, review.document_type)
    return _check(context, record, draft, kind, asked_fields(context, review, kind, record.standing, draft))


def check_label(context: ReviewContext, document_id: str, draft: Draft) -> CheckedDraft:
    """The same for answers that are to become a label. Raises InvalidRequest, NotFound."""
    document = context.documents.get(document_id)
    kind = type_of(context, draft, document.document_type or UNKNOWN)
    return _check(context, record_of(context, document), draft, kind, ())


def _check(
    context: ReviewContext, record: Record, draft: Draft, kind: DocumentType, asked: Collection[str]
) -> CheckedDraft:
    answers, fields = _answers(draft, kind, record.standing, asked)
    rows = None if draft.line_items is None else tuple(_row(row, kind) for row in draft.line_items)
    wrong = {field.field for field in fields if field.problem is not None}
    sound = draft.model_copy(update={"answers": answers, "line_items": None if rows is None else _sound_rows(rows)})
    return CheckedDraft(
        document_type=kind.name,
        fields=fields,
        line_items=rows,
        unanswered=tuple(sorted(set(asked) - {field.field for field in fields})),
        findings=_findings(context, record, sound, kind, _without(record.standing, wrong)),
    )


def _answers(
    draft: Draft, kind: DocumentType, standing: Standing, asked: Collection[str]
) -> tuple[tuple[Answer, ...], tuple[CheckedField, ...]]:
    """The answers that hold, and what is to be said of each."""
    before = standing.by_name()
    sound: dict[str, Answer] = {}
    fields = []
    for answer in draft.answers:
        spec = kind.get(answer.field)
        try:
            if spec is None and answer.field not in asked:
                raise InvalidRequest(NO_FIELD, field=answer.field)
            final = settled(answer, before.get(answer.field), spec, kind)
        except InvalidRequest as error:
            fields.append(CheckedField.of(answer.field, error))
        else:
            sound[answer.field] = final
            values = several(final.value) if spec is not None and spec.many else ()
            fields.append(CheckedField(field=answer.field, value=final.value, values=values))
    return tuple(sound.values()), tuple(fields)


def _row(row: LineItemAnswer, kind: DocumentType) -> tuple[CheckedField, ...]:
    specs = {spec.name: spec for spec in kind.line_items}
    return tuple(_cell(name, text, specs, kind) for name, text in row.fields.items())


def _cell(name: str, text: str, specs: Mapping[str, FieldSpec], kind: DocumentType) -> CheckedField:
    try:
        return CheckedField(field=name, value=cell(name, text, specs, kind))
    except InvalidRequest as error:
        return CheckedField.of(name, error)


def _sound_rows(rows: tuple[tuple[CheckedField, ...], ...]) -> tuple[LineItemAnswer, ...]:
    return tuple(LineItemAnswer(fields={each.field: each.value for each in row if each.value}) for row in rows)


def _without(standing: Standing, names: Collection[str]) -> Standing:
    """A field with a wrong answer is unknown: what the machine read is not what the person means."""
    fields = tuple(field for field in standing.fields if field.name not in names)
    return Standing(fields, standing.line_items, standing.corrections)


def _findings(
    context: ReviewContext, record: Record, draft: Draft, kind: DocumentType, standing: Standing
) -> tuple[Finding, ...]:
    said = Extraction(
        document_type=kind.name,
        type_confidence=None,
        fields=final_fields(draft, kind, standing),
        line_items=final_items(draft, standing),
        statements=record.extraction.statements,
    )
    facts, _ = look_up(context.documents, context.clock, record.document, said, kind, context.companies)
    return validate(said, kind, facts).findings
