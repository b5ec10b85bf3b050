"""The learned scorer: orders the candidates of a field by a model trained on labels."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.learned import LearnedModel, Linear, Trees
from docloop.steps.extract.score.rules import RULES, leads
from docloop.steps.extract.score.scoring import Scored, ScoringContext
from docloop.steps.scores import log_odds
from docloop.values.normal_forms import fold

UNCLAIMED = -3.0
"""Log odds at or below which the best candidate is offered and not claimed: about one in twenty."""


def in_company(spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Candidate]:
    """The candidates with evidence of how each stands among the others, the rules' opinion included."""
    scores = [scored.score for scored in RULES.score(spec, candidates, context)]
    shares = leads(candidates, scores)
    best = max(scores, default=0.0)
    places = {value: place for place, value in enumerate(sorted(set(scores), reverse=True))}
    texts = Counter(fold(candidate.value) for candidate in candidates)
    crowd = math.log1p(len(texts))
    recalled = [each for each in candidates if "memory" in each.evidence]
    return [
        candidate.model_copy(
            update={
                "evidence": {
                    **candidate.evidence,
                    **_beside_memory(candidate, recalled),
                    "rules_score": round(score, 3),
                    "rules_lead": round(share, 4),
                    "rules_behind": round(best - score, 3),
                    "rules_place": float(min(places[score], 20)),
                    "as_often": float(texts[fold(candidate.value)]),
                    "crowd": round(crowd, 3),
                    "length": float(len(candidate.value)),
                }
            }
        )
        for candidate, score, share in zip(candidates, scores, shares, strict=True)
    ]


def _beside_memory(candidate: Candidate, recalled: Sequence[Candidate]) -> dict[str, float]:
    """What labels know in the place of this candidate: the same value, or another one that may have been misread."""
    if "memory" in candidate.evidence or not recalled:
        return {}
    value = fold(candidate.value)
    closest, likeness = max(
        ((each, ratio(value, fold(each.value)) / 100) for each in recalled), key=lambda pair: pair[1]
    )
    return {
        "beside_memory": round(likeness, 3),
        "beside_memory_documents": closest.evidence.get("memory_documents", 0.0),
        "beside_memory_other_field": closest.evidence.get("memory_other_field", 0.0),
        "beside_memory_digits": closest.evidence.get("memory_digits_differ", 0.0),
    }


def ranking_features(spec: FieldSpec, candidate: Candidate) -> dict[str, float]:
    """What the ranker looks at: the evidence, and which field it is for."""
    return {**candidate.evidence, f"field={spec.name}": 1.0, f"kind={spec.kind}": 1.0}


class Ranker:
    """Scores are log odds of being the right value. Has no confidence of its own: the judge gives it."""

    least = UNCLAIMED
    likely = 0.0

    def __init__(self, name: str, common: Trees | Linear, special: Mapping[str, Trees | Linear]) -> None:
        self.name = name
        self._common = common
        self._special = special

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
        del context
        model = self._special.get(spec.name, self._common)
        return [Scored(log_odds(model, ranking_features(spec, each)), None) for each in candidates]


def ranker_of(model: LearnedModel) -> Ranker | None:
    """None when the model has learned no order."""
    return Ranker(model.id, model.ranker, model.rankers) if model.ranker else None
