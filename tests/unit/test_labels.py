"""Labels are found though readers err, and the longest one counts."""

from __future__ import annotations

import pytest
from docloop.model.document_type import FieldSpec
from docloop.steps.extract.page.labels import LabelIndex
from docloop.steps.extract.page.layout import lay_out
from docloop.values.kinds import kind_of

from tests.typeset import typeset

INDEX = LabelIndex(
    (
        FieldSpec(name="TOTAL", kind=kind_of("money"), labels=("grand total", "total"), not_labels=("total qty",)),
        FieldSpec(name="SUBTOTAL", kind=kind_of("money"), labels=("sub total",)),
        FieldSpec(name="NUMBER", kind=kind_of("identifier"), labels=("Rechnungs-Nr.", "rechnung", "no")),
    )
)


def found(text: str) -> list[tuple[str, str, bool]]:
    segments = lay_out(typeset(text)).segments
    return [
        (segment.text[label.start : label.end], meaning.field, meaning.negated)
        for segment in segments
        for label in INDEX.find(segment)
        for meaning in label.meanings
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # as written
        ("Total: 9.00", [("Total", "TOTAL", False)]),
        ("SUB-TOTAL 9.00", [("SUB-TOTAL", "SUBTOTAL", False)]),
        ("Rechnungs-Nr.: 17", [("Rechnungs-Nr", "NUMBER", False)]),
        ("Schlussrechnung 17", [("Schlussrechnung", "NUMBER", False)]),
        ("Total Qty 4", [("Total Qty", "TOTAL", True)]),
        # misread or run together
        ("GRANDTOTAL 9.00", [("GRANDTOTAL", "TOTAL", False)]),
        ("Grend Tota1 9.00", [("Grend Tota1", "TOTAL", False)]),
        ("T0TAL 9.00", [("T0TAL", "TOTAL", False)]),
        ("TOTALRM 9.00", [("TOTALRM", "TOTAL", False)]),
        # not there
        ("Totem pole", []),
        ("now", []),
        ("", []),
    ],
)
def test_labels_in_a_line(text: str, labels: list[tuple[str, str, bool]]) -> None:
    assert found(text) == labels


def test_the_first_label_of_a_field_weighs_most() -> None:
    (segment,) = lay_out(typeset("Grand Total and Total")).segments
    weights = [label.meanings[0].weight for label in INDEX.find(segment)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1.0
