"""What is answered about document types and their policies."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from docloop.adapters.type_mistakes import Mistake
from docloop.model.catalogue import TypeRecord, TypeState
from docloop.model.document_type import DocumentType, may_have, supplier_field
from docloop.model.forecast import BudgetOutlook
from docloop.model.policy import Policy
from docloop.values.field_roles import FieldRole, role_traits
from docloop.values.kind import Kind
from pydantic import Field

from functions.review_api.responses import Out


class KindOut(Out):
    """A kind of value, as a field's `kind` names it. `example` is how one may write a value, `numeric`: in digits.

    `listed`: a field of the kind lists its values as `choices`. `roles` are those that a field of the kind may have,
    `column_roles` those of a column.
    """

    name: str
    title: str
    example: str
    numeric: bool
    listed: bool
    roles: tuple[FieldRole, ...] = ()
    column_roles: tuple[FieldRole, ...] = ()

    @classmethod
    def of(cls, kind: Kind) -> Self:
        fitting = [(role, traits) for role, traits in role_traits().items() if may_have(role, kind, many=False)]
        return cls(
            name=kind.name,
            title=kind.title,
            example=kind.example,
            numeric=kind.measure is not None and not kind.day,
            listed=kind.listed,
            roles=tuple(role for role, traits in fitting if not traits.of_column),
            column_roles=tuple(role for role, traits in fitting if traits.of_column),
        )


class KindList(Out):
    items: tuple[KindOut, ...]


class TypeOut(DocumentType):
    """`version` 0: as it comes with docloop, described by nobody; `by` is a user id.

    `shipped`: docloop comes with a type of this name. `supplier_field` names who sent a document; None: no field does.
    A field of a standard name has its role filled in. `state` says whether new documents may be of it.
    """

    version: int = 0
    by: str | None = None
    at: datetime | None = None
    shipped: bool = False
    state: TypeState = TypeState.IN_USE
    supplier_field: str | None = None

    @classmethod
    def of(cls, described: DocumentType, record: TypeRecord | None, *, shipped: bool) -> Self:
        told = {name: getattr(record, name) for name in ("version", "by", "at", "state")} if record else {}
        return cls(**dict(described), **told, shipped=shipped, supplier_field=supplier_field(described))


class TypeList(Out):
    items: tuple[TypeOut, ...]


class TypeSourceOut(Out):
    """The description as YAML, without the policy. `version` 0: as it comes with docloop."""

    yaml: str
    version: int


class MistakeOut(Out):
    """`line` counts from 1; null: it is in no line of its own. `did_you_mean` is null where nothing is near."""

    line: int | None
    field: str
    message: str
    did_you_mean: str | None = None
    remedy: str | None = None

    @classmethod
    def of(cls, mistake: Mistake) -> Self:
        return cls(
            line=mistake.line,
            field=mistake.field,
            message=mistake.message,
            did_you_mean=mistake.meant,
            remedy=mistake.remedy,
        )


class CheckedType(Out):
    """Every mistake in the order of lines; none: the text describes a document type."""

    mistakes: tuple[MistakeOut, ...]


class TypeVersions(Out):
    """Newest first. `below` goes on with the versions before these; None: there are no more."""

    items: tuple[TypeOut, ...]
    below: int | None = None


class PolicyVersionOut(Out):
    """`by` is a user id."""

    version: int
    by: str
    at: datetime
    policy: Policy


class PolicyVersions(Out):
    """Newest first. `below` goes on with the versions before these; None: there are no more."""

    items: tuple[PolicyVersionOut, ...]
    below: int | None = None


class PolicyOut(Policy):
    """`version` 0: nothing is stored and the type's own default holds. `outlook` None: no error budget is in force."""

    version: Annotated[int, Field(ge=0)] = 0
    outlook: BudgetOutlook | None = None
