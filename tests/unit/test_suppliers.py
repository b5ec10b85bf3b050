"""Suppliers are told apart by their telling words, however they were written; folds keep together what belongs so."""

from __future__ import annotations

from collections import Counter

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import supplier_field
from docloop.model.reading import Reading
from docloop.steps.learn.examples import Example
from docloop.steps.learn.folds import deal_folds, group_twins, join_groups
from docloop.steps.learn.suppliers import connected, group_names, group_suppliers
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

OTHERS = ["Harbour Books Sdn Bhd", "Lotus Garden Restaurant", "Quick Print Enterprise", "Green Valley Pharmacy"]
GROUPS = st.lists(st.integers(0, 9), min_size=1, max_size=40)


def _example(number: int, **fields: str | None) -> Example:
    return Example(id=f"d{number}", reading=Reading(pages=()), fields=fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MR. D.I.Y. (M) SDN BHD", "Mr D. I. Y. (Johor)"),
        ("RESTORAN WAN SHENG", "RSTORAN WAN SHENG"),
        ("Y SOON FATT S/B", "YONG SOON FATT S/B"),
        ("SUPER SEVEN CASH & CARRY SDN BHD", "SUPER.SEVEN CASH & CARRY"),
        ("Bäckerei Müller GmbH", "BACKEREI MULLER"),
        ("Priorities USA Action (20447)", "Priorities Usa Action"),
        ("King's Confectionery", "KINGS CONFECTIONERY"),
    ],
)
def test_one_supplier_written_in_two_ways(one: str, other: str) -> None:
    first, second, *rest = group_names([one, other, *OTHERS])
    assert first == second
    assert len({first, *rest}) == len(OTHERS) + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chan Trading Sdn Bhd", "Wong Trading Sdn Bhd"),
        ("Boon Hardware Enterprise", "Lucky Hardware Enterprise"),
        ("AB", "AC"),
    ],
)
def test_two_suppliers_that_share_common_words(one: str, other: str) -> None:
    first, second, *_ = group_names([one, other, "Star Hardware", "Ocean Hardware", *OTHERS])
    assert first != second


def test_two_are_one_through_a_third() -> None:
    assert group_names(["Ghee Hiang", "GH Distributor Ghee Hiang", "GH Distributor"]) == [0, 0, 0]


def test_a_document_without_a_name_is_alone() -> None:
    examples = [_example(0), _example(1, VENDOR_NAME=None), _example(2, VENDOR_NAME="A One"), _example(3)]
    assert group_suppliers(examples, "VENDOR_NAME") == [0, 1, 2, 3]


@given(st.lists(st.one_of(st.none(), st.text(max_size=20)), max_size=15))
def test_any_names_are_numbered_in_order_and_equal_ones_alike(names: list[str | None]) -> None:
    numbers = group_names(names)
    first_seen = list(dict.fromkeys(numbers))
    assert first_seen == list(range(len(first_seen)))
    known = {name: number for name, number in zip(names, numbers, strict=True) if name}
    assert all(known[name] == number for name, number in zip(names, numbers, strict=True) if name)


def test_the_sender_of_a_receipt_is_its_shop() -> None:
    assert {each.name: supplier_field(each) for each in shipped_types()}["receipt"] == "VENDOR_NAME"


def test_a_receipt_scanned_twice_is_in_one_group() -> None:
    truth = {"TOTAL": "9.00", "VENDOR_NAME": "A"}
    examples = [_example(0, **truth), _example(1, TOTAL="9.00", VENDOR_NAME="B"), _example(2, **truth)]
    assert group_twins(examples) == [0, 1, 0]


def test_little_known_truth_makes_no_twins() -> None:
    assert group_twins([_example(0, TOTAL="9.00"), _example(1, TOTAL="9.00", TAX=None), _example(2)]) == [0, 1, 2]


def test_joined_groups_keep_together_what_either_keeps() -> None:
    assert join_groups([0, 0, 1, 2], [0, 1, 1, 2]) == [0, 0, 0, 1]


def test_links_reach_as_far_as_they_go() -> None:
    assert connected(["a", "b", "c", "d", "e"], [("d", "a"), ("b", "d")]) == [0, 0, 1, 0, 2]


@given(GROUPS, st.integers(1, 5), st.integers(0, 3))
def test_groups_are_never_split_and_dealt_the_same_again(groups: list[int], count: int, seed: int) -> None:
    folds = deal_folds(groups, count, seed)
    assert folds == deal_folds(groups, count, seed)
    assert all(0 <= fold < count for fold in folds)
    assert all(len({f for f, g in zip(folds, groups, strict=True) if g == group}) == 1 for group in groups)


def test_folds_are_as_equal_as_groups_allow_and_differ_by_seed() -> None:
    groups = [*range(40), 0, 0, 0]
    assert set(Counter(deal_folds(groups, 5)).values()) <= {8, 9}
    assert deal_folds(groups, 5, 1) != deal_folds(groups, 5, 2)


def test_a_brand_and_a_firm_with_one_tax_number_are_one_supplier() -> None:
    page = typeset("BRIGHT PIZZA\nGST NO 000123456789\nTOTAL  9.00")
    other = typeset("LOTUS\nGST NO 000999456789\nTOTAL  9.00")
    named = [("BRIGHT PIZZA", page), ("DAMAI FOOD SERVICES SDN BHD", page), ("LOTUS GARDEN", other)]
    found = [Example(f"d{number}", reading, {"VENDOR_NAME": name}) for number, (name, reading) in enumerate(named)]
    assert group_suppliers(found, "VENDOR_NAME") == [0, 0, 1]


def test_a_number_on_everybodys_papers_is_not_the_senders() -> None:
    page = typeset("TAX NO 000123456789\nTOTAL  9.00")
    names = ("Bright Pizza", "Lotus Garden", "Quick Print")
    found = [Example(f"d{number}", page, {"VENDOR_NAME": name}) for number, name in enumerate(names)]
    assert group_suppliers(found, "VENDOR_NAME") == [0, 1, 2]
