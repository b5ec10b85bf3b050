"""What a person said of a document, checked and joined with what stood there before. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field, LineItem, OneValue, Source
from docloop.model.review import Answer, Correction, Draft, LineItemAnswer, Said, Verdict
from docloop.values.match import Hints
from docloop.values.several import joined, several

NO_FIELD = "An answer names a field that this document type does not have."
NO_COLUMN = "A line item names a column that this document type does not have."
_WITHOUT_VALUE = frozenset({Verdict.ABSENT, Verdict.UNREADABLE})


@dataclass(frozen=True)
class Standing:
    """What holds before people answer: the last result, or the prediction when there is none yet."""

    fields: tuple[Field, ...]
    line_items: tuple[LineItem, ...]
    corrections: tuple[Correction, ...] = ()

    @classmethod
    def of(cls, extraction: Extraction) -> Standing:
        return cls(extraction.fields, extraction.line_items)

    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}


def checked(draft: Draft, kind: DocumentType, standing: Standing, asked: Collection[str]) -> Draft:
    """The draft with every value normalised and every verdict what it amounts to.

    Raises InvalidRequest naming the fields that are asked and not answered, or whose answer does not hold together.
    """
    specs = {spec.name: spec for spec in kind.fields}
    before = standing.by_name()
    answered = {answer.field for answer in draft.answers}
    if len(answered) < len(draft.answers):
        raise InvalidRequest("A field is answered more than once.", field="answers")
    if not answered <= specs.keys() | set(asked):
        raise InvalidRequest(NO_FIELD, field="answers")
    missing = sorted(set(asked) - answered)
    if missing:
        raise InvalidRequest(f"Not answered yet: {', '.join(missing)}.", field="answers", fields=", ".join(missing))
    answers = tuple(settled(each, before.get(each.field), specs.get(each.field), kind) for each in draft.answers)
    rows = None if draft.line_items is None else tuple(_row(row, kind) for row in draft.line_items)
    return draft.model_copy(update={"answers": answers, "line_items": rows, "document_type": kind.name})


def settled(answer: Answer, before: Field | None, spec: FieldSpec | None, kind: DocumentType) -> Answer:
    """The answer with its value normalised and its verdict what it amounts to. Raises InvalidRequest."""
    stood = before.value if before else None
    if answer.verdict in _WITHOUT_VALUE:
        if answer.value is not None or answer.values:
            raise _wrong(answer.field, "takes no value with this verdict")
        return answer
    if spec is not None and spec.many:
        return _settled_set(answer, stood, spec, kind)
    if answer.values:
        raise _wrong(answer.field, "takes one value")
    value = None if answer.value is None else _value(answer.field, answer.value, spec, kind)
    shown = stood and " ".join(stood.split())  # a page shows blanks in a row as one, and so do answers
    if answer.verdict is Verdict.CORRECTED:
        if value is None:
            raise _wrong(answer.field, "needs the corrected value")
        return answer.model_copy(
            update={"value": value, "verdict": Verdict.CONFIRMED if value == shown else Verdict.CORRECTED}
        )
    if stood is None and value is not None:
        # The last result does without it, and a person saw it on the page.
        return answer.model_copy(update={"value": value, "verdict": Verdict.CORRECTED})
    if value not in {None, shown}:
        raise _wrong(answer.field, "is confirmed with another value than stands there")
    # Confirming that nothing was found says that the field is absent.
    return answer.model_copy(update={"value": stood, "verdict": Verdict.CONFIRMED if stood else Verdict.ABSENT})


def _settled_set(answer: Answer, stood: str | None, spec: FieldSpec, kind: DocumentType) -> Answer:
    """The same of a field that takes several values, each normalised and said once; their order does not matter."""
    said = answer.values or tuple(Said(value=each) for each in several(answer.value))
    values: list[Said] = []
    for each in said:
        one = _value(answer.field, each.value, spec, kind)
        if not any(spec.kind.equal(one, other.value) for other in values):
            values.append(each.model_copy(update={"value": one}))
    value = joined(each.value for each in values)
    if answer.verdict is Verdict.CORRECTED and value is None:
        raise _wrong(answer.field, "needs the corrected values")
    if answer.verdict is Verdict.CORRECTED or (stood is None and value is not None):
        if not spec.same(value, stood):
            return answer.model_copy(update={"value": value, "values": tuple(values), "verdict": Verdict.CORRECTED})
    elif value is not None and not spec.same(value, stood):
        raise _wrong(answer.field, "is confirmed with other values than stand there")
    verdict = Verdict.CONFIRMED if stood else Verdict.ABSENT
    return answer.model_copy(update={"value": stood, "values": (), "verdict": verdict})


def _value(name: str, text: str, spec: FieldSpec | None, kind: DocumentType) -> str:
    hints = spec.hints(Hints(kind.day_first)) if spec else Hints()
    value = spec.kind.as_written(text, hints) if spec else " ".join(text.split())
    if value:
        return value
    raise _wrong(name, spec.kind.refusal(text, hints) if spec else "needs a value")


def _row(row: LineItemAnswer, kind: DocumentType) -> LineItemAnswer:
    specs = {spec.name: spec for spec in kind.line_items}
    return LineItemAnswer(fields={name: cell(name, text, specs, kind) for name, text in row.fields.items()})


def cell(name: str, text: str, specs: Mapping[str, FieldSpec], kind: DocumentType) -> str:
    """The normalised value of one cell of a row; `specs` are the columns. Raises InvalidRequest."""
    if name not in specs:
        raise InvalidRequest(NO_COLUMN, field="line_items")
    return _value(name, text, specs[name], kind)


def _wrong(name: str, why: str) -> InvalidRequest:
    return InvalidRequest(f"{name} {why}.", field=name)


def final_fields(draft: Draft, kind: DocumentType, standing: Standing) -> tuple[Field, ...]:
    """The fields of the type in its order; what nobody was asked about keeps what stands, the machine's as a rule."""
    before = standing.by_name()
    answers = {answer.field: answer for answer in draft.answers}
    names = dict.fromkeys([*(spec.name for spec in kind.fields), *answers])
    return tuple(
        _final(answers[name], before.get(name)) if name in answers else before[name]
        for name in names
        if name in answers or name in before
    )


