"""How an upload's note travels: as user metadata of the object in S3, so that each version has its own.

The form of an upload holds the note, signed, as base64url of JSON: user metadata is ASCII and 2 KB at most. Whoever
puts objects into the inbox themselves may set `x-amz-meta-external-id` in plain ASCII.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from docloop.errors import InvalidRequest
from docloop.model.upload_note import UploadNote

NOTE = "docloop-note"
EXTERNAL_ID = "external-id"
MOST_BYTES = 1_400
"""Of a note as JSON; in base64, and with who uploaded it, that stays below the 2 KB of S3."""

_NOTHING = UploadNote()


def written(note: UploadNote) -> dict[str, str]:
    """The user metadata of an object with this note; {} for an empty one. Raises InvalidRequest for one too long."""
    if note == _NOTHING:
        return {}
    data = note.model_dump_json().encode("utf-8")
    if len(data) > MOST_BYTES:
        raise InvalidRequest(
            f"`external_id` and `metadata` have more than {MOST_BYTES} bytes together, as JSON in UTF-8.",
            field="metadata",
            remedy="Shorten them, or keep what is long in your own system under `external_id`.",
        )
    return {NOTE: base64.urlsafe_b64encode(data).decode("ascii")}


def read(metadata: Mapping[str, str]) -> UploadNote:
    """The note in an object's user metadata. What is no note, or too long for one, is left out: the file counts."""
    try:
        if NOTE in metadata:
            return UploadNote.model_validate_json(base64.urlsafe_b64decode(metadata[NOTE]))
        return UploadNote(external_id=metadata.get(EXTERNAL_ID, "").strip() or None)
    except ValueError:  # no base64, no JSON, or not a note
        return _NOTHING
