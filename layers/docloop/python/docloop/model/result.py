"""The final result of a document: what is handed to the systems behind."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Value
from docloop.model.document import ObjectRef
from docloop.model.extraction import Extraction, Field, LineItem
from docloop.model.review import Correction


class Result(Value):
    """`fields` are final. `prediction` is what the machine said, untouched. `reviewed_by` None: no person looked."""

    document_id: str
    source: ObjectRef
    document_type: str
    revision: int
    at: datetime
    fields: tuple[Field, ...]
    line_items: tuple[LineItem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reviewed_by: str | None = None
    prediction: Extraction
