"""Whether a challenger is better than the model in use, on labels that neither has seen."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Sequence
from datetime import date

from docloop.model.budget import ErrorBudget
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.model.training import Comparison, Figures
from docloop.steps.budget.evidence import guarantee_of
from docloop.steps.interpret import interpret
from docloop.steps.learn.examples import Example
from docloop.steps.same import same
from docloop.steps.validate import ValidationContext

HELD_OUT = 0.2
"""The part of the labels that teach no model, so that models can be compared on them."""
NOISE = 0.10
"""A lead is more than noise when luck alone gives it, or a greater one, less often than this (one-sided sign test over
the fields that only one of the two got right)."""

LEAST_GAIN = 0.05
"""Of the fields: a model that is not worse is better when it proves that so many more can be accepted."""


def place(document_id: str) -> float:
    """Where a document falls between 0 and 1, the same for ever."""
    digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def split(examples: Sequence[Example], seen: Collection[str]) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """(to train on, held out): the documents that fall below HELD_OUT, and while these are less than that part of all,
    the next ones; never one that the model in use has `seen`."""
    unseen = sorted((each for each in examples if each.id not in seen), key=lambda each: (place(each.id), each.id))
    least = math.ceil(HELD_OUT * len(examples))
    held = {each.id for number, each in enumerate(unseen) if number < least or place(each.id) < HELD_OUT}
    return (
        tuple(each for each in examples if each.id not in held),
        tuple(each for each in examples if each.id in held),
    )


def seen_by(model: LearnedModel | None) -> frozenset[str]:
    """The documents that a model has learned from."""
    if model is None:
        return frozenset()
    remembered = (document for known in model.memory.values for document in known.documents)
    return frozenset((*remembered, *model.habits.documents, *(case.document for case in model.cases)))


def compare(
    held_out: Sequence[Example],
    document_type: DocumentType,
    champion: LearnedModel | None,
    challenger: LearnedModel,
    today: date,
) -> Comparison:
    """Field by field over the same documents; `champion` None: the rules alone."""
    before = [_right(each, document_type, champion, today) for each in held_out]
    after = [_right(each, document_type, challenger, today) for each in held_out]
    pairs = [(was, now) for one, other in zip(before, after, strict=True) for was, now in zip(one, other, strict=True)]
    return Comparison(
        documents=len(held_out),
        fields=len(pairs),
        won=sum(now and not was for was, now in pairs),
        lost=sum(was and not now for was, now in pairs),
        champion=Figures(right=_share([was for was, _ in pairs])),
        challenger=Figures(right=_share([now for _, now in pairs])),
    )


def with_shares(
    found: Comparison,
    champion: LearnedModel | None,
    challenger: LearnedModel,
    document_type: DocumentType,
    budget: ErrorBudget,
) -> Comparison:
    """The same with the part of the fields that each accepts under the budget, as its own cases prove."""
    figures = {
        name: figure.model_copy(update={"accepted": guarantee_of(model, document_type, budget).share})
        for name, figure, model in (
            ("champion", found.champion, champion),
            ("challenger", found.challenger, challenger),
        )
    }
    return found.model_copy(update=figures)


def verdict(challenger: LearnedModel, champion: LearnedModel | None, found: Comparison) -> tuple[bool, str]:
    """Whether to put the challenger in use, and why or why not in a sentence."""
    if challenger.ranker is None and not challenger.judges:
        return False, f"There are too few labels to learn from: {challenger.facts.documents} documents to train on."
    if not found.fields:
        return False, "No labels could be held out that neither model has seen, so nothing could be compared."
    told = _told(found, "the model in use" if champion else "the rules alone")
    if champion is None:
        # Of equal rank the model goes before the rules: it learns on, and can be held to a budget.
        return (True, f"{told} No model was in use before.") if found.won >= found.lost else (False, told)
    better, why = _better(found)
    return better, f"{told} {why}"


def _better(found: Comparison) -> tuple[bool, str]:
    ahead, luck = found.won > found.lost, chance(found.won, found.lost)
    if ahead and luck < NOISE:
        return True, "That is more than noise."
    gain = (found.challenger.accepted or 0.0) - (found.champion.accepted or 0.0)
    if gain >= LEAST_GAIN and chance(found.lost, found.won) >= NOISE:
        return True, f"It accepts {gain:.0%} more of the fields within the error budget."
    return False, f"Luck alone gives such a lead in {luck:.0%} of cases." if ahead else "It is not better."


def chance(won: int, lost: int) -> float:
    """How often a fair coin gives at least `won` heads in `won` + `lost` throws: the exact one-sided sign test."""
    throws = won + lost
    return sum(math.comb(throws, heads) for heads in range(won, throws + 1)) / float(2**throws)


def _told(found: Comparison, other: str) -> str:
    return (
        f"On {found.fields} fields of {found.documents} held-out documents it got {found.challenger.right or 0:.1%} "
        f"right and {other} {found.champion.right or 0:.1%}; {found.won} only it, {found.lost} only the other."
    )


def _right(example: Example, document_type: DocumentType, model: LearnedModel | None, today: date) -> list[bool]:
    """Of each field of the type whose truth is known, in the order of their names."""
    found = interpret(example.reading, document_type, 1.0, model, ValidationContext(today=today), example.rereadings)
    specs = ((name, document_type.get(name)) for name in sorted(example.fields))
    return [same(spec.kind, found.value(name), example.fields[name]) for name, spec in specs if spec is not None]


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None
