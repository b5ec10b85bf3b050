"""What stands around a value."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.page.surroundings import Surroundings
from docloop.steps.extract.proposal import Proposal, propose
from docloop.values.kinds import kind_of
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

FLIGHT = FieldSpec(name="FLIGHT", kind=kind_of("date"))
NUMBER = FieldSpec(name="NUMBER", kind=kind_of("identifier"))
ORDER = DocumentType(name="order", title="Order", fields=(FLIGHT, NUMBER), day_first=False)


def candidate_of(proposal: Proposal, field: str, value: str) -> Candidate:
    return next(each for each in proposal.candidates[field] if each.value == value)


def around(text: str, field: str, value: str) -> tuple[Surroundings, Candidate]:
    proposal = propose(typeset(text), ORDER)
    candidate = candidate_of(proposal, field, value)
    return proposal.page.around.of(candidate.page, candidate.box), candidate


def test_both_dates_of_a_span_see_the_same_label() -> None:
    text = """
        Alt Order     9824595
        Flight Dates  10/13/20 - 10/19/20   Primary AE  Jo
    """
    first, start = around(text, "FLIGHT", "2020-10-13")
    second, end = around(text, "FLIGHT", "2020-10-19")
    assert (first.left, first.skipped) == ("flight dates", 0)
    assert (second.left, second.skipped) == ("flight dates", 1)
    assert start.evidence["first_of_range"] == end.evidence["second_of_range"] == 1.0
    assert start.evidence["earliest"] == end.evidence["latest"] == 1.0


def test_a_span_without_spaces_is_two_dates() -> None:
    _, start = around("Schedule Dates  06/02/20-06/08/20", "FLIGHT", "2020-06-02")
    _, end = around("Schedule Dates  06/02/20-06/08/20", "FLIGHT", "2020-06-08")
    assert start.evidence["first_of_range"] == end.evidence["second_of_range"] == 1.0


def test_the_heading_of_a_column_is_seen_over_other_values() -> None:
    text = """
        Line     Start Date     Rate
        A        10/13/20       10.00
        B        10/14/20       11.00
    """
    place, candidate = around(text, "FLIGHT", "2020-10-14")
    assert place.heading == "start date"
    assert place.row == "b"
    assert "first_of_range" not in candidate.evidence


def test_words_that_open_a_row_are_its_head() -> None:
    place, _ = around("Advertiser     Name:     4711-2     Revision", "NUMBER", "4711-2")
    assert (place.row, place.left, place.right) == ("advertiser", "name", "revision")


def test_how_often_a_value_is_printed_is_counted() -> None:
    _, candidate = around("Order 4711-2\nInvoice 4711-2\nOther 99", "NUMBER", "4711-2")
    assert candidate.evidence["times_seen"] == 2.0


@given(st.lists(st.text(alphabet="aB 1/20-:é", min_size=1, max_size=50), max_size=30))
def test_any_place_of_any_page_has_surroundings(lines: list[str]) -> None:
    proposal = propose(typeset("\n".join(lines)), ORDER)
    for candidates in proposal.candidates.values():
        for candidate in candidates:
            place = proposal.page.around.of(candidate.page, candidate.box)
            assert place.left == " ".join(place.left.split())
            assert not any(c.isdigit() for c in place.left)
