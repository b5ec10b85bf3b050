"""Labelled documents laid out for training, each seen with and without its own supplier being known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from docloop.model.document_type import DocumentType, FieldSpec, supplier_field
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.steps.extract import ranked, recalled
from docloop.steps.extract.choosing import Choice, by_rules, choose_fields
from docloop.steps.extract.proposal import Candidates, Proposal
from docloop.steps.extract.score.scoring import Scorer
from docloop.steps.learn.examples import Example
from docloop.steps.learn.folds import deal_folds, group_twins, join_groups
from docloop.steps.learn.suppliers import group_suppliers
from docloop.steps.learn.wordings import Sentences
from docloop.steps.validate import validate

FOLDS = 5
LEAST_LABELS = 5
"""Documents in which a field's value must be known before anything is learned of it."""

_LONG_AGO, _FAR_AHEAD = date(2000, 1, 1), date(2999, 1, 1)
_SPAN = timedelta(days=3_653)
"""Labels name dates of at most so long after the middle one; what is later was typed or read wrong."""


@dataclass(frozen=True)
class View:
    """A document as a model would meet it: `familiar` with its supplier's other documents known, else without.

    `knows`: whether the supplier was recognised.
    """

    familiar: bool
    knows: bool
    candidates: Candidates


@dataclass(frozen=True)
class Sheet:
    """`group` numbers its supplier, `fold` is where it is held out. `others` are fields that are left to the rules."""

    example: Example
    proposal: Proposal
    specs: tuple[FieldSpec, ...]
    others: Mapping[str, Choice]
    group: int
    fold: int
    views: tuple[View, ...]

    @property
    def type(self) -> DocumentType:
        return self.proposal.page.type


def taught_fields(examples: Sequence[Example], document_type: DocumentType) -> frozenset[str]:
    """Names of the fields of which labels tell enough to learn from."""
    counts = Counter(name for example in examples for name, value in example.fields.items() if value is not None)
    return frozenset(spec.name for spec in document_type.fields if counts[spec.name] >= LEAST_LABELS)


def lay_out_sheets(
    examples: Sequence[Example], proposals: Sequence[Proposal], model: LearnedModel, sentences: Sentences, seed: int
) -> Iterator[Sheet]:
    """A sheet for each example, in their order; suppliers and twins are kept in one fold.

    `model` is what was taught so far; of it a document sees what others taught, of wordings what other folds did.
    """
    document_type = proposals[0].page.type
    taught = frozenset(model.fields)
    groups = twins = group_twins(examples)
    if name := supplier_field(document_type):
        groups = join_groups(groups, group_suppliers(examples, name))
    folds = deal_folds(groups, max(2, min(FOLDS, len(set(groups)))), seed)
    apart = _without_folds(model, sentences, folds)
    scans, members = _members(examples, twins), _members(examples, groups)
    for example, proposal, twin, group, fold in zip(examples, proposals, twins, groups, folds, strict=True):
        views = []
        for exclude in dict.fromkeys((scans[twin], members[group])):
            candidates, knows = recalled(proposal, apart[fold], exclude)
            views.append(View(exclude != members[group], knows, ranked(proposal, candidates, taught)))
        specs = tuple(spec for spec in document_type.fields if spec.name in taught)
        others = {s.name: by_rules(s, proposal) for s in document_type.fields if s.name not in taught}
        yield Sheet(example, proposal, specs, others, group, fold, tuple(views))


def _without_folds(model: LearnedModel, sentences: Sentences, folds: Sequence[int]) -> dict[int, LearnedModel]:
    """The model that each fold sees: with wordings that its documents had no part in."""
    if not model.wordings:
        return dict.fromkeys(folds, model)
    inside = {fold: [place for place, each in enumerate(folds) if each == fold] for fold in sorted(set(folds))}
    return {fold: model.model_copy(update={"wordings": sentences.learn(own)}) for fold, own in inside.items()}


def _members(examples: Sequence[Example], groups: Sequence[int]) -> dict[int, frozenset[str]]:
    """The ids of each group's documents."""
    return {
        number: frozenset(example.id for example, group in zip(examples, groups, strict=True) if group == number)
        for number in set(groups)
    }


def reference_day(examples: Sequence[Example], document_type: DocumentType) -> date:
    """The day after the last date that labels name: what is later than that is taken for the future.

    A single label that names the year 2092 makes no future.
    """
    names = {spec.name for spec in document_type.fields if spec.kind.day}
    days = []
    for example in examples:
        for name, value in example.fields.items():
            if name in names and value is not None:
                try:
                    days.append(min(date.fromisoformat(value), _FAR_AHEAD))
                except ValueError:
                    continue
    latest = median_low(days) + _SPAN if days else _LONG_AGO
    return max((day for day in days if day <= latest), default=_LONG_AGO) + timedelta(days=1)


def read_off(sheet: Sheet, view: View, scorers: Mapping[str, Scorer], today: date) -> Extraction:
    """What a machine with these scorers, by field, makes of the document, checked."""
    taught = {spec.name: (view.candidates[spec.name], scorers[spec.name]) for spec in sheet.specs}
    chosen = choose_fields(sheet.type.fields, {**sheet.others, **taught}, sheet.proposal)
    found = Extraction(
        document_type=sheet.type.name,
        type_confidence=1.0,
        fields=chosen,
        familiar=view.knows,
        readers=sheet.example.reading.readers,
    )
    return validate(found, sheet.type, Facts(today=today))
