"""The plain scorer: weighs named evidence by hand-set weights and looks up how often such evidence was right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.score.rule_calibration import confidence_of
from docloop.steps.extract.score.scoring import Scored, ScoringContext
from docloop.steps.extract.score.weights import weights_of
from docloop.values.kind import BIAS

UNSAID = "unsaid"
"""Evidence of a name or an address that nothing but its place on the page gives to the party."""

UNNAMED = "unnamed"
"""Evidence of a kind of paper that nothing on the paper says: only, nothing says another."""

MENDED = "mended"
"""Evidence of an address that a line was added to or taken from."""

UNMEASURED = frozenset({MENDED, "of_country", "rare_sign", UNSAID, UNNAMED})
"""Evidence of values of which nobody knows how often they are right: a person looks."""


class Rules:
    """Adds up weighted evidence; a field's confidence is the share of right answers measured for such a lead."""

    name = "rules-1"
    least = 0.0
    likely = math.inf

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
        weights = weights_of(spec)
        scores = [
            weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in candidate.evidence.items())
            for candidate in candidates
        ]
        return [
            Scored(
                score,
                None if UNMEASURED & each.evidence.keys() else confidence_of(context.document_type, spec.name, lead),
            )
            for each, score, lead in zip(candidates, scores, leads(candidates, scores), strict=True)
        ]


def leads(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """How far each candidate is ahead, 0..1: its share of belief among the different values and "none of them"."""
    best: dict[str, float] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        best[candidate.value] = max(score, best.get(candidate.value, -math.inf))
    weight = 1.0 + sum(math.exp(min(30.0, score)) for score in best.values())
    return [math.exp(min(30.0, score)) / weight for score in scores]


RULES = Rules()
