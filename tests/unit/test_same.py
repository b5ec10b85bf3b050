"""What counts as right, in a table, and the laws of the comparison."""

from __future__ import annotations

import pytest
from docloop.values.compare import same
from docloop.values.kind import Kind
from docloop.values.kinds import KINDS, kind_of
from docloop.values.normal_forms import text_key
from hypothesis import given
from hypothesis import strategies as st

TABLE = [
    (kind_of("money"), "9.0", "9.00", True),
    (kind_of("money"), "9.00", "9.01", False),
    (kind_of("money"), "-9.00", "9.00", False),
    (kind_of("money"), "nine", "9", False),
    (kind_of("money"), "sNaN", "9", False),
    (kind_of("number"), "2", "2.000", True),
    (kind_of("date"), "2018-12-25", "20181225", True),
    (kind_of("date"), "2018-12-25", "2018-12-26", False),
    (kind_of("date"), "soon", "SOON.", True),
    (kind_of("name"), "Mr. D.I.Y. (M)", "MR DIY M", True),
    (kind_of("name"), "Straße", "STRASSE", True),
    (kind_of("name"), "Mu\u0308ller", "M\u00fcller", True),
    (kind_of("address"), "5, Jalan 8", "5, Jalan B", False),
    (kind_of("identifier"), "A-1_2", "a12", True),
    (kind_of("text"), None, None, True),
    (kind_of("text"), None, "", False),
    (kind_of("text"), "", None, False),
]


@pytest.mark.parametrize(("kind", "value", "truth", "right"), TABLE)
def test_values_are_compared_as_stated(kind: Kind, value: str | None, truth: str | None, right: bool) -> None:
    assert same(kind, value, truth) is right


@given(st.sampled_from(list(KINDS.values())), st.text(), st.text())
def test_it_does_not_matter_which_one_is_the_truth(kind: Kind, one: str, other: str) -> None:
    assert same(kind, one, other) is same(kind, other, one)


@given(st.text())
def test_squashing_twice_changes_nothing_more_for_plain_text(text: str) -> None:
    plain = text_key(text).encode("ascii", "ignore").decode()
    assert text_key(plain) == plain
