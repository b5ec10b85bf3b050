"""Many people at one table, on moto with every call atomic: who gets what, and what is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from docloop.adapters import keys
from docloop.errors import ClaimConflict
from docloop.model.document import DocumentState
from docloop.model.result import Result
from docloop.model.review import Answer, Draft, Review, ReviewState, Verdict
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.submit import submit

from tests.functional.house import ANN, BOB, CORRECTED, House, at_once, moto_house
from tests.stored_files import results_bucket


@pytest.fixture
def house() -> Iterator[House]:
    with moto_house() as made:
        yield made


def test_a_lapsed_claim_submits_and_nothing_is_lost(house: House) -> None:
    review = house.add("lapsed", announce=False)
    mine = claim(house.desk, ANN, review.id)
    house.clock.move(seconds=601)
    theirs = claim(house.desk, BOB, review.id)

    with pytest.raises(ClaimConflict) as conflict:
        submit(house.desk, ANN, review.id, mine.fence, CORRECTED)

    assert conflict.value.holder == "bob"
    assert house.desk.reviews.get(review.id) == theirs
    assert submit(house.desk, BOB, review.id, theirs.fence, CORRECTED).state is ReviewState.DONE


def test_one_submit_sent_five_times_at_once_with_one_key_makes_one_correction(house: House) -> None:
    mine = claim(house.desk, ANN, house.add("five", announce=False).id)
    request = Request(id="req_five", fingerprint="same")

    with ThreadPoolExecutor(5) as pool:
        answers = at_once(pool, 5, lambda _: submit(house.desk, ANN, mine.id, mine.fence, CORRECTED, request))

    assert len({each.model_dump_json() for each in answers}) == 1
    document = house.desk.documents.get(mine.document_id)
    assert (document.state, document.revision) == (DocumentState.COMPLETED, 1)
    result = Result.model_validate_json(results_bucket(house.desk.files).get(keys.result(document.id, 1)))
    assert len(result.corrections) == 1
    written = [head.key for head in results_bucket(house.desk.files).list(document.id)]
    assert written == [keys.result(document.id, 1), keys.latest_result(document.id)]


def test_submits_of_two_windows_at_once_agree_on_one_result(house: House) -> None:
    """Result, label and correction tell the same story, whoever of the two came through."""
    with ThreadPoolExecutor(2) as pool:
        for n in range(15):
            mine = claim(house.desk, ANN, house.add(f"windows{n}", announce=False).id)

            def send(number: int, review: Review = mine) -> bool:
                answer = Answer(field="TOTAL", verdict=Verdict.CORRECTED, value=f"{number + 1}.00")
                try:
                    submit(house.desk, ANN, review.id, review.fence, Draft(answers=(answer,)))
                except ClaimConflict:
                    return False
                return True

            won = at_once(pool, 2, send)
            assert sorted(won) == [False, True]
            value = f"{won.index(True) + 1}.00"
            label = house.desk.labels.get(mine.document_id)
            final = house.desk.files.result(house.desk.documents.get(mine.document_id))
            fields = {field.name: field.value for field in final.fields}
            assert label is not None
            assert (fields["TOTAL"], label.fields["TOTAL"]) == (value, value)
