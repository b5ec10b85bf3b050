"""Words cut out of a line that an engine read as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from docloop.adapters.readers.word_cuts import split_line
from hypothesis import given
from hypothesis import strategies as st

LEVEL = [(0.1, 0.2), (0.9, 0.2), (0.9, 0.3), (0.1, 0.3)]


def test_words_lie_side_by_side_and_fill_the_line() -> None:
    # When
    line = split_line("Total 1,234.50 EUR", 0.9, LEVEL)
    # Then
    assert line is not None
    assert [word.text for word in line.words] == ["Total", "1,234.50", "EUR"]
    assert {word.confidence for word in line.words} == {0.9}
    boxes = [word.box for word in line.words]
    assert boxes[0].left == pytest.approx(0.1)
    assert boxes[-1].right == pytest.approx(0.9)
    assert all(first.right < second.left for first, second in pairwise(boxes))
    assert {(box.top, box.bottom) for box in boxes} == {(0.2, 0.3)}


def test_wide_characters_take_more_room_than_narrow_ones() -> None:
    line = split_line("WWWW iiii", 0.9, LEVEL)
    assert line is not None
    assert line.words[0].box.width > 2 * line.words[1].box.width


def test_words_of_a_leaning_line_follow_it() -> None:
    line = split_line("one two", 0.9, [(0.0, 0.0), (1.0, 0.2), (1.0, 0.3), (0.0, 0.1)])
    assert line is not None
    assert line.words[1].box.top > line.words[0].box.top


def test_blank_text_is_no_line() -> None:
    assert split_line(" \u3000\t", 0.9, LEVEL) is None
    assert split_line("", 0.9, LEVEL) is None


corners = st.lists(st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5)), min_size=4, max_size=4)


@given(st.text(max_size=30), st.floats(-1, 2), corners)
def test_whatever_an_engine_says_becomes_words_on_the_page(text: str, score: float, box: list[list[float]]) -> None:
    line = split_line(text, score, box)
    assert [word.text for word in (line.words if line else ())] == text.split()
