"""Documents with known truth, as training wants them."""

from __future__ import annotations

from dataclasses import dataclass, field

from docloop.model.reading import Reading, Rereading


@dataclass(frozen=True)
class Example:
    """`fields` holds confirmed values, normalised as the type's parsers do; None: confirmed to be absent; a missing
    name: unknown. `line_items` None: unknown. `id` names the document; examples of equal `fields` share a fold.
    `supplier`: who sent it as the machine read it, to group documents by where nobody confirmed it; not learned from.
    """

    id: str
    reading: Reading
    fields: dict[str, str | None]
    line_items: tuple[dict[str, str], ...] | None = None
    rereadings: tuple[Rereading, ...] = field(default=())
    supplier: str | None = None
