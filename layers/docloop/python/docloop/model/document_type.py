"""A document type: knowledge as data, written in YAML, shipped or added by a user."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field as Attribute
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema, model_serializer, model_validator
from typing_extensions import TypeAliasType

from docloop.model.base import Value
from docloop.model.policy import Policy
from docloop.values.kind import Kind, Shape
from docloop.values.kinds import KINDS, kind_of

NAME_PATTERN = r"^[a-z][a-z0-9_]{0,62}$"
FIELD_PATTERN = r"^[A-Z][A-Z0-9_]{0,62}$"
UNKNOWN = "unknown"


def _kind(given: Any) -> Kind:
    return given if isinstance(given, Kind) else kind_of(str(given))


FieldKind = TypeAliasType(
    "FieldKind",
    Annotated[
        Kind,
        PlainValidator(_kind),
        PlainSerializer(str, return_type=str),
        WithJsonSchema(
            {
                "type": "string",
                "enum": list(KINDS),
                "description": "How a field's text is parsed and its value normalised.",
            }
        ),
    ],
)
"""A kind of value, written as its name."""


class FieldSpec(Value):
    """One field of a type. `labels` are words printed beside it, in any language, best first; `title` is for people.

    `place` is where on the first page it usually stands: `top`, `bottom` or None for anywhere. `words` names lists of
    docloop's own words of many languages (`data/words`) whose words stand beside the field, too; None: the list of the
    field's own name, where there is one.
    """

    name: str = Attribute(pattern=FIELD_PATTERN)
    kind: FieldKind
    title: str = ""
    labels: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()
    words: tuple[str, ...] | None = None
    place: str | None = None
    description: str = ""


class CheckUse(Value):
    """A check of `steps.validate` that a type asks for, with the options that the type sets.

    Written as the name alone, `sums`, or with options: `{duplicates: {within_days: 90}}`.
    """

    name: str
    options: dict[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"name": given}
        if isinstance(given, dict) and len(given) == 1 and isinstance(next(iter(given.values())), dict | None):
            [(name, options)] = given.items()
            return {"name": name, "options": options or {}}
        return given

    @model_serializer
    def _to_short_form(self) -> str | dict[str, dict[str, Any]]:
        return {self.name: self.options} if self.options else self.name


class DocumentType(Value):
    """`keywords` speak for this type when a document is classified. `checks` run in their order.

    `signs`: by name (`steps.signs`), how many log odds each sign adds to a document's being of this type; empty: the
    key words alone speak.

    `day_first` settles dates such as 03/04/2024; None leaves them ambiguous unless the document itself tells.
    """

    name: str = Attribute(pattern=NAME_PATTERN)
    title: str
    fields: tuple[FieldSpec, ...] = Attribute(min_length=1)
    line_items: tuple[FieldSpec, ...] = ()
    keywords: tuple[str, ...] = ()
    signs: dict[str, float] = {}
    checks: tuple[CheckUse, ...] = ()
    day_first: bool | None = None
    policy: Policy = Policy()

    def get(self, name: str) -> FieldSpec | None:
        return next((spec for spec in self.fields if spec.name == name), None)

    def title_of(self, name: str) -> str:
        """What people call the field; its name where it has no title or is none of this type's."""
        spec = self.get(name)
        return (spec.title if spec else "") or name


def supplier_field(document_type: DocumentType) -> str | None:
    """The field that names who sent a document: the first of kind name; None when the type has none."""
    return next((spec.name for spec in document_type.fields if spec.kind.shape is Shape.NAME), None)
