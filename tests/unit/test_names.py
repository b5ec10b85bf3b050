"""When two names are one."""

from __future__ import annotations

import pytest
from docloop.values.names import equal_names, name_key
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("NIKE, Inc.", "Nike Inc.", True),
        ("Heidrick & Struggles, Inc.", "Heidrick and Struggles Inc", True),
        ("VistaPrint USA, Incorporated", "Vistaprint USA Inc.", True),
        ("The Hershey Company", "The Hershey Co.", True),
        ("Smith Limited", "Smith Ltd", True),
        ("Oak Brook Bank", "Oak Brook Bancshares", False),
        ("Smith Inc.", "Smith LLC", False),
        ("Kite", "Kite Pharma", False),
    ],
)
def test_names_are_one_however_they_are_spelt(one: str, other: str, *, equal: bool) -> None:
    assert equal_names(one, other) is equal
    assert equal_names(other, one) is equal


@given(st.text(max_size=60))
def test_a_name_is_itself(name: str) -> None:
    assert equal_names(name, name)
    assert name_key(name) == name_key(name.upper().lower()) or not name.isascii()
