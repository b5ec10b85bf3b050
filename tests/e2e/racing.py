"""Several threads submit one claim at the same moment, over HTTP, each with answers of its own."""

from __future__ import annotations

import random
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from docloop.model.document import DocumentState

from cdk.local.api import Person
from cdk.local.stack_client import Inbox
from tests.e2e.bad_files import pdf
from tests.e2e.waiting import LONGEST

FIELD = "INVOICE_RECEIPT_ID"
MAX_DELAY = 0.036
Values = Callable[[int, int], str]


@dataclass(frozen=True)
class Submitted:
    """One contender's request and answer. `delay` in seconds after the start of the race; `answer` is the JSON body."""

    contender: int
    value: str
    delay: float
    status: int
    answer: Any


@dataclass(frozen=True)
class Race:
    """`number` counts the races of one `Racers` from 0."""

    number: int
    document_id: str
    review_id: str
    submitted: tuple[Submitted, ...]

    @property
    def acknowledged(self) -> tuple[Submitted, ...]:
        """Those that were answered with 200; the API promises that it is exactly one."""
        return tuple(each for each in self.submitted if each.status == 200)


def value_of(race: int, contender: int) -> str:
    """A value of FIELD that no other contender of any race submits."""
    return f"R{race:05d}-C{contender}"


class Racers:
    """`with Racers(url, contenders=2) as racers:` signs in one senior once per contender, each on its own connection.

    The delays are drawn from `seed`, uniformly from 0 to `max_delay` seconds; the first contender of a race is random.
    """

    def __init__(self, url: str, contenders: int, seed: int = 7, max_delay: float = MAX_DELAY) -> None:
        self._url = url
        self._contenders = contenders
        self._delays = random.Random(seed)  # noqa: S311  the same delays in every run
        self._max_delay = max_delay
        self._opened = ExitStack()
        self._people: list[Person] = []
        self._pool = ThreadPoolExecutor(contenders)
        self._races = 0

    def __enter__(self) -> Self:
        self._people = [self._opened.enter_context(Person(self._url, "senior")) for _ in range(self._contenders)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()
        self._opened.close()

    def run(self, documents: Sequence[str], rounds: int, values: Values = value_of) -> Iterator[Race]:
        """`rounds` races, the documents in turn; each race is over when its result is yielded."""
        for _ in range(rounds):
            yield self.race(documents[self._races % len(documents)], values)

    def race(self, document_id: str, values: Values = value_of) -> Race:
        """Claims the document's review, reopened if it is finished, and submits it from every thread."""
        number = self._races
        self._races += 1
        review = claimed(self._people[0], document_id)
        review_id = review["id"]
        start = threading.Barrier(self._contenders)
        delays = [self._delays.uniform(0, self._max_delay) for _ in self._people]

        def submit(contender: int) -> Submitted:
            value, delay = values(number, contender), delays[contender]
            body = {"fence": review["claim"]["fence"], "draft": {"answers": answers_of(review, value)}}
            start.wait(timeout=LONGEST)
            time.sleep(delay)
            answer = self._people[contender].send("POST", f"/reviews/{review_id}/submit", body)
            return Submitted(contender, value, delay, answer.status_code, answer.json())

        submitted = tuple(self._pool.map(submit, range(self._contenders)))
        return Race(number, document_id, review_id, submitted)


def claimed(person: Person, document_id: str) -> dict[str, Any]:
    """The document's review, claimed by the person; a finished document is opened again first."""
    document = person.get(f"/documents/{document_id}")["document"]
    if document["state"] != DocumentState.IN_REVIEW:
        document = person.post(f"/documents/{document_id}/reopen")["document"]
    found: dict[str, Any] = person.post(f"/reviews/{document['review_id']}/claim")["review"]
    return found


def answers_of(review: dict[str, Any], value: str) -> list[dict[str, str]]:
    """Answers to all that the review asks: FIELD has this value, the others are absent."""
    asked = {question["field"] for question in review["questions"]} - {None, FIELD}
    absent = [{"field": name, "verdict": "absent"} for name in sorted(asked)]
    return [{"field": FIELD, "verdict": "corrected", "value": value}, *absent]


def racing_documents(inbox: Inbox, folder: Path, count: int) -> list[str]:
    """The ids of `count` new invoices that have been read and wait for a person."""
    dropped = []
    for _ in range(count):
        name = uuid.uuid4().hex
        path = folder / f"{name}.pdf"
        path.write_bytes(pdf(f"INVOICE\nThis is invoice {name}\nDelivery of goods"))
        dropped.append(inbox.put(path, f"inbox/invoice/{path.name}"))
    outcomes = inbox.wait(dropped, lambda _: None, stall=240)
    assert all(each.document and each.document.state is DocumentState.IN_REVIEW for each in outcomes), outcomes
    return [outcome.dropped.document_id for outcome in outcomes]
