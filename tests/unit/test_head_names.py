"""A receipt whose name the model hardly believes in is named by its first line, and keeps the doubt."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate, Field
from docloop.model.geometry import Box
from docloop.steps.extract import DOUBTED, or_of_head

BOX = Box(left=0.2, top=0.05, right=0.7, bottom=0.08)
SPEC = next(each for each in shipped_types() if each.name == "receipt").get("VENDOR_NAME")


def candidate(value: str, **evidence: float) -> Candidate:
    return Candidate(field="VENDOR_NAME", value=value, text=value, page=1, box=BOX, evidence=evidence)


def chosen(score: float) -> Field:
    return Field(name="VENDOR_NAME", value="Survey Code", text="Survey Code", page=1, box=BOX, score=score)


@pytest.mark.parametrize(
    "name", ["SHANGHAI LUZERN", "Café Morgenrot", "Pizzeria da Gino", "Kiosk Nord", "Boulangerie Petit"]
)
def test_a_doubted_name_gives_way_to_the_first_line(name: str) -> None:
    assert SPEC is not None
    found = or_of_head(chosen(DOUBTED - 0.5), SPEC, {"VENDOR_NAME": [candidate(name, first_line=1.0, height=1.2)]})
    assert found.value == name
    assert found.score == DOUBTED - 0.5


@pytest.mark.parametrize(
    "head",
    [
        candidate("Kiosk Nord", second_line=1.0, height=1.2),
        candidate("Kiosk Nord", first_line=1.0, height=0.7),
        candidate("Kiosk Nord", first_line=1.0, height=1.2, unclear=0.9),
        candidate("Kiosk Nord", first_line=1.0, height=1.2, merged=1.0),
        candidate("Invoice", first_line=1.0, height=2.0),
    ],
)
def test_what_is_no_first_line_or_no_name_is_not_taken(head: Candidate) -> None:
    assert SPEC is not None
    assert or_of_head(chosen(DOUBTED - 0.5), SPEC, {"VENDOR_NAME": [head]}).value == "Survey Code"


def test_a_name_that_the_model_believes_in_stays() -> None:
    assert SPEC is not None
    head = candidate("Kiosk Nord", first_line=1.0, height=1.2)
    assert or_of_head(chosen(DOUBTED + 0.5), SPEC, {"VENDOR_NAME": [head]}).value == "Survey Code"
