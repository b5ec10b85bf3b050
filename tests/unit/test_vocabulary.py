"""What a text's letters and signs say about how well it was read."""

from __future__ import annotations

import pytest
from docloop.values.line_vocabulary import misread_look


@pytest.mark.parametrize(
    "text",
    [
        "JaIan Oak",
        "OAK STATI0NERY",
        "SETIA ÁLAM",
        "BOOK TA _K",
        "NO.5: 55,57 & 59, JALAN SAGU",
        "47400 Peta~ing Jaya",
        "JA:AN 4",
    ],
)
def test_what_nobody_prints_looks_misread(text: str) -> None:
    assert misread_look(text) == {"looks_misread": 0.5}


def test_two_such_places_are_as_bad_as_it_gets() -> None:
    assert misread_look("JaIan BOOK_TA _K") == {"looks_misread": 1.0}


@pytest.mark.parametrize(
    "text",
    ["Müller GmbH", "LOT 1851-A & 1851-B", "21st Floor", "Tel: 03-123", "Open 10:30-18:00", "U8/83, D.E.", "KÖLN ÄSSE"],
)
def test_what_is_printed_so_looks_well(text: str) -> None:
    assert misread_look(text) == {}
