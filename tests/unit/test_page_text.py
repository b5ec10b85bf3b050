"""What a page shows against what its own text says: hidden, covered, or otherwise in its place."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Field
from docloop.model.finding import Severity
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.page_text import unlike_the_page
from docloop.values.match import Hints

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
PLACE = Box(left=0.6, top=0.5, right=0.7, bottom=0.52)
HINTS = Hints(day_first=True)


def line(text: str, box: Box = PLACE) -> Line:
    return Line(words=(Word(text=text, box=box),))


def findings(
    value: str | None,
    *,
    name: str = "TOTAL",
    text: str = "",
    hidden: tuple[Line, ...] = (),
    doubted: tuple[Line, ...] = (),
) -> list[tuple[str, tuple[str, ...], str]]:
    """Code, fields and message of what is found of one field that stands at PLACE."""
    shown = (line(text or value or ""),)
    page = PageReading(number=1, width=9, height=9, reader="neural", lines=shown, hidden=hidden, doubted=doubted)
    fields = [
        Field(name=spec.name, value=value, text=text or value, page=1, box=PLACE)
        if spec.name == name
        else Field(name=spec.name)
        for spec in INVOICE.fields
    ]
    found = unlike_the_page(Reading(pages=(page,)), fields, INVOICE, HINTS)
    assert all(each.severity is Severity.CONTRADICTS for each in found)
    return [(each.code, each.fields, each.message) for each in found]


def test_what_the_text_says_otherwise_in_the_place_of_a_value_is_asked() -> None:
    [(code, fields, message)] = findings("1190.00", text="1.190,00", doubted=(line("2.201,11"),))
    assert (code, fields) == ("text_layer.differs", ("TOTAL",))
    assert message == "The page shows “1.190,00”, but its own text says “2.201,11” in that place."


@pytest.mark.parametrize("said", ["1.190,00", "EUR 1.190,00", "1 190,00", "1190.00"])
def test_what_the_text_says_as_well_is_not_asked(said: str) -> None:
    assert findings("1190.00", text="1.190,00", doubted=(line(said),)) == []


@pytest.mark.parametrize(
    "place",
    [
        Box(left=0.6, top=0.6, right=0.7, bottom=0.62),
        Box(left=0.1, top=0.5, right=0.2, bottom=0.52),
        Box(left=0.69, top=0.5, right=0.9, bottom=0.52),
    ],
    ids=["below", "left", "beside"],
)
def test_what_the_text_says_elsewhere_is_not_compared(place: Box) -> None:
    assert findings("1190.00", text="1.190,00", doubted=(line("2.201,11", place),)) == []


BELOW = Box(left=0.6, top=0.8, right=0.7, bottom=0.82)


def test_a_hidden_amount_is_asked_at_the_total() -> None:
    [(code, fields, message)] = findings("1000.00", text="1.000,00", hidden=(line("9.000,00", BELOW),))
    assert (code, fields) == ("text_layer.hidden", ("TOTAL",))
    assert message == "The file holds text that nobody sees on the page. It says 9000.00."


def test_a_hidden_account_is_asked_at_the_account() -> None:
    hidden = (line("DE02120300000000202051", BELOW),)
    [(code, fields, _)] = findings("DE89370400440532013000", name="IBAN", hidden=hidden)
    assert (code, fields) == ("text_layer.hidden", ("IBAN",))


@pytest.mark.parametrize("said", ["1.000,00", "Seite 7", "4711", "Kopie"])
def test_hidden_text_of_no_other_amount_is_not_asked(said: str) -> None:
    assert findings("1000.00", text="1.000,00", hidden=(line(said, BELOW),)) == []


def test_a_value_that_was_not_found_is_not_contradicted() -> None:
    assert findings(None, hidden=(line("9.000,00"),), doubted=(line("9.000,00"),)) == []


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        (PLACE, True),
        (Box(left=0.59, top=0.5, right=0.598, bottom=0.52), True),
        (Box(left=0.5, top=0.5, right=0.58, bottom=0.52), False),
        (Box(left=0.6, top=0.515, right=0.7, bottom=0.535), False),
    ],
    ids=["under it", "its beginning", "before it", "the next line"],
)
def test_what_is_covered_where_a_value_stands_is_asked(place: Box, *, asked: bool) -> None:
    found = findings("Norrholm GmbH", name="VENDOR_NAME", hidden=(line("Calderbrook", place),))
    assert [code for code, _, _ in found] == (["text_layer.covered"] if asked else [])


def test_the_same_words_under_a_value_are_bold_print_and_marks_are_nothing() -> None:
    for said in ("Norrholm GmbH", "..."):
        assert findings("Norrholm GmbH", name="VENDOR_NAME", hidden=(line(said),)) == []
