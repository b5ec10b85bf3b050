"""Candidates from sentences: found by learned words, at their place, and as many as can be judged."""

from __future__ import annotations

import math

import pytest
from docloop.errors import TookTooLong
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate, Field
from docloop.model.learned import LearnedModel, TrainingFacts, Wording
from docloop.steps.deadline import Deadline
from docloop.steps.extract import recalled
from docloop.steps.extract.choose_several import choose_several
from docloop.steps.extract.proposal import propose
from docloop.steps.extract.running_text.sentences import MOST
from docloop.steps.extract.score.scoring import Scored
from docloop.values.kinds import kind_of

from tests.typeset import typeset

LAW = FieldSpec(name="LAW", kind=kind_of("text"), title="Law")
TERM = FieldSpec(name="TERM", kind=kind_of("duration"), title="Term")
PARTY = FieldSpec(name="PARTY", kind=kind_of("name"), many=True, title="Parties")
PLACE = FieldSpec(name="PLACE", kind=kind_of("address"), title="Place")
DEED = DocumentType(name="deed", title="Deed", fields=(LAW, TERM, PARTY, PLACE))
MODEL = LearnedModel(
    document_type="deed",
    facts=TrainingFacts(documents=9, fields=27, seed=0),
    fields=("LAW", "TERM", "PARTY", "PLACE"),
    wordings=(
        Wording(field="LAW", bias=-4.0, weights={"l21 state of": 7.0, "r1 alone": 2.0}),
        Wording(field="TERM", bias=-4.0, weights={"l lasts": 3.0, "l for": 3.0}),
        Wording(field="PARTY", bias=-4.0, weights={"l between": 5.0}),
        Wording(field="PLACE", bias=0.0, weights={}),
    ),
)
FILLER = """
    the parties shall keep all of this secret and shall not tell anybody what they
    have heard from each other in the course of their talks about the matter, and
    they shall give back all papers within 30 days after either of them asks for it
    whether or not anything has come of their talks with Basel Timber or Porto Farms
    for longer than the law demands of them, nor let anybody else have one in turn
    unless the other one has agreed to it beforehand in writing and signed it also
"""


def candidates(*pages: str, model: LearnedModel = MODEL) -> dict[str, list[Candidate]]:
    found, _ = recalled(propose(typeset(*pages), DEED), model)
    return {name: sorted(each, key=lambda one: -one.evidence.get("span", -99.0)) for name, each in found.items()}


def test_words_around_a_value_tell_it() -> None:
    found = candidates(
        FILLER + "    this deed lasts for a period of two (2)",
        "    years and is subject to the laws of the State of New\n    York alone" + FILLER,
    )
    law, term = found["LAW"][0], found["TERM"][0]
    assert (law.value, law.page, round(law.evidence["span"], 1)) == ("New York", 2, 5.0)
    assert law.evidence["span_ahead"] > 0
    assert law.evidence["span_behind"] == 0
    assert (term.value, term.text, term.page) == ("P2Y", "two (2) years", 1)
    assert {each.value for each in found["TERM"]} >= {"P2Y", "P30D"}


def test_a_form_is_read_as_before() -> None:
    page = "Law:  State of Oregon\nTerm:  3 years\nTotal   9.00"
    plain = candidates(page, model=MODEL.model_copy(update={"wordings": ()}))
    assert candidates(page) == plain
    assert not any("span" in each.evidence for found in plain.values() for each in found)


def test_a_value_that_stands_twice_speaks_twice() -> None:
    once = candidates(FILLER + "    laws of the State of Oregon or" + FILLER)["LAW"][0]
    twice = candidates(FILLER + "    laws of the State of Oregon, the State of Oregon or" + FILLER)["LAW"][0]
    assert twice.value == once.value == "Oregon"
    assert twice.evidence["span_votes"] > once.evidence["span_votes"]


def test_letters_that_were_hard_to_read_are_told() -> None:
    found, _ = recalled(propose(typeset(FILLER + "    the State of Oregon", confidence=0.93), DEED), MODEL)
    assert all(each.evidence["unclear"] == pytest.approx(0.7) for each in found["LAW"])


def test_many_pages_give_as_many_candidates_as_can_be_judged() -> None:
    found = candidates(*[FILLER * 6] * 60)
    assert len(found["LAW"]) == MOST
    assert len(found["PARTY"]) == MOST


def test_looking_for_sentences_ends_in_time() -> None:
    proposal = propose(typeset(*[FILLER * 6] * 3), DEED)
    proposal.page.deadline = Deadline(-1.0)
    with pytest.raises(TookTooLong):
        recalled(proposal, MODEL)


def chosen(*values: tuple[str, float], likely: float = math.inf) -> Field:
    box = typeset("one").pages[0].lines[0].words[0].box
    ordered = [
        (Candidate(field="PARTY", value=value, text=value, page=page, box=box, score=score), Scored(score, None))
        for page, (value, score) in enumerate(values, start=1)
    ]
    return choose_several(PARTY, ordered, -3.0, likely)


def test_a_part_of_a_name_is_no_further_party() -> None:
    assert chosen(("Kite Pharma, Inc.", 3.0), ("Kite", 2.5), ("Gilead", 2.0)).value == "Kite Pharma, Inc.\nGilead"
    assert chosen(("Kite", 3.0), ("Kite Pharma, Inc.", 2.5)).value == "Kite"
    assert chosen(("Oak Brook Bank", 3.0), ("Oak Brook Bancshares", 2.5)).values[1].value == "Oak Brook Bancshares"
    assert chosen(("A & B Ltd", 3.0), ("A and B Limited", 2.5)).value == "A & B Ltd"


def test_what_is_likelier_than_not_is_claimed_however_sure_the_first_is() -> None:
    values = ("Acme", 5.0), ("Bolt", 1.0), ("Cord", -1.0)
    assert chosen(*values).value == "Acme"
    assert chosen(*values, likely=0.0).value == "Acme\nBolt"
