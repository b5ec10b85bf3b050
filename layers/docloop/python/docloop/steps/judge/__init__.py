"""How likely each value is right, from everything that is known about it: score, rivals, checks, second reading."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding
from docloop.model.learned import LearnedModel
from docloop.model.reading import Rereading
from docloop.steps.embedded import SOURCE
from docloop.steps.judge.agreement import Agreement, agreement
from docloop.steps.judge.features import judging_features
from docloop.steps.judge.usual import strangeness
from docloop.steps.predict import calibrated, mean_log_odds


def judge(
    extraction: Extraction, document_type: DocumentType, model: LearnedModel | None, rereadings: Sequence[Rereading]
) -> Extraction:
    """The extraction with the model's confidence in every field it knows, and with where the readers differ.

    Without a judge every confidence stays as it is, and so does that of what an e-invoice says: the judge knows print.
    """
    known = {spec.name: spec for spec in document_type.fields}
    findings: list[Finding] = []
    fields = []
    for field in extraction.fields:
        seen = agreement(field, known[field.name], rereadings)
        if (finding := seen.finding(field.name)) is not None:
            findings.append(finding)
        fields.append(_judged(known[field.name], field, extraction, model, seen))
    return extraction.model_copy(update={"fields": tuple(fields), "findings": (*extraction.findings, *findings)})


def _judged(
    spec: FieldSpec, field: Field, extraction: Extraction, model: LearnedModel | None, seen: Agreement
) -> Field:
    changes: dict[str, object] = {}
    strange = strangeness(spec, field.value, model.usual if model else ())
    if reasons := [reason for reason in (seen.reason, strange.reason) if reason is not None]:
        changes["reasons"] = (*reasons, *field.reasons)
    known = model is not None and field.name in model.fields and SOURCE not in field.evidence
    if known and model and model.judges and model.calibration and field.value:
        features = judging_features(spec, field, extraction, {**seen.evidence, **strange.evidence})
        changes["confidence"] = round(calibrated(model.calibration, mean_log_odds(model.judges, features)), 4)
    return field.model_copy(update=changes) if changes else field
