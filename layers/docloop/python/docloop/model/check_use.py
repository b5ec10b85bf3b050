"""How a document type asks for a check."""

from __future__ import annotations

from typing import Any

from pydantic import model_serializer, model_validator

from docloop.model.base import Value


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
