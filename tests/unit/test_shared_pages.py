"""Several papers on one page: what is proposed for sheets that the picture shows and for lanes between the words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.geometry import Box
from docloop.model.parts import PageSpan, PartsProposal, SharedPage, covers
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.parts import SURE, propose_parts
from docloop.steps.parts.gutters import lanes_of
from pydantic import ValidationError

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
LEFT, RIGHT = Box(left=0.02, top=0.02, right=0.46, bottom=0.98), Box(left=0.54, top=0.02, right=0.98, bottom=0.98)
CAFE = "Corner Cafe Ltd|12 Market Street|Bristol BS1 3AA|RECEIPT|Receipt No: R-1001|Date: 2026-02-27|TOTAL 12.50"
SHOP = "Harbour Books|7 Quay Road|Leeds LS1 4AB|RECEIPT|Receipt No: B-7734|Date: 2026-03-09|TOTAL 48.00"
CONDITIONS = "Goods are|exchanged within|14 days with|this slip only"
CARD = "CARD PAYMENT|Terminal 0042|Visa contactless|Approved today|Amount paid 12.50|Keep this slip please|Thank you"


def words(text: str, area: Box) -> list[Line]:
    """The lines of a text, evenly over the area."""
    rows = text.split("|")
    step = area.height / len(rows)
    return [Line(words=_row(row, area, area.top + (place + 0.5) * step)) for place, row in enumerate(rows)]


def _row(row: str, area: Box, middle: float) -> tuple[Word, ...]:
    step = area.width / 36
    found, column = [], 1
    for text in row.split():
        left, right = area.left + column * step, area.left + (column + len(text)) * step
        box = Box(left=left, top=middle - 0.008, right=right, bottom=middle + 0.008)
        found.append(Word(text=text, box=box, confidence=0.99))
        column += len(text) + 1
    return tuple(found)


def page(*papers: tuple[str, Box], sheets: Sequence[Box] = ()) -> PageReading:
    lines = [line for text, area in papers for line in words(text, area)]
    return PageReading(number=1, width=1000, height=1000, reader="neural", lines=tuple(lines), sheets=tuple(sheets))


def proposed(read: PageReading) -> PartsProposal:
    return propose_parts(Reading(pages=(read,)), [RECEIPT])


def test_strangers_on_sheets_of_their_own_are_certain() -> None:
    found = proposed(page((CAFE, LEFT), (SHOP, RIGHT), sheets=(LEFT, RIGHT)))
    assert found.certain
    assert found.spans == (PageSpan(first=1, last=1, area=LEFT), PageSpan(first=1, last=1, area=RIGHT))
    assert found.shared[0].reasons == (
        "The picture shows several sheets of paper.",
        "Each area has a total of its own, and a date or a number.",
    )


@pytest.mark.parametrize("other", [CAFE, CARD], ids=["copy", "card slip"])
def test_a_copy_and_a_card_slip_on_a_sheet_of_their_own_are_asked_about(other: str) -> None:
    found = proposed(page((CAFE, LEFT), (other, RIGHT), sheets=(LEFT, RIGHT)))
    assert not found.certain
    assert [each.area for each in found.spans] == [LEFT, RIGHT]


def test_papers_without_a_ground_are_told_by_the_lane_between_them_and_asked_about() -> None:
    found = proposed(page((CAFE, LEFT), (SHOP, RIGHT)))
    assert not found.certain
    assert len(found.shared[0].areas) == 2
    assert SURE > found.shared[0].chance >= 0.5


NEAR = Box(left=0.34, top=0.02, right=0.78, bottom=0.98)
UPPER, LOWER = Box(left=0.1, top=0.02, right=0.9, bottom=0.4), Box(left=0.1, top=0.55, right=0.9, bottom=0.95)


def test_papers_above_each_other_are_asked_about() -> None:
    assert len(proposed(page((CAFE, UPPER), (SHOP, LOWER))).shared[0].areas) == 2


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("one receipt on a table", page((CAFE, LEFT), sheets=(LEFT,))),
        ("one receipt that fills the picture", page((CAFE, Box(left=0, top=0, right=1, bottom=1)))),
        ("a card slip printed below it", page((CAFE, UPPER), (CARD, LOWER))),
        ("a column of conditions beside it", page((CAFE, LEFT), (CONDITIONS, NEAR))),
        ("a bright thing beside it", page((CAFE, LEFT), sheets=(LEFT, RIGHT))),
    ],
)  # fmt: skip
def test_one_paper_is_not_taken_for_several(name: str, read: PageReading) -> None:
    assert proposed(read) == PartsProposal(pages=1), name


def test_words_that_lie_far_apart_are_asked_about_whatever_they_say() -> None:
    found = proposed(page((CAFE, LEFT), (CONDITIONS, RIGHT)))
    assert not found.certain
    assert len(found.shared[0].areas) == 2


def test_a_page_with_a_text_of_its_own_is_one_paper() -> None:
    read = page((CAFE, LEFT), (SHOP, RIGHT), sheets=(LEFT, RIGHT))
    printed = [
        Line(words=tuple(word.model_copy(update={"confidence": None}) for word in line.words)) for line in read.lines
    ]
    assert proposed(read.model_copy(update={"lines": tuple(printed)})) == PartsProposal(pages=1)


def leaning(left: float) -> list[Word]:
    """A column of words that falls to the right by seven degrees."""
    places = [(left + 0.006 * row, 0.05 * row) for row in range(19)]
    return [Word(text="word", box=Box(left=x, top=y, right=x + 0.2, bottom=y + 0.02)) for x, y in places]


def test_a_lane_may_lean() -> None:
    """Upright no lane is free between these columns."""
    found = lanes_of([*leaning(0.0), *leaning(0.3)], page((CAFE, LEFT)))
    assert found[0].way == "across"
    assert set(found[0].before) == set(range(19))


def test_areas_of_a_page_stand_for_it_among_the_others() -> None:
    shared = SharedPage(page=2, areas=(LEFT, RIGHT), chance=0.8)
    proposal = PartsProposal(pages=3, shared=(shared,), certain=False)
    assert [(each.first, each.last, each.area) for each in proposal.spans] == [
        (1, 1, None),
        (2, 2, LEFT),
        (2, 2, RIGHT),
        (3, 3, None),
    ]
    assert covers(proposal.spans, 3)
    unlikely = PartsProposal(pages=3, shared=(shared.model_copy(update={"chance": 0.4}),))
    assert unlikely.spans == (PageSpan(first=1, last=3),)


ALMOST = LEFT.model_copy(update={"left": 0.1})
SPECK = Box(left=0.6, top=0.6, right=0.65, bottom=0.65)


@pytest.mark.parametrize(
    ("areas", "pages", "expected"),
    [
        ([LEFT, RIGHT], 1, True),
        ([LEFT], 1, False),
        ([LEFT, ALMOST], 1, False),
        ([LEFT, SPECK], 1, False),
        ([LEFT, RIGHT], 2, False),
    ],
)
def test_areas_lie_apart_and_are_large_enough_and_all_pages_are_there(
    areas: list[Box], pages: int, expected: bool
) -> None:
    assert covers([PageSpan(first=1, last=1, area=area) for area in areas], pages) is expected


def test_the_same_area_twice_apart_is_no_order() -> None:
    one, other = (PageSpan(first=2, last=2, area=area) for area in (LEFT, RIGHT))
    assert not covers([one, PageSpan(first=1, last=1), other], 2)
    assert not covers([PageSpan(first=1, last=2), one, other], 2)


def test_an_area_is_of_one_page() -> None:
    with pytest.raises(ValidationError):
        PageSpan(first=1, last=2, area=LEFT)
