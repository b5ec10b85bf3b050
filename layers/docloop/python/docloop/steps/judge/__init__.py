"""How likely each value is right, from everything that is known about it: score, rivals, checks, second reading."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.learned import LearnedModel
from docloop.model.reading import Rereading
from docloop.steps.extract.score.rules import MENDED, UNMEASURED
from docloop.steps.judge import agreement as second
from docloop.steps.judge import outliers as usual
from docloop.steps.judge.agreement import Agreement, agreement
from docloop.steps.judge.features import judging_features
from docloop.steps.judge.first_day import FirstDayTable, first_day_confidence
from docloop.steps.judge.outliers import Strangeness, strangeness
from docloop.steps.scores import calibrated, mean_log_odds
from docloop.steps.sources import gave
from docloop.values.field_roles import FieldRole

OWN = frozenset({second.CODE, usual.CODE})
"""Codes of the findings that are made here."""


def judge(
    extraction: Extraction,
    document_type: DocumentType,
    model: LearnedModel | None,
    rereadings: Sequence[Rereading],
    table: FirstDayTable | None = None,
) -> Extraction:
    """The extraction with the model's confidence in every field it knows, found or not, with where the readers differ
    and what is unusual. What an earlier judging found gives way.

    Fields that no model knows have the confidence that was measured of the rules on the papers of many makers; where
    nothing was measured, it stays as it is. So does that of what a source gave: the judge knows print. `table` are
    counts of that measurement; None: those that ship.
    """
    known = {spec.name: spec for spec in document_type.fields}
    findings = [finding for finding in extraction.findings if finding.code not in OWN]
    fields = []
    for field in extraction.fields:
        judged = []
        for one in field.each():
            seen = agreement(one, known[field.name], rereadings)
            printed = not gave(one)
            strange = strangeness(known[field.name], one.value, model.usual if model and printed else ())
            findings += [each for each in (seen.finding(field.name), strange.finding) if each is not None]
            judged.append(_judged(known[field.name], one, extraction, model, seen, strange, table))
        fields.append(_with(field, judged) if field.values else judged[0])
    judged_fields = _no_surer_than_total(fields, document_type)
    return extraction.model_copy(update={"fields": judged_fields, "findings": tuple(findings)})


def _no_surer_than_total(fields: Sequence[Field], document_type: DocumentType) -> tuple[Field, ...]:
    """The fields; of what is due only because it is the total, the confidence is no higher than the total's."""
    total = next((each for each in fields if each.name == document_type.name_of(FieldRole.GROSS)), None)
    return tuple(
        field.model_copy(update={"confidence": _lower(field.confidence, total.confidence)})
        if total is not None and "as_total" in field.evidence and field.value == total.value
        else field
        for field in fields
    )


def _lower(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else min(one, other)


def _with(field: Field, judged: Sequence[Field]) -> Field:
    """The field with what was found of each of its values."""
    values = [
        value.model_copy(update={"confidence": one.confidence, "reasons": one.reasons})
        for value, one in zip(field.values, judged, strict=True)
    ]
    return Field.of_several(field.name, values, source=field.source, alternatives=field.alternatives)


def _judged(
    spec: FieldSpec,
    field: Field,
    extraction: Extraction,
    model: LearnedModel | None,
    seen: Agreement,
    strange: Strangeness,
    table: FirstDayTable | None,
) -> Field:
    changes: dict[str, object] = {}
    if reasons := [reason for reason in (seen.reason, strange.reason) if reason is not None]:
        changes["reasons"] = tuple(dict.fromkeys((*reasons, *field.reasons)))
    if gave(field):
        return field.model_copy(update=changes) if changes else field
    if model is None or field.name not in model.fields:
        measured = first_day_confidence(extraction.document_type, field, extraction.findings, table)
        if measured is not None and not UNMEASURED & field.evidence.keys():
            changes["confidence"] = measured
        return field.model_copy(update=changes) if changes else field
    if field.value is None:
        changes["confidence"] = model.absent.get(field.name)
    elif model.judges and model.calibration and MENDED not in field.evidence:
        features = judging_features(spec, field, extraction, {**seen.evidence, **strange.evidence})
        changes["confidence"] = round(calibrated(model.calibration, mean_log_odds(model.judges, features)), 4)
    return field.model_copy(update=changes) if changes else field
