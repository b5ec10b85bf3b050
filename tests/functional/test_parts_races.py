"""Who splits, erases or answers at the same moment: one wins, and the file and its parts agree afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from docloop.errors import ConflictError, DocloopError
from docloop.model.document import Document, DocumentState
from docloop.model.parts import PageSpan
from docloop.model.review import Review, ReviewState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.split_review import split
from docloop.use_cases.reviews.submit import reject

from tests.functional.house import ADMIN, ANN, House, at_once, moto_house
from tests.functional.stacked import ONE, TWO

S = DocumentState
ROUNDS = 12


@pytest.fixture
def house() -> Iterator[House]:
    with moto_house() as made:
        yield made


def asked(house: House, name: str) -> Review:
    """A review of a file of two pages, claimed."""
    made = house.add(name)
    document = house.desk.documents.get(made.document_id)
    house.desk.work.commit(document.next_version(pages=2, pages_read=2))
    return claim(house.desk, ANN, made.id)


def outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except ConflictError:
        return "lost"
    except DocloopError as error:
        return error.code
    return "won"


def splitting(house: House, review: Review, spans: Sequence[PageSpan]) -> Callable[[int], str]:
    """What each of several does at once: split the same review."""
    return lambda _: outcome(partial(split, house.desk, ANN, review.id, review.fence, spans))


def erasing(house: House, ids: Sequence[str]) -> Callable[[int], str]:
    return lambda person: outcome(partial(erase, house.desk, ADMIN, ids[person]))


def fate(house: House, review: Review) -> tuple[Document, list[Document]]:
    whole = house.desk.documents.get(review.document_id)
    return whole, [house.desk.documents.get(each) for each in whole.part_ids]


def test_two_splits_at_once_make_the_parts_once(house: House) -> None:
    with ThreadPoolExecutor(4) as pool:
        for number in range(ROUNDS):
            review = asked(house, f"twice-{number}")
            got = at_once(pool, 4, splitting(house, review, TWO))
            whole, parts = fate(house, review)
            assert sorted(got) == ["lost", "lost", "lost", "won"]
            assert (whole.state, [each.state for each in parts]) == (S.SPLIT, [S.RECEIVED, S.RECEIVED])


def test_a_split_and_a_rejection_have_one_winner(house: House) -> None:
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            review = asked(house, f"rejected-{number}")

            def act(person: int, held: Review = review) -> str:
                if person:
                    return outcome(lambda: reject(house.desk, ANN, held.id, held.fence, "of no use"))
                return outcome(lambda: split(house.desk, ANN, held.id, held.fence, TWO))

            got = at_once(pool, 2, act)
            whole, parts = fate(house, review)
            assert sorted(got) == ["lost", "won"]
            assert (whole.state, len(parts)) == ((S.SPLIT, 2) if got[0] == "won" else (S.REJECTED, 0))
            assert house.desk.reviews.get(review.id).state is ReviewState.DONE


def test_no_part_outlives_a_file_that_is_erased_while_it_is_split(house: House) -> None:
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            review = asked(house, f"erased-{number}")

            def act(person: int, held: Review = review) -> str:
                if person:
                    return outcome(lambda: erase(house.desk, ADMIN, held.document_id))
                return outcome(lambda: split(house.desk, ANN, held.id, held.fence, TWO))

            at_once(pool, 2, act)
            whole, parts = fate(house, review)
            assert whole.state is S.ERASED
            assert {each.state for each in parts} <= {S.ERASED}


def test_the_last_two_parts_erased_at_once_take_the_file_with_them(house: House) -> None:
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            review = asked(house, f"both-{number}")
            split(house.desk, ANN, review.id, review.fence, TWO)
            ids = house.desk.documents.get(review.document_id).part_ids
            at_once(pool, 2, erasing(house, ids))
            whole, parts = fate(house, review)
            assert (whole.state, [each.state for each in parts]) == (S.ERASED, [S.ERASED, S.ERASED])


def test_a_second_opinion_on_where_papers_begin_comes_too_late(house: House) -> None:
    review = asked(house, "late")
    split(house.desk, ANN, review.id, review.fence, TWO)
    for spans in (ONE, TWO, (PageSpan(first=1, last=1), PageSpan(first=2, last=2))):
        assert outcome(partial(split, house.desk, ANN, review.id, review.fence, spans)) == "lost"
