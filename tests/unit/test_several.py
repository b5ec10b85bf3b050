"""Fields that take several values: found, judged, asked, answered and compared."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docloop.adapters.types import parse_type
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field, OneValue
from docloop.model.geometry import Box
from docloop.model.policy import Policy, PolicyMode
from docloop.model.review import Answer, Draft, Said, Verdict
from docloop.steps.decide import decide
from docloop.steps.decide.answers import Standing, checked, corrections_of, final_fields, known_values
from docloop.steps.decide.reasons import NO_MEASURE
from docloop.steps.extract import extract
from docloop.steps.extract.known_names.memory import remember
from docloop.steps.judge import judge
from docloop.steps.learn.examples import Example
from docloop.steps.validate import validate
from docloop.values.kinds import kind_of
from docloop.values.several import joined, several
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.extractions import FACTS
from tests.typeset import typeset

AGREEMENT = parse_type((Path(__file__).parents[1] / "benchmark" / "agreement.yaml").read_text(encoding="utf-8"))
PARTY = FieldSpec(name="PARTY", kind=kind_of("name"), many=True, title="Parties", labels=("between", "party"))
DEAL = DocumentType(
    name="deal",
    title="Deal",
    fields=(PARTY, FieldSpec(name="TOTAL", kind=kind_of("money"))),
    policy=Policy(mode=PolicyMode.THRESHOLD, threshold=0.8),
)
NOW = datetime(2026, 11, 29, tzinfo=UTC)


def box(left: float = 0.1, top: float = 0.1) -> Box:
    return Box(left=left, top=top, right=left + 0.2, bottom=top + 0.05)


def one(value: str, confidence: float | None = 0.9, top: float = 0.1, **more: Any) -> OneValue:
    return OneValue(value=value, text=value, page=1, box=box(top=top), confidence=confidence, **more)


def read(*values: OneValue) -> Extraction:
    fields = (Field.of_several("PARTY", values), Field(name="TOTAL"))
    return Extraction(document_type="deal", type_confidence=1.0, fields=fields)


STANDING = Standing.of(read(one("Acme Inc"), one("Bolt Ltd", top=0.3)))


def answer(*values: str, verdict: Verdict = Verdict.CORRECTED, field: str = "PARTY") -> Answer:
    return Answer(field=field, verdict=verdict, values=tuple(Said(value=each) for each in values))


def settled(given: Answer) -> Answer:
    return checked(Draft(answers=(given,)), DEAL, STANDING, ()).answers[0]


# the values themselves


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1)))
def test_several_values_in_one_text_come_apart_again(values: list[str]) -> None:
    assert several(joined(values)) == tuple(dict.fromkeys(values))


@pytest.mark.parametrize(
    ("value", "truth", "same"),
    [
        ("Acme Inc\nBolt Ltd", "BOLT LTD.\nAcme, Inc.", True),
        ("Acme Inc", "Acme Inc", True),
        ("Acme Inc", "Acme Inc\nBolt Ltd", False),
        ("Acme Inc\nBolt Ltd", "Acme Inc", False),
        (None, None, True),
        (None, "Acme Inc", False),
        ("Acme Inc", None, False),
    ],
)
def test_several_values_are_compared_as_a_set(value: str | None, truth: str | None, same: bool) -> None:
    assert PARTY.same(value, truth) is same


def test_a_field_is_as_sure_as_its_least_certain_value() -> None:
    field = Field.of_several("PARTY", (one("A", 0.9, reasons=("x",)), one("B", 0.4)))
    assert (field.value, field.text, field.confidence, field.reasons) == ("A\nB", "A\nB", 0.4, ("x",))
    assert (field.page, field.box) == (1, box())
    assert Field.of_several("PARTY", (one("A"), one("B", None))).confidence is None
    assert Field.of_several("PARTY", ()) == Field(name="PARTY")
    assert [(each.name, each.value) for each in field.each()] == [("PARTY", "A"), ("PARTY", "B")]
    assert [each.confidence for each in field.each()] == [0.9, 0.4]
    assert Field(name="TOTAL", value="1.00").each() == (Field(name="TOTAL", value="1.00"),)


def test_a_column_of_line_items_has_one_value() -> None:
    with pytest.raises(ValidationError, match="PARTY takes no many"):
        DocumentType(name="x", title="X", fields=(PARTY,), line_items=(PARTY,))


# found


def test_several_values_are_found_each_at_its_place() -> None:
    reading = typeset("""
        Party:  Acme Holding Inc.
        Party:  Bolt Energy Ltd.
        Total                               9.00
    """)
    field = extract(reading, DEAL, 1.0).fields[0]

    assert [each.value for each in field.values] == ["Acme Holding Inc", "Bolt Energy Ltd"]
    assert field.value == "Acme Holding Inc\nBolt Energy Ltd"
    boxes = [each.box for each in field.values if each.box]
    assert boxes[0].top < boxes[1].top
    assert all(each.page == 1 for each in field.values)


def test_an_agreement_can_be_described_and_read() -> None:
    reading = typeset("""
        This Agreement is effective as of January 5, 2024.
        Party:  Acme Holding Inc.
        Party:  Bolt Energy Ltd.
        Initial term: three (3) years. It shall automatically renew.
        Prior written notice: ninety (90) days.
        Laws of the State of: Delaware
    """)
    found = extract(reading, AGREEMENT, 1.0)

    assert found.value("PARTY") == "Acme Holding Inc\nBolt Energy Ltd"
    assert found.value("EFFECTIVE_DATE") == "2024-01-05"
    assert found.value("TERM") == "P3Y"
    assert found.value("NOTICE_PERIOD") == "P90D"


def test_each_value_is_judged_and_asked_about_by_itself() -> None:
    judged = judge(validate(read(one("Acme Inc", 0.9), one("Bolt Ltd", 0.5)), DEAL, FACTS), DEAL, None, ())
    assert [each.confidence for each in judged.fields[0].values] == [0.9, 0.5]

    (question,) = decide(judged, DEAL, DEAL.policy, "doc").questions
    assert question.field == "PARTY"
    assert question.reasons == ("“Bolt Ltd”: Confidence 50% is below the required 80%.",)
    assert decide(read(one("Acme Inc"), one("Bolt Ltd")), DEAL, DEAL.policy, "doc").questions == ()
    (unscored,) = decide(read(one("Acme Inc", None), one("Bolt Ltd")), DEAL, DEAL.policy, "doc").questions
    assert unscored.reasons == (f"“Acme Inc”: {NO_MEASURE}",)


# answered


def test_corrected_values_are_normalised_and_said_once() -> None:
    given = Answer(
        field="PARTY",
        verdict=Verdict.CORRECTED,
        values=(Said(value="  Acme   Inc", page=2, box=box()), Said(value="ACME INC."), Said(value="Cord AG")),
    )
    done = settled(given)

    assert (done.verdict, done.value) == (Verdict.CORRECTED, "Acme Inc\nCord AG")
    assert done.values == (Said(value="Acme Inc", page=2, box=box()), Said(value="Cord AG"))
    draft = Draft(answers=(done,))
    assert known_values(draft) == {"PARTY": "Acme Inc\nCord AG"}
    field = final_fields(draft, DEAL, STANDING)[0]
    assert [(each.value, each.page) for each in field.values] == [("Acme Inc", 2), ("Cord AG", None)]
    assert [each.box for each in field.values] == [box(), None]
    (correction,) = corrections_of(draft, STANDING, "ann", NOW)
    assert (correction.before, correction.after) == ("Acme Inc\nBolt Ltd", "Acme Inc\nCord AG")


def test_lines_of_one_text_are_several_values_too() -> None:
    done = settled(Answer(field="PARTY", verdict=Verdict.CORRECTED, value="Cord AG\n Dune SA "))
    assert [each.value for each in done.values] == ["Cord AG", "Dune SA"]


@pytest.mark.parametrize("verdict", [Verdict.CORRECTED, Verdict.CONFIRMED])
def test_the_same_values_in_another_order_confirm_what_stands(verdict: Verdict) -> None:
    done = settled(answer("bolt ltd", "Acme Inc.", verdict=verdict))
    assert (done.verdict, done.value, done.values) == (Verdict.CONFIRMED, "Acme Inc\nBolt Ltd", ())
    field = final_fields(Draft(answers=(done,)), DEAL, STANDING)[0]
    assert [each.box for each in field.values] == [box(), box(top=0.3)]


def test_values_that_are_confirmed_where_none_stand_are_given() -> None:
    nothing = Standing((), ())
    [done] = checked(Draft(answers=(answer("Cord AG", verdict=Verdict.CONFIRMED),)), DEAL, nothing, ()).answers
    assert (done.verdict, done.value) == (Verdict.CORRECTED, "Cord AG")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer("Acme Inc", verdict=Verdict.CONFIRMED), "PARTY is confirmed with other values than stand there."),
        (answer("Acme Inc", verdict=Verdict.ABSENT), "PARTY takes no value with this verdict."),
        (answer(), "PARTY needs the corrected values."),
        (answer("1.00", "2.00", field="TOTAL"), "TOTAL takes one value."),
    ],
)
def test_answers_that_do_not_fit_are_refused(given: Answer, why: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        settled(given)
    assert refused.value.message == why


def test_each_value_is_remembered() -> None:
    example = Example("d1", typeset("x"), {"PARTY": "Acme Inc\nBolt Ltd"})
    assert {each.value for each in remember([example], DEAL).values} == {"Acme Inc", "Bolt Ltd"}
