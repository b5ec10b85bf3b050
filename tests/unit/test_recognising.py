"""A type is recognised by the words that its labelled documents hold and others do not."""

from __future__ import annotations

import random

import pytest
from docloop.adapters.model_library import shipped_background
from docloop.adapters.types import shipped_types
from docloop.model.learned import Background, Recogniser
from docloop.steps.classify import classify, words_of
from docloop.steps.learn.recogniser import learn_recogniser
from docloop.steps.scores import chance_of_type

from tests.typeset import typeset

SLIP = ("delivery", "driver", "pallets", "gate", "loaded", "warehouse", "forklift")
COMMON = ("date", "total", "number", "page", "name", "street", "signature")
BILL = ("invoice", "amount", "due", "vat", "payment", "account", "customer")


def papers(words: tuple[str, ...], count: int, seed: int = 0) -> list[frozenset[str]]:
    """Papers that hold most of the words, some common ones, and one of their own."""
    rng = random.Random(seed)  # noqa: S311 - papers that can be made again
    return [
        frozenset({*(w for w in words if rng.random() < 0.8), *(w for w in COMMON if rng.random() < 0.6), f"own{n}"})
        for n in range(count)
    ]


def chance(recogniser: Recogniser, paper: frozenset[str]) -> float:
    return chance_of_type(recogniser, dict.fromkeys(paper, 1.0))


def learned(count: int, others: int = 100) -> Recogniser:
    found = learn_recogniser(papers(SLIP, count), range(count), papers(BILL, others, seed=1))
    assert found is not None
    return found


def test_unseen_papers_are_told_apart() -> None:
    recogniser = learned(20)
    mine = [chance(recogniser, paper) for paper in papers(SLIP, 50, seed=7)]
    others = [chance(recogniser, paper) for paper in papers(BILL, 50, seed=8)]
    third = [chance(recogniser, paper) for paper in papers(("dear", "yours", "weather"), 50, seed=9)]
    assert min(mine) > max(*others, *third)
    assert sorted(mine)[2] > 0.5 > max(*others, *third)


def test_words_of_one_document_are_not_learned() -> None:
    assert set(learned(20).words.features) <= set(SLIP)


def test_few_labels_leave_it_in_doubt() -> None:
    paper = frozenset(SLIP)
    assert 0.5 < chance(learned(5), paper) < chance(learned(100), paper) < 1.0


@pytest.mark.parametrize(("count", "others"), [(4, 100), (20, 4), (0, 0)])
def test_too_few_papers_tell_nothing(count: int, others: int) -> None:
    assert learn_recogniser(papers(SLIP, count), range(count), papers(BILL, others)) is None


def test_copies_of_one_document_are_one() -> None:
    assert learn_recogniser(papers(SLIP, 20), [0] * 20, papers(BILL, 100)) is None


def test_labels_without_rhyme_or_reason_recognise_nothing() -> None:
    mixed = papers(SLIP, 40) + papers(BILL, 40)
    random.Random(3).shuffle(mixed)  # noqa: S311 - a shuffle that can be repeated
    recogniser = learn_recogniser(mixed[:40], range(40), mixed[40:])
    sure = [paper for paper in papers(SLIP, 50, seed=7) if recogniser and chance(recogniser, paper) > 0.7]
    assert sure == []


def test_learning_repeats() -> None:
    assert learned(20).model_dump_json() == learned(20).model_dump_json()


def test_types_that_both_know_a_document_share_the_confidence() -> None:
    page = typeset("Delivery note\nDriver and forklift, gate, pallets loaded at the warehouse")
    recogniser = learned(30)
    alone = classify(page, shipped_types(), {"slip": recogniser})
    twice = classify(page, shipped_types(), {"slip": recogniser, "twin": recogniser})
    assert (alone.name, twice.name) == ("slip", "slip")
    assert alone.confidence is not None
    assert alone.confidence > 0.8
    assert twice.confidence == 0.5


def test_what_nobody_recognises_is_left_to_the_key_words() -> None:
    page = typeset("RECEIPT\nThank you\nCash 5.00\nChange 1.00\nTotal 4.00")
    assert classify(page, shipped_types(), {"slip": learned(30)}) == classify(page, shipped_types())


def test_words_are_folded_and_numbers_are_none() -> None:
    assert words_of(typeset("TOTAL 12.50 Straße no 4711 ab")) == {"total", "strasse"}


def test_what_papers_in_general_say_ships() -> None:
    background = shipped_background()
    assert {name: len(found) >= 50 for name, found in background.papers.items()} == {"invoice": True, "receipt": True}
    besides = background.besides("receipt")
    assert len(besides) == len(background.papers["invoice"])
    assert any("rechnung" in words for words in besides)


def test_a_background_gives_the_words_of_other_types() -> None:
    background = Background(words=("a", "b", "c"), papers={"letter": ((0, 2),), "note": ((1,),)})
    assert background.besides("note") == [{"a", "c"}]
    assert background.besides("memo") == [{"a", "c"}, {"b"}]
