"""The shape of a check, and how checks ask for values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from docloop.errors import InvalidRequest
from docloop.model.base import Value
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding
from docloop.values.field_roles import FieldRole
from docloop.values.numbers import number_of


class NoOptions(Value):
    """Options of a check that has none."""


O = TypeVar("O", bound=Value)  # noqa: E741  the letter of its meaning


@dataclass(frozen=True)
class Check(Generic[O]):
    """A check that document types name in `checks`. `options` is the shape of what a type may set there."""

    name: str
    options: type[O]
    run: Callable[[Extraction, DocumentType, O, Facts], list[Finding]]

    def options_of(self, given: dict[str, Any]) -> O:
        """Return the options that a type gives. Raises InvalidRequest for unknown or wrong ones."""
        try:
            return self.options.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, ("checks", self.name, *first["loc"])))
            raise InvalidRequest(f"{where}: {first['msg']}.", field="checks") from None

    def __call__(
        self, extraction: Extraction, document_type: DocumentType, given: dict[str, Any], facts: Facts
    ) -> list[Finding]:
        """Return what is found. Raises InvalidRequest for wrong options."""
        return self.run(extraction, document_type, self.options_of(given), facts)


def text(extraction: Extraction, document_type: DocumentType, role: FieldRole) -> str | None:
    """Return the value of the field of a role; None when it was not found or the type has no such field."""
    name = document_type.name_of(role)
    return extraction.value(name) if name else None


def amount(extraction: Extraction, document_type: DocumentType, role: FieldRole) -> Decimal | None:
    """Return the same as a number; None when it is none."""
    return number_of(text(extraction, document_type, role))


def day(extraction: Extraction, document_type: DocumentType, role: FieldRole) -> date | None:
    """Return the same as a date; None when it is none."""
    value = text(extraction, document_type, role)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def names(document_type: DocumentType, *roles: FieldRole) -> tuple[str, ...]:
    """Return the names of the fields of these roles that the type has, in the order of the roles."""
    return tuple(name for role in roles if (name := document_type.name_of(role)) is not None)
