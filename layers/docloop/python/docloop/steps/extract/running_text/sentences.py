"""Candidates from sentences: pieces of running text, weighed by the words that labels taught to look for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.model.learned import Wording
from docloop.steps.deadline import Deadline
from docloop.steps.extract.running_text.clues import Clues
from docloop.steps.extract.running_text.pieces import Piece, found_in, named_in
from docloop.steps.extract.running_text.stream import Stream
from docloop.values.kind import Shape
from docloop.values.match import Choices, Finder, Hints
from docloop.values.normal_forms import text_key

MOST = 40
"""Candidates of one field that sentences give."""

UNSEEN = -8.0
"""Log odds of what stands in no sentence of a document that holds running text."""

Manner = tuple[Finder | None, Choices]
"""How pieces are found: by a grammar and what a field lists, or as names are written."""


@dataclass(frozen=True)
class Found:
    """All pieces that are found in one manner, and the clues of each."""

    pieces: Sequence[Piece]
    clues: Sequence[Sequence[str]]


def manner_of(spec: FieldSpec) -> Manner | None:
    """How the values of a field are found in a text; None: not at all, as with addresses of several lines."""
    if spec.kind.shape is Shape.BLOCK:
        return None
    return (spec.kind.find, tuple(spec.choices.items())) if spec.kind.find else (None, ())


def look_for(manner: Manner, stream: Stream, hints: Hints, deadline: Deadline) -> Found:
    """Every piece of a manner, with its clues. Raises TookTooLong."""
    find, _ = manner
    pieces = found_in(stream, find, hints, deadline) if find else named_in(stream, deadline)
    known = Clues(stream, pieces)
    clues = []
    for piece in pieces:
        deadline.check()
        clues.append(tuple(known.of(piece)))
    return Found(pieces, clues)


def log_odds_of(wording: Wording, clues: Sequence[str]) -> float:
    """How much likelier than not a piece with these clues is the field's value, as a logarithm."""
    weights = wording.weights
    return wording.bias + sum(weights.get(clue, 0.0) for clue in clues)


def weighed(wording: Wording, spec: FieldSpec, found: Found, stream: Stream) -> list[Candidate]:
    """The likeliest pieces as candidates, with how likely each is and how the others stand to it."""
    scores = [log_odds_of(wording, clues) for clues in found.clues]
    keys = [text_key(piece.value) for piece in found.pieces]
    together: dict[str, float] = {}
    for key, score in zip(keys, scores, strict=True):
        together[key] = _sum_of(together.get(key, -math.inf), score)
    best = sorted(together.values(), reverse=True)[:2]
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:MOST]
    candidates = []
    for place in order:
        piece, votes = found.pieces[place], together[keys[place]]
        rival = best[0] if votes < best[0] or len(best) < 2 else best[1]
        page, box = stream.place(piece.start, piece.end)
        confidence = stream.confidence(piece.start, piece.end)
        unclear = (
            {} if confidence is None or confidence >= 1 else {"unclear": round(min(1.0, 10 * (1 - confidence)), 3)}
        )
        evidence = {
            **piece.evidence,
            **unclear,
            "span": round(scores[place], 3),
            "span_votes": round(votes, 3),
            "span_ahead": round(max(-10.0, min(10.0, votes - rival)), 3),
            "span_behind": round(scores[order[0]] - scores[place], 3),
        }
        candidates.append(
            Candidate(field=spec.name, value=piece.value, text=piece.text, page=page, box=box, evidence=evidence)
        )
    return candidates


def _sum_of(one: float, other: float) -> float:
    """The logarithm of the sum of two odds."""
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))


def beside_forms(spec: FieldSpec, forms: Sequence[Candidate], sentences: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of forms and of sentences together, each place and value once, with what both know of it.

    Names and other words of a document of running text are looked for in its sentences alone.
    """
    if spec.kind.find is None:
        return list(sentences)
    places: Mapping[tuple[int, str], list[Candidate]] = _by_place(sentences)
    merged: list[Candidate] = []
    taken: set[int] = set()
    for form in forms:
        same = next((each for each in places.get((form.page, form.value), ()) if _meet(each.box, form.box)), None)
        known = same.evidence if same else {"span": UNSEEN, "span_votes": UNSEEN, "span_ahead": UNSEEN}
        taken |= {id(same)} if same else set()
        merged.append(form.model_copy(update={"evidence": {**form.evidence, **known}}))
    return [*merged, *(each for each in sentences if id(each) not in taken)]


def _by_place(candidates: Sequence[Candidate]) -> dict[tuple[int, str], list[Candidate]]:
    found: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for each in candidates:
        found[each.page, each.value].append(each)
    return found


def _meet(one: Box, other: Box) -> bool:
    return one.covers(other) or other.covers(one)
