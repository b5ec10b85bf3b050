"""Fields with their evidence: what the machine believes, where it saw it and how sure it is."""

from __future__ import annotations

from enum import StrEnum

from docloop.model.base import Value
from docloop.model.finding import Finding
from docloop.model.geometry import Box, Fraction
from docloop.model.reading import Rereading


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


class Field(Value):
    """A named value.

    `value` is normalised (ISO 8601 date, decimal string, upper-case identifier …) and `text` as printed; both None
    when the field was not found or a person says that it is absent. `page` counts from 1. `confidence` is the
    probability that `value` is right, 0..1, where nothing was found that there is nothing; None means not scored, and
    then a person looks at a value. `reasons` are sentences for a reviewer. `alternatives` are the next best values,
    best first. `score` and `evidence` are those of the candidate it was made from.
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
    `rereadings` are what a second reader made of the lines that the fields stand on, kept to learn from.
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

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def value(self, name: str) -> str | None:
        field = self.get(name)
        return field.value if field else None
