"""Predictions as files: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docloop.lab.evaluation.predicting import Prediction
from docloop.model.extraction import Field


def write_predictions(predictions: Iterable[Prediction], budget: float, file: Path) -> None:
    """A line for each document; `accepted` is what the budget accepts."""
    with file.open("w", encoding="utf-8") as lines:
        for prediction in predictions:
            lines.write(json.dumps(row_of(prediction, budget), ensure_ascii=False) + "\n")


def row_of(prediction: Prediction, budget: float) -> dict[str, Any]:
    extraction = prediction.extraction
    against = prediction.against.get(budget, {})
    return {
        "file": prediction.file,
        "document_type": prediction.classified.name,
        "document_type_confidence": prediction.classified.confidence,
        "fields": {
            field.name: {
                "value": field.value,
                "confidence": field.confidence,
                "accepted": prediction.accepts(field.name, budget),
                "reasons": list(against.get(field.name, field.reasons)),
                **({"values": _values(field, prediction, budget)} if field.values else {}),
            }
            for field in extraction.fields
        },
        "line_items": [
            {field.name: field.value for field in item.fields if field.value is not None}
            for item in extraction.line_items
        ],
        "findings": [finding.model_dump(mode="json") for finding in extraction.findings],
        "seconds": round(sum(prediction.seconds.values()), 4),
    }


def _values(field: Field, prediction: Prediction, budget: float) -> list[dict[str, Any]]:
    """Of several values each, with its own confidence, and whether it alone would be accepted."""
    against = prediction.against_each.get(budget, {}).get(field.name)
    return [
        {
            "value": one.value,
            "confidence": one.confidence,
            "accepted": against is not None and not against[place],
            "reasons": list(against[place] if against is not None else one.reasons),
        }
        for place, one in enumerate(field.values)
    ]
