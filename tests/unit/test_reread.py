"""Which lines a second reader reads again."""

from __future__ import annotations

from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.geometry import Box
from docloop.model.reading import Reading
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.reread import covers, every_line, places

from tests.typeset import typeset

PAGE = """
    CORNER CAFE LTD
    12 High Street
    Bristol

    Date 2018-03-04
    Tax                         1.00
    TOTAL                      12.50
    CASH                       20.00
"""


def _box(reading: Reading, text: str) -> Box:
    return next(segment.box for segment in lay_out(reading).segments if segment.text == text)


def _field(name: str, box: Box, confidence: float | None) -> Field:
    rival = Candidate(field=name, value="y", text="y", page=1, box=Box(left=0, top=0, right=1, bottom=1), score=3.0)
    return Field(
        name=name, value="x", text="x", page=1, box=box, confidence=confidence, score=3.0, alternatives=(rival,)
    )


def _read_again(reading: Reading, *fields: Field, most: int | None = None) -> list[str]:
    """Texts of the chosen lines, in their order."""
    texts = {segment.box: segment.text for segment in lay_out(reading).segments}
    found = places(Extraction(document_type="receipt", type_confidence=1.0, fields=fields), reading, most)
    return [texts[box] for boxes in found.values() for box in boxes]


def test_the_doubtful_come_first_and_nothing_but_what_was_chosen() -> None:
    reading = typeset(PAGE)
    total = _field("TOTAL", _box(reading, "12.50"), 0.6)
    name = _field("VENDOR_NAME", _box(reading, "CORNER CAFE LTD"), 0.9)
    unscored = _field("INVOICE_RECEIPT_DATE", _box(reading, "Date 2018-03-04"), None)

    found = _read_again(reading, name, total, unscored)

    assert found == ["Date 2018-03-04", "12.50", "CORNER CAFE LTD"]


def test_no_more_than_the_budget_allows() -> None:
    reading = typeset(PAGE)
    total = _field("TOTAL", _box(reading, "12.50"), 0.6)
    name = _field("VENDOR_NAME", _box(reading, "CORNER CAFE LTD"), 0.9)
    assert _read_again(reading, name, total, most=1) == ["12.50"]
    assert _read_again(reading, name, total, most=0) == []


def test_a_value_over_several_lines_is_read_again_line_by_line() -> None:
    reading = typeset(PAGE)
    address = Box.around([_box(reading, "12 High Street"), _box(reading, "Bristol")])
    assert _read_again(reading, _field("VENDOR_ADDRESS", address, 0.5)) == ["12 High Street", "Bristol"]


def test_a_page_that_carries_its_own_text_is_not_read_again() -> None:
    reading = typeset(PAGE, confidence=None)
    assert _read_again(reading, _field("TOTAL", _box(reading, "12.50"), 0.1)) == []
    assert every_line(reading) == {}


def test_a_familiar_supplier_is_not_read_again() -> None:
    reading = typeset(PAGE)
    total = _field("TOTAL", _box(reading, "12.50"), 0.1)
    known = Extraction(document_type="receipt", type_confidence=1.0, fields=(total,), familiar=True)
    assert places(known, reading) == {}


def test_every_line_is_every_segment() -> None:
    reading = typeset(PAGE, PAGE)
    assert {page: len(boxes) for page, boxes in every_line(reading).items()} == {1: 10, 2: 10}


def test_a_line_covers_what_stands_on_it() -> None:
    line = Box(left=0.1, top=0.5, right=0.5, bottom=0.52)
    assert covers(line, Box(left=0.4, top=0.505, right=0.45, bottom=0.525))
    assert covers(line, Box(left=0.0, top=0.4, right=1.0, bottom=0.6))
    assert not covers(line, Box(left=0.5, top=0.5, right=0.7, bottom=0.52))
    assert not covers(line, Box(left=0.1, top=0.518, right=0.5, bottom=0.54))
