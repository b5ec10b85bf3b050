"""Learns how the right values of each field used to look, stand and be accompanied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from docloop.model.learned import Habit, Habits
from docloop.steps.extract.proposal import Proposal
from docloop.steps.extract.score.habits import aspects, odds_of
from docloop.steps.learn.examples import Example

FEW = 40
"""Documents up to which one that is right is enough for a habit and two that are wrong; more ask for more of them."""

LEAST_ODDS = 0.3
"""Log odds that something must add or take, to be kept."""

_LEAST_BASE, _HIGHEST_BASE = 1e-4, 0.5


def learn_habits(laid_out: Iterable[tuple[Example, Proposal]]) -> Habits:
    """What was seen beside right values and beside wrong ones, as far as it tells them apart."""
    documents: list[str] = []
    shares: dict[tuple[str, str, str], dict[int, float]] = defaultdict(dict)
    rates: dict[str, list[float]] = defaultdict(list)
    for example, proposal in laid_out:
        place = len(documents)
        documents.append(example.id)
        for field in example.fields:
            if seen := _seen(field, example, proposal):
                right = [hit for hits in seen.values() for hit in hits]
                rates[field].append(sum(right) / len(right))
                for (aspect, text), hits in seen.items():
                    shares[field, aspect, text][place] = round(sum(hits) / len(hits), 4)
    bases = {field: _base(of_field) for field, of_field in sorted(rates.items())}
    return Habits(
        documents=tuple(documents),
        bases=bases,
        seen=tuple(
            Habit(field=field, aspect=aspect, text=text, documents=tuple(seen), shares=tuple(seen.values()))
            for (field, aspect, text), seen in sorted(shares.items())
            if _tells(seen, bases[field], len(documents))
        ),
    )


def _base(rates: Sequence[float]) -> float:
    return round(min(_HIGHEST_BASE, max(_LEAST_BASE, sum(rates) / len(rates))), 6)


def _tells(seen: dict[int, float], base: float, documents: int) -> bool:
    """Whether something was seen often enough to be more than chance, and adds or takes enough."""
    least = 1 + (documents > FEW) if any(seen.values()) else 2 + documents // FEW
    return len(seen) >= least and abs(odds_of(sum(seen.values()), len(seen), base)) >= LEAST_ODDS


def _seen(field: str, example: Example, proposal: Proposal) -> dict[tuple[str, str], list[bool]]:
    """Of each aspect whether the candidates seen so are right; nothing when no candidate is."""
    spec = proposal.page.type.get(field)
    truth = example.fields[field]
    if spec is None or truth is None:
        return {}
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for candidate in proposal.candidates[field]:
        right = spec.holds(candidate.value, truth)
        surroundings = proposal.page.around.of(candidate.page, candidate.box)
        for key in aspects(spec, candidate, surroundings):
            seen[key].append(right)
    return dict(seen) if any(any(hits) for hits in seen.values()) else {}
