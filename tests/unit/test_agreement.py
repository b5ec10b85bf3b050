"""What a second reader's text says about a field."""

from __future__ import annotations

import pytest
from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Field
from docloop.model.finding import Severity
from docloop.model.geometry import Box
from docloop.model.reading import Rereading
from docloop.steps.judge.agreement import CODE, Agreement, agreement
from docloop.values.kind import Kind
from docloop.values.kinds import KINDS, kind_of
from hypothesis import given
from hypothesis import strategies as st

LINE = Box(left=0.1, top=0.5, right=0.9, bottom=0.52)
PLACE = Box(left=0.7, top=0.502, right=0.85, bottom=0.519)


def seen(text: str, box: Box = LINE, page: int = 1, confidence: float | None = 0.9) -> Rereading:
    return Rereading(page=page, box=box, text=text, confidence=confidence, reader="second")


DATE = kind_of("date")


def compared(kind: Kind, value: str, printed: str, *texts: str) -> Agreement:
    field = Field(name="X", value=value, text=printed, page=1, box=PLACE)
    spec = FieldSpec(name="X", kind=kind, choices={"yes": ("agreed",)} if kind.listed else {})
    return agreement(field, spec, [seen(text) for text in texts])


@pytest.mark.parametrize(
    ("kind", "value", "printed", "text"),
    [
        # the same, whatever stands around it and however it is written
        (kind_of("money"), "12.50", "12.50", "Total RM 12.50"),
        (kind_of("money"), "12.50", "12.5O", "TOTAL 12,50"),
        (kind_of("money"), "1234.50", "1,234.50", "Total 1234.50"),
        (DATE, "2018-03-04", "04/03/2018", "Date 04/03/2018 14:20"),
        (DATE, "2018-03-04", "04/03/2018", "4 Mar 2018"),
        (kind_of("identifier"), "INV-77", "INV-77", "Invoice INV-77 of today"),
        (kind_of("name"), "CORNER CAFÉ LTD", "CORNER CAFÉ LTD", "~ Corner Café Ltd."),
        (kind_of("address"), "12, High Street", "12, High Street", "12 High Street"),
        # a value put right from what people confirmed
        (kind_of("name"), "CORNER CAFE LTD", "CORNFR CAFE LTD", "CORNER CAFE LTD"),
    ],
)
def test_the_same_value_agrees(kind: Kind, value: str, printed: str, text: str) -> None:
    found = compared(kind, value, printed, text)
    assert found.evidence["second_agrees"] == 1
    assert found.reason is None
    assert found.repair is None
    assert found.finding("X") is None
    assert "second_digits_differ" not in found.evidence


@pytest.mark.parametrize(
    ("kind", "value", "printed", "text", "reason", "repair", "digits"),
    [
        (kind_of("money"), "12.60", "12.60", "Total RM 12.80", "“12.60” / “12.80”", "12.80", True),
        (DATE, "2018-03-04", "04/03/2018", "04/08/2018", "“04/03/2018” / “04/08/2018”", None, True),
        (
            DATE,
            "2018-03-14",
            "14/03/2018",
            "at 14/08/2018",
            "“14/03/2018” / “14/08/2018”",
            "2018-08-14",
            True,
        ),
        (kind_of("identifier"), "A8-1", "A8-1", "AB-1", "“A8-1” / “AB-1”", "AB-1", True),
        (kind_of("name"), "CORNFR CAFE", "CORNFR CAFE", "CORNER CAFE", "“CORNFR” / “CORNER”", "CORNER CAFE", False),
        (kind_of("address"), "8 High St", "8 High St", "3 High St", "“8” / “3”", "3 High St", True),
        # two letters of one word: the word is shown once
        (kind_of("name"), "MR D.I.Y.", "MR D.I.Y.", "MR O.1.Y.", "“D.I.Y.” / “O.1.Y.”", None, True),
        # nothing in common: no proposal
        (kind_of("name"), "CORNER CAFE", "CORNER CAFE", "%&# zz", "“CORNER CAFE” / “%&# zz”", None, False),
    ],
)
def test_another_value_is_told_with_little_around_it(
    kind: Kind, value: str, printed: str, text: str, reason: str, repair: str | None, digits: bool
) -> None:
    found = compared(kind, value, printed, text)
    assert found.evidence["second_agrees"] == 0
    assert found.evidence["second_distance"] > 0
    assert found.evidence.get("second_digits_differ", 0) == digits
    assert found.reason == f"The readers differ: {reason}."
    assert found.repair == repair
    finding = found.finding("X")
    assert finding is not None
    assert (finding.code, finding.severity, finding.fields) == (CODE, Severity.DOUBTS, ("X",))
    assert (finding.repair.value if finding.repair else None) == repair


def test_nothing_seen_is_not_the_same_as_not_looked() -> None:
    assert compared(kind_of("money"), "1.00", "1.00").evidence == {}
    found = compared(kind_of("money"), "1.00", "1.00", " - ")
    assert found.evidence["second_missing"] == 1
    assert found.reason is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        seen("1.00", page=2),
        seen("1.00", Box(left=0.1, top=0.53, right=0.9, bottom=0.55)),
        seen("1.00", Box(left=0.1, top=0.5, right=0.69, bottom=0.52)),
    ],
)
def test_what_was_read_elsewhere_says_nothing(elsewhere: Rereading) -> None:
    field = Field(name="X", value="1.00", text="1.00", page=1, box=PLACE)
    assert agreement(field, FieldSpec(name="X", kind=kind_of("money")), [elsewhere]) == Agreement()


def test_several_lines_are_put_together_in_reading_order() -> None:
    rows = [Box(left=0.1, top=top, right=right, bottom=top + 0.02) for top, right in ((0.5, 0.4), (0.53, 0.9))]
    beside = Box(left=0.5, top=0.501, right=0.9, bottom=0.521)
    field = Field(name="X", value="a b c", text="a b c", page=1, box=Box.around([*rows, beside]))
    lines = [seen("c", rows[1]), seen("b", beside), seen("a", rows[0])]
    assert agreement(field, FieldSpec(name="X", kind=kind_of("address")), lines).evidence["second_agrees"] == 1


def test_a_field_without_a_value_has_nothing_to_compare() -> None:
    assert agreement(Field(name="X"), FieldSpec(name="X", kind=DATE), [seen("1.1.2020")]) == Agreement()


@given(st.sampled_from(list(KINDS.values())), st.text(min_size=1, max_size=30), st.text(max_size=40))
def test_any_texts_can_be_compared(kind: Kind, printed: str, text: str) -> None:
    found = compared(kind, printed, printed, text)
    assert found.evidence["second_read"] == 1
    assert 0 <= found.evidence["second_distance"] <= 1
    assert compared(kind, printed, printed, text) == found
