"""What speaks for and against a candidate, by name, so that a score can be explained and a model trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from docloop.model.document_type import FieldKind, FieldSpec
from docloop.model.geometry import Box
from docloop.steps.extract.labels import Label
from docloop.steps.extract.layout import Layout, Segment

LARGEST_FIELDS = frozenset({"TOTAL", "AMOUNT_DUE"})


@dataclass(frozen=True)
class Sighting:
    """A parsed value at its place, before it belongs to a field. `start` counts characters of the segment's text."""

    segment: Segment
    start: int
    end: int
    value: str
    box: Box
    evidence: dict[str, float]

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


def beside_labels(spec: FieldSpec, sighting: Sighting, labels_by_row: dict[int, list[Label]]) -> dict[str, float]:
    """Labels to the left in the same row, else above: of this field, or of another one."""
    row = sighting.segment.row
    left = [
        label for label in labels_by_row.get(row, ())
        if label.box.right <= sighting.box.left + 0.005 and not (label.segment is sighting.segment and label.end > sighting.start)
    ]  # fmt: skip
    if left:
        nearest = max(left, key=lambda label: (label.box.right, label.box.left))
        if weight := _weight(spec, nearest):
            return {"label_left": weight}
        further = max((_weight(spec, label) for label in left), default=0.0)
        return {"other_label": 1.0, **({"label_near": 0.3 * further} if further > 0 else {})}
    above = _above(sighting, labels_by_row)
    if above is None:
        return {}
    label, aligned = above
    if weight := _weight(spec, label):
        return {("label_above" if aligned else "label_near"): weight}
    return {"other_label": 0.5} if aligned else {}


def _above(sighting: Sighting, labels_by_row: dict[int, list[Label]]) -> tuple[Label, bool] | None:
    for distance in (1, 2):
        labels = labels_by_row.get(sighting.segment.row - distance, ())
        close = [
            label for label in labels
            if label.segment.page == sighting.segment.page
            and sighting.box.top - label.box.bottom < 2.5 * max(sighting.box.height, label.box.height)
        ]  # fmt: skip
        aligned = [
            label for label in close if label.box.left < sighting.box.right and sighting.box.left < label.box.right
        ]
        if aligned:
            return max(aligned, key=lambda label: label.end - label.start), True
        if close and distance == 1:
            return max(close, key=lambda label: label.box.right), False
    return None


def _weight(spec: FieldSpec, label: Label) -> float:
    return max((m.weight for m in label.meanings if m.field == spec.name and not m.negated), default=0.0)


def of_place(sighting: Sighting, layout: Layout) -> dict[str, float]:
    """Where on the page and how big."""
    evidence: dict[str, float] = {}
    if sighting.segment.page == 1:
        evidence["high"] = round(max(0.0, 1.0 - 2 * sighting.box.center_y), 3)
    rows = max(1, len(layout.rows) - 1)
    evidence["low"] = round(sighting.segment.row / rows, 3)
    if sighting.box.height > 1.25 * layout.text_height:
        evidence["tall"] = 1.0
    return evidence


def of_amounts(
    spec: FieldSpec, sightings: Sequence[Sighting], labelled: dict[str, set[Decimal]]
) -> list[dict[str, float]]:
    """What amounts say about each other: the largest, printed again, subtotal and tax that add up."""
    values = [Decimal(sighting.value) for sighting in sightings]
    counts = Counter(values)
    sure = [value for value, sighting in zip(values, sightings, strict=True) if "no_cents" not in sighting.evidence]
    largest = max(sure, default=None)
    found = []
    for value in values:
        evidence: dict[str, float] = {}
        if counts[value] > 1:
            evidence["repeated"] = 1.0
        if spec.name in LARGEST_FIELDS and value == largest:
            evidence["largest"] = 1.0
        if value > 0 and _adds_up(spec.name, value, labelled):
            evidence["adds_up"] = 1.0
        found.append(evidence)
    return found


def _adds_up(field: str, value: Decimal, labelled: dict[str, set[Decimal]]) -> bool:
    totals, nets, taxes = (labelled.get(name, set()) for name in ("TOTAL", "SUBTOTAL", "TAX"))
    if field == "TOTAL":
        return any(net + tax == value for net in nets for tax in taxes if tax > 0)
    if field == "SUBTOTAL":
        return any(value + tax == total for total in totals for tax in taxes if tax > 0)
    if field == "TAX":
        return any(net + value == total for total in totals for net in nets)
    return False


def repeated(sightings: Sequence[Sighting]) -> list[dict[str, float]]:
    """Values that are printed more than once."""
    counts = Counter(sighting.value for sighting in sightings)
    return [{"repeated": 1.0} if counts[sighting.value] > 1 else {} for sighting in sightings]


def labelled_amounts(
    specs: Iterable[FieldSpec], sightings: Sequence[Sighting], labels_by_row: dict[int, list[Label]]
) -> dict[str, set[Decimal]]:
    """Amounts that stand beside a label, by field."""
    found: dict[str, set[Decimal]] = {}
    for spec in specs:
        if spec.kind is FieldKind.MONEY:
            found[spec.name] = {
                Decimal(sighting.value)
                for sighting in sightings
                if beside_labels(spec, sighting, labels_by_row).keys() & {"label_left", "label_above"}
            }
    return found


def with_evidence(sighting: Sighting, *more: dict[str, float]) -> Sighting:
    merged = dict(sighting.evidence)
    for evidence in more:
        merged.update(evidence)
    return replace(sighting, evidence=merged)
