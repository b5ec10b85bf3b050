"""A season of work: documents arrive, the truth plays the reviewer, and the machine learns from what he saw."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from docloop.adapters.model_library import shipped_background
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.predicting import Machine, predict_one
from docloop.lab.evaluation.trials import days_of, machine_of
from docloop.model.base import Value
from docloop.model.budget import ErrorBudget
from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.policy import Policy, PolicyMode
from docloop.steps.learn.contest import contest
from docloop.steps.learn.examples import Example
from docloop.steps.learn.train import train

Tell = Callable[[int, str, float], None]
"""Told how many documents have come, and how far the training after them is."""


class Arrival(Value):
    """One document as it came. Of its `fields` of known truth nobody saw the `automated` ones; the `wrong` among them
    are so. `audited`: the document was drawn, and a person saw all of it.
    """

    file: str
    fields: tuple[str, ...]
    automated: tuple[str, ...]
    wrong: tuple[str, ...]
    audited: bool
    familiar: bool


@dataclass(frozen=True)
class Rules:
    """How the season is run. `audit_rate`: share of documents of which a person sees everything."""

    batch: int
    budget: float
    delta: float
    audit_rate: float
    seed: int
    types: Sequence[DocumentType]


class Training(Value):
    """What came of the labels after so many documents. `share` of the fields that the model in use from then on may
    accept, as its own cases prove; `reason` says in a sentence why the new model is in use or not."""

    after: int
    document_type: str
    promoted: bool
    share: float
    reason: str


@dataclass(frozen=True)
class Story:
    """A whole season, in order."""

    arrivals: tuple[Arrival, ...]
    trainings: tuple[Training, ...]


@dataclass
class Season:
    """The state between documents: what people saw, and what was made of it."""

    rules: Rules
    machines: dict[str, Machine]
    seen: dict[str, list[Example]]
    days: Mapping[str, date]


def simulate(papers: Sequence[Paper], rules: Rules, machines: Mapping[str, Machine], tell: Tell) -> Story:
    """Every document in its order. `machines` by type are what it starts with; without one people see everything."""
    known = {paper.document_type.name: paper.document_type for paper in papers}
    season = Season(rules, dict(machines), {name: [] for name in known}, days_of(papers))
    arrivals: list[Arrival] = []
    trainings: list[Training] = []
    for place, paper in enumerate(papers, start=1):
        arrivals.append(_arrive(season, paper))
        tell(place, "arrive", 0.0)
        if place % rules.batch == 0 and place < len(papers):
            trainings += _learn(season, known, place, partial(tell, place))
    return Story(tuple(arrivals), tuple(trainings))


def _arrive(season: Season, paper: Paper) -> Arrival:
    """The machine reads it, a person sees what it is not sure of or everything, and that becomes a label."""
    name, rules = paper.document_type.name, season.rules
    prediction = predict_one(paper, rules.types, season.machines, season.days[name])
    audited = drawn(paper.id, rules.audit_rate, rules.seed)
    unseen = () if audited else tuple(field for field in paper.truth if prediction.accepts(field, rules.budget))
    sender = supplier_field(paper.document_type)
    season.seen[name].append(
        Example(
            id=paper.id,
            reading=paper.reading,
            fields={field: value for field, value in paper.truth.items() if field not in unseen},
            rereadings=paper.second.lines if paper.second else (),
            supplier=prediction.extraction.value(sender) if sender else None,
        )
    )
    return Arrival(
        file=paper.id,
        fields=tuple(paper.truth),
        automated=unseen,
        wrong=tuple(field for field in unseen if not _right(paper, field, prediction.extraction.value(field))),
        audited=audited,
        familiar=prediction.extraction.familiar,
    )


def _learn(
    season: Season, known: Mapping[str, DocumentType], after: int, tell: Callable[[str, float], None]
) -> Iterator[Training]:
    """A new model of each type from all that people saw so far; it takes over where it would in the stack."""
    rules = season.rules
    for name, examples in season.seen.items():
        if not examples:
            continue
        document_type = known[name]
        challenger = train(examples, document_type, background=shipped_background(), seed=rules.seed, progress=tell)
        champion = season.machines[name].model if name in season.machines else None
        policy = Policy(mode=PolicyMode.ERROR_BUDGET, budget=ErrorBudget(error=rules.budget, delta=rules.delta))
        found = contest(examples, document_type, champion, challenger, policy, season.days[name])
        if found.better:
            season.machines[name] = machine_of(challenger, document_type, (rules.budget,), rules.delta)
        used = season.machines.get(name, Machine(None)).guarantees.get(rules.budget)
        yield Training(
            after=after,
            document_type=name,
            promoted=found.better,
            share=used.share if used else 0.0,
            reason=found.reason,
        )


def _right(paper: Paper, field: str, value: str | None) -> bool:
    spec = paper.document_type.get(field)
    return spec is not None and spec.same(value, paper.truth[field])


def drawn(document_id: str, rate: float, seed: int) -> bool:
    """Whether a person sees the whole document whatever the machine says."""
    draw = int.from_bytes(hashlib.sha256(f"audit:{seed}:{document_id}".encode()).digest()[:8], "big")
    return draw < rate * 2**64
