"""Confidence of the first day: a value is compared with those that were found in the same way."""

from __future__ import annotations

import pytest
from docloop.model.extraction import Candidate, Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.steps.judge.first_day import classes_of, first_day_confidence

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
        (total(3.2), [], ("silent label 3", "silent 3", "3", "all")),
        (total(3.2, rival=2.9), [], ("silent label 0", "silent 0", "0", "all")),
        (total(6.5), [finding(Severity.SUPPORTS, "sum.holds")], ("proven label 6", "proven 6", "6", "all")),
        (total(3.2), [finding(Severity.DOUBTS)], ("doubts label 3", "doubts 3", "doubts")),
        (total(3.2), [finding(Severity.CONTRADICTS)], ("contradicts label 3", "contradicts 3", "contradicts")),
    ],
)
def test_the_classes_of_a_value(field: Field, findings: list[Finding], classes: tuple[str, ...]) -> None:
    assert classes_of(field, findings) == classes


@pytest.mark.parametrize(
    ("field", "classes"),
    [
        (name(vouched=2.0), ("silent two proofs 4", "silent two proofs", "vouched", "all")),
        (name(vouched=3.0, unclear=0.1), ("silent three proofs 4", "silent three proofs", "vouched", "all")),
        (name(vouched=5.0), ("silent three proofs 4", "silent three proofs", "vouched", "all")),
        (name(vouched=3.0, unclear=0.7), ("silent bare 4", "silent 4", "4", "all")),
        (name(vouched=3.0, repairable=0.2), ("silent bare 4", "silent 4", "4", "all")),
        (name(), ("silent bare 4", "silent 4", "4", "all")),
    ],
)
def test_a_name_with_several_proofs_is_compared_with_such_names(field: Field, classes: tuple[str, ...]) -> None:
    assert classes_of(field, []) == classes


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
