"""The final result of a document: what is handed to the systems behind."""

from __future__ import annotations

from datetime import datetime

from docloop.model.base import Value
from docloop.model.document import ObjectRef, Part
from docloop.model.extraction import Extraction, Field, LineItem
from docloop.model.review import Correction


class Result(Value):
    """`fields` are final. `prediction` is what the machine said, untouched. `reviewed_by` None: no person looked.

    `kind` is the kind of paper, as DOCUMENT_KIND says; `payable`: whether its total may be paid, or paid back to who
    laid it out; `owed_by`: who owes it. All three None where the kind is not known or the type tells no kinds apart;
    `owed_by` None otherwise: nobody owes anything on such a paper. `external_id` and `metadata` are what the uploader
    said of the document. `part`: which pages of the file it is about, None: all; pages are counted from its first.
    """

    document_id: str
    source: ObjectRef
    part: Part | None = None
    external_id: str | None = None
    metadata: dict[str, str] = {}
    document_type: str
    revision: int
    at: datetime
    kind: str | None = None
    payable: bool | None = None
    owed_by: str | None = None
    fields: tuple[Field, ...]
    line_items: tuple[LineItem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reviewed_by: str | None = None
    prediction: Extraction
