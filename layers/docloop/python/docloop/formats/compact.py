"""A final result in short, for programs that want values and nothing of how they came about."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Value
from docloop.model.document import Document, DocumentState
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Field
from docloop.model.result import Result
from docloop.values.field_roles import FieldRole
from docloop.values.several import several


class CompactField(Value):
    """The value of a field in short.

    `value` is None when the document has none; of several values it has one a line, and `values` has them apart.
    `kind` is the kind of value, None for a field that the document type no longer has. `currency` is that of an amount.
    """

    value: str | None
    kind: str | None
    currency: str | None = None
    values: tuple[str, ...] | None = None


class CompactResult(Value):
    """A result in short.

    `state` and `revision` say whether it is the last word: a document that is `in_review` again keeps its newest result
    until the next one. `fields` are in the order of the document type. Each of `line_items` is a row, by column.
    `currency` is that of all amounts, None where the type asks for none or none was found. `external_id` and `metadata`
    are what the uploader said of the document.
    """

    document_id: str
    external_id: str | None
    metadata: dict[str, str]
    document_type: str
    state: DocumentState
    revision: int
    at: datetime
    reviewed_by: str | None
    kind: str | None
    payable: bool | None
    owed_by: str | None
    currency: str | None
    fields: dict[str, CompactField]
    line_items: tuple[dict[str, str | None], ...]


def compact(result: Result, document: Document, document_type: DocumentType | None) -> CompactResult:
    """The result of a document in short; `document_type` None: it is no longer described, so no kinds are known."""
    specs = {spec.name: spec for spec in document_type.fields} if document_type else {}
    currency = _currency(result, document_type)
    order = {name: place for place, name in enumerate(specs)}
    fields = sorted(result.fields, key=lambda field: order.get(field.name, len(order)))
    return CompactResult(
        document_id=result.document_id,
        external_id=result.external_id,
        metadata=result.metadata,
        document_type=result.document_type,
        state=document.state,
        revision=result.revision,
        at=result.at,
        reviewed_by=result.reviewed_by,
        kind=result.kind,
        payable=result.payable,
        owed_by=result.owed_by,
        currency=currency,
        fields={field.name: _short(field, specs.get(field.name), currency) for field in fields},
        line_items=tuple({field.name: field.value for field in row.fields} for row in result.line_items),
    )


def _currency(result: Result, document_type: DocumentType | None) -> str | None:
    name = document_type.name_of(FieldRole.CURRENCY) if document_type else None
    return next((field.value for field in result.fields if field.name == name), None)


def _short(field: Field, spec: FieldSpec | None, currency: str | None) -> CompactField:
    return CompactField(
        value=field.value,
        kind=spec.kind.name if spec else None,
        currency=currency if spec and spec.kind.amount and field.value is not None else None,
        values=several(field.value) if field.values or (spec and spec.many) else None,
    )
