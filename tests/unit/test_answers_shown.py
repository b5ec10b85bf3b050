"""A person who confirms what the page shows is never told that something else stands there."""

from __future__ import annotations

import pytest
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Field
from docloop.model.review import Answer, Verdict
from docloop.steps.decide.answers import settled
from docloop.values.kinds import kind_of

ADDRESS = FieldSpec(name="VENDOR_ADDRESS", kind=kind_of("address"))
SLIP = DocumentType(name="slip", title="Slip", fields=(ADDRESS,))
STOOD = Field(name="VENDOR_ADDRESS", value="Wiesenallee  73, 96797  Altenbrück")


@pytest.mark.parametrize("verdict", [Verdict.CONFIRMED, Verdict.CORRECTED])
@pytest.mark.parametrize(
    "said", [STOOD.value, "Wiesenallee 73, 96797 Altenbrück", "Wiesenallee 73,  96797 Altenbrück "]
)
def test_blanks_in_a_row_are_no_other_value(verdict: Verdict, said: str) -> None:
    answer = settled(Answer(field="VENDOR_ADDRESS", verdict=verdict, value=said), STOOD, ADDRESS, SLIP)
    assert answer.verdict is Verdict.CONFIRMED


def test_another_value_is_one() -> None:
    with pytest.raises(InvalidRequest, match="another value"):
        settled(Answer(field="VENDOR_ADDRESS", verdict=Verdict.CONFIRMED, value="Wiesenallee 78"), STOOD, ADDRESS, SLIP)
