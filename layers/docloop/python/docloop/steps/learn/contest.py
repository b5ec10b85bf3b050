"""Whether a challenger is better than the model in use, on labels that neither had seen when it answered.

Every label teaches, and every label compares: of the documents that a model learned from, what it said of each when
that one was left out came with it (its cross-fitted cases); any other document it can simply read. A challenger that
will learn from everything is so held to what it makes of four fifths of it, never the other way round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docloop.model.budget import ErrorBudget
from docloop.model.document_type import DocumentType
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.model.policy import Policy, PolicyMode
from docloop.model.training import Comparison, Figures
from docloop.steps.decide.budget.proof_cases import guarantee_of
from docloop.steps.decide.budget.prove import once_each
from docloop.steps.learn.examples import Example
from docloop.steps.predict_fields import predict_fields

NOISE = 0.10
"""A lead is more than noise when luck alone gives it, or a greater one, less often than this (one-sided sign test over
the fields that only one of the two got right)."""

LEAST_GAIN = 0.05
"""Of the fields: a model that is not worse is better when it proves that so many more can be accepted, and one that
proves so many less does not take over where a budget decides, however much it gets right."""

Answers = dict[tuple[str, str], bool]
"""By document and field, whether what was said is right."""


@dataclass(frozen=True)
class Contest:
    """What came of holding a challenger against the model in use; `reason` says it in a sentence."""

    comparison: Comparison
    better: bool
    reason: str


def contest(
    examples: Sequence[Example],
    document_type: DocumentType,
    champion: LearnedModel | None,
    challenger: LearnedModel,
    policy: Policy,
    today: date,
) -> Contest:
    """`examples` are the labels of today, those that the two learned from among them; `champion` None: the rules."""
    found = compare(examples, document_type, champion, challenger, today)
    shares = [accepted_share(model, examples, document_type, policy.budget) for model in (champion, challenger)]
    figures = zip(("champion", "challenger"), (found.champion, found.challenger), shares, strict=True)
    found = found.model_copy(update={name: each.model_copy(update={"accepted": part}) for name, each, part in figures})
    better, reason = verdict(challenger, champion, found, policy.mode)
    return Contest(found, better, reason)


def seen_by(model: LearnedModel | None) -> frozenset[str]:
    """The documents that a model has learned from."""
    if model is None:
        return frozenset()
    remembered = (document for known in model.memory.values for document in known.documents)
    return frozenset((*remembered, *model.habits.documents, *(case.document for case in model.cases)))


def compare(
    examples: Sequence[Example],
    document_type: DocumentType,
    champion: LearnedModel | None,
    challenger: LearnedModel,
    today: date,
) -> Comparison:
    """Field by field, wherever both have said something of a document that they had not seen."""
    before = answers(examples, document_type, champion, today)
    after = answers(examples, document_type, challenger, today)
    pairs = [(before[place], after[place]) for place in sorted(before.keys() & after.keys())]
    return Comparison(
        documents=len({document for document, _ in before.keys() & after.keys()}),
        fields=len(pairs),
        won=sum(now and not was for was, now in pairs),
        lost=sum(was and not now for was, now in pairs),
        champion=Figures(right=_share([was for was, _ in pairs])),
        challenger=Figures(right=_share([now for _, now in pairs])),
    )


def answers(
    examples: Sequence[Example], document_type: DocumentType, model: LearnedModel | None, today: date
) -> Answers:
    """Each field whose truth is known and that the model has not seen; `model` None: the rules alone.

    Of a document that it learned from only what was said when that one was left out; where a label was changed since
    then, that stays judged by the label of then.
    """
    seen = seen_by(model)
    found: Answers = {}
    truth = {(each.id, name): value for each in examples for name, value in each.fields.items()}
    for case in once_each(model.cases) if model else ():
        place = (case.document, case.field)
        if place in truth and case.right is not None:
            found[place] = case.right
    for example in examples:
        if example.id not in seen:
            found.update(_read(example, document_type, model, today))
    return found


def accepted_share(
    model: LearnedModel | None, examples: Sequence[Example], document_type: DocumentType, budget: ErrorBudget
) -> float:
    """The part of the fields that the model may accept, as its cases from these labels prove: what it proved on
    documents of other people says nothing here."""
    if model is None:
        return 0.0
    labelled = {each.id for each in examples}
    cases = tuple(case for case in model.cases if case.document in labelled)
    return guarantee_of(model.model_copy(update={"cases": cases}), document_type, budget).share


def verdict(
    challenger: LearnedModel,
    champion: LearnedModel | None,
    found: Comparison,
    mode: PolicyMode = PolicyMode.ERROR_BUDGET,
) -> tuple[bool, str]:
    """Whether to put the challenger in use, and why or why not in a sentence."""
    if challenger.ranker is None and not challenger.judges:
        return False, f"There are too few labels to learn from: {challenger.facts.documents} documents to train on."
    if not found.fields:
        return False, "There are too few labels to try it out on documents that it was not taught."
    told = _told(found, "the model in use" if champion else "the rules alone")
    if champion is None:
        # Of equal rank the model goes before the rules: it learns on, and can be held to a budget.
        return (True, f"{told} No model was in use before.") if found.won >= found.lost else (False, told)
    better, why = _better(found, mode)
    return better, f"{told} {why}"


def _better(found: Comparison, mode: PolicyMode) -> tuple[bool, str]:
    ahead, luck = found.won > found.lost, chance(found.won, found.lost)
    gain = (found.challenger.accepted or 0.0) - (found.champion.accepted or 0.0)
    if gain <= -LEAST_GAIN and mode is PolicyMode.ERROR_BUDGET:
        return False, f"It proves {-gain:.0%} of the fields less to be acceptable within the error budget."
    if ahead and luck < NOISE:
        return True, "That is more than noise."
    if gain >= LEAST_GAIN and chance(found.lost, found.won) >= NOISE:
        return True, f"It accepts {gain:.0%} more of the fields within the error budget."
    return False, f"Luck alone gives such a lead in {luck:.0%} of cases." if ahead else "It is not better."


def chance(won: int, lost: int) -> float:
    """How often a fair coin gives at least `won` heads in `won` + `lost` throws: the exact one-sided sign test."""
    throws = won + lost
    return sum(math.comb(throws, heads) for heads in range(won, throws + 1)) / float(2**throws)


def _told(found: Comparison, other: str) -> str:
    return (
        f"On {found.fields} fields of {found.documents} documents, read as if never seen, it got "
        f"{found.challenger.right or 0:.1%} right and {other} {found.champion.right or 0:.1%}; {found.won} only it, "
        f"{found.lost} only the other."
    )


def _read(example: Example, document_type: DocumentType, model: LearnedModel | None, today: date) -> Answers:
    found = predict_fields(example.reading, document_type, 1.0, model, Facts(today=today), example.rereadings)
    specs = ((name, document_type.get(name)) for name in example.fields)
    return {
        (example.id, name): spec.same(found.value(name), example.fields[name])
        for name, spec in specs
        if spec is not None
    }


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None
