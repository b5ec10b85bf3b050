"""Work for many people, on moto with every call atomic: everything is dealt, nothing twice, nothing too old."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from docloop.model.event import Announcement
from docloop.model.review import Review
from docloop.use_cases.reviews.next_review import next_review
from docloop.use_cases.sweep import sweep

from tests.fakes import START
from tests.functional.house import ANN, BOB, House, at_once, moto_house, person
from tests.functional.sites import selection

PEOPLE = 50
REVIEWS = 500
BATCH = 100


def announced_reviews(house: House) -> set[str]:
    """Reviews alone, without documents: dealing looks at nothing else."""
    values = {"document_id": "doc_any", "document_type": "slip", "opened_at": START, "changed_at": START}
    count = selection.amount(REVIEWS)
    made = [Review.model_validate(values | {"id": f"rev_{n}", "priority": n % 100}) for n in range(count)]
    for first in range(0, count, BATCH):
        house.desk.work.commit(*made[first : first + BATCH])
    for review in made:
        house.desk.queue.announce(Announcement(review_id=review.id))
    return {review.id for review in made}


def test_many_people_calling_next_get_every_review_once() -> None:
    """Fifty over 500 reviews in the grid, ten over fifty otherwise."""
    people = PEOPLE if selection.every else 10
    with moto_house() as house:
        expected = announced_reviews(house)

        def work(number: int) -> list[str]:
            got = []
            while (review := next_review(house.desk, person(f"p{number}"))) is not None:
                got.append(review.id)
            return got

        with ThreadPoolExecutor(people) as pool:
            dealt = Counter(review_id for got in at_once(pool, people, work) for review_id in got)

        assert set(dealt) == expected
        assert set(dealt.values()) == {1}


@pytest.mark.parametrize("days", [15, 90])
def test_reviews_older_than_the_queue_remembers_are_served_and_announced_again(days: int) -> None:
    """Given everything that SQS held is gone, when the sweeper comes by, all open reviews are on the queue again."""
    with moto_house() as house:
        reviews = {house.add(f"old{n}").id for n in range(40 if selection.every else 12)}
        house.lose_announcements()
        house.clock.move(days=days)

        first = next_review(house.desk, ANN)
        assert first is not None
        report = sweep(house.sweeper)

        assert report.announced == len(reviews) - 1
        assert sweep(house.sweeper).announced == 0
        announced = set()
        while dealt := house.desk.queue.receive():
            announced |= {each.announcement.review_id for each in dealt}
        assert announced == reviews - {first.id}
        served = {first.id}
        while (review := next_review(house.desk, BOB)) is not None:
            served.add(review.id)
        assert served == reviews
