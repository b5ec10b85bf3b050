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


def amount(extraction: Extraction, field: str) -> Decimal | None:
    """Return the field's value as a number; None when it was not found or is none."""
    return number_of(extraction.value(field))


def day(extraction: Extraction, field: str) -> date | None:
    """Return the field's value as a date; None when it was not found or is none."""
    value = extraction.value(field)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
