"""What people have confirmed to be true of a document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from docloop.model.base import Entity
from docloop.model.review import Answer, LineItemAnswer


class Label(Entity):
    """`id` is the document's id: one label per document, the newest counts.

    `fields` holds confirmed values; None says that the field is confirmed to be absent; a missing name is unknown. Of a
    field that takes several values there is one a line.
    """

    document_type: str
    content_hash: str | None = None
    fields: dict[str, str | None] = {}
    answers: tuple[Answer, ...] = ()
    line_items: tuple[LineItemAnswer, ...] | None = None
    by: str
    at: datetime
    origin: Literal["review", "annotation"] = "review"
