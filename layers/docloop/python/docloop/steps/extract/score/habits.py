"""What labels taught about how a field's values look and stand, as evidence for candidates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.learned import Habit, Habits
from docloop.steps.extract.page.surroundings import Neighbourhood, Surroundings
from docloop.values.normal_forms import tokens_of

DOUBT = 1.0
"""Documents that the field's base rate counts for, beside those in which an aspect was seen."""

FURTHEST = 5.0
"""Log odds that one aspect may add at most."""

OWN = ("habit", "habit_left", "habit_row", "habit_row_left", "habit_heading", "habit_region", "habit_shape")
"""Evidence that is given for the supplier's own documents, too: its forms put a field where they always do."""

MOST_WORDS = 6
WORDS = "words"
_RUN = re.compile(r"[A-Z]+|[a-z]+|\d+|\s+|.", re.DOTALL)


def with_habits(
    habits: Habits,
    spec: FieldSpec,
    candidates: Sequence[Candidate],
    around: Neighbourhood,
    exclude: frozenset[str] = frozenset(),
    relatives: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """The candidates with how likely each aspect makes them, in log odds over the field's base rate.

    What documents in `exclude` (ids) taught is left out, so that a document does not confirm itself. `relatives` are
    documents of the same supplier: what they alone tell comes as evidence of its own, under names with `own_`.
    """
    if spec.name not in habits.bases:
        return list(candidates)
    hidden = frozenset(place for place, document in enumerate(habits.documents) if document in exclude)
    scale = Scale(habits, spec, hidden)
    strangers = frozenset(place for place, document in enumerate(habits.documents) if document not in relatives)
    own = Scale(habits, spec, hidden | strangers) if relatives - exclude else None
    found = []
    for candidate in candidates:
        place = around.of(candidate.page, candidate.box)
        evidence = habit_evidence(scale, spec, candidate, place)
        if own is not None:
            closer = habit_evidence(own, spec, candidate, place)
            evidence |= {f"own_{name}": closer[name] for name in OWN if name in closer}
        found.append(candidate.model_copy(update={"evidence": {**candidate.evidence, **evidence}}))
    return found


class Scale:
    """Weighs one field's aspects; documents of `hidden` places do not count."""

    def __init__(self, habits: Habits, spec: FieldSpec, hidden: frozenset[int]) -> None:
        self._index = habits.index
        self._field = spec.name
        self._base = habits.bases[spec.name]
        self._hidden = hidden
        self._known: dict[tuple[str, str], tuple[float, int]] = {}

    def weigh(self, aspect: str, text: str) -> tuple[float, int]:
        """The log odds that an aspect adds, and in how many documents it was seen."""
        key = (aspect, text)
        if key not in self._known:
            self._known[key] = self._weigh(self._index.get((self._field, aspect, text)))
        return self._known[key]

    def _weigh(self, habit: Habit | None) -> tuple[float, int]:
        if habit is None:
            return 0.0, 0
        count, total = 0, 0.0
        for document, share in zip(habit.documents, habit.shares, strict=True):
            if document not in self._hidden:
                count += 1
                total += share
        return odds_of(total, count, self._base), count


def odds_of(total: float, count: int, base: float) -> float:
    """The log odds over the base rate where `total` of `count` documents speak for it, shrunk towards none."""
    likely = (total + DOUBT * base) / (count + DOUBT)
    odds = math.log(likely / (1.0 - likely)) - math.log(base / (1.0 - base))
    return max(-FURTHEST, min(FURTHEST, odds))


def habit_evidence(scale: Scale, spec: FieldSpec, candidate: Candidate, place: Surroundings) -> dict[str, float]:
    """One named value per aspect that was seen before, and `habit`, their sum."""
    evidence: dict[str, float] = {}
    words: list[float] = []
    total = 0.0
    for aspect, text in aspects(spec, candidate, place):
        odds, count = scale.weigh(aspect, text)
        if not count:
            continue
        if aspect == WORDS:
            words.append(odds)
            continue
        evidence[f"habit_{aspect}"] = round(odds, 3)
        total += odds
    if words:
        mean = sum(words) / len(words)
        evidence["habit_words"] = round(mean, 3)
        total += mean
    evidence["habit"] = round(total, 3)
    return evidence


def aspects(spec: FieldSpec, candidate: Candidate, place: Surroundings) -> Iterator[tuple[str, str]]:
    """Aspects of a candidate and what is seen there; those with nothing to see are left out."""
    between = min(2, place.skipped)
    if place.left:
        yield "left", f"{place.left} {between}"
        yield "left_end", f"{place.left.split()[-1]} {between}"
    if place.above:
        yield "above", place.above
    if place.heading:
        yield "heading", place.heading
    if place.row:
        yield "row", place.row
        yield "row_left", f"{place.row} / {place.left} {between}"
    if place.right:
        yield "right", place.right
    yield "sides", f"{place.left} {between} / {place.heading}"
    page = "1" if place.page == 1 else "last" if place.last else "other"
    yield "place", f"{page} {int(place.x * 20)} {int(place.y * 25)}"
    yield "region", f"{page} {int(place.x * 6)} {int(place.y * 8)}"
    yield "shape", shape_of(candidate.text)
    if spec.kind.wordy:
        for word in dict.fromkeys(token for token, _, _ in tokens_of(candidate.text)[:MOST_WORDS]):
            yield WORDS, word


def shape_of(text: str) -> str:
    """The form of a text: "950658-1" is "9{6}-9", "Grand Total" is "Aa Aa"; more than twelve parts are cut."""
    parts = []
    for run in _RUN.findall(text[:60]):
        if run[0].isdigit():
            parts.append(f"9{{{len(run)}}}" if len(run) > 1 else "9")
        elif run.isspace():
            parts.append(" ")
        elif run.isalpha():
            parts.append("A" if run[0].isupper() else "a")
        else:
            parts.append(run)
    return "".join(parts[:12])
