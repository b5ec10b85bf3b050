"""Claims and dealing: who may hold a review, and what each person is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docloop.errors import ClaimConflict, Forbidden, KeyReused
from docloop.model.document import DocumentState
from docloop.model.review import Draft, Review, ReviewState
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.reviews.claims import claim, escalate, extend, release, save_draft
from docloop.use_cases.reviews.next_review import next_review

from tests.functional.house import ANN, BOB, CORRECTED, SENIOR, House, fake_house
from tests.functional.review_moves import KEY, claimed, finish


@pytest.fixture
def house() -> House:
    return fake_house()


# Claims --------------------------------------------------------------------------------------------------------------


def test_a_claim_comes_back_to_its_holder_and_to_nobody_else(house: House) -> None:
    mine = claimed(house)

    assert claim(house.desk, ANN, mine.id) == mine
    with pytest.raises(ClaimConflict) as conflict:
        claim(house.desk, BOB, mine.id)
    assert mine.claim is not None
    assert (conflict.value.holder, conflict.value.until) == ("ann", mine.claim.expires_at)


def test_a_lapsed_claim_is_free_and_its_draft_is_kept(house: House) -> None:
    mine = claimed(house)
    save_draft(house.desk, ANN, mine.id, mine.fence, CORRECTED)
    house.clock.move(seconds=600)

    too_late: tuple[Callable[[], Review], ...] = (
        lambda: finish(house, mine),
        lambda: save_draft(house.desk, ANN, mine.id, mine.fence, Draft()),
        lambda: extend(house.desk, ANN, mine.id, mine.fence),
    )
    for late in too_late:
        with pytest.raises(ClaimConflict) as conflict:
            late()
        assert (conflict.value.holder, conflict.value.until) == (None, None)

    theirs = claim(house.desk, BOB, mine.id)
    assert (theirs.fence, theirs.draft) == (mine.fence + 1, CORRECTED)
    with pytest.raises(ClaimConflict) as conflict:
        finish(house, mine)
    assert conflict.value.holder == "bob"
    assert house.desk.documents.get(mine.document_id).state is DocumentState.IN_REVIEW


def test_an_old_fence_of_the_same_person_is_refused(house: House) -> None:
    first = claimed(house)
    release(house.desk, ANN, first.id, first.fence)
    second = claim(house.desk, ANN, first.id)

    with pytest.raises(ClaimConflict):
        finish(house, first)
    assert finish(house, second).state is ReviewState.DONE


def test_extending_lasts_but_not_for_ever(house: House) -> None:
    mine = claimed(house)
    for _ in range(200):
        house.clock.move(seconds=500)
        try:
            mine = extend(house.desk, ANN, mine.id, mine.fence)
        except ClaimConflict:
            break
    assert mine.claim is not None
    assert (mine.claim.expires_at - mine.claim.claimed_at).days == 1


def test_a_released_review_is_announced_again_and_keeps_note_and_draft(house: House) -> None:
    mine = claimed(house, announce=False)
    save_draft(house.desk, ANN, mine.id, mine.fence, CORRECTED)

    release(house.desk, ANN, mine.id, mine.fence, "cannot read it")

    freed = house.desk.reviews.get(mine.id)
    assert (freed.state, freed.note, freed.draft) == (ReviewState.OPEN, "cannot read it", CORRECTED)
    assert freed.announced_at == house.clock.now()
    assert [each.announcement.review_id for each in house.desk.queue.receive()] == [mine.id]


def test_an_escalated_review_is_for_seniors_and_stays_with_them(house: House) -> None:
    mine = claimed(house)
    escalate(house.desk, ANN, mine.id, mine.fence, "too hard")

    with pytest.raises(Forbidden):
        claim(house.desk, BOB, mine.id)
    assert next_review(house.desk, BOB) is None
    theirs = next_review(house.desk, SENIOR)
    assert theirs is not None
    assert (theirs.id, theirs.note) == (mine.id, "too hard")
    house.clock.move(seconds=601)
    assert next_review(house.desk, BOB) is None
    theirs = next_review(house.desk, SENIOR)
    assert theirs is not None
    assert release(house.desk, SENIOR, theirs.id, theirs.fence).state is ReviewState.ESCALATED
    assert next_review(house.desk, BOB) is None


# Dealing -------------------------------------------------------------------------------------------------------------


def test_the_most_urgent_of_the_announced_is_dealt_and_the_rest_given_back(house: House) -> None:
    reviews = [house.add(f"d{n}", priority=priority) for n, priority in enumerate((10, 90, 50))]

    dealt = [next_review(house.desk, person) for person in (ANN, BOB, SENIOR)]

    assert [each.id if each else None for each in dealt] == [reviews[n].id for n in (1, 2, 0)]
    assert next_review(house.desk, ANN) is None


def test_what_was_not_dealt_is_back_on_the_queue_at_once(house: House) -> None:
    reviews = [house.add(f"b{n}", priority=n) for n in range(3)]
    next_review(house.desk, ANN)
    assert {each.announcement.review_id for each in house.desk.queue.receive()} == {each.id for each in reviews[:2]}


def test_without_announcements_open_reviews_are_found_in_the_index(house: House) -> None:
    review = house.add()
    house.lose_announcements()
    found = next_review(house.desk, ANN)
    assert found is not None
    assert found.id == review.id


def test_work_of_another_type_is_left_for_others(house: House) -> None:
    slip = house.add("slip", priority=90)
    other = house.add("other", document_type="other")

    mine = next_review(house.desk, ANN, document_type="other")
    theirs = next_review(house.desk, BOB)

    assert mine is not None
    assert theirs is not None
    assert (mine.id, theirs.id) == (other.id, slip.id)


def test_a_lapsed_claim_is_dealt_before_the_sweeper_comes(house: House) -> None:
    mine = claimed(house)
    house.clock.move(seconds=601)
    house.lose_announcements()
    found = next_review(house.desk, BOB)
    assert found is not None
    assert found.id == mine.id


def test_stale_announcements_are_removed(house: House) -> None:
    mine = claimed(house)
    assert next_review(house.desk, BOB) is None
    finish(house, mine)
    house.clock.move(days=1)
    assert house.desk.queue.receive() == ()


def test_asking_twice_with_one_key_deals_one_review(house: House) -> None:
    for n in range(3):
        house.add(f"k{n}")
    first = next_review(house.desk, ANN, request=KEY)
    assert next_review(house.desk, ANN, request=KEY) == first
    with pytest.raises(KeyReused):
        next_review(house.desk, ANN, request=Request(id=KEY.id, fingerprint="something else"))
