"""Document types and policies as they are stored: every version, with who made it and when.

The newest version is one row and replaced by the next; each version is also kept in a row of its own, for good.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field as Attribute

from docloop.model.base import Entity
from docloop.model.document_type import DocumentType
from docloop.model.policy import Policy

CATALOGUE = "types"
MOST_TYPES = 1_000


class TypeState(StrEnum):
    """`retired`: new documents are never of this type, those that are keep working. `deleted`: it was never used."""

    IN_USE = "in_use"
    RETIRED = "retired"
    DELETED = "deleted"


class TypeRecord(Entity):
    """A document type as people describe it or take it out of use. `by` is a user id.

    `as_shipped`: nobody has described it anew, so the description that comes with docloop counts, not this one.
    """

    document_type: DocumentType
    by: str
    at: datetime
    state: TypeState = TypeState.IN_USE
    as_shipped: bool = False


class PolicyRecord(Entity):
    """A stored policy; its version is the row's. `by` is a user id."""

    document_type: str
    policy: Policy
    by: str
    at: datetime


class TypeVersion(Entity):
    """One version of a described type. Never changed."""

    record: TypeRecord


class PolicyVersion(Entity):
    """One version of a stored policy. Never changed."""

    record: PolicyRecord


class TypeCatalogue(Entity):
    """The names of all types that have a record and are not deleted.

    They are read by key, so that no table is scanned.
    """

    id: str = CATALOGUE
    names: tuple[str, ...] = Attribute(default=(), max_length=MOST_TYPES)


def type_id(name: str) -> str:
    return f"type#{name}"


def policy_id(document_type: str) -> str:
    return f"policy#{document_type}"


def version_id(record_id: str, version: int) -> str:
    """The row that keeps this version of a type or a policy; versions count from 1 without gaps."""
    return f"{record_id}@{version}"
