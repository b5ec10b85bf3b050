"""Learns how the right values of each field used to look, stand and be accompanied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from docloop.model.learned import Habit, Habits
from docloop.steps.extract import Proposal
from docloop.steps.extract.habits import aspects
from docloop.steps.learn.examples import Example
from docloop.steps.learn.same import same


def learn_habits(laid_out: Iterable[tuple[Example, Proposal]]) -> Habits:
    """What was seen beside right values or, in two documents at least, beside wrong ones."""
    documents: list[str] = []
    shares: dict[tuple[str, str, str], dict[int, float]] = defaultdict(dict)
    bases: dict[str, list[float]] = defaultdict(list)
    for example, proposal in laid_out:
        place = len(documents)
        documents.append(example.id)
        for field in example.fields:
            if seen := _seen(field, example, proposal):
                right = [hit for hits in seen.values() for hit in hits]
                bases[field].append(sum(right) / len(right))
                for (aspect, text), hits in seen.items():
                    shares[field, aspect, text][place] = sum(hits) / len(hits)
    return Habits(
        documents=tuple(documents),
        bases={field: sum(rates) / len(rates) for field, rates in sorted(bases.items())},
        seen=tuple(
            Habit(
                field=field,
                aspect=aspect,
                text=text,
                documents=tuple(by_document),
                shares=tuple(round(share, 4) for share in by_document.values()),
            )
            for (field, aspect, text), by_document in sorted(shares.items())
            if len(by_document) > 1 or any(by_document.values())
        ),
    )


def _seen(field: str, example: Example, proposal: Proposal) -> dict[tuple[str, str], list[bool]]:
    """Of each aspect whether the candidates seen so are right; nothing when no candidate is."""
    spec = proposal.page.type.get(field)
    truth = example.fields[field]
    if spec is None or truth is None:
        return {}
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for candidate in proposal.candidates[field]:
        right = same(spec.kind, candidate.value, truth)
        surroundings = proposal.page.around.of(candidate.page, candidate.box)
        for key in aspects(spec, candidate, surroundings):
            seen[key].append(right)
    return dict(seen) if any(any(hits) for hits in seen.values()) else {}
