"""What a reader mangled is put right beside what it read, and what is right is left alone."""

from __future__ import annotations

import pytest
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.model.learned import KnownValue, Memory
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.known_names.spelling import LIKELY, slip
from docloop.steps.extract.page.layout import lay_out
from docloop.values.gazetteer import COMMON_WORDS
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset


def memory(words: dict[str, int]) -> Memory:
    """Words as names of so many documents."""
    return Memory(
        values=tuple(
            KnownValue(field="VENDOR_NAME", value=word, documents=tuple(f"{n}" for n in range(count)))
            for word, count in words.items()
        )
    )


WORDS = memory({"stationery": 20, "balakong": 12, "hardware": 40, "oakley": 1})


def candidate(value: str) -> Candidate:
    box = Box(left=0.1, top=0.1, right=0.5, bottom=0.12)
    return Candidate(field="VENDOR_ADDRESS", value=value, text=value, page=1, box=box, evidence={"lines": 1.0})


def repaired(value: str, page: str | None = None) -> list[Candidate]:
    found = with_repairs([candidate(value)], lay_out(typeset(page or value)), WORDS)
    assert found[0].value == value
    return found[1:]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("3, JaIan Oak", "3, Jalan Oak"),
        ("3, Jaian Oak", "3, Jalan Oak"),
        ("BIk G, JIn 4", "Blk G, Jln 4"),
        ("4330O SERI", "43300 SERI"),
        ("4600D KLANG", "46000 KLANG"),
        ("NO 29O, OAK ROAD", "NO 290, OAK ROAD"),
        ("SETIA ÁLAM OAK", "SETIA ALAM OAK"),
        ("AEON Ma11", "AEON Mall"),
        ("OAK STATI0NERY", "OAK STATIONERY"),
        ("OAK HARDWAKE", "OAK HARDWARE"),
        ("MR. D.1.Y. OAK", "MR. D.I.Y. OAK"),
        ("SE_ANGOR", "SELANGOR"),
        ("JA:AN 4", "JALAN 4"),
        ("BALAKUNG", "BALAKONG"),
        ("LUI 1504, BATU 8", "LOT 1504, BATU 8"),
        ("1.OT 1851-A", "LOT 1851-A"),
        ("WISMA OAK Il", "WISMA OAK II"),
    ],
)
def test_misreadings_are_put_right(read: str, meant: str) -> None:
    found = repaired(read, page=f"ONE TWO THREE FOUR FIVE SIX SEVEN\n{read}")
    assert meant in [each.value for each in found]
    assert all(each.text == read and each.evidence["repaired"] >= 1.0 for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "12, JALAN SS21/39 U13/X PJU 1A/3",
        "Müller GmbH, Königstraße 5, 70173 Stuttgart",
        "23 McDonald Street",
        "LOT 1851-A & 1851-B",
        "Uptown3 Level 6",
        "OAKLEY STATIONERY",
        "5 8 O 0 I 1",
        "HARDWARE",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert repaired(text) == []


def test_accents_that_are_usual_in_a_document_are_no_specks() -> None:
    assert repaired("Café Élan", page="Café Élan\nété à Orléans\nreçu payé") == []


@pytest.mark.parametrize(
    ("words", "specks"),
    [({"hardware": 40}, True), ({"hardware": 40, "Bäckerei Oak": 2}, False), ({"hardware": 9}, False)],
    ids=["none of many labels has one", "a label has one", "few labels"],
)
def test_umlauts_are_specks_where_labels_know_none(words: dict[str, int], specks: bool) -> None:
    found = with_repairs([candidate("OAK KÜALA")], lay_out(typeset("OAK KÜALA")), memory(words))
    assert ("OAK KUALA" in [each.value for each in found]) is specks


def test_the_reading_is_marked_as_repairable() -> None:
    found = with_repairs([candidate("3, JaIan Oak")], lay_out(typeset("3, JaIan Oak")), WORDS)
    assert found[0].evidence["repairable"] > 0.5
    assert "repairable" not in found[1].evidence


def test_what_only_the_document_itself_taught_repairs_nothing() -> None:
    page = lay_out(typeset("OAKFORB"))
    assert len(with_repairs([candidate("OAKFORB")], page, memory({"oakford": 2}))) == 2
    assert len(with_repairs([candidate("OAKFORB")], page, memory({"oakford": 2}), frozenset({"1"}))) == 1


def test_a_rare_word_is_not_turned_into_a_common_one_without_need() -> None:
    found = repaired("OAK STATIONERS")
    assert all(each.evidence["repair_doubtful"] > 0.5 for each in found)


def test_known_values_are_not_repaired() -> None:
    known = candidate("3, JaIan Oak").model_copy(update={"evidence": {"memory": 1.0}})
    assert with_repairs([known], lay_out(typeset("3, JaIan Oak")), WORDS) == [known]


@given(st.text(max_size=60))
def test_any_text_can_be_repaired_and_stays_so(text: str) -> None:
    page = lay_out(typeset("JALAN OAK"))
    for each in with_repairs([candidate(text)], page, WORDS)[1:]:
        assert each.text == text
        again = with_repairs([candidate(each.value)], page, WORDS)[1:]
        assert all(other.evidence.get("repaired_by_rule", 0.0) == 0.0 for other in again)


@given(st.lists(st.sampled_from(sorted(COMMON_WORDS | {"hardware", "stationery"})), min_size=1, max_size=6))
def test_known_words_are_never_altered(words: list[str]) -> None:
    assert repaired(" ".join(words).title()) == []


@given(st.text(alphabet="abcilmnor015", max_size=8), st.text(alphabet="abcilmnor015", max_size=8))
def test_a_slip_costs_nothing_only_where_there_is_none(one: str, other: str) -> None:
    cost = slip(one, other)
    assert (cost == 0.0) == (one == other)
    assert cost is None or cost in (0.0, LIKELY, 1.0)
