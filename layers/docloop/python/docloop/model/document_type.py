"""A document type: knowledge as data, written in YAML, shipped or added by a user."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Self

from pydantic import Field as Attribute
from pydantic import (
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from typing_extensions import TypeAliasType

from docloop.model.base import Value
from docloop.model.check_use import CheckUse
from docloop.model.paper import PaperKind
from docloop.model.policy import Policy
from docloop.values.compare import holds, same, same_set
from docloop.values.field_roles import FieldRole, role_named, traits_of
from docloop.values.kind import Kind, Shape
from docloop.values.kinds import KINDS, kind_of
from docloop.values.match import Hints

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
    field's own name and those of its role, where there are any. `role` is what the field means, whatever its name;
    where none is said it is that of a standard name such as TOTAL, `none` says that it has none all the same.
    `many`: it may have several values, which are compared as a set. `choices` are the values of a kind that lists them,
    each with the words that papers have for it.
    """

    name: str = Attribute(pattern=FIELD_PATTERN)
    kind: FieldKind
    many: bool = False
    role: FieldRole | None = Attribute(default=None, validate_default=True)
    choices: dict[str, tuple[str, ...]] = {}
    title: str = ""
    labels: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()
    words: tuple[str, ...] | None = None
    place: str | None = None
    description: str = ""

    @field_validator("role")
    @classmethod
    def _of_standard_name(cls, role: FieldRole | None, known: ValidationInfo) -> FieldRole | None:
        if role is not None or not {"name", "kind", "many"} <= known.data.keys():
            return role
        usual = role_named(known.data["name"])
        return usual if usual and may_have(usual, known.data["kind"], many=known.data["many"]) else None

    @model_validator(mode="after")
    def _lists_its_values(self) -> Self:
        if self.kind.listed is not bool(self.choices):
            needs = "lists its values as choices" if self.kind.listed else "takes no choices"
            raise ValueError(f"A field of kind {self.kind} {needs}.")
        return self

    @property
    def is_sender(self) -> bool:
        """Whether it names the party whose paper it is."""
        return self.kind.shape is Shape.NAME and (self.place == "top" or self.role is FieldRole.SUPPLIER)

    def hints(self, known: Hints = Hints()) -> Hints:  # noqa: B008  frozen
        """Return what is known of the document, and which values the field may have."""
        return replace(known, choices=tuple(self.choices.items())) if self.choices else known

    def worded(self, value: str) -> str:
        """What people call a value: of a listed one the first of its words."""
        return next(iter(self.choices.get(value, ())), value)

    def same(self, value: str | None, truth: str | None) -> bool:
        """Return whether a value of the field is the true one, several of them as a set."""
        return same_set(self.kind, value, truth) if self.many else same(self.kind, value, truth)

    def holds(self, value: str, truth: str | None) -> bool:
        """Return whether a value is the true one, or one of several that are."""
        return holds(self.kind, value, truth)


def may_have(role: FieldRole, kind: Kind, *, many: bool) -> bool:
    """Return whether a field of the kind may have a role; one of several values has none."""
    traits = traits_of(role)
    return traits is not None and not many and kind.name in traits.kinds


_OWNERS = {FieldRole.SUPPLIER_ADDRESS: FieldRole.SUPPLIER, FieldRole.CUSTOMER_ADDRESS: FieldRole.CUSTOMER}


class DocumentType(Value):
    """`keywords` speak for this type when a document is classified. `checks` run in their order.

    `signs`: by name (`steps.signs`), how many log odds each sign adds to a document's being of this type; empty: the
    key words alone speak.

    `papers`: by value of the field with the role `document_kind`, what follows from each kind of paper; the plain kind
    is the first choice of that field. Empty: documents of this type are all of one kind.

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
    papers: dict[str, PaperKind] = {}

    @model_validator(mode="after")
    def _papers_are_choices(self) -> Self:
        spec = self.kind_field
        choices = spec.choices if spec is not None else {}
        if unknown := sorted(self.papers.keys() - choices.keys()):
            of = f"the choices of {spec.name}" if spec else f"any field's with the role {FieldRole.DOCUMENT_KIND}"
            raise ValueError(f"papers: {unknown[0]} is none of {of}.")
        names = {spec.name for spec in self.fields}
        for kind, paper in self.papers.items():
            if strange := sorted(set(paper.optional) - names):
                raise ValueError(f"papers.{kind}.optional: {strange[0]} is not a field of this type.")
        return self

    @model_validator(mode="after")
    def _columns_have_one_value(self) -> Self:
        if several := [spec.name for spec in self.line_items if spec.many]:
            raise ValueError(f"line_items: a column has one value in a row; {several[0]} takes no many.")
        return self

    @field_validator("fields", "line_items")
    @classmethod
    def _roles_in_their_place(cls, specs: tuple[FieldSpec, ...], known: ValidationInfo) -> tuple[FieldSpec, ...]:
        """A standard name gives its role only where it belongs: a column TAX is no tax of the document."""
        columns = known.field_name == "line_items"
        return tuple(
            spec.model_copy(update={"role": None})
            if (traits := traits_of(spec.role)) and traits.name == spec.name and traits.of_column is not columns
            else spec
            for spec in specs
        )

    def get(self, name: str) -> FieldSpec | None:
        return next((spec for spec in self.fields if spec.name == name), None)

    def field_of(self, role: FieldRole) -> FieldSpec | None:
        """Return the field of a role; None: the type asks for no such value."""
        return next((spec for spec in self.fields if spec.role is role), None)

    def column_of(self, role: FieldRole) -> FieldSpec | None:
        """Return the column of a role, likewise."""
        return next((spec for spec in self.line_items if spec.role is role), None)

    def name_of(self, role: FieldRole) -> str | None:
        """Return the name of the field of a role, likewise."""
        spec = self.field_of(role)
        return spec.name if spec else None

    def owner_of(self, spec: FieldSpec) -> FieldSpec | None:
        """Return the field that names whose address a field is; None: it is nobody's that the type asks for."""
        if spec.role in _OWNERS:
            return self.field_of(_OWNERS[spec.role])
        return self.get(spec.name.removesuffix("_ADDRESS") + "_NAME")

    @property
    def kind_field(self) -> FieldSpec | None:
        """The field that says which kind of paper a document is."""
        return self.field_of(FieldRole.DOCUMENT_KIND)

    @property
    def plain_kind(self) -> str | None:
        """The kind of paper that the type is named after: the first choice; None where kinds are not told apart."""
        spec = self.kind_field
        return next(iter(spec.choices), None) if spec is not None and self.papers else None

    def title_of_kind(self, kind: str) -> str:
        """What people call a kind of paper."""
        spec = self.kind_field
        return spec.worded(kind) if spec is not None else kind

    def title_of(self, name: str) -> str:
        """What people call the field; its name where it has no title or is none of this type's."""
        spec = self.get(name)
        return (spec.title if spec else "") or name


def supplier_field(document_type: DocumentType) -> str | None:
    """The field that names who sent a document; None when the type has none.

    The one of that role, else the first of names that has one value and of which no other role is said.
    """
    if name := document_type.name_of(FieldRole.SUPPLIER):
        return name
    names = (spec for spec in document_type.fields if spec.kind.shape is Shape.NAME and not spec.many)
    return next((spec.name for spec in names if spec.role is None), None)
