"""Extractions for tests, from plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from docloop.model.extraction import Extraction, Field, LineItem
from docloop.model.facts import EarlierDocument, Facts
from docloop.model.geometry import Box

TODAY = date(2026, 11, 22)
RECEIVED = datetime(2026, 11, 22, 9, tzinfo=UTC)
FACTS = Facts(today=TODAY)
AGAIN = Facts(TODAY, EarlierDocument("doc_1", RECEIVED - timedelta(days=3)), RECEIVED)
"""What is known of a bill that came before."""
BOX = Box(left=0.1, top=0.1, right=0.2, bottom=0.2)


def field(name: str, value: str | None, confidence: float | None = 0.9) -> Field:
    if value is None:
        return Field(name=name)
    return Field(name=name, value=value, text=value, page=1, box=BOX, confidence=confidence)


def extraction(
    document_type: str = "receipt",
    *,
    confidence: float | None = 0.9,
    type_confidence: float | None = 1.0,
    prices: tuple[str, ...] = (),
    **values: str | None,
) -> Extraction:
    """Every named field with the same confidence."""
    return extraction_of(values, document_type, confidence, type_confidence, prices)


def extraction_of(
    values: Mapping[str, str | None],
    document_type: str = "receipt",
    confidence: float | None = 0.9,
    type_confidence: float | None = 1.0,
    prices: tuple[str, ...] = (),
) -> Extraction:
    return Extraction(
        document_type=document_type,
        type_confidence=type_confidence,
        fields=tuple(field(name, value, confidence) for name, value in values.items()),
        line_items=tuple(LineItem(fields=(field("PRICE", price, None),)) for price in prices),
    )
