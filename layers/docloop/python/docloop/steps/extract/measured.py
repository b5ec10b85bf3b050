"""How often the rules were right, measured; the only source of their confidence."""

from __future__ import annotations

from docloop.model.document_type import UNKNOWN

TABLE: dict[tuple[str, str], tuple[tuple[float, int, int], ...]] = {}


def confidence_of(document_type: str, field: str, lead: float) -> float | None:
    """The measured share of right answers at such a lead (0..1); None where too little was measured."""
    if document_type == UNKNOWN:
        return None
    for least, right, count in reversed(TABLE.get((document_type, field), ())):
        if lead >= least:
            return (right + 1) / (count + 2) if count >= 8 else None
    return None
