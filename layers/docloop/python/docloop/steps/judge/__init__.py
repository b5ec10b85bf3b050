"""How likely each value is right, from everything that is known about it: score, rivals, checks, second reading."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.learned import LearnedModel
from docloop.model.reading import Rereading
from docloop.steps.judge.features import judging_features
from docloop.steps.predict import calibrated, log_odds


def judge(
    extraction: Extraction, document_type: DocumentType, model: LearnedModel | None, rereadings: Sequence[Rereading]
) -> Extraction:
    """The extraction with the model's confidence in every field; without a judge it stays as it is."""
    del rereadings
    if model is None or model.judge is None or model.calibration is None:
        return extraction
    known = {spec.name: spec for spec in document_type.fields}
    fields = tuple(
        _judged(known[field.name], field, extraction, model) if field.name in model.fields else field
        for field in extraction.fields
    )
    return extraction.model_copy(update={"fields": fields})


def _judged(spec: FieldSpec, field: Field, extraction: Extraction, model: LearnedModel) -> Field:
    if field.value is None or model.judge is None or model.calibration is None:
        return field
    features = judging_features(spec, field, extraction, {})
    confidence = calibrated(model.calibration, log_odds(model.judge, features))
    return field.model_copy(update={"confidence": round(confidence, 4)})
