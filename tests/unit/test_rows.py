"""Words and lines in rows: what is found in logarithmic time is what comparing all with all would find."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docloop.errors import TooMuchText
from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.extract.page.layout import LONGEST, MOST_SEGMENTS, lay_out
from docloop.steps.row_index import ApartRow, CentreLine
from docloop.use_cases.documents.read_page import arrange, check_words
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort_of

PLACES = st.integers(0, 20)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(PLACES), draw(st.integers(0, 6))
    width, height = draw(st.integers(0, 4)), draw(st.integers(0, 2))
    return Box(left=left / 25, top=top / 10, right=(left + width) / 25, bottom=(top + height) / 10)


def page(*words: Word) -> PageReading:
    return PageReading(number=1, width=1000, height=1000, reader="x", lines=(Line(words=words),))


@given(st.lists(boxes(), min_size=1, max_size=20), boxes())
def test_apart_is_what_comparing_with_every_box_says(row: list[Box], box: Box) -> None:
    found = ApartRow(sorted(one.left for one in row), 0.01)
    for one in row:
        found.add(one)
    assert found.is_apart(box) == all(one.right <= box.left + 0.01 or box.right <= one.left + 0.01 for one in row)


@given(st.lists(boxes(), min_size=1, max_size=20), st.floats(0, 1))
def test_the_nearest_middle_is_around(row: list[Box], place: float) -> None:
    found = CentreLine()
    for order, one in enumerate(row):
        found.add(order, one)
    expected = min(enumerate(row), key=lambda one: (abs(one[1].center_x - place), one[0]))
    assert min(found.around(place), key=lambda one: (abs(one[1].center_x - place), one[0])) == expected


def rows_by_comparing(words: Sequence[Word]) -> list[list[Word]]:
    """The definition of `arrange`: each word is compared with every word of the rows above it."""

    def fits(row: list[Word], word: Word) -> bool:
        for other in row:
            shared = min(word.box.right, other.box.right) - max(word.box.left, other.box.left)
            smaller = min(word.box.width, other.box.width)
            if smaller > 0 and shared / smaller > 0.3:
                return False
        nearest = min(row, key=lambda one: max(one.box.left - word.box.right, word.box.left - one.box.right))
        return nearest.box.vertical_overlap(word.box) >= 0.5

    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.center_y):
        home = next((row for row in reversed(rows[-3:]) if fits(row, word)), None)
        if home is None:
            rows.append(home := [])
        home.append(word)
    lines = [Line(words=tuple(sorted(row, key=lambda word: word.box.left))) for row in rows]
    return [list(line.words) for line in sorted(lines, key=lambda line: line.box.center_y)]


@given(st.lists(boxes(), min_size=1, max_size=25))
def test_words_are_arranged_as_comparing_all_with_all_would(places: list[Box]) -> None:
    words = [Word(text=str(number), box=box) for number, box in enumerate(places)]
    assert [list(line.words) for line in arrange(page(*words)).lines] == rows_by_comparing(words)


def in_line(count: int) -> list[Word]:
    step = 1 / count
    return [
        Word(text="ab", box=Box(left=n * step, top=0.5, right=n * step + step / 2, bottom=0.51)) for n in range(count)
    ]


def test_four_times_the_words_are_about_four_times_the_work() -> None:
    def work(count: int) -> int:
        reading = page(*in_line(count))
        return effort_of(lambda: lay_out(Reading(pages=(arrange(reading),))))

    assert work(1_600) < 1.5 * 4 * work(400), "all with all would be sixteen times as much"


def test_a_row_that_is_too_long_is_cut_and_loses_no_word() -> None:
    words = in_line(1_000)
    rows = lay_out(Reading(pages=(page(*words),))).rows
    assert [word for row in rows for segment in row.segments for word in segment.words] == words
    assert all(len(row.segments) <= MOST_SEGMENTS for row in rows)
    assert all(sum(len(segment.text) + 1 for segment in row.segments) <= LONGEST + 1 for row in rows)
    assert [row.number for row in rows] == list(range(len(rows)))


def test_more_words_than_can_be_understood_are_an_error() -> None:
    fullest = page(*in_line(limits.WORDS_PER_PAGE))
    check_words(fullest)
    with pytest.raises(TooMuchText) as caught:
        check_words(page(*in_line(limits.WORDS_PER_PAGE + 1)))
    assert caught.value.facts == {"page": 1, "words": limits.WORDS_PER_PAGE + 1, "limit": limits.WORDS_PER_PAGE}
    with pytest.raises(TooMuchText) as caught:
        check_words(*[fullest] * (limits.WORDS_PER_DOCUMENT // limits.WORDS_PER_PAGE + 1))
    assert caught.value.facts["limit"] == limits.WORDS_PER_DOCUMENT
