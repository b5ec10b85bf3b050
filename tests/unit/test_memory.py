"""What labels taught about suppliers comes back when a page resembles it, and only then."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate
from docloop.model.learned import Memory
from docloop.model.reading import Reading
from docloop.steps.extract.candidates import Page, candidates_of
from docloop.steps.extract.known_names.memory import NUMBER, remember
from docloop.steps.extract.known_names.recall import familiar, recall
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.page.locale import hints_for
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
OAK = ("OAK STATIONERY SDN BHD", "12, JALAN OAK 3", "43300 SERI KEMBANGAN")
ELM = ("ELM HARDWARE TRADING", "7, JALAN ELM 9", "81100 JOHOR BAHRU")


@dataclass(frozen=True)
class Known:
    id: str
    reading: Reading
    fields: dict[str, str | None]


def page_with(*head: str) -> Reading:
    return typeset("\n".join([*head, "DATE 03/04/2019", "PAPER  9.00", "TOTAL  9.00"]))


def known(name: str, head: tuple[str, str, str], extra: str = "GST NO 000123456789") -> Known:
    fields = {"VENDOR_NAME": head[0], "VENDOR_ADDRESS": ", ".join(head[1:]), "TOTAL": "9.00"}
    return Known(name, page_with(*head, extra), dict(fields))


def recalled(memory: Memory, reading: Reading, field: str, exclude: frozenset[str] = frozenset()) -> list[Candidate]:
    spec = RECEIPT.get(field)
    assert spec is not None
    layout = lay_out(reading)
    page = Page(layout, RECEIPT, hints_for(reading, RECEIPT))
    return recall(memory, spec, layout, candidates_of(spec, page), exclude)


def best(candidates: list[Candidate], value: str) -> Candidate:
    return next(each for each in candidates if each.value == value)


MEMORY = remember([known("one", OAK), known("two", OAK), known("three", ELM, "TEL 07-1234567")], RECEIPT)


def test_values_are_remembered_once_with_all_their_documents() -> None:
    values = {(each.field, each.value): each.documents for each in MEMORY.values}
    assert values["VENDOR_NAME", OAK[0]] == ("one", "two")
    assert values[NUMBER, "000123456789"] == ("one", "two")
    assert all(field in {"VENDOR_NAME", "VENDOR_ADDRESS", NUMBER} for field, _ in values)


def test_a_misread_name_is_offered_as_it_was_confirmed() -> None:
    # Given a page on which one letter was misread
    page = page_with("OAQ STATIONERY SDN BHD", *OAK[1:])
    # When the memory is asked
    name = best(recalled(MEMORY, page, "VENDOR_NAME"), OAK[0])
    # Then the known name is a candidate at the place of the misread one, and what was printed is kept
    assert name.text == "OAQ STATIONERY SDN BHD"
    assert 0.9 < name.evidence["memory_similarity"] < 1.0
    assert "memory_exact" not in name.evidence
    assert familiar([name])


def test_a_name_is_recalled_by_its_likeness_alone() -> None:
    # Given a branch that no label knows, its name misread
    page = page_with("OAQ STATIONERY SDN BHD", "9, HIGH STREET", "10115 BERLIN")
    # When the memory is asked
    name = best(recalled(MEMORY, page, "VENDOR_NAME"), OAK[0])
    # Then the name is a candidate with what its place says, and nothing else of the supplier speaks for it
    assert name.evidence["first_line"] == 1.0
    assert not name.evidence.keys() & {"memory_unseen", "memory_number", "memory_other_field"}


def test_an_address_and_a_number_bring_a_name_that_cannot_be_read() -> None:
    page = page_with("~~", *OAK[1:], "GST NO 000123456789")
    name = best(recalled(MEMORY, page, "VENDOR_NAME"), OAK[0])
    assert name.evidence["memory_other_field"] == 1.0
    assert name.evidence["memory_number"] == 1.0
    assert name.evidence["memory_unseen"] == 1.0


def test_another_house_number_is_told() -> None:
    page = page_with(OAK[0], "14, JALAN OAK 3", OAK[2])
    address = best(recalled(MEMORY, page, "VENDOR_ADDRESS"), ", ".join(OAK[1:]))
    assert address.evidence["memory_digits_differ"] == 0.5


def test_a_value_is_given_as_it_was_confirmed() -> None:
    page = page_with("Oak Stationery Sdn Bhd", *OAK[1:])
    name = recalled(MEMORY, page, "VENDOR_NAME")[0]
    assert (name.value, name.text) == (OAK[0], "Oak Stationery Sdn Bhd")
    assert name.evidence["memory_exact"] == 1.0


@pytest.mark.parametrize(
    ("exclude", "documents"), [((), 2), (("one",), 1), (("one", "two"), 0)], ids=["none", "one", "both"]
)
def test_excluded_documents_do_not_speak(exclude: tuple[str, ...], documents: int) -> None:
    found = recalled(MEMORY, page_with(*OAK), "VENDOR_NAME", frozenset(exclude))
    if documents == 0:
        assert not familiar(found)
        assert OAK[0] not in [each.value for each in found]
    else:
        assert best(found, OAK[0]).evidence["memory_documents"] == pytest.approx(math.log1p(documents), abs=1e-3)


def test_a_stranger_is_not_familiar() -> None:
    page = page_with("BIRCH BAKERY", "3, HIGH STREET", "10115 BERLIN")
    assert not familiar(recalled(MEMORY, page, "VENDOR_NAME"))


def test_nothing_is_recalled_from_nothing() -> None:
    assert recalled(Memory(), page_with(*OAK), "VENDOR_NAME") == []
    assert recalled(MEMORY, page_with(*OAK), "TOTAL") == []


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_page_can_be_asked_about(lines: list[str]) -> None:
    for field in ("VENDOR_NAME", "VENDOR_ADDRESS"):
        for each in recalled(MEMORY, page_with(*lines), field):
            assert all(-1.0 <= value <= 20.0 for value in each.evidence.values())
