"""Names and addresses at the head of a page, whole, joined and cut, each with what speaks for it."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.parties.letterhead_names import addresses, letterheads
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
NAME, ADDRESS = RECEIPT.get("VENDOR_NAME"), RECEIPT.get("VENDOR_ADDRESS")


def names(*lines: str) -> dict[str, Candidate]:
    assert NAME is not None
    return {each.value: each for each in letterheads(NAME, lay_out(typeset("\n".join(lines))))}


def places(*lines: str) -> dict[str, Candidate]:
    assert ADDRESS is not None
    return {each.value: each for each in addresses(ADDRESS, lay_out(typeset("\n".join(lines))))}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["OAK HARDWARE", "ENTERPRISE (ELM", "VALLEY) SDN BHD"], "OAK HARDWARE ENTERPRISE (ELM VALLEY) SDN BHD"),
        (["OAK HOLDINGS", "123456-X", "SDN BHD"], "OAK HOLDINGS SDN BHD"),
        (["OAK FOOD SDN BHD (123456-X) FKA ELM"], "OAK FOOD SDN BHD"),
        (["OAK FOOD SDN BHD 12345O-U (KSB)"], "OAK FOOD SDN BHD"),
        (["#00012 OAK (M) SDN BHD"], "OAK (M) SDN BHD"),
        (["OWNED BY: OAK FOOD SDN BHD"], "OAK FOOD SDN BHD"),
        (["OAK CO. THE GARDENS", "(ELM)"], "OAK CO. THE GARDENS (ELM)"),
        (["OAK TRADING     POSTED"], "OAK TRADING"),
        (["OAK CO. （M） BHD （123456-X）"], "OAK CO. (M) BHD"),
        (["OAK FOOD 5DN BHD"], "OAK FOOD SDN BHD"),
    ],
)
def test_names(lines: list[str], name: str) -> None:
    assert name in names(*lines, "12, JALAN ELM 3", "43300 SERI KEMBANGAN")


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["12, JALAN ELM 3", "43300 KLANG. TEL: 03-1234 5678"], "12, JALAN ELM 3, 43300 KLANG."),
        (["12, JALAN ELM 3", "43300 KLANG. Te1 No.: 03-1234 5678"], "12, JALAN ELM 3, 43300 KLANG."),
        (["12, JALAN ELM 3", "(123456-X)", "43300 KLANG"], "12, JALAN ELM 3, 43300 KLANG"),
        (["HQ: 12, JALAN ELM 3", "43300 KLANG"], "12, JALAN ELM 3, 43300 KLANG"),
        (["12, JALAN ELM 3     POSTED", "43300 KLANG"], "12, JALAN ELM 3, 43300 KLANG"),
        (["12, JALAN ELM 3", "43300 KLANG (ELM MALL)"], "12, JALAN ELM 3, 43300 KLANG"),
        (["ELM HIGHWAY", "15000 KLANG"], "ELM HIGHWAY, 15000 KLANG"),
    ],
)
def test_addresses(lines: list[str], address: str) -> None:
    assert address in places("OAK TRADING", *lines, "TAX INVOICE", "TOTAL 9.00")


def test_a_name_knows_its_neighbours() -> None:
    # Given a name with its number, its address and its web site on the page
    found = names("OAKFOOD SDN BHD", "(123456-X)", "12, JALAN ELM 3", "www.oakfood.example", "THANK YOU")
    # When it is looked at
    evidence = found["OAKFOOD SDN BHD"].evidence
    # Then each speaks for it
    assert {"registered", "address_below", "in_web", "legal_end", "first_line"} <= evidence.keys()
    assert "in_web" not in found["THANK YOU"].evidence


def test_a_name_that_ends_in_the_middle_is_told() -> None:
    found = names("OAK HARDWARE &", "ELECTRICAL", "12, JALAN ELM 3")
    assert "open" in found["OAK HARDWARE &"].evidence
    assert "open" not in found["OAK HARDWARE & ELECTRICAL"].evidence


def test_an_address_without_its_town_is_cut_short() -> None:
    found = places("OAK TRADING", "12, JALAN ELM 3", "43300 KLANG", "TEL: 03-1234 5678")
    whole, part = found["12, JALAN ELM 3, 43300 KLANG"], found["12, JALAN ELM 3"]
    assert "cut_short" in part.evidence
    assert "cut_short" not in whole.evidence
    assert whole.evidence["before_stop"] == 1.0


def test_a_receipt_without_a_head_has_few_candidates() -> None:
    assert len(names("9.00", "1 X 3.00", "TOTAL 9.00")) <= 4
    assert places("9.00", "1 X 3.00", "TOTAL 9.00") == {}


@given(st.lists(st.text(max_size=60), max_size=24))
def test_any_page_has_candidates_within_bounds(lines: list[str]) -> None:
    found = [*names(*lines).values(), *places(*lines).values()]
    assert len(found) < 600
    assert all(-20.0 <= value <= 100.0 for each in found for value in each.evidence.values())
