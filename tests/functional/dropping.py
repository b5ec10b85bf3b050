"""Loses some of S3's notifications, by a seed, and lets the world go on."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

from docloop.model.document import DocumentState

from tests.functional.paper import memo
from tests.functional.stage import Stage

_AT_ONCE = 50  # the stand-in for SQS looks at every message of a queue at each call


@dataclass(frozen=True)
class Dropped:
    """`known_before`: documents that were there when only the messages that got through were processed. `minutes`: how
    long it took from the uploads until every document was known. `events`: how many of `DocumentAccepted` by document.
    """

    known_before: int
    minutes: int
    accepted: int
    events: Counter[str]


def drop_notifications(stage: Stage, *, uploads: int, dropped: int, dropped_again: int, seed: int) -> Dropped:
    """Upload memos, lose `dropped` of their notifications, and of the sweeper's repeats `dropped_again`."""
    chance = random.Random(seed)  # noqa: S311 - which ones are lost is no secret
    lost = set(chance.sample(range(uploads), dropped))
    for first in range(0, uploads, _AT_ONCE):
        batch = range(first, min(first + _AT_ONCE, uploads))
        for number in batch:
            stage.upload(f"inbox/memo/{number:05d}.txt", memo(f"{seed} {number}"))
        _lose(stage, len(lost.intersection(batch)), chance)
        stage.settle()
    known_before = len(stage.documents())
    minutes, to_lose = 0, dropped_again
    while len(stage.documents()) < uploads:
        assert minutes < 120, "not all were found"
        stage.clock.advance(minutes=5)
        minutes += 5
        assert stage.sweep() is not None
        to_lose -= _lose(stage, to_lose, chance)
        stage.settle()
    accepted = [each for each in stage.documents() if each.state is DocumentState.ACCEPTED]
    details = [json.loads(entry["Detail"]) for entry in stage.wire.bus if entry["DetailType"] == "DocumentAccepted"]
    return Dropped(known_before, minutes, len(accepted), Counter(each["document_id"] for each in details))


def _lose(stage: Stage, count: int, chance: random.Random) -> int:
    """Delete up to `count` of the waiting messages and leave the others to be seen. Return how many were deleted."""
    sqs, url = stage.clients.sqs, stage.resources.queues["ingest"]
    waiting: list[Any] = []
    while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        waiting += found
    lost = set(chance.sample(range(len(waiting)), min(count, len(waiting))))
    for number, message in enumerate(waiting):
        receipt = message["ReceiptHandle"]
        if number in lost:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=receipt)
        else:
            sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipt, VisibilityTimeout=0)
    return len(lost)
