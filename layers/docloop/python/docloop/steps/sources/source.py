"""What every source has: a name, how sentences call it, what it says, and how often that was right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docloop.model.reading import Reading
from docloop.model.statement import Statement
from docloop.values.field_roles import FieldRole

# Evidence of a value that a source gave, beside the name of the source itself.
SAME_IN_PRINT = "same_in_print"
ELSEWHERE_IN_PRINT = "elsewhere_in_print"
OTHER_IN_PRINT = "other_in_print"
ALONE = "alone"
"""There are no pages to compare it with."""


@dataclass(frozen=True)
class Said:
    """What a source says of one document.

    `rows` are line items, value by role of the column; `cut` when there are more of them. `problem` is a sentence that
    tells why nothing could be taken from the source; None when something was. `notes` are sentences on what the source
    has and was left out, `doubts` by role why a person should look at a field. `not_theirs` are values that may be
    printed, too, and are not the field's: the account of the customer.
    """

    statements: tuple[Statement, ...] = ()
    rows: tuple[Mapping[FieldRole, str], ...] = ()
    cut: bool = False
    problem: str | None = None
    notes: tuple[str, ...] = ()
    doubts: Mapping[FieldRole, str] = field(default_factory=dict)
    not_theirs: Mapping[FieldRole, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """`name` stands in readers and evidence. `speech` begins a sentence: "the invoice data inside the file say", with
    `title` the part of it that names the source.

    `said` takes from a reading what this source left there; None: the document has no such source. `measured` is how
    many values of a role were right of how many; a role that is not in there has no confidence of its own.
    """

    name: str
    title: str
    speech: str
    said: Callable[[Reading], Said | None]
    measured: Callable[[], Mapping[FieldRole, tuple[int, int]]]
