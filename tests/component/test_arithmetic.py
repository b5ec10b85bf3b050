"""Sums on a page, found without words."""

from __future__ import annotations

from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.steps.extract.amounts.arithmetic import MOST_ROWS, Parts, parts_of_sums
from docloop.steps.extract.candidates import Page
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.match import Hints
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


def sightings(text: str) -> list[Sighting]:
    return Page(lay_out(typeset(text)), RECEIPT, Hints()).money


def values(found: list[Sighting], places: frozenset[int]) -> list[str]:
    return [found[place].value for place in sorted(places)]


def test_sum_tax_and_total_are_told_by_adding_up() -> None:
    found = sightings("tea  2.00\nrice  5.00\n  7.00\n  0.42\n  7.42")
    known = parts_of_sums(found, ())
    assert (values(found, known.first), values(found, known.added)) == (["7.00"], ["0.42"])
    assert values(found, known.end) == ["7.42"]
    assert values(found, known.of_items) == ["7.00"]


def test_change_is_not_a_tax() -> None:
    found = sightings("total  8.70\nchange  1.30\ncash  10.00")
    assert "10.00" in values(found, parts_of_sums(found, ()).end)
    assert parts_of_sums(found, {1, 2}) == Parts(frozenset(), frozenset(), frozenset(), frozenset())


def test_only_the_last_amount_of_a_row_counts() -> None:
    found = sightings("x  9.00  2.00\ny  9.00  1.00\nz  9.00  3.00")
    assert values(found, parts_of_sums(found, ()).end) == ["3.00"]


@given(rows=st.lists(st.integers(1, 999), max_size=12), settled=st.sets(st.integers(0, 11)))
def test_what_is_added_is_less_than_what_it_is_added_to(rows: list[int], settled: set[int]) -> None:
    found = sightings("\n".join(f"a  {cents / 100:.2f}" for cents in rows))
    known = parts_of_sums(found, settled)
    assert known.first | known.added | known.end | known.of_items <= set(range(len(found)))
    assert bool(known.first) == bool(known.added) == bool(known.end)


def test_long_columns_stay_quick_and_keep_their_ends() -> None:
    many = "\n".join(["a  1.00"] * 40)
    pages = [many] * (3 * MOST_ROWS // 40)
    found = Page(lay_out(typeset(*pages, "  7.00\n  0.42\n  7.42")), RECEIPT, Hints()).money
    assert "7.42" in values(found, parts_of_sums(found, ()).end)


def test_a_total_without_its_word_is_found() -> None:
    text = "COATS  2.00\nCOATS  10.00\nSHIRT  4.00\nMDSE ST  $16.00\nTAX2  $1.53\nCR CARD  $17.53"
    assert extract(typeset(text), RECEIPT, 1.0).value("TOTAL") == "17.53"


def test_a_tax_of_another_amount_is_told_from_a_total() -> None:
    found = extract(typeset("tea  50.00\nsum  53.00\nSR (6%)  50.00  3.00\nTOTAL  50.00  3.00"), RECEIPT, 1.0)
    total = found.get("TOTAL")
    assert total is not None
    told = {total.value: "levied" in total.evidence}
    told |= {each.value: "levied" in each.evidence for each in total.alternatives}
    assert told["3.00"]
    assert not told["50.00"]
