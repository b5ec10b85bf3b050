"""What speaks for each country, and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from docloop.values.lexicon_data import shipped_lexicon

UNCLEAR = 1.0
"""What speaks for a country that nothing on the page speaks for."""

LEAST_SHARE = 0.3
"""Of what speaks for the likeliest country; a country with less is not likely."""

MOST_COUNTRIES = 4


@dataclass(frozen=True)
class Whereabouts:
    """What speaks for each country, by code."""

    weights: Mapping[str, float]

    @property
    def sure(self) -> float:
        """Share of the likeliest country in all that speaks, 0..1; 0 where nothing does."""
        return max(self.weights.values(), default=0.0) / (sum(self.weights.values()) + UNCLEAR)

    @property
    def country(self) -> str | None:
        """The likeliest country; None where it is unclear."""
        return next(iter(self.likely), None) if self.sure >= 0.5 else None

    @property
    def likely(self) -> tuple[str, ...]:
        """Countries that may be it, the likeliest first."""
        ranked = sorted(self.weights, key=lambda code: (-self.weights[code], code))[:MOST_COUNTRIES]
        return tuple(code for code in ranked if self.weights[code] >= LEAST_SHARE * self.weights[ranked[0]])

    def currencies(self) -> dict[str, float]:
        """The share of all that speaks for the countries of each currency, the likeliest first."""
        found: dict[str, float] = defaultdict(float)
        for code, weight in self.weights.items():
            found[shipped_lexicon().countries[code].currency] += weight
        total = sum(found.values()) + UNCLEAR
        return {code: found[code] / total for code in sorted(found, key=lambda code: (-found[code], code))}


NOWHERE = Whereabouts({})
