"""The seam between candidates and whatever scores them: rules, or a model trained on labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate


@dataclass(frozen=True)
class ScoringContext:
    """What a scorer may know beyond the candidates. `text_height` is the document's median, in page fractions."""

    document_type: str
    readers: tuple[str, ...]
    page_count: int
    text_height: float


@dataclass(frozen=True)
class Scored:
    """`score` orders the candidates of one field. `confidence` is the probability that it is right; None: not known."""

    score: float
    confidence: float | None


class Scorer(Protocol):
    """Scores the candidates of one field against each other."""

    @property
    def name(self) -> str:
        """Names the scorer and its version; kept with every extraction."""

    @property
    def least(self) -> float:
        """A score at or below this is less likely than "none of them": offered to a person, not claimed."""

    @property
    def likely(self) -> float:
        """Of several values one that scores more is claimed, however far the best is ahead; infinite where scores are
        no odds."""

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> Sequence[Scored]:
        """One answer per candidate, in the same order. `evidence` of a candidate is what it may use."""
