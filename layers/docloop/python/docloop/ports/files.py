"""What is stored of a document beside its row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from docloop.model.document import Document
from docloop.model.extraction import Extraction
from docloop.model.parts import PageSpan
from docloop.model.reading import PageReading, Reading
from docloop.model.result import Result


class DocumentFiles(Protocol):
    """Pages, predictions and results.

    Predictions and results lie under the digest of their content (SHA-256 of the JSON in hex, 64 characters). Whoever
    changes a document keeps the content first and commits its digest in the row. Several contenders may do so at once:
    they write different objects, and only the one whose digest was committed is ever read.
    """

    def keep_page(self, document_id: str, reading: PageReading, picture: bytes) -> None:
        """Keep what was read of a page, and its upright picture for people as JPEG."""

    def page_reading(self, document_id: str, number: int) -> PageReading:
        """Return what was read of a page; `number` counts from 1. Raises SourceMissing when it was erased."""

    def page_picture(self, document_id: str, number: int) -> bytes:
        """Return a page's picture, JPEG. Raises SourceMissing when it was erased."""

    def page_picture_url(self, document_id: str, number: int, seconds: int) -> str:
        """Return a link to a page's picture that is good for so many `seconds`."""

    def reading(self, document_id: str, pages: int, known: Mapping[int, PageReading] | None = None) -> Reading:
        """Return all pages: those `known` by number, the others from the store. Raises SourceMissing."""

    def keep_prediction(self, document_id: str, extraction: Extraction) -> str:
        """Keep a prediction and return its digest."""

    def prediction(self, document: Document) -> Extraction | None:
        """Return the prediction that the row names; None when it names none, or the document was erased meanwhile.

        Raises StoredContentDamaged.
        """

    def remaining_prediction(self, document: Document) -> Extraction | None:
        """Return the prediction also of a document whose erasure is under way. Raises StoredContentDamaged."""

    def keep_result(self, result: Result) -> str:
        """Keep a result that is not published yet and return its digest."""

    def result(self, document: Document) -> Result:
        """Return the newest final result, the one that the row names.

        Raises NotFound when the document has none, SourceMissing when the object is gone, StoredContentDamaged.
        """

    def publish_result(self, document_id: str, revision: int, digest: str) -> None:
        """Hand the kept result with this digest to those who consume results. It may be done twice.

        A revision is written once, and the address of the newest never goes back to an older one. Raises SourceMissing
        when nothing with this digest is kept, StoredContentDamaged, VersionConflict.
        """

    def erase_pages(self, document_id: str, span: PageSpan) -> None:
        """Remove every version of the readings and pictures of these pages."""

    def erase(self, document_id: str) -> None:
        """Remove every version of everything that is stored of a document, its published results included."""
