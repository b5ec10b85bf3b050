"""The pages of a document on their way into the derived bucket and back."""

from __future__ import annotations

import io

from PIL import Image

from docloop.model import keys
from docloop.model.reading import PageReading
from docloop.ports import BlobStore, PageImage

LONGEST_EDGE = 2_000
"""Pixels of a stored page picture: enough for people to read fine print, and quick to send."""


def store_page(derived: BlobStore, document_id: str, reading: PageReading, page: PageImage) -> None:
    """Keeps what was read and the upright picture that its boxes refer to (boxes are fractions, so it may shrink)."""
    derived.put(keys.page_image(document_id, page.number), picture(page), "image/jpeg")
    data = reading.model_dump_json().encode("utf-8")
    derived.put(keys.page_reading(document_id, reading.number), data, "application/json")


def picture(page: PageImage) -> bytes:
    """The page as JPEG: encoded in a tenth of the time that WEBP takes."""
    data = io.BytesIO()
    page.shrunk(LONGEST_EDGE).save(data, "JPEG", quality=75)
    return data.getvalue()


def load_picture(derived: BlobStore, document_id: str, number: int) -> PageImage:
    """The stored picture of a page. Raises SourceMissing when it is not there (it was erased)."""
    data = derived.get(keys.page_image(document_id, number))
    return PageImage(number, Image.open(io.BytesIO(data), formats=("JPEG",)))
