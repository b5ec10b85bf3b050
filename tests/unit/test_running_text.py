"""The text of a document as it is read aloud, and the pieces of it that may be a value."""

from __future__ import annotations

import pytest
from docloop.model.reading import Reading
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.running_text.clues import Clues
from docloop.steps.extract.running_text.pieces import found_in, named_in
from docloop.steps.extract.running_text.stream import Stream, read_aloud
from docloop.values.dates import find_dates
from docloop.values.durations import find_durations
from docloop.values.match import Hints

from tests.typeset import typeset

FILLER = """
    the parties shall keep all of this secret and shall not tell anybody what they
    have heard from each other in the course of their talks about the matter, and
    they shall give back all papers as soon as either of them asks for it, whether
    or not anything has come of their talks, and shall keep no copy of any of them
    for longer than the law demands of them, nor let anybody else have one in turn
    unless the other one has agreed to it beforehand in writing and signed it also
"""


def aloud(*pages: str) -> Stream:
    return read_aloud(lay_out(typeset(*pages)))


def test_a_form_has_no_running_text() -> None:
    stream = aloud("""
        Invoice 4711
        Date:  3 May 2024
        Total                 9.00
    """)
    assert not stream.prose
    assert stream.tokens == ()
    assert read_aloud(lay_out(Reading(pages=()))).tokens == ()


def test_a_word_cut_at_the_end_of_a_line_is_one() -> None:
    lines = (
        "this contract shall be governed by the laws that are in force in the com-",
        "monwealth and by non-",
        "Swiss law",
    )
    stream = aloud(FILLER + "\n".join(f"    {line}" for line in lines))
    words = [token.text for token in stream.tokens]
    assert "commonwealth" in words
    assert "non-Swiss" in words
    cut = next(place for place, token in enumerate(stream.tokens) if token.text == "commonwealth")
    page, box = stream.place(cut, cut + 1)
    assert page == 1
    assert box.height > 0.02  # both lines


def test_values_go_over_the_ends_of_lines_and_pages() -> None:
    first = "Running Title\n" + FILLER + "    and this agreement shall end for both of them, whatever comes, on March"
    second = "Running Title\n    5, 2021 unless they agree on another period of three\n    (3) years" + FILLER
    dates = found_in(stream := aloud(first, second), find_dates, Hints())
    lengths = found_in(stream, find_durations, Hints())

    assert [(piece.value, piece.text) for piece in dates] == [("2021-03-05", "March 5, 2021")]
    assert [piece.value for piece in lengths] == ["P3Y"]
    assert stream.place(dates[0].start, dates[0].end)[0] == 1


def test_a_title_that_repeats_is_read_once() -> None:
    page = "March 17, 2010\n\n" + FILLER
    assert sum(token.text == "2010" for token in aloud(page, page, page).tokens) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("between Kite Pharma, Inc., a Delaware corporation", ["Kite Pharma, Inc.", "Kite Pharma", "Delaware"]),
        ("by Heidrick & Struggles, Inc. (hereinafter H&S)", ["Heidrick & Struggles, Inc.", "H&S"]),
        ("the laws of the State of New York shall", ["New York", "State of New York"]),
        ("and eBay Inc. or 99¢ Only Stores", ["eBay Inc.", "99¢ Only Stores"]),
        ("with “R. J. Seifert Enterprises” (the", ["R. J. Seifert Enterprises"]),
        ("of Kite’s duties", ["Kite"]),
    ],
)
def test_names_are_found_with_their_legal_form(text: str, names: list[str]) -> None:
    found = {piece.value for piece in named_in(aloud(FILLER + f"    {text}" + FILLER))}
    assert set(names) <= found


def test_a_sentence_ends_a_name() -> None:
    found = {piece.value for piece in named_in(aloud(FILLER + "    owed to Acme. Bolt shall pay" + FILLER))}
    assert {"Acme", "Bolt"} <= found
    assert not any("Acme" in value and "Bolt" in value for value in found)


def test_clues_name_what_stands_around_a_value() -> None:
    stream = aloud(FILLER + "    and it is governed by the laws of the State of Oregon alone" + FILLER)
    pieces = named_in(stream)
    oregon = next(piece for piece in pieces if piece.value == "Oregon")
    clues = set(Clues(stream, pieces).of(oregon))
    assert {"l1 of", "l2 state", "l21 state of", "l laws", "r1 alone", "w oregon", "n 1", "s Aa"} <= clues


def test_work_grows_with_the_text_alone() -> None:
    looked: list[int] = []

    def find(text: str, hints: Hints) -> list[object]:
        looked.append(len(text))
        return []

    found_in(aloud(*[FILLER * 4] * 50), find, Hints())  # type: ignore[arg-type]
    assert max(looked) < 1_000
    assert sum(looked) < 2 * 50 * 4 * len(FILLER)
