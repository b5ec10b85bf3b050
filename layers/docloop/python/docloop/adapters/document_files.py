"""What is stored of a document, as objects in two buckets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docloop.adapters import keys
from docloop.errors import NotFound, SourceMissing, StoredContentDamaged, VersionConflict
from docloop.model.document import Document, DocumentState
from docloop.model.extraction import Extraction
from docloop.model.parts import PageSpan
from docloop.model.reading import PageReading, Reading
from docloop.model.result import Result
from docloop.ports import BlobStore
from docloop.ports.retry import retry_on_conflict

_JSON = "application/json"
_KeyOf = Callable[[str, str], str]


@dataclass(frozen=True)
class BlobDocumentFiles:
    """`derived` holds what docloop itself reads again, `results` what others consume."""

    derived: BlobStore
    results: BlobStore

    def keep_page(self, document_id: str, reading: PageReading, picture: bytes) -> None:
        self.derived.put(keys.page_image(document_id, reading.number), picture, "image/jpeg")
        data = reading.model_dump_json().encode("utf-8")
        self.derived.put(keys.page_reading(document_id, reading.number), data, _JSON)

    def page_reading(self, document_id: str, number: int) -> PageReading:
        return PageReading.model_validate_json(self.derived.get(keys.page_reading(document_id, number)))

    def page_picture(self, document_id: str, number: int) -> bytes:
        return self.derived.get(keys.page_image(document_id, number))

    def page_picture_url(self, document_id: str, number: int, seconds: int) -> str:
        return self.derived.presigned_get(keys.page_image(document_id, number), seconds)

    def reading(self, document_id: str, pages: int, known: Mapping[int, PageReading] | None = None) -> Reading:
        have = known or {}
        return Reading(
            pages=tuple(have.get(number) or self.page_reading(document_id, number) for number in range(1, pages + 1))
        )

    def keep_prediction(self, document_id: str, extraction: Extraction) -> str:
        return self._keep(keys.prediction, document_id, extraction)

    def prediction(self, document: Document) -> Extraction | None:
        return None if document.state is DocumentState.ERASED else self.remaining_prediction(document)

    def remaining_prediction(self, document: Document) -> Extraction | None:
        if document.prediction_digest is None:
            return None
        key = keys.prediction(document.id, document.prediction_digest)
        try:
            return Extraction.model_validate_json(self._verified(key, document.prediction_digest, document.id))
        except SourceMissing:
            return None

    def keep_result(self, result: Result) -> str:
        return self._keep(keys.staged_result, result.document_id, result)

    def result(self, document: Document) -> Result:
        if document.result_digest is None:
            raise NotFound("This document has no final result.", document_id=document.id, state=document.state.value)
        return Result.model_validate_json(self._kept_result(document.id, document.result_digest))

    def publish_result(self, document_id: str, revision: int, digest: str) -> None:
        data = self._kept_result(document_id, digest)
        self._write_once(keys.result(document_id, revision), data, document_id)
        self._write_latest(keys.latest_result(document_id), data, revision)

    def erase_pages(self, document_id: str, span: PageSpan) -> None:
        for number in range(span.first, span.last + 1):
            self.derived.delete(keys.page_prefix(document_id, number))

    def erase(self, document_id: str) -> None:
        self.derived.delete(keys.document_prefix(document_id))
        self.results.delete(keys.result_prefix(document_id))

    def _kept_result(self, document_id: str, digest: str) -> bytes:
        return self._verified(keys.staged_result(document_id, digest), digest, document_id)

    def _keep(self, key_of: _KeyOf, document_id: str, value: Extraction | Result) -> str:
        data = value.model_dump_json().encode("utf-8")
        digest = digest_of(data)
        self.derived.put(key_of(document_id, digest), data, _JSON)
        return digest

    def _verified(self, key: str, digest: str, document_id: str) -> bytes:
        data = self.derived.get(key)
        if digest_of(data) != digest:
            raise StoredContentDamaged(document_id=document_id, digest=digest)
        return data

    def _write_once(self, key: str, data: bytes, document_id: str) -> None:
        """Write the result of a revision; one that is there already must be the same."""
        if self.results.put_if(key, data, _JSON, replaces=None):
            return
        try:
            stored = self.results.get(key)
        except SourceMissing:  # erased meanwhile
            return
        if stored != data:
            raise StoredContentDamaged(document_id=document_id, digest=digest_of(data))

    def _write_latest(self, key: str, data: bytes, revision: int) -> None:
        """Make `data` the newest result, unless one of the same or a later revision is there."""

        def attempt() -> None:
            newest = self.results.head(key)
            try:
                if newest is not None and Result.model_validate_json(self.results.get(key)).revision >= revision:
                    return
            except SourceMissing as error:
                raise VersionConflict from error
            if not self.results.put_if(key, data, _JSON, replaces=newest.etag if newest else None):
                raise VersionConflict

        retry_on_conflict(attempt, VersionConflict("Others kept writing the newest result."))


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hex."""
    return hashlib.sha256(data).hexdigest()
