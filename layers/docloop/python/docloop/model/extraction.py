"""Fields with their evidence: what the machine believes, where it saw it and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self

from docloop.model.base import Value
from docloop.model.finding import Finding
from docloop.model.geometry import Box, Fraction
from docloop.model.reading import Rereading
from docloop.model.statement import Statement
from docloop.values.several import joined


class Source(StrEnum):
    MACHINE = "machine"
    PERSON = "person"


class Candidate(Value):
    """One possible value of a field. `score` orders candidates of the same field and is not a probability.

    `evidence` names what spoke for it and how much, so that a score can be explained and a model trained.
    """

    field: str
    value: str
    text: str
    page: int
    box: Box
    score: float = 0.0
    evidence: dict[str, float] = {}


class OneValue(Value):
    """One of several values of a field, with its own place, confidence and reasons, as `Field` has them."""

    value: str
    text: str
    page: int | None = None
    box: Box | None = None
    confidence: Fraction | None = None
    reasons: tuple[str, ...] = ()
    score: float | None = None
    evidence: dict[str, float] = {}


class Field(Value):
    """A named value.

    `value` is normalised (ISO 8601 date, decimal string, upper-case identifier …) and `text` as printed; both None
    when the field was not found or a person says that it is absent. `page` counts from 1. `confidence` is the
    probability that `value` is right, 0..1, where nothing was found that there is nothing; None means not scored, and
    then a person looks at a value. `reasons` are sentences for a reviewer. `alternatives` are the next best values,
    best first. `score` and `evidence` are those of the candidate it was made from.

    `values` are those of a field that takes several; then `value` and `text` have one a line, the place is that of the
    first, and the confidence that of the least certain.
    """

    name: str
    value: str | None = None
    text: str | None = None
    page: int | None = None
    box: Box | None = None
    confidence: Fraction | None = None
    reasons: tuple[str, ...] = ()
    source: Source = Source.MACHINE
    score: float | None = None
    evidence: dict[str, float] = {}
    alternatives: tuple[Candidate, ...] = ()
    values: tuple[OneValue, ...] = ()

    @classmethod
    def of_several(cls, name: str, values: Sequence[OneValue], **more: Any) -> Self:
        """Return a field with these values; without any, one that was not found."""
        known = [each.confidence for each in values if each.confidence is not None]
        first = values[0] if values else None
        return cls(
            name=name,
            value=joined(each.value for each in values),
            text="\n".join(each.text for each in values) or None,
            page=first.page if first else None,
            box=first.box if first else None,
            confidence=min(known) if known and len(known) == len(values) else None,
            reasons=tuple(dict.fromkeys(reason for each in values for reason in each.reasons)),
            score=first.score if first else None,
            evidence=first.evidence if first else {},
            values=tuple(values),
            **more,
        )

    def each(self) -> tuple[Field, ...]:
        """Return a field for each of several values, with that one alone; of one value, the field itself."""
        return tuple(Field(name=self.name, source=self.source, **dict(one)) for one in self.values) or (self,)

    @property
    def said(self) -> bool:
        """Whether the machine says anything that may be wrong: a value, or how surely there is none."""
        return self.value is not None or self.confidence is not None


class LineItem(Value):
    """One row of the document's table of items; `fields` are named ITEM, QUANTITY, UNIT_PRICE, PRICE, PRODUCT_CODE."""

    fields: tuple[Field, ...]

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


class Extraction(Value):
    """What the machine made of one document; never overwritten by what people say later.

    `type_confidence` is 1.0 when the uploader named the type, None when the classifier has no basis. `model` names
    what scored the fields. `findings` are added by validation. `familiar`: its supplier is known from labels.
    `rereadings` are what a second reader made of the lines that the fields stand on, kept to learn from. `statements`
    are what the sources of the document say of the fields.
    """

    document_type: str
    type_confidence: Fraction | None
    fields: tuple[Field, ...] = ()
    line_items: tuple[LineItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    model: str = ""
    familiar: bool = False
    readers: tuple[str, ...] = ()
    rereadings: tuple[Rereading, ...] = ()
    statements: tuple[Statement, ...] = ()

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def value(self, name: str) -> str | None:
        field = self.get(name)
        return field.value if field else None
