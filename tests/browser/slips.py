"""Documents that are read in a moment and all wait for a person: slips of a type that only this folder knows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from cdk.local.api import Person as Program
from cdk.local.inbox import Inbox
from tests.e2e.bad_files import pdf

TYPE = """
name: weighing_slip
title: Weighing slip
keywords: [weighing]
fields:
  - {name: SLIP_ID, kind: identifier, title: Slip, labels: [slip]}
  - {name: NET_WEIGHT, kind: number, title: Net weight, labels: [net]}
line_items:
  - {name: ITEM, kind: text, title: Item}
  - {name: PRICE, kind: money, title: Price}
policy: {mode: review_all, required: [SLIP_ID, NET_WEIGHT], audit_rate: 0.0}
"""


@dataclass(frozen=True)
class Slip:
    document: str
    review: str
    number: int


class Slips:
    """Drops them as they are wanted."""

    def __init__(self, inbox: Inbox, folder: Path, url: str) -> None:
        self._inbox, self._folder, self._numbers = inbox, folder, itertools.count(1001)
        with Program(url, "admin") as admin:
            admin.post("/document-types", {"yaml": TYPE})

    def drop(self, count: int = 1, pages: int = 1) -> list[Slip]:
        """New slips, read and waiting; the first of them is dealt out first."""
        numbers = [next(self._numbers) for _ in range(count)]
        return [self._one(number, pages) for number in numbers]

    def _one(self, number: int, pages: int) -> Slip:
        path = self._folder / f"{number}.pdf"
        text = f"WEIGHING STATION\nSlip WS-{number}\nGross 40\nNet {number - 970}\nkg\nCarrier Oak Trading Ltd\n"
        path.write_bytes(pdf(*[text] * pages) if pages > 1 else pdf(text))
        dropped = self._inbox.put(path, f"inbox/weighing_slip/{number}.pdf")
        [outcome] = self._inbox.wait([dropped], lambda _: None, stall=120)
        assert outcome.document
        assert outcome.document.review_id
        return Slip(outcome.document.id, outcome.document.review_id, number)
