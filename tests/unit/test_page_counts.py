"""How pages count themselves, in many languages and places."""

from __future__ import annotations

import pytest
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word
from docloop.steps.page_counts import PageCount, bare_count, page_count
from hypothesis import given
from hypothesis import strategies as st


def page(*lines: tuple[str, float]) -> PageReading:
    """A page of lines, each so far down."""
    return PageReading(number=1, width=1000, height=1400, reader="text_layer", lines=tuple(map(_line, lines)))


def _line(said: tuple[str, float]) -> Line:
    text, top = said
    words, left = [], 0.1
    for word in text.split(" "):
        right = left + 0.01 * len(word)
        words.append(Word(text=word, box=Box(left=left, top=top, right=min(1.0, right), bottom=top + 0.01)))
        left = right + 0.005
    return Line(words=tuple(words))


FOOT, MIDDLE = 0.95, 0.5


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Page 1 of 2", FOOT, (1, 2)),
        ("Page: 2/3", FOOT, (2, 3)),
        ("Seite 2 von 3", MIDDLE, (2, 3)),
        ("Seite: 1/1", FOOT, (1, 1)),
        ("Blatt 2", FOOT, (2, None)),
        ("Page 2 sur 5", FOOT, (2, 5)),
        ("Página 3 de 4", FOOT, (3, 4)),
        ("Pagina 2 van 2", FOOT, (2, 2)),
        ("Pag. 1/2", FOOT, (1, 2)),
        ("Strona 1 z 3", FOOT, (1, 3)),
        ("Sida 1 av 2", FOOT, (1, 2)),
        ("Sida 1(2)", FOOT, (1, 2)),
        ("Sivu 1/2", FOOT, (1, 2)),
        ("Страница 2 из 3", FOOT, (2, 3)),
        ("2/3ページ", FOOT, (2, 3)),
        ("S. 1/2", FOOT, (1, 2)),
        ("2 / 3", FOOT, (2, 3)),
        ("- 1 von 2 -", FOOT, (1, 2)),
        ("1 of 2", MIDDLE, None),
        ("2 / 3", MIDDLE, None),
        ("S. 12", FOOT, None),
        ("3 / 2", FOOT, None),
        ("12:53", FOOT, None),
        ("12/2026", FOOT, None),
        ("2 page website design 3", MIDDLE, None),
        ("Page 4711000", FOOT, None),
        ("Invoice 12 of March", FOOT, None),
    ],
)
def test_a_count_is_found_in_many_languages(text: str, where: float, expected: tuple[int, int | None] | None) -> None:
    found = page_count(page(("Rechnung", 0.2), (text, where)))
    assert found == (None if expected is None else PageCount(*expected))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("2", FOOT)], 2),
        ([("- 3 -", 0.03)], 3),
        ([("2", MIDDLE)], None),
        ([("2", FOOT), ("7", 0.02)], None),
        ([("2026", FOOT)], None),
        ([("0", FOOT)], None),
    ],
)
def test_a_number_alone_counts_in_the_margin_only(lines: list[tuple[str, float]], expected: int | None) -> None:
    assert bare_count(page(*lines)) == expected


@pytest.mark.parametrize(
    ("before", "now", "follows"),
    [((1, 2), (2, 2), True), ((1, None), (2, 3), True), ((1, 2), (2, 3), False), ((2, 2), (1, 2), False)],
)
def test_one_count_follows_another(before: tuple[int, int | None], now: tuple[int, int | None], follows: bool) -> None:
    assert PageCount(*now).follows(PageCount(*before)) is follows


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    said = page((text.strip() or "x", FOOT))
    count = page_count(said)
    assert count is None or 0 < count.number <= (count.of or 500)
    assert (bare_count(said) or 1) > 0
