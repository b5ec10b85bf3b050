"""Pictures of pages as they are stored for people and for the second reader."""

from __future__ import annotations

import io

from PIL import Image

from docloop.ports import PageImage

LONGEST_EDGE = 2_000
"""Pixels of a stored page picture: enough for people to read fine print, and quick to send."""


def to_jpeg(page: PageImage) -> bytes:
    """Return the page as JPEG (boxes are fractions, so it may shrink); WEBP would take ten times as long."""
    data = io.BytesIO()
    page.shrunk(LONGEST_EDGE).save(data, "JPEG", quality=75)
    return data.getvalue()


def from_jpeg(number: int, data: bytes) -> PageImage:
    """Return the stored picture of page `number`."""
    return PageImage(number, Image.open(io.BytesIO(data), formats=("JPEG",)))
