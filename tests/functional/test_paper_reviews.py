"""Reviews of papers of another kind: what the result says of them, what is asked, and what a policy may name."""

from __future__ import annotations

import pytest
from docloop.errors import InvalidRequest
from docloop.model.document_type import FieldSpec
from docloop.model.paper import PaperKind
from docloop.model.policy import Policy, Question
from docloop.model.review import Answer, Draft, Review, Verdict
from docloop.use_cases.catalogue.change_policy import change_policy
from docloop.use_cases.catalogue.describe import describe
from docloop.use_cases.documents.reopen import reopen
from docloop.values.kinds import kind_of

from tests.functional.house import ADMIN, SENIOR, SLIP, House, fake_house
from tests.functional.review_moves import claimed, finish, result_of

SLIPS = SLIP.model_copy(
    update={
        "fields": (
            FieldSpec(
                name="DOCUMENT_KIND",
                kind=kind_of("choice"),
                title="Kind of paper",
                choices={"slip": ("Slip",), "credit": ("Credit",), "list": ("Packing list",)},
            ),
            *SLIP.fields,
        ),
        "papers": {
            "slip": PaperKind(payable=True, owed_by="customer"),
            "credit": PaperKind(owed_by="supplier"),
            "list": PaperKind(optional=("TAX",)),
        },
        "policy": Policy(required=("DOCUMENT_KIND", "TOTAL", "TAX"), lease_seconds=600),
    }
)
ASKED = (Question(field="DOCUMENT_KIND", reasons=("Nothing on it states what kind of document it is.",)),)
ABSENT = Answer(field="TAX", verdict=Verdict.ABSENT)


@pytest.fixture
def house() -> House:
    made = fake_house()
    describe(made.desk, ADMIN, SLIPS, 0)
    return made


def said(kind: str, *more: Answer) -> Draft:
    return Draft(answers=(Answer(field="DOCUMENT_KIND", verdict=Verdict.CORRECTED, value=kind), *more))


@pytest.mark.parametrize(
    ("kind", "more", "payable", "owed_by"),
    [("slip", (ABSENT,), True, "customer"), ("credit", (ABSENT,), False, "supplier"), ("list", (), False, None)],
)
def test_a_result_says_what_its_paper_is(
    house: House, kind: str, more: tuple[Answer, ...], payable: bool, owed_by: str | None
) -> None:
    done = finish(house, claimed(house, questions=ASKED), said(kind, *more))

    result = result_of(house, house.desk.documents.get(done.document_id))
    assert (result.kind, result.payable, result.owed_by) == (kind, payable, owed_by)
    assert done.kind == kind
    assert again(house, done).kind == kind


def again(house: House, done: Review) -> Review:
    return reopen(house.desk, SENIOR, done.document_id, None, "Look again.")


def test_another_kind_of_paper_asks_for_what_it_requires(house: House) -> None:
    mine = claimed(house, questions=ASKED)
    with pytest.raises(InvalidRequest, match="TAX"):
        finish(house, mine, said("slip"))
    assert finish(house, mine, said("list")).kind == "list"


def test_a_kind_that_the_type_does_not_list_is_refused(house: House) -> None:
    with pytest.raises(InvalidRequest, match="is none of slip, credit, list"):
        finish(house, claimed(house, questions=ASKED), said("parking ticket", ABSENT))


def test_a_policy_names_kinds_of_its_type_only(house: House) -> None:
    stored = change_policy(house.desk, ADMIN, SLIPS, Policy(kinds=("credit",)), 0)
    assert stored.policy.kinds == ("credit",)
    with pytest.raises(InvalidRequest, match="letter"):
        change_policy(house.desk, ADMIN, SLIPS, Policy(kinds=("letter",)), 1)
