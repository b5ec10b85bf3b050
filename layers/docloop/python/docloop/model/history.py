"""What happened of late, in figures."""

from __future__ import annotations

from datetime import date

from docloop.model.base import Value
from docloop.model.geometry import Fraction


class Audits(Value):
    """Accepted values that people looked at only because their document was drawn. With `confidence` 0.95 between
    `low` and `high` of such values are wrong (Clopper and Pearson); both None while nothing was audited."""

    audited: int = 0
    wrong: int = 0
    low: Fraction | None = None
    high: Fraction | None = None


class Throughput(Value):
    """Of one reviewer; `by` is a user id. `seconds` are those that were measured while answering."""

    by: str
    reviews: int
    answers: int
    seconds: float


class Figures(Value):
    """`received` documents by the state that they are in now; `untouched` is the part of those that were decided, or
    wait for a person, which nobody touched. None: there is nothing to take a share or a mean of.

    `reviews` were ended; `answers` are fields of them that people said something of, `corrected` those where the
    machine had a value and it was not right; `accuracy` is the part of its judged values that was right.
    `seconds_per_document` and `seconds_per_field` are people's, where measured; `machine_seconds` are the machine's per
    document. `hours_waited` is the median from opened to ended. `reviewers` may be cut down to the one who asks.
    """

    received: int = 0
    states: dict[str, int] = {}
    untouched: Fraction | None = None
    machine_seconds: float | None = None
    reviews: int = 0
    answers: int = 0
    corrected: int = 0
    accuracy: Fraction | None = None
    seconds_per_document: float | None = None
    seconds_per_field: float | None = None
    hours_waited: float | None = None
    audits: Audits = Audits()
    reviewers: tuple[Throughput, ...] = ()


class DayFigures(Figures):
    """Of a day in UTC: documents on the day they came, reviews on the day they ended. `audits_so_far` are those from
    the first of the days to this one, for of one day there are few."""

    day: date
    audits_so_far: Audits = Audits()


class Age(Value):
    """So many open or escalated `reviews` have waited less than `under_hours` and not less than the age before; None:
    longer than any."""

    under_hours: float | None
    reviews: int


class History(Value):
    """`days` from the first to today, `total` of them together. It rests on the `looked_at` documents that came last in
    these days and on their reviews; `more`: there were more documents than are looked at. `oldest_hours` is how long
    the review that waits longest has been open, None when none waits. `waiting` are the ages of reviews that nobody has
    ended or holds; `more_wait`: there are more than were counted."""

    days: tuple[DayFigures, ...]
    total: Figures
    oldest_hours: float | None
    waiting: tuple[Age, ...] = ()
    more_wait: bool = False
    looked_at: int
    more: bool
