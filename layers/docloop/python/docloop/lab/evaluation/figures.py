"""All that an evaluation measures, as one value that is JSON."""

from __future__ import annotations

import resource
from collections.abc import Sequence

from docloop.lab.evaluation.calibration import Bin, auroc, ece, ece_limit, reliability
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.coverage import AtBudget, at_budget
from docloop.lab.evaluation.grading import Grade
from docloop.lab.evaluation.line_items import f1_of, match_rows, rows_of
from docloop.lab.evaluation.predicting import Prediction
from docloop.model.base import Value
from docloop.values.compare import STATED

ALL = "all"


class FieldFigures(Value):
    """Of one field, or of all together (`field` "all", each known value counting once).

    `known` values have a truth, `claimed` ones were read, `right` ones are the same. `found`: where a field has several
    values each counts for its part, whatever was read beside them. `scored`: those with a confidence,
    also in that there is none; `auroc`, `ece` and `reliability` are of those, `auroc_of_values` of the claims alone.
    `ece_limit`: see calibration.
    """

    field: str
    known: int
    claimed: int
    right: int
    accuracy: float
    found: float
    precision: float | None
    f1: float
    scored: int
    auroc: float | None
    auroc_of_values: float | None
    ece: float | None
    ece_limit: float | None
    reliability: tuple[Bin, ...]
    budgets: tuple[AtBudget, ...]


class RowFigures(Value):
    """Line items of documents whose rows are known; see line_items for what makes a row right."""

    documents: int
    rows: int
    claimed: int
    right: int
    f1: float


class Figures(Value):
    """`seconds_a_page` by step; readers' seconds are from when the page was read. `outside_readers`: share of all time.

    `unreadable`: documents that could not be read; their fields count as not found. `aside`: fields left out.
    `peak_megabytes`: of the largest process so far, one that reads or trains included once it has ended.
    """

    documents: int
    pages: int
    unreadable: int
    aside: int = 0
    familiar: float
    comparison: str = STATED
    types_right: float
    types_named: float
    overall: FieldFigures
    fields: tuple[FieldFigures, ...]
    line_items: RowFigures | None
    seconds_a_page: dict[str, float]
    outside_readers: float | None
    peak_megabytes: float


READERS = frozenset({"read", "reread"})


def measure(
    papers: Sequence[Paper],
    predictions: Sequence[Prediction],
    grades: Sequence[Grade],
    budgets: Sequence[float],
    seed: int,
    aside: int = 0,
) -> Figures:
    """`grades` are those of the papers less what is set aside; there must be one at least."""
    names = list(dict.fromkeys(each.field for each in grades))
    order = {spec.name: place for paper in papers for place, spec in enumerate(paper.document_type.fields)}
    names.sort(key=lambda name: order[name])
    seconds, pages = _seconds(predictions)
    total = sum(seconds.values())
    named = [p for p in predictions if p.classified.confidence is not None]
    truth = {paper.id: paper.document_type.name for paper in papers}
    return Figures(
        documents=len(papers),
        pages=pages,
        unreadable=sum(paper.failure is not None for paper in papers),
        aside=aside,
        familiar=sum(p.extraction.familiar for p in predictions) / len(predictions),
        types_right=sum(p.classified.name == truth[p.file] for p in predictions) / len(predictions),
        types_named=len(named) / len(predictions),
        overall=figures_of(ALL, grades, budgets, seed),
        fields=tuple(figures_of(name, [g for g in grades if g.field == name], budgets, seed) for name in names),
        line_items=_rows(papers, predictions),
        seconds_a_page={step: spent / pages for step, spent in seconds.items()} if pages else {},
        outside_readers=1 - sum(seconds.get(step, 0.0) for step in READERS) / total if total else None,
        peak_megabytes=_peak(),
    )


def figures_of(name: str, grades: Sequence[Grade], budgets: Sequence[float], seed: int) -> FieldFigures:
    claimed = [each for each in grades if each.claimed]
    right = sum(each.right for each in grades)
    found = sum(each.right for each in claimed)
    present = sum(each.truth is not None for each in grades)
    said, good = _scored(grades)
    return FieldFigures(
        field=name,
        known=len(grades),
        claimed=len(claimed),
        right=right,
        accuracy=right / len(grades),
        found=sum(each.found for each in grades) / len(grades),
        precision=found / len(claimed) if claimed else None,
        f1=2 * found / (len(claimed) + present) if claimed or present else 1.0,
        scored=len(said),
        auroc=auroc(said, good),
        auroc_of_values=auroc(*_scored(claimed)),
        ece=ece(said, good),
        ece_limit=ece_limit(said, seed),
        reliability=reliability(said, good),
        budgets=tuple(at_budget(grades, budget) for budget in budgets),
    )


def _scored(grades: Sequence[Grade]) -> tuple[list[float], list[bool]]:
    """Confidences, and whether each is of what is right."""
    scored = [(each.read.confidence, each.right) for each in grades if each.read.confidence is not None]
    return [confidence for confidence, _ in scored], [right for _, right in scored]


def _rows(papers: Sequence[Paper], predictions: Sequence[Prediction]) -> RowFigures | None:
    matches = [
        match_rows(rows_of(prediction.extraction.line_items), paper.label.line_items)
        for paper, prediction in zip(papers, predictions, strict=True)
        if paper.label.line_items is not None
    ]
    if not matches:
        return None
    return RowFigures(
        documents=len(matches),
        rows=sum(each.truth for each in matches),
        claimed=sum(each.predicted for each in matches),
        right=sum(each.matched for each in matches),
        f1=f1_of(matches),
    )


def _peak() -> float:
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(kilobytes / 1024, 1)


def _seconds(predictions: Sequence[Prediction]) -> tuple[dict[str, float], int]:
    seconds: dict[str, float] = {}
    for prediction in predictions:
        for step, spent in prediction.seconds.items():
            seconds[step] = seconds.get(step, 0.0) + spent
    return seconds, sum(prediction.pages for prediction in predictions)
