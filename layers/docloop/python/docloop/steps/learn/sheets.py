"""Labelled documents laid out for training, each seen with and without its own supplier being known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docloop.model.document_type import DocumentType, FieldKind, FieldSpec
from docloop.model.extraction import Candidate, Extraction
from docloop.model.learned import Memory
from docloop.steps.extract import Candidates, Proposal, choose, propose, ranked, recalled
from docloop.steps.extract.scoring import Scorer
from docloop.steps.learn.examples import Example
from docloop.steps.learn.folds import deal_folds, group_twins, join_groups
from docloop.steps.learn.same import same
from docloop.steps.learn.suppliers import group_suppliers, supplier_field
from docloop.steps.validate import ValidationContext, validate

FOLDS = 5
LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True)
class View:
    """A document as a model would meet it; `familiar`: with its supplier's other documents known."""

    familiar: bool
    candidates: Candidates
    knows: bool


@dataclass(frozen=True)
class Sheet:
    """`group` numbers its supplier, `fold` is where it is held out."""

    example: Example
    proposal: Proposal
    group: int
    fold: int
    views: tuple[View, ...]


def lay_out_sheets(
    examples: Sequence[Example], document_type: DocumentType, memory: Memory, seed: int
) -> Iterator[Sheet]:
    """A sheet for each example, in their order; suppliers and twins are kept in one fold."""
    groups = group_twins(examples)
    if name := supplier_field(document_type):
        groups = join_groups(groups, group_suppliers(examples, name))
    folds = deal_folds(groups, max(2, min(FOLDS, len(set(groups)))), seed)
    members: dict[int, set[str]] = {}
    for example, group in zip(examples, groups, strict=True):
        members.setdefault(group, set()).add(example.id)
    for example, group, fold in zip(examples, groups, folds, strict=True):
        proposal = propose(example.reading, document_type)
        views = []
        for exclude in dict.fromkeys((frozenset({example.id}), frozenset(members[group]))):
            candidates, knows = recalled(proposal, memory, exclude)
            views.append(View(len(exclude) < len(members[group]), ranked(proposal, candidates), knows))
        yield Sheet(example, proposal, group, fold, tuple(views))


def reference_day(examples: Sequence[Example], document_type: DocumentType) -> date:
    """The day after the last date that labels name: what is later than that is taken for the future."""
    names = {spec.name for spec in document_type.fields if spec.kind is FieldKind.DATE}
    days = [LONG_AGO]
    for example in examples:
        for name, value in example.fields.items():
            if name in names and value is not None:
                try:
                    days.append(date.fromisoformat(value))
                except ValueError:
                    continue
    return min(max(days), date(2999, 1, 1)) + timedelta(days=1)


def read_off(sheet: Sheet, view: View, scorer: Scorer, today: date) -> Extraction:
    """What a machine with this scorer makes of the document, checked."""
    found = choose(sheet.proposal, view.candidates, scorer, 1.0, sheet.example.reading)
    checked = validate(found, sheet.proposal.page.type, ValidationContext(today=today))
    return checked.model_copy(update={"familiar": view.knows})


def is_right(spec: FieldSpec, candidate: Candidate, truth: str | None) -> bool:
    return same(spec.kind, candidate.value, truth)
