"""What a document says, told by whoever prints it, so that the truth is exactly what is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Fact:
    """A true value: normalised, and as it is printed."""

    value: str
    text: str


@dataclass
class Truth:
    """What a document says. `line_items` hold one dict of facts per row."""

    document_type: str
    fields: dict[str, Fact] = field(default_factory=dict)
    line_items: list[dict[str, Fact]] = field(default_factory=list)

    def tell(self, name: str, value: str | Decimal | date, text: str) -> str:
        """Remembers a fact and gives back the text to print."""
        self.fields[name] = fact(value, text)
        return text

    def label(self, file: str) -> dict[str, object]:
        """The line of labels.jsonl."""
        return {
            "file": file,
            "document_type": self.document_type,
            "fields": {name: _listed(known.value) for name, known in sorted(self.fields.items())},
            "line_items": [{name: known.value for name, known in sorted(row.items())} for row in self.line_items],
        }


def _listed(value: str) -> str | list[str]:
    """Several values, one a line, as a list."""
    return value.split("\n") if "\n" in value else value


def fact(value: str | Decimal | date, text: str) -> Fact:
    """Dates are kept as ISO 8601, amounts as decimal strings."""
    if isinstance(value, Decimal):
        return Fact(f"{value:f}", text)
    return Fact(value.isoformat() if isinstance(value, date) else value, text)
