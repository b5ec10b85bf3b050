"""What the files of a docset say in a form for machines. Quickly read, so it is not kept with the readings of pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docloop.adapters.pages import MediaType, sniff
from docloop.errors import DocumentError
from docloop.lab.evaluation.read_files import OPENER
from docloop.model.reading import EmbeddedInvoice, Reading


def with_embedded(readings: Sequence[Reading], paths: Sequence[Path]) -> list[Reading]:
    """The readings with the e-invoices that their files carry."""
    return [_with(reading, find_embedded(path)) for reading, path in zip(readings, paths, strict=True)]


def find_embedded(path: Path) -> EmbeddedInvoice | None:
    """None when the file carries no e-invoice or cannot be opened."""
    data = path.read_bytes()
    if sniff(data) not in {MediaType.PDF, MediaType.XML}:
        return None
    try:
        with OPENER.open(data) as document:
            return document.embedded()
    except DocumentError:
        return None


def _with(reading: Reading, embedded: EmbeddedInvoice | None) -> Reading:
    if embedded is None or not reading.pages:
        return reading
    first = reading.pages[0].model_copy(update={"embedded": embedded})
    return reading.model_copy(update={"pages": (first, *reading.pages[1:])})
