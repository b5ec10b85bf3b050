"""Which of a paper's numbers is its own: not that of the invoice it refers to; that of a quote where it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docloop.model.document_type import FieldSpec
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.score.evidence import Sighting, beside_labels
from docloop.values.field_roles import FieldRole

LABELS = frozenset({"label_left", "label_above"})
LIKEWISE = ("QUOTE_NUMBER", "DELIVERY_NOTE_NUMBER")
"""Lists of words for the number of papers that are no invoices and are read like them."""

_SENTENCE = re.compile(r"\s+(?:[^\W\d_]{2,}\s+){3}[^\W\d_]{2,}(?![^\W\d_])")
"""Four words right behind it, with no mark and no figure between."""

_DOUBTED = frozenset({"refers", "in_prose"})

_WORDS = (
    r"zu|zur|zum|zu unserer|bezug|betrifft|ursprünglichen?|for|against|original|ref|refers to|corrects",
    r"sur|relati[fv]e? à la|d'origine|annule|rif|riferimento|originale|sobre|rectifica|bij|betreft|till|til|vedr",
    r"do|k|dotyczy|для|к",
)
_REFERS = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})\W*$", re.IGNORECASE)


def of_own_number(
    spec: FieldSpec,
    sightings: Sequence[Sighting],
    labels: dict[int, list[Label]],
    beside: Sequence[dict[str, float]],
) -> list[dict[str, float]]:
    """Return the evidence of labels, `beside`, with what makes a number another paper's or this one's."""
    if spec.role is not FieldRole.NUMBER:
        return list(beside)
    found = [
        {**one, **_refers(sighting, labels), **_in_prose(sighting)} if LABELS & one.keys() else one
        for sighting, one in zip(sightings, beside, strict=True)
    ]
    if any(LABELS & one.keys() and not _DOUBTED & one.keys() for one in found):
        return found
    return [_likewise(spec, sighting, labels, one) for sighting, one in zip(sightings, found, strict=True)]


def _in_prose(sighting: Sighting) -> dict[str, float]:
    """Whether a sentence goes on behind the number: "DocNro 30000000007 no se encuentra inscripto en condición"."""
    return {"in_prose": 1.0} if _SENTENCE.match(sighting.segment.text[sighting.end :]) else {}


def _refers(sighting: Sighting, labels: dict[int, list[Label]]) -> dict[str, float]:
    """Whether the words before the label say that the number is another paper's: "Gutschrift zur Rechnung Nr. 17"."""
    before = [
        label
        for label in labels.get(sighting.segment.row, ())
        if label.segment is sighting.segment
        and label.end <= sighting.start
        and any(meaning.role is FieldRole.NUMBER for meaning in label.meanings)
    ]
    last = max(before, key=lambda label: label.end, default=None)
    return {"refers": 1.0} if last is not None and _REFERS.search(last.segment.text[: last.start]) else {}


def _likewise(
    spec: FieldSpec, sighting: Sighting, labels: dict[int, list[Label]], beside: dict[str, float]
) -> dict[str, float]:
    """The evidence of a paper without an invoice's number: a quote's number counts, or one behind a bare "No."."""
    for name in LIKEWISE:
        other = beside_labels(spec.model_copy(update={"name": name}), sighting, labels)
        if LABELS & other.keys():
            return other
    return {**beside, "sole_number": 1.0} if "numbered" in sighting.evidence and "other_label" not in beside else beside
