"""Other ways in which a document speaks for itself, each exact: the XML of an e-invoice, payment codes."""

from __future__ import annotations

from collections.abc import Iterator

from docloop.model.extraction import Field
from docloop.model.reading import Reading
from docloop.steps.sources import e_invoice, payment_codes
from docloop.steps.sources.source import Said, Source

__all__ = ["SOURCES", "gave", "said_by"]

_MODULES = (e_invoice, payment_codes)
SOURCES: dict[str, Source] = {module.SOURCE.name: module.SOURCE for module in _MODULES}
"""By name. Where two say different things of a field, the value is that of the first."""


def said_by(reading: Reading) -> Iterator[tuple[Source, Said]]:
    """Yield each source that the document has, with what it says."""
    for source in SOURCES.values():
        if (said := source.said(reading)) is not None:
            yield source, said


def gave(field: Field) -> bool:
    """Return whether the value of the field is a source's, and not one that was read from the print."""
    return not SOURCES.keys().isdisjoint(field.evidence)
