"""Where a document's objects are kept in the derived and the results bucket."""

from __future__ import annotations


def document_prefix(document_id: str) -> str:
    """Everything derived from a document is under this prefix of the derived bucket."""
    return f"documents/{document_id}/"


def row_body(document_id: str, digest: str) -> str:
    """The body of a row that is too large for its table, JSON; `digest` is its SHA-256 in hex."""
    return f"{document_prefix(document_id)}rows/{digest}.json"


def page_prefix(document_id: str, number: int) -> str:
    """What is kept of a page; `number` counts from 1."""
    return f"{document_prefix(document_id)}pages/{number:05d}."


def page_reading(document_id: str, number: int) -> str:
    """A PageReading as JSON; `number` counts from 1."""
    return f"{page_prefix(document_id, number)}json"


def page_image(document_id: str, number: int) -> str:
    """The upright page for people, JPEG."""
    return f"{page_prefix(document_id, number)}jpg"


def prediction(document_id: str, digest: str) -> str:
    """The Extraction with its findings, JSON; `digest` is the SHA-256 of its bytes in hex."""
    return f"{document_prefix(document_id)}predictions/{digest}.json"


def staged_result(document_id: str, digest: str) -> str:
    """A Result before its event is published, JSON; `digest` is the SHA-256 of its bytes in hex."""
    return f"{document_prefix(document_id)}results/{digest}.json"


def result_prefix(document_id: str) -> str:
    return f"{document_id}/"


def result(document_id: str, revision: int) -> str:
    """The Result in the results bucket, JSON; revisions count from 1. It is written once."""
    return f"{result_prefix(document_id)}{revision}.json"


def latest_result(document_id: str) -> str:
    """The newest published Result in the results bucket, JSON: an address that does not change with the revision."""
    return f"{result_prefix(document_id)}latest.json"
