"""Several values of one field: those that are nearly as likely as the best and say something else."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate, Field, OneValue
from docloop.steps.extract.score.reasons import reasons_for
from docloop.steps.extract.score.scoring import Scored
from docloop.values.kind import Shape
from docloop.values.normal_forms import tokens_of

ALTERNATIVES = 5
MOST_VALUES = 20
"""Values of one field that takes several."""

NEARLY = 2.0
"""Of several values none is less likely than the best by more, in log odds."""


def choose_several(
    spec: FieldSpec, ordered: Sequence[tuple[Candidate, Scored]], least: float, likely: float = math.inf
) -> Field:
    """The best candidates that are nearly as likely as the first and say something else elsewhere, as they stand.

    `ordered` has the best first; what scores no more than `least` is not claimed, and what scores more than `likely`
    is, however far it is behind the first.
    """
    chosen: list[tuple[Candidate, Scored]] = []
    rest: list[Candidate] = []
    for candidate, result in ordered:
        behind = ordered[0][1].score - result.score
        near = result.score > least and (behind <= NEARLY or result.score > likely)
        new = all(not _same(spec, candidate.value, c.value) and _apart(candidate, c) for c, _ in chosen)
        if near and new and len(chosen) < MOST_VALUES:
            chosen.append((candidate, result))
        elif new:
            rest.append(candidate)
    alternatives = tuple(rest[:ALTERNATIVES])
    chosen.sort(key=lambda pair: (pair[0].page, pair[0].box.top, pair[0].box.left))
    values = [
        OneValue(
            value=" ".join(each.value.split()),
            text=each.text,
            page=each.page,
            box=each.box,
            confidence=result.confidence,
            reasons=reasons_for(each, ()),
            score=each.score,
            evidence=each.evidence,
        )
        for each, result in chosen
    ]
    return Field.of_several(spec.name, values, alternatives=alternatives)


def _same(spec: FieldSpec, value: str, chosen: str) -> bool:
    """Whether a value says no more than one that is chosen: the same, or of a name a part of it, as texts go on with
    "Kite" for "Kite Pharma, Inc.".
    """
    if spec.kind.equal(value, chosen):
        return True
    return spec.kind.shape is Shape.NAME and (_part_of(value, chosen) or _part_of(chosen, value))


def _part_of(name: str, other: str) -> bool:
    words, all_words = ([token for token, _, _ in tokens_of(text)] for text in (name, other))
    count = len(words)
    return any(all_words[at : at + count] == words for at in range(len(all_words) - count + 1)) if words else False


def _apart(one: Candidate, other: Candidate) -> bool:
    return (
        one.page != other.page
        or one.box.vertical_overlap(other.box) == 0
        or (one.box.right <= other.box.left or other.box.right <= one.box.left)
    )
