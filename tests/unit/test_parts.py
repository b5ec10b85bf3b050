"""Where one paper ends and the next begins, by what the pages say."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.model.parts import Boundary, PageSpan, PartsProposal, covers, spans_from
from docloop.model.reading import EmbeddedInvoice, PageReading, Reading
from docloop.steps.page_counts import PageCount
from docloop.steps.parts import SURE, SURE_NOT, propose_parts
from docloop.steps.parts.boundaries import find_boundaries
from docloop.steps.parts.page_view import PageView

from tests.papers import RECEIPT


def view(page: int, **said: Any) -> PageView:
    return PageView(page, **{"empty": False, "shape": 0.7, "reader": "text_layer", "language": "en", **said})


def first(page: int, number: str, **said: Any) -> PageView:
    """The first page of an invoice."""
    return view(page, number=number, kind="invoice", total="119.00", text=f"invoice{number.lower()}", **said)


def blank(page: int) -> PageView:
    return PageView(page, empty=True)


SAME = frozenset({"invoice", "coffee", "total", "47", "11"})
OTHER = SAME - {"47"} | {"48"}


def verdict(*views: PageView) -> str:
    """A letter for each page from the second on: Begins, Goes on, asked (?)."""
    return "".join(
        "B" if each.chance >= SURE else "G" if each.chance <= SURE_NOT else "?" for each in find_boundaries(views)
    )


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([first(1, "4711"), first(2, "4712")], "B"),
        ([first(1, "4711"), view(2)], "G"),
        ([first(1, "4711"), view(2, number="4711")], "G"),
        ([first(1, "4711", count=PageCount(1, 2)), view(2, count=PageCount(2, 2))], "G"),
        ([first(1, "4711", count=PageCount(1, 2)), view(2, count=PageCount(2, 2), number="999")], "G"),
        ([first(1, "4711", count=PageCount(1, 1)), first(2, "4712", count=PageCount(1, 1))], "B"),
        ([first(1, "4711"), first(2, "4711")], "G"),
        ([view(1, words=SAME), view(2, words=SAME, kind="invoice", count=PageCount(1, 1))], "G"),
        ([view(1, words=SAME), view(2, words=OTHER, kind="invoice", count=PageCount(1, 1))], "?"),
        ([first(1, "4711"), blank(2), first(3, "4712")], "GB"),
        ([first(1, "4711"), view(2, terms=True), first(3, "4712")], "GB"),
        ([first(1, "4711"), view(2, continued=True)], "G"),
        ([view(1, cover=True), first(2, "4711"), first(3, "4712")], "GB"),
        ([first(1, "4711"), view(2, kind="delivery_note", accompanies=True, number="L12", text="l12for4711")], "G"),
        ([first(1, "4711"), view(2, kind="delivery_note", accompanies=True, number="L12", text="l12")], "?"),
        ([first(1, "4711"), view(2, number="9999")], "?"),
        ([first(1, "4711"), view(2, shape=0.3)], "?"),
        ([first(1, "4711", tax_ids=frozenset({"a"})), view(2, tax_ids=frozenset({"b"}))], "?"),
        ([blank(1), first(2, "4711"), first(3, "4712")], "GB"),
    ],
)
def test_what_pages_say_decides(views: list[PageView], expected: str) -> None:
    assert verdict(*views) == expected


def test_each_later_page_has_a_boundary_with_its_reasons() -> None:
    found = find_boundaries([first(1, "4711"), first(2, "4712"), view(3)])
    assert [each.page for each in found] == [2, 3]
    assert "It has another number than the paper before it." in found[0].reasons


def test_pages_are_compared_with_the_paper_that_they_follow() -> None:
    """The third page belongs to the second paper, whose number it repeats."""
    assert verdict(first(1, "4711"), first(2, "4712"), view(3, number="4712"), first(4, "4711")) == "BGB"


def test_spans_are_the_likelier_papers() -> None:
    likely = (Boundary(page=2, chance=0.9), Boundary(page=3, chance=0.2))
    assert PartsProposal(pages=3, boundaries=likely).spans == (PageSpan(first=1, last=1), PageSpan(first=2, last=3))
    assert PartsProposal(pages=2).spans == (PageSpan(first=1, last=2),)


@pytest.mark.parametrize(
    ("spans", "pages", "expected"),
    [
        ([(1, 2), (3, 3)], 3, True),
        ([(1, 3)], 3, True),
        ([(1, 1), (3, 3)], 3, False),
        ([(1, 2), (2, 3)], 3, False),
        ([(2, 3)], 3, False),
        ([(1, 2)], 3, False),
        ([(3, 3), (1, 2)], 3, False),
        ([], 1, False),
    ],
)
def test_spans_cover_all_pages_or_do_not(spans: list[tuple[int, int]], pages: int, expected: bool) -> None:
    assert covers([PageSpan(first=a, last=b) for a, b in spans], pages) is expected


def test_spans_begin_where_they_are_told_to() -> None:
    assert spans_from([3, 3, 1], 4) == (PageSpan(first=1, last=2), PageSpan(first=3, last=4))


def test_no_parts_of_one_page_of_types_without_papers_and_of_e_invoices() -> None:
    page = PageReading(number=1, width=700, height=1000, reader="text_layer")
    two = Reading(pages=(page, page.model_copy(update={"number": 2})))
    with_xml = page.model_copy(update={"embedded": EmbeddedInvoice(syntax="ubl")})
    assert propose_parts(Reading(pages=(page,)), [RECEIPT]) == PartsProposal(pages=1)
    assert propose_parts(two, [RECEIPT.model_copy(update={"papers": {}})]) == PartsProposal(pages=2)
    stacked = Reading(pages=(with_xml, *two.pages[1:]))
    assert propose_parts(stacked, [RECEIPT]) == PartsProposal(pages=2)
