"""What whoever uploads a file says of it, for programs of their own: their number of it, and words about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from docloop.model.base import Value

LONGEST_ID = 200
MOST_PAIRS = 20

ExternalId = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
Metadata = Annotated[
    dict[Annotated[str, Field(min_length=1, max_length=40)], Annotated[str, Field(max_length=200)]],
    Field(max_length=MOST_PAIRS),
]


class UploadNote(Value):
    """`external_id` is the uploader's own number of the document, `metadata` pairs of theirs. docloop reads neither."""

    external_id: ExternalId | None = None
    metadata: Metadata = {}
