"""The buckets behind what a context knows as the files of documents."""

from __future__ import annotations

from docloop.adapters.document_files import BlobDocumentFiles
from docloop.ports import BlobStore, DocumentFiles


def derived_bucket(files: DocumentFiles) -> BlobStore:
    """What docloop itself reads again: pages, predictions, results that are not published yet."""
    assert isinstance(files, BlobDocumentFiles)
    return files.derived


def results_bucket(files: DocumentFiles) -> BlobStore:
    """What others consume."""
    assert isinstance(files, BlobDocumentFiles)
    return files.results
