"""How likely a new paper begins on a page: log odds for each thing that speaks for one or against."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from docloop.model.parts import Boundary
from docloop.steps.parts.boundary_weights import BEFORE, DIFFERENT, LEAST_DOUBT, SENTENCES, TOGETHER, WEIGHTS
from docloop.steps.parts.page_view import PageView

ALIKE, UNLIKE = 0.6, 0.2
"""Shares of the words at the head or the foot of two pages from which on these are alike, or are not."""

FEWEST = 4
"""Words at the head or the foot of a page; fewer tell nothing."""

COPY = 0.9
"""Share of the words of two pages that are copies of one."""

DOUBTFUL = 1.0
"""Log odds at most, for or against, where nothing but a person knows what belongs together."""

SHAPE = 0.05
"""Difference of width by height, in its logarithm, from which on two sheets are of different formats."""

SHORTEST_NUMBER = 4
"""Characters of a number that stands on another page by no chance."""


@dataclass
class _Paper:
    """What the pages of the paper so far have said."""

    pages: list[PageView]

    def first(self, name: str) -> str | None:
        return next((value for each in self.pages if (value := getattr(each, name)) is not None), None)

    def every(self, name: str) -> frozenset[str]:
        return frozenset().union(*(getattr(each, name) for each in self.pages))

    @property
    def last(self) -> PageView:
        return self.pages[-1]


def find_boundaries(views: Sequence[PageView]) -> tuple[Boundary, ...]:
    """Return a boundary for each page from the second on, given what the pages before it belong to."""
    found: list[Boundary] = []
    paper = _Paper([])
    blank = False
    for view in views:
        if not paper.pages:
            if view.page > 1:
                # Blank pages before the first paper, which go with it.
                found.append(Boundary(page=view.page, chance=0.0))
            paper.pages.extend([] if view.empty else [view])
            continue
        if view.empty:
            found.append(Boundary(page=view.page, chance=0.0))
            blank = True
            continue
        evidence = [*_evidence(paper, view), *(["after_blank"] if blank else [])]
        odds = BEFORE + sum(WEIGHTS[name] for name in evidence if name in WEIGHTS)
        if DIFFERENT & set(evidence) and not TOGETHER & set(evidence):
            odds = max(LEAST_DOUBT, odds)
        if "may_accompany" in evidence:
            odds = max(-DOUBTFUL, min(DOUBTFUL, odds))
        chance = 1 / (1 + math.exp(-odds))
        said = tuple(SENTENCES[name] for name in evidence if name in SENTENCES)
        found.append(Boundary(page=view.page, chance=round(chance, 4), reasons=said))
        blank = False
        if chance >= 0.5:
            paper = _Paper([])
        paper.pages.append(view)
    return tuple(found)


def _evidence(paper: _Paper, view: PageView) -> list[str]:
    if paper.last.cover:
        return ["first_behind_cover"]
    if view.cover:
        return ["cover"]
    evidence = [*_counts(paper, view), *_numbers(paper, view), *_senders(paper, view), *_looks(paper.last, view)]
    if view.kind is not None:
        evidence.append("title")
    elif not {"count_follows", "count_begins"} & set(evidence):
        evidence.append("no_title")
    if view.continued:
        evidence.append("continued")
    if view.terms:
        evidence.append("terms")
    if view.slip and view.kind is None:
        evidence.append("slip")
    if view.day is not None and (day := paper.first("day")) is not None:
        evidence.append("day_same" if view.day == day else "day_new")
    total = paper.first("total")
    if view.total is not None and total is not None:
        evidence.append("total_same" if view.total == total else "total_new")
    evidence.append("closed" if total is not None else "open")
    if any(_copies(each, view) for each in paper.pages):
        evidence.append("copy")
    if view.accompanies and not {"number_same", "accompanies", "number_printed", "count_follows"} & set(evidence):
        evidence.append("may_accompany")
    return evidence


def _counts(paper: _Paper, view: PageView) -> list[str]:
    before, now = paper.last.count, view.count
    if now is None:
        return _uncounted(paper, view)
    begins = ["count_begins"] if now.number == 1 else []
    if before is None:
        return begins
    if now.follows(before):
        return ["count_follows"]
    if now.number == before.number + 1:
        return ["count_near"]
    return [*begins, "count_complete" if begins and before.last else "count_breaks"]


def _uncounted(paper: _Paper, view: PageView) -> list[str]:
    before = paper.last.count
    if before is not None and before.of is not None:
        return ["count_complete" if before.last else "count_open"]
    if view.bare is None or paper.last.bare is None:
        return []
    if view.bare == paper.last.bare + 1:
        return ["bare_follows"]
    return ["bare_begins"] if view.bare == 1 else []


def _numbers(paper: _Paper, view: PageView) -> list[str]:
    known = paper.first("number")
    if view.number is not None and known is not None:
        if _same(view.number, known):
            return ["number_same"]
        begins = view.kind is not None or (view.count is not None and view.count.number == 1)
        said = "number_new" if begins else "number_other"
        return [said, *(["accompanies"] if _printed(known, view) and view.accompanies else [])]
    if known is not None and _printed(known, view):
        return ["number_printed"]
    return [] if view.number is not None else ["no_number"]


def _same(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    return first == second or (min(len(first), len(second)) >= SHORTEST_NUMBER and (first in second or second in first))


def _plain(number: str) -> str:
    return "".join(c for c in number.casefold() if c.isalnum())


def _printed(number: str, view: PageView) -> bool:
    plain = _plain(number)
    return len(plain) >= SHORTEST_NUMBER and plain in view.text


def _senders(paper: _Paper, view: PageView) -> list[str]:
    evidence: list[str] = []
    for name in ("tax_ids", "accounts"):
        known, now = paper.every(name), getattr(view, name)
        if known and now and not known & now:
            evidence.append("sender_new")
            break
    for name in ("head", "foot"):
        known, now = getattr(paper.pages[0], name), getattr(view, name)
        if min(len(known), len(now)) >= FEWEST:
            share = len(known & now) / min(len(known), len(now))
            evidence += [f"{name}_same"] if share >= ALIKE else [f"{name}_new"] if share <= UNLIKE else []
    return evidence


def _looks(before: PageView, view: PageView) -> list[str]:
    """What tells sheets of different makers apart, whatever they say."""
    return [
        *(["shape_new"] if abs(math.log(view.shape / before.shape)) > SHAPE else []),
        *(["reader_new"] if view.reader != before.reader else []),
        *(["language_new"] if view.language != before.language else []),
    ]


def _copies(one: PageView, other: PageView) -> bool:
    """Whether two pages say the same: the original and its copy. Figures count for themselves, being few."""
    figures = [frozenset(word for word in each.words if any(c.isdigit() for c in word)) for each in (one, other)]
    return one.number == other.number and _alike(one.words, other.words) and _alike(*figures)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= COPY * max(len(one), len(other))