def _final(answer: Answer, before: Field | None) -> Field:
    if answer.verdict is Verdict.CONFIRMED and before is not None:
        return before.model_copy(update={"source": Source.PERSON, "reasons": (), "alternatives": ()})
    # No confidence: it would be invented. That a person said it is what `source` tells.
    if answer.values:
        values = [OneValue(value=each.value, text=each.value, page=each.page, box=each.box) for each in answer.values]
        return Field.of_several(answer.field, values, source=Source.PERSON)
    value = None if answer.verdict in _WITHOUT_VALUE else answer.value
    return Field(name=answer.field, value=value, text=value, page=answer.page, box=answer.box, source=Source.PERSON)


def final_items(draft: Draft, standing: Standing) -> tuple[LineItem, ...]:
    """The rows as the person wants them; as they stand when the person said nothing of them."""
    if draft.line_items is None:
        return standing.line_items
    return tuple(
        LineItem(
            fields=tuple(
                Field(name=name, value=value, text=value, source=Source.PERSON) for name, value in row.fields.items()
            )
        )
        for row in draft.line_items
    )


def corrections_of(draft: Draft, standing: Standing, by: str, at: datetime) -> tuple[Correction, ...]:
    """One for every answered field, confirmed ones too: they are what the machine's confidence is measured by."""
    before = standing.by_name()

    def correction(answer: Answer) -> Correction:
        stood = before.get(answer.field)
        return Correction(
            field=answer.field,
            before=stood.value if stood else None,
            after=None if answer.verdict in _WITHOUT_VALUE else answer.value,
            verdict=answer.verdict,
            by=by,
            at=at,
            seconds=answer.seconds,
            confidence=stood.confidence if stood else None,
        )

    return tuple(correction(answer) for answer in draft.answers)


def known_values(draft: Draft) -> Mapping[str, str | None]:
    """What the answers make known for a label: unreadable says nothing, absent says that there is none."""
    return {
        answer.field: None if answer.verdict is Verdict.ABSENT else answer.value
        for answer in draft.answers
        if answer.verdict is not Verdict.UNREADABLE
    }
