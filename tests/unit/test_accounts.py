"""Account numbers: their check digits, and papers that print several."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.finding import Severity
from docloop.model.geometry import Box
from docloop.steps.sources import SOURCES
from docloop.steps.validate.check import NoOptions
from docloop.steps.validate.iban import check_iban

from tests.extractions import FACTS, extraction

S = Severity
INVOICE = next(each for each in shipped_types() if each.name == "invoice")


@pytest.mark.parametrize(
    ("value", "severity"),
    [("DE89370400440532013000", S.SUPPORTS), ("DE89370400440532013001", S.CONTRADICTS), (None, None)],
)
def test_iban(value: str | None, severity: Severity | None) -> None:
    found = check_iban(extraction("invoice", IBAN=value), INVOICE, NoOptions(), FACTS)
    assert [each.severity for each in found] == ([severity] if severity else [])


def with_others(*values: str, **evidence: float) -> Extraction:
    box = Box(left=0.1, top=0.1, right=0.2, bottom=0.12)
    others = tuple(Candidate(field="IBAN", value=each, text=each, page=1, box=box) for each in values)
    field = Field(name="IBAN", value="DE89370400440532013000", alternatives=others, evidence=evidence)
    return Extraction(document_type="invoice", type_confidence=1.0, fields=(field,), model="m")


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (with_others("DE02120300000000202051"), ["iban.holds", "iban.several"]),
        (with_others("GB29NWBK60161331926819", "FR1420041010050500013M02606"), ["iban.holds", "iban.several"]),
        (with_others(), ["iban.holds"]),
        (with_others("DE89370400440532013000"), ["iban.holds"]),  # the same, printed twice
        (with_others("DE89370400440532013001"), ["iban.holds"]),  # a misreading of it
        (with_others("DE02120300000000202051", **{next(iter(SOURCES)): 1.0}), ["iban.holds"]),  # the data say which
    ],
)
def test_several_accounts_are_a_question(found: Extraction, codes: list[str]) -> None:
    findings = check_iban(found, INVOICE, NoOptions(), FACTS)
    assert [each.code for each in findings] == codes
    assert all(each.severity is S.DOUBTS for each in findings if each.code == "iban.several")
