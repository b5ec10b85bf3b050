"""Store predictions and results under the digest of their content, and read exactly what a row names.

Whoever changes a document stages the content first and commits its digest in the row. Several contenders may stage
at once: they write different objects, and only the one whose digest was committed is ever read. What a loser staged
stays under the document's prefix and goes with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from docloop.errors import NotFound, SourceMissing, StoredContentDamaged
from docloop.model import keys
from docloop.model.document import Document, DocumentState
from docloop.model.extraction import Extraction
from docloop.model.result import Result
from docloop.ports import BlobStore

_KeyOf = Callable[[str, str], str]


def stage_prediction(derived: BlobStore, document_id: str, extraction: Extraction) -> str:
    """Store the prediction and return its digest: the SHA-256 of its JSON in hex, 64 characters."""
    return _stage(derived, keys.prediction, document_id, extraction)


def stage_result(derived: BlobStore, result: Result) -> str:
    """Store the result and return its digest: the SHA-256 of its JSON in hex, 64 characters."""
    return _stage(derived, keys.staged_result, result.document_id, result)


def load_prediction(derived: BlobStore, document: Document) -> Extraction | None:
    """Return the prediction that the row names; None when the document has none, or it was erased meanwhile.

    Raises StoredContentDamaged.
    """
    return None if document.state is DocumentState.ERASED else remaining_prediction(derived, document)


def remaining_prediction(derived: BlobStore, document: Document) -> Extraction | None:
    """Return the prediction also of a document whose erasure is under way. Raises StoredContentDamaged."""
    if document.prediction_digest is None:
        return None
    key = keys.prediction(document.id, document.prediction_digest)
    try:
        return Extraction.model_validate_json(_verified(derived, key, document.prediction_digest, document.id))
    except SourceMissing:
        return None


def load_result(derived: BlobStore, document: Document) -> Result:
    """Return the newest final result, the one that the row names.

    Raises NotFound when the document has none, SourceMissing when the object is gone, StoredContentDamaged.
    """
    if document.result_digest is None:
        raise NotFound("There is no final result.", document_id=document.id, state=document.state.value)
    return Result.model_validate_json(staged_result(derived, document.id, document.result_digest))


def staged_result(derived: BlobStore, document_id: str, digest: str) -> bytes:
    """Return the JSON of the staged result with this digest. Raises SourceMissing, StoredContentDamaged."""
    return _verified(derived, keys.staged_result(document_id, digest), digest, document_id)


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def _stage(derived: BlobStore, key_of: _KeyOf, document_id: str, value: Extraction | Result) -> str:
    data = value.model_dump_json().encode("utf-8")
    digest = digest_of(data)
    derived.put(key_of(document_id, digest), data, "application/json")
    return digest


def _verified(derived: BlobStore, key: str, digest: str, document_id: str) -> bytes:
    data = derived.get(key)
    if digest_of(data) != digest:
        raise StoredContentDamaged(document_id=document_id, digest=digest)
    return data
