"""What was read of a document, back from the derived bucket; needs no picture, so the learn function can use it."""

from __future__ import annotations

from collections.abc import Mapping

from docloop.model import keys
from docloop.model.reading import PageReading, Reading
from docloop.ports import BlobStore


def load_reading(derived: BlobStore, document_id: str, pages: int, known: Mapping[int, PageReading]) -> Reading:
    """Everything that was read: `known` pages by number, the others from the store.

    Raises SourceMissing when a page is not there (it was erased).
    """
    return Reading(
        pages=tuple(known.get(number) or _load(derived, document_id, number) for number in range(1, pages + 1))
    )


def _load(derived: BlobStore, document_id: str, number: int) -> PageReading:
    return PageReading.model_validate_json(derived.get(keys.page_reading(document_id, number)))
