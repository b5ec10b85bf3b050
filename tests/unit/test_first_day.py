"""Confidence of the first day: a value is compared with those that were found in the same way."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.steps.judge import judge
from docloop.steps.judge.first_day import WHOLE, FirstDayTable, classes_of, first_day_confidence, shipped_table
from hypothesis import given
from hypothesis import strategies as st

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
BOX = Box(left=0.1, top=0.1, right=0.2, bottom=0.12)


def total(score: float, rival: float | None = None) -> Field:
    other = Candidate(field="TOTAL", value="9.00", text="9.00", page=1, box=BOX, score=rival or 0.0)
    return Field(
        name="TOTAL",
        value="8.70",
        score=score,
        evidence={"label_left": 1.0},
        alternatives=() if rival is None else (other,),
    )


def finding(severity: Severity, code: str = "sum.differs") -> Finding:
    return Finding(code=code, severity=severity, fields=("TOTAL",), message="Something.")


def name(**evidence: float) -> Field:
    return Field(name="VENDOR_NAME", value="Harbour Books Ltd", score=4.2, evidence=evidence)


@pytest.mark.parametrize(
    ("field", "findings", "classes"),
    [
        (total(3.2), [], ("3 silent clear label", "3 silent clear", "3 silent", "3")),
        (total(3.2, rival=2.9), [], ("0 silent clear label", "0 silent clear", "0 silent", "0")),
        (
            total(6.5),
            [finding(Severity.SUPPORTS, "sum.holds")],
            ("6 proven clear label", "6 proven clear", "6 proven", "6"),
        ),
        (total(3.2), [finding(Severity.DOUBTS)], ("doubts 3 clear", "doubts 3", "doubts")),
        (total(3.2), [finding(Severity.CONTRADICTS)], ("contradicts 3 clear", "contradicts 3", "contradicts")),
    ],
)
def test_the_classes_of_a_value(field: Field, findings: list[Finding], classes: tuple[str, ...]) -> None:
    assert classes_of(field, findings) == classes


@pytest.mark.parametrize(
    ("field", "narrowest"),
    [
        (name(vouched=2.0), "4 silent clear two proofs"),
        (name(vouched=3.0, unclear=0.09), "4 silent clear three proofs"),
        (name(vouched=5.0, unclear=0.1), "4 silent fair three proofs"),
        (name(vouched=3.0, unclear=0.7), "4 silent unclear bare"),
        (name(vouched=3.0, repairable=0.2), "4 silent clear bare"),
        (name(), "4 silent clear bare"),
    ],
)
def test_a_name_with_several_proofs_is_compared_with_such_names(field: Field, narrowest: str) -> None:
    assert classes_of(field, [])[0] == narrowest


def table(classes: dict[str, tuple[int, int]], **fields: dict[str, tuple[int, int]]) -> FirstDayTable:
    return FirstDayTable(classes, {f"invoice.{name}": counts for name, counts in fields.items()})


def test_an_unseen_class_of_a_field_is_as_sure_as_the_class_elsewhere() -> None:
    """A field of which only sure cases were seen is not believed where it is hardly ahead."""
    counts = table({"all": (1000, 1100), "6": (900, 900), "0": (100, 200)}, TOTAL={"all": (90, 90), "6": (90, 90)})
    ahead, hardly = (counts.share("invoice.TOTAL", (name,)) for name in ("6", "0"))
    assert ahead is not None
    assert hardly is not None
    assert ahead > 0.99
    assert hardly < 0.94
    assert hardly > 0.5  # the field itself is a good one


def test_a_fields_own_counts_outweigh_what_was_expected() -> None:
    pooled = {"all": (900, 1000), "3": (90, 100)}
    few = table(pooled, TOTAL={"all": (2, 4), "3": (2, 4)}).share("invoice.TOTAL", ("3",))
    many = table(pooled, TOTAL={"all": (200, 400), "3": (200, 400)}).share("invoice.TOTAL", ("3",))
    assert few is not None
    assert many is not None
    assert 0.5 < many < 0.55 < few


def test_with_no_counts_at_all_a_share_is_a_half() -> None:
    assert table({}, TOTAL={}).share("invoice.TOTAL", ("3 silent", "3")) == pytest.approx(0.5)


COUNTS = st.integers(0, 50).flatmap(lambda right: st.tuples(st.just(right), st.integers(right, 60)))


@given(st.dictionaries(st.sampled_from(["all", "3", "3 silent"]), COUNTS), COUNTS)
def test_shares_are_probabilities_and_rise_with_what_was_right(
    pooled: dict[str, tuple[int, int]], own: tuple[int, int]
) -> None:
    classes = ("3 silent", "3")
    right, number = own
    share = table(pooled, TOTAL={"3 silent": own}).share("invoice.TOTAL", classes)
    better = table(pooled, TOTAL={"3 silent": (right + 1, number + 1)}).share("invoice.TOTAL", classes)
    assert share is not None
    assert better is not None
    assert 0.0 <= share <= better <= 1.0


def test_the_table_that_ships_counts_every_class_of_a_value_it_counts() -> None:
    shipped = shipped_table()
    for counts in (shipped.classes, *shipped.fields.values()):
        right, number = counts[WHOLE]
        widest = [counts[name] for name in counts if name != WHOLE and " " not in name]
        assert sum(each for _, each in widest) == number
        assert sum(each for each, _ in widest) == right
        assert all(0 <= each <= of for each, of in counts.values())


def test_a_doubted_value_is_not_as_sure_as_its_neighbours() -> None:
    sure = first_day_confidence("invoice", total(6.5), [])
    doubted = first_day_confidence("invoice", total(6.5), [finding(Severity.DOUBTS)])
    assert sure is not None
    assert doubted is not None
    assert doubted < 0.9
    assert doubted < sure


def test_nothing_is_known_of_what_was_not_measured() -> None:
    assert first_day_confidence("no_such_type", total(6.5), []) is None
    assert first_day_confidence("invoice", Field(name="TOTAL"), []) is None


@pytest.mark.parametrize(("own_label", "held"), [(False, True), (True, False)])
def test_what_is_due_because_it_is_the_total_is_no_surer_than_the_total(own_label: bool, held: bool) -> None:
    # Given a total with a rival close behind it, and the same amount as what is due, far ahead of all others
    due = Field(name="AMOUNT_DUE", value="8.70", score=6.5, evidence={} if own_label else {"as_total": 1.0})
    fields = (total(3.2, rival=3.1), due)
    read = Extraction(document_type="invoice", type_confidence=1.0, fields=fields, readers=("neural",))
    judged = judge(read, INVOICE, None, ())
    sure = {field.name: field.confidence or 0.0 for field in judged.fields}
    assert (sure["AMOUNT_DUE"] == sure["TOTAL"]) is held
    assert sure["AMOUNT_DUE"] >= sure["TOTAL"] > 0
