"""What almost all labels look like is learned, and what lies outside is evidence and a reason."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.learned import LearnedModel, Memory, TrainingFacts, Usual
from docloop.model.policy import Policy, PolicyMode
from docloop.model.reading import Reading
from docloop.steps.decide.reasons import why_not
from docloop.steps.judge import judge
from docloop.steps.judge.outliers import strangeness
from docloop.steps.learn.examples import Example
from docloop.steps.learn.normal_range import LEAST, learn_usual
from docloop.steps.learn.training_rows import reference_day
from hypothesis import given
from hypothesis import strategies as st

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
FIRST = date(2018, 1, 1)


def spec(name: str) -> FieldSpec:
    found = RECEIPT.get(name)
    assert found is not None
    return found


def examples(count: int) -> list[Example]:
    return [
        Example(
            f"d{number}",
            Reading(pages=()),
            {"TOTAL": f"{number + 1}.00", "INVOICE_RECEIPT_DATE": (FIRST + timedelta(days=number)).isoformat()},
        )
        for number in range(count)
    ]


USUAL = learn_usual(examples(200), RECEIPT)


def test_amounts_and_days_have_their_usual_range() -> None:
    assert {each.field for each in USUAL} == {"TOTAL", "INVOICE_RECEIPT_DATE"}
    total = next(each for each in USUAL if each.field == "TOTAL")
    assert (total.low, total.high) == (2.0, 199.0)


@pytest.mark.parametrize(
    ("days", "share"),
    [(-400, 0.01), (0, 0.01), (2, 0.02), (8, 0.05), (12, 0.1), (30, 0.2), (60, 0.5), (150, None), (4_000, None)],
)
def test_the_fewer_dates_are_as_old_the_more_it_tells(days: int, share: float | None) -> None:
    found = strangeness(spec("INVOICE_RECEIPT_DATE"), (FIRST + timedelta(days=days)).isoformat(), USUAL)
    assert found.evidence.get("early") == (None if share is None else pytest.approx(-math.log(share)))
    assert (found.finding is not None) == (share == 0.01)


def test_a_model_that_knows_no_early_days_says_nothing_of_them() -> None:
    old = [each.model_copy(update={"early": ()}) for each in USUAL]
    assert strangeness(spec("INVOICE_RECEIPT_DATE"), FIRST.isoformat(), old).evidence.keys() <= {"older"}


def test_too_few_labels_tell_nothing() -> None:
    assert learn_usual(examples(LEAST - 1), RECEIPT) == ()


@pytest.mark.parametrize("value", ["2.00", "199.00", "88.10", None, "n/a"])
def test_an_amount_within_is_nothing_strange(value: str | None) -> None:
    found = strangeness(spec("TOTAL"), value, USUAL)
    assert (found.evidence, found.reason) == ({}, None)


def test_an_amount_ten_times_too_large_says_so() -> None:
    found = strangeness(spec("TOTAL"), "1990.00", USUAL)
    assert found.evidence["beyond"] == pytest.approx(2.298, abs=0.01)
    assert found.reason == "Unusual amount: almost all lie between 2.00 and 199.00."


def test_a_date_of_five_years_before_is_strange_and_a_later_one_is_not() -> None:
    old = strangeness(spec("INVOICE_RECEIPT_DATE"), "2013-01-02", USUAL)
    assert old.evidence["older"] == pytest.approx(5.0, abs=0.01)
    assert old.finding is not None
    assert old.finding.message == "Unusual date: almost all are later than 2018-01-02."
    assert strangeness(spec("INVOICE_RECEIPT_DATE"), "2031-01-01", USUAL).finding is None


@given(st.text(max_size=20) | st.decimals().map(str))
def test_any_value_is_borne(value: str) -> None:
    for name in ("TOTAL", "INVOICE_RECEIPT_DATE", "VENDOR_NAME"):
        found = strangeness(spec(name), value, (*USUAL, Usual(field="VENDOR_NAME", low=0.0, high=1.0)))
        assert all(number >= 0.0 for number in found.evidence.values())


def test_an_old_date_goes_to_a_person_and_is_said_once_however_often_it_is_judged() -> None:
    # Given a date, far older than what people have confirmed
    document_type = RECEIPT
    field = Field(name="INVOICE_RECEIPT_DATE", value="2009-05-04", text="04-05-2009", confidence=0.99)
    extraction = Extraction(document_type="receipt", type_confidence=1.0, fields=(field,))
    facts = TrainingFacts(documents=200, fields=400, seed=0, sources=("labels",))
    model = LearnedModel(document_type="receipt", facts=facts, fields=(field.name,), memory=Memory(), usual=USUAL)

    # When it is judged, and again once lines were read again
    judged = judge(judge(extraction, document_type, model, ()), document_type, model, ())

    # Then that is one finding, and it keeps the date from being accepted however sure the machine is
    assert [finding.code for finding in judged.findings] == ["date.unusual"]
    asked = why_not(judged.fields[0], judged, document_type, Policy(mode=PolicyMode.THRESHOLD, threshold=0.5), None)
    assert asked[0] == "Unusual date: almost all are later than 2018-01-02."


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (["2018-03-01", "2018-05-09", None], "2018-05-10"),
        (["2016-03-01", "2018-05-09", "2018-05-08", "2092-10-23"], "2018-05-10"),
        (["2016-03-01", "2025-12-31"], "2026-01-01"),
        ([None, "no day"], "2000-01-02"),
        (["9999-12-31"], "2999-01-02"),
    ],
)
def test_the_day_of_reading_is_that_after_the_last_label_that_can_be_right(dates: list[str | None], day: str) -> None:
    labelled = [
        Example(f"d{number}", Reading(pages=()), {"INVOICE_RECEIPT_DATE": each}) for number, each in enumerate(dates)
    ]
    assert reference_day(labelled, RECEIPT).isoformat() == day
