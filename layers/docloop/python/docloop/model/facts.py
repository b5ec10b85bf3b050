"""What the stack knows of a document beside what is on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from docloop.model.company import OwnCompany


@dataclass(frozen=True)
class EarlierDocument:
    """Another document with the same supplier, number and total. `received_at` in UTC."""

    id: str
    received_at: datetime


@dataclass(frozen=True)
class Facts:
    """Looked up once, between extracting and checking.

    `today` in the time zone of the Clock. `earlier` and `received_at` are None where nothing is known: no such
    document, or no stack to ask. `own` are the companies whose stack it is.
    """

    today: date
    earlier: EarlierDocument | None = None
    received_at: datetime | None = None
    own: tuple[OwnCompany, ...] = ()
