"""Rows and segments, whichever way a reader grouped its words."""

from __future__ import annotations

from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.extract.page.layout import lay_out, unclear

from tests.typeset import typeset


def texts(reading: Reading) -> list[list[str]]:
    return [[segment.text for segment in row.segments] for row in lay_out(reading).rows]


def word(text: str, left: float, top: float, width: float = 0.1, height: float = 0.02) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + width, bottom=top + height))


def page(*lines: tuple[Word, ...]) -> Reading:
    read = tuple(Line(words=words) for words in lines)
    return Reading(pages=(PageReading(number=1, width=1000, height=1000, reader="test", lines=read),))


def test_a_wide_gap_parts_columns() -> None:
    assert texts(typeset("Grand Total          9.00")) == [["Grand Total", "9.00"]]


def test_a_bullet_joins_the_parts_of_a_line() -> None:
    assert texts(typeset("Shop Ltd  ·  High Street 1  ·  12345 Town")) == [["Shop Ltd · High Street 1 · 12345 Town"]]


def test_lines_of_one_height_are_one_row() -> None:
    assert texts(page((word("Total", 0.1, 0.5),), (word("9.00", 0.8, 0.501),))) == [["Total", "9.00"]]


def test_lines_that_a_reader_joined_are_taken_apart() -> None:
    joined = (word("Cash", 0.1, 0.50), word("Change", 0.105, 0.515), word("9.00", 0.8, 0.50), word("1.00", 0.8, 0.515))
    assert texts(page(joined)) == [["Cash", "9.00"], ["Change", "1.00"]]


def test_no_segment_is_endless() -> None:
    endless = page(tuple(word("x" * 1_000, 0.1, 0.5, width=0.001) for _ in range(5)))
    assert all(len(segment.text) <= 300 for segment in lay_out(endless).segments)
    assert all(len(row.text) <= 300 for row in lay_out(endless).rows)


def test_pages_follow_each_other() -> None:
    rows = lay_out(typeset("one", "two")).rows
    assert [(row.page, row.number, row.text) for row in rows] == [(1, 0, "one"), (2, 1, "two")]


def test_a_part_of_a_word_has_its_part_of_the_box() -> None:
    (segment,) = lay_out(page((word("Total:9.00", 0.1, 0.5, width=0.2),))).segments
    box = segment.box_of(6, 10)
    assert round(box.left, 3) == 0.22
    assert round(box.right, 3) == 0.3


def test_doubt_grows_as_the_reader_gets_less_sure() -> None:
    doubts = [unclear(lay_out(typeset("word", confidence=sure)).segments) for sure in (1.0, 0.95, 0.5, None)]
    assert doubts == [{}, {"unclear": 0.5}, {"unclear": 1.0}, {}]
