"""What is answered about document types and their policies."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from docloop.model.catalogue import TypeRecord
from docloop.model.document_type import DocumentType
from docloop.model.forecast import BudgetOutlook
from docloop.model.policy import Policy
from docloop.values.kind import Kind
from pydantic import Field

from functions.review_api.responses import Out


class KindOut(Out):
    """A kind of value, as a field's `kind` names it. `example` is how one may write a value, `numeric`: in digits.

    `listed`: a field of the kind lists its values as `choices`.
    """

    name: str
    title: str
    example: str
    numeric: bool
    listed: bool

    @classmethod
    def of(cls, kind: Kind) -> Self:
        numeric = kind.measure is not None and not kind.day
        return cls(name=kind.name, title=kind.title, example=kind.example, numeric=numeric, listed=kind.listed)


class KindList(Out):
    items: tuple[KindOut, ...]


class TypeOut(DocumentType):
    """`version` 0: as it comes with docloop, described by nobody; `by` is a user id.

    `shipped`: docloop comes with a type of this name.
    """

    version: int = 0
    by: str | None = None
    at: datetime | None = None
    shipped: bool = False

    @classmethod
    def of(cls, described: DocumentType, record: TypeRecord | None, *, shipped: bool) -> Self:
        told = {"version": record.version, "by": record.by, "at": record.at} if record else {}
        return cls(**dict(described), **told, shipped=shipped)


class TypeList(Out):
    items: tuple[TypeOut, ...]


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
