"""What counts as right, in a table, and the laws of the comparison."""

from __future__ import annotations

import pytest
from docloop.model.document_type import FieldKind
from docloop.values.compare import same, squash
from hypothesis import given
from hypothesis import strategies as st

TABLE = [
    (FieldKind.MONEY, "9.0", "9.00", True),
    (FieldKind.MONEY, "9.00", "9.01", False),
    (FieldKind.MONEY, "-9.00", "9.00", False),
    (FieldKind.MONEY, "nine", "9", False),
    (FieldKind.MONEY, "sNaN", "9", False),
    (FieldKind.NUMBER, "2", "2.000", True),
    (FieldKind.DATE, "2018-12-25", "20181225", True),
    (FieldKind.DATE, "2018-12-25", "2018-12-26", False),
    (FieldKind.DATE, "soon", "SOON.", True),
    (FieldKind.NAME, "Mr. D.I.Y. (M)", "MR DIY M", True),
    (FieldKind.NAME, "Straße", "STRASSE", True),
    (FieldKind.NAME, "Mu\u0308ller", "M\u00fcller", True),
    (FieldKind.ADDRESS, "5, Jalan 8", "5, Jalan B", False),
    (FieldKind.IDENTIFIER, "A-1_2", "a12", True),
    (FieldKind.TEXT, None, None, True),
    (FieldKind.TEXT, None, "", False),
    (FieldKind.TEXT, "", None, False),
]


@pytest.mark.parametrize(("kind", "value", "truth", "right"), TABLE)
def test_values_are_compared_as_stated(kind: FieldKind, value: str | None, truth: str | None, right: bool) -> None:
    assert same(kind, value, truth) is right


@given(st.sampled_from(list(FieldKind)), st.text(), st.text())
def test_it_does_not_matter_which_one_is_the_truth(kind: FieldKind, one: str, other: str) -> None:
    assert same(kind, one, other) is same(kind, other, one)


@given(st.text())
def test_squashing_twice_changes_nothing_more_for_plain_text(text: str) -> None:
    plain = squash(text).encode("ascii", "ignore").decode()
    assert squash(plain) == plain
