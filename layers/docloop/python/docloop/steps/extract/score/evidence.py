"""What speaks for and against a candidate, by name, so that a score can be explained and a model trained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from docloop.model.document_type import FieldSpec
from docloop.model.geometry import Box
from docloop.steps.extract.page.labels import Label, Meaning
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.values.field_roles import FieldRole
from docloop.values.kind import Kind
from docloop.values.line_words import any_word

TAX_TABLE_ROWS = 5
_FAR = 0.25
"""Share of the page's width between a label and its value that other things may stand in."""

_LEAST_FIGURES = 5
"""Of a number between a label and another one."""

_NOTHING = re.compile(rf"[\W_]*(?:{any_word('number')}[\W_]*)?", re.IGNORECASE)
_TAX_TABLE = re.compile(rf"\b{any_word('tax_table')}", re.IGNORECASE)


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
    left = [
        label
        for label in labels_by_row.get(sighting.segment.row, ())
        if _speaks(spec, label) and _is_left(label, sighting)
    ]
    if left:
        nearest = max(left, key=lambda label: (label.box.right, label.box.left))
        if weight := _weight(spec, nearest):
            return {"label_left": weight, **_right_behind(nearest, sighting), **_names_paper(spec, nearest)}
        return _of_heading(spec, sighting, labels_by_row, nearest) or _of_others(spec, left)
    above = _above(spec, sighting, labels_by_row)
    if above is None:
        return {}
    label, aligned = above
    if "numbered" in sighting.evidence and not _weight(spec, label):
        return {}  # it has a word of its own
    if weight := _weight(spec, label):
        below = {"label_above": weight, **_right_below(label, sighting), **_names_paper(spec, label)}
        return below if aligned else {"label_near": weight}
    return {"other_label": 0.5} if aligned else {}


def _has_value(label: Label, sighting: Sighting) -> bool:
    """Whether a label to the left has a value of its own: figures stand between it and what is looked at."""
    row = label.segment.text[label.end :] if label.segment is not sighting.segment else ""
    start = label.end if label.segment is sighting.segment else 0
    between = row + sighting.segment.text[start : sighting.start]
    apart = sighting.box.left - label.box.right > _FAR
    return apart or sum(character.isdigit() for character in between) >= _LEAST_FIGURES


def _of_others(spec: FieldSpec, left: Sequence[Label]) -> dict[str, float]:
    further = max((_weight(spec, label) for label in left), default=0.0)
    return {"other_label": 1.0, **({"label_further": further} if further > 0 else {})}


def _of_heading(
    spec: FieldSpec, sighting: Sighting, labels_by_row: dict[int, list[Label]], nearest: Label
) -> dict[str, float]:
    """The evidence of a label that heads the column, where the `nearest` one to the left has its value already."""
    if spec.kind.amount or not _has_value(nearest, sighting):
        return {}
    above = _above(spec, sighting, labels_by_row)
    weight = _weight(spec, above[0]) if above is not None and above[1] else 0.0
    return {"label_above": weight} if weight else {}


def _names_paper(spec: FieldSpec, label: Label) -> dict[str, float]:
    """Whether the label says of what it is the total: "Totale bolletta", "Invoice total"."""
    return {"names_paper": 1.0} if any(m.names_paper and m.field == spec.name for m in label.meanings) else {}


def _right_behind(label: Label, sighting: Sighting) -> dict[str, float]:
    """Whether nothing but marks, or a word for number, stands between a label and the value to its right."""
    if label.segment is sighting.segment:
        between = label.segment.text[label.end : sighting.start]
    else:
        between = label.segment.text[label.end :] + sighting.segment.text[: sighting.start]
    apart = sighting.box.left - label.box.right > _FAR and label.segment is not sighting.segment
    return {} if apart or not _NOTHING.fullmatch(between) else {"next_to_label": 1.0}


def _right_below(label: Label, sighting: Sighting) -> dict[str, float]:
    """Whether the value begins, ends or is centred where the label right above it does."""
    near = 1.5 * max(sighting.box.height, label.box.height)
    apart = min(
        abs(label.box.left - sighting.box.left),
        abs(label.box.right - sighting.box.right),
        abs(label.box.center_x - sighting.box.center_x),
    )
    close = sighting.segment.row - label.segment.row == 1 and apart < near
    return {"under_label": 1.0} if close else {}


def _is_left(label: Label, sighting: Sighting) -> bool:
    """A currency between them may belong to both: "Total EUR 90.00"."""
    if label.segment is not sighting.segment:
        return label.box.right <= sighting.box.left + 0.005
    sign = next((at for at, character in enumerate(sighting.text) if character.isdigit()), 0)
    return label.start < sighting.start and label.end <= sighting.start + sign


def _speaks(spec: FieldSpec, label: Label) -> bool:
    """Whether a label says anything about this field: its own words, or those of a field it can be taken for."""
    return _speak(spec.name, spec.kind, label.meanings)


@lru_cache(maxsize=4096)
def _speak(name: str, kind: Kind, meanings: tuple[Meaning, ...]) -> bool:
    rivals = kind.rivals | {kind.name}
    return any(each.field == name or (not each.negated and each.kind.name in rivals) for each in meanings)


def _above(spec: FieldSpec, sighting: Sighting, labels_by_row: dict[int, list[Label]]) -> tuple[Label, bool] | None:
    for distance in (1, 2):
        labels = labels_by_row.get(sighting.segment.row - distance, ())
        close = [
            label for label in labels
            if _speaks(spec, label)
            and not any(m.heads and m.field == spec.name for m in label.meanings)
            and label.segment.page == sighting.segment.page
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


def of_first_page(spec: FieldSpec, sighting: Sighting) -> dict[str, float]:
    """A paper says on its first page who it is and when it was written."""
    named = spec.role in {FieldRole.ISSUED, FieldRole.NUMBER}
    return {"later_page": 1.0} if named and sighting.segment.page > 1 else {}


def of_secondary(spec: FieldSpec, main: FieldSpec | None, beside: dict[str, float]) -> dict[str, float]:
    """Any date may be the date of a document; a further date, such as when it is due, is one only by its label."""
    if not spec.kind.day or main is None or spec.name == main.name:
        return {}
    return {} if beside.keys() & {"label_left", "label_above", "label_near"} else {"no_label": 1.0}


def tax_table_rows(layout: Layout) -> frozenset[int]:
    """Rows at and below the heading of a table that lists net amounts and tax by rate; its "Total" is not the total."""
    heads = [row.number for row in layout.rows if _TAX_TABLE.search(row.text)]
    return frozenset(row for head in heads for row in range(head, head + TAX_TABLE_ROWS))


def of_title(spec: FieldSpec, sighting: Sighting, labels_by_row: dict[int, list[Label]]) -> dict[str, float]:
    """A date in the row that names the document's number: "Invoice No. 17 of 3 May 2024"."""
    if spec.role is not FieldRole.ISSUED:
        return {}
    labels = labels_by_row.get(sighting.segment.row, ())
    beside = any(m.role is FieldRole.NUMBER and not m.negated for label in labels for m in label.meanings)
    return {"in_title_row": 1.0} if beside else {}


def repeated(sightings: Sequence[Sighting]) -> list[dict[str, float]]:
    """Values that are printed more than once."""
    counts = Counter(sighting.value for sighting in sightings)
    return [{"repeated": 1.0} if counts[sighting.value] > 1 else {} for sighting in sightings]


def with_evidence(sighting: Sighting, *more: dict[str, float]) -> Sighting:
    merged = dict(sighting.evidence)
    for evidence in more:
        merged.update(evidence)
    return replace(sighting, evidence=merged)
