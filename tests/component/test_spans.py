"""Pieces of text that may be a name or another free text."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract import extract
from docloop.steps.extract.free_text import MOST
from docloop.steps.extract.proposal import propose
from docloop.values.kinds import kind_of
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

ADVERTISER = FieldSpec(name="ADVERTISER", kind=kind_of("text"), labels=("advertiser",))
CONTRACT = FieldSpec(name="CONTRACT_NUMBER", kind=kind_of("identifier"), labels=("contract",))
ORDER = DocumentType(name="order", title="Order", fields=(ADVERTISER, CONTRACT))


def found(text: str) -> dict[str, Candidate]:
    return {candidate.value: candidate for candidate in propose(typeset(text), ORDER).candidates["ADVERTISER"]}


def test_the_cell_beside_a_label_is_a_candidate() -> None:
    spans = found("""
        Advertiser      Friends of the Park      Date entered    05/12/20
    """)
    assert spans["Friends of the Park"].evidence["label_left"] == 1.0
    assert "label_left" not in spans["Advertiser"].evidence
    assert spans["Advertiser"].evidence["holds_label"] == 1.0


def test_what_follows_a_label_in_the_same_cell_is_cut_off() -> None:
    spans = found("""
        Agency: Blue Media LLC      Advertiser: Friends of the Park (4711)
    """)
    assert spans["Friends of the Park (4711)"].evidence["label_left"] == 1.0
    assert spans["Friends of the Park"].evidence["without_bracket"] == 1.0
    assert "Blue Media LLC" in spans
    assert "label_left" not in spans["Blue Media LLC"].evidence


def test_text_ends_where_another_label_begins() -> None:
    spans = found("""
        Advertiser    Friends of the Park Contract 471188
    """)
    assert spans["Friends of the Park"].evidence["before_label"] == 1.0


def test_a_text_goes_on_in_the_next_lines_of_its_column() -> None:
    spans = found("""
        Advertiser: Friends of the     Market: Springfield
                    Park and of the    Total spots: 12
                    Lake
    """)
    assert spans["Friends of the Park and of the"].evidence["more_lines"] == 1.0
    assert spans["Friends of the Park and of the Lake"].evidence["more_lines"] == 2.0


def test_a_text_that_ends_open_goes_on_in_the_line_below() -> None:
    page = """
        Advertiser: Friends of the     Market: Springfield
                    Park
    """
    spans = found(page)
    assert spans["Friends of the"].evidence["ends_open"] == 1.0
    assert spans["Friends of the Park"].evidence["open_end_joined"] == 1.0
    assert "ends_open" not in spans["Friends of the Park"].evidence
    assert extract(typeset(page), ORDER, 1.0).value("ADVERTISER") == "Friends of the Park"


def test_a_text_that_may_end_where_it_does_says_only_that_a_line_follows() -> None:
    spans = found("""
        Advertiser: Friends of Parks     Market: Springfield
                    Blue Media
    """)
    assert spans["Friends of Parks"].evidence["line_below"] == 1.0
    assert "ends_open" not in spans["Friends of Parks"].evidence
    assert "line_below" not in spans["Friends of Parks Blue Media"].evidence


def test_lines_of_another_column_are_not_joined() -> None:
    spans = found("""
        Friends of the Park                 Springfield
                           Elsewhere Ltd
    """)
    assert "Friends of the Park Elsewhere Ltd" not in spans


def test_a_heading_above_counts_as_a_label() -> None:
    spans = found("""
        Advertiser             Original date
        Friends of the Park    04/13/20
    """)
    assert spans["Friends of the Park"].evidence["label_above"] == 1.0


def test_figures_alone_are_no_name() -> None:
    name = ADVERTISER.model_copy(update={"kind": kind_of("name")})
    order = ORDER.model_copy(update={"fields": (name,)})
    values = {each.value for each in propose(typeset("  Advertiser   4711   Sam  "), order).candidates["ADVERTISER"]}
    assert "4711" not in values
    assert "Sam" in values


@given(st.lists(st.text(alphabet="abC 1:()/.-é", min_size=1, max_size=60), max_size=40))
def test_any_text_gives_a_bounded_number_of_candidates(lines: list[str]) -> None:
    candidates = propose(typeset("\n".join(lines)), ORDER).candidates["ADVERTISER"]
    assert len(candidates) <= MOST
    assert all(candidate.value.strip() for candidate in candidates)
