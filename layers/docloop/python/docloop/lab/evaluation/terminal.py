"""Figures for people, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from docloop.lab.evaluation.coverage import Accepted, AtBudget
from docloop.lab.evaluation.figures import FieldFigures, Figures
from docloop.lab.evaluation.replays import Replays
from docloop.lab.evaluation.season import Course, Span
from docloop.lab.evaluation.simulation import Training


def console(*, errors: bool = False) -> Console:
    """As wide as the terminal; wide enough for a table when the output is a file."""
    made = Console(stderr=errors, highlight=False)
    return made if made.is_terminal else Console(stderr=errors, highlight=False, width=160)


def print_figures(screen: Console, figures: Figures, heading: str) -> None:
    screen.print(f"[bold]{heading}[/]", soft_wrap=True)
    screen.print(summary(figures), soft_wrap=True, markup=False)
    rows = (*figures.fields, figures.overall)
    screen.print(field_table(rows))
    screen.print(budget_table(rows))
    screen.print(reliability_table(figures.overall))
    screen.print(timing(figures), soft_wrap=True, markup=False)


def summary(figures: Figures) -> str:
    parts = [
        f"{figures.documents} documents, {figures.pages} pages, {figures.overall.known} labelled fields",
        f"type recognised {percent(figures.types_right)}",
        f"supplier known {percent(figures.familiar)}",
    ]
    if figures.unreadable:
        parts.append(f"{figures.unreadable} unreadable documents, whose fields count as not found")
    if figures.aside:
        parts.append(f"{figures.aside} fields with wrong labels left out")
    if (rows := figures.line_items) is not None:
        parts.append(
            f"line items F1 {rows.f1:.3f} ({rows.right} of {rows.claimed} extracted are right, {rows.rows} labelled)"
        )
    return "; ".join(parts) + f".\n{figures.comparison}"


def field_table(rows: Sequence[FieldFigures]) -> Table:
    table = _table(
        "field", "labelled", "extracted", "right", "accuracy", "found", "F1", "AUROC", "of values", "ECE", "ECE limit"
    )
    for row in rows:
        table.add_row(
            row.field,
            *(f"{count:,}" for count in (row.known, row.claimed, row.right)),
            f"{row.accuracy:.3f}",
            f"{row.found:.3f}",
            f"{row.f1:.3f}",
            *(number(value) for value in (row.auroc, row.auroc_of_values, row.ece, row.ece_limit)),
        )
    return table


def budget_table(rows: Sequence[FieldFigures]) -> Table:
    table = _table("field", "budget", "accepted", "error rate", "known supplier", "new supplier", "best threshold")
    for row in rows:
        for each in row.budgets:
            table.add_row(row.field, percent(each.budget), *_parts(each))
    return table


def _parts(each: AtBudget) -> list[str]:
    taken = each.guaranteed
    if taken is None or each.familiar is None or each.new is None:
        return ["-", "-", "-", "-", percent(each.best.share)]
    error = f"{percent(taken.error)} ({taken.wrong} of {taken.count})" if taken.error is not None else "-"
    return [percent(taken.share), error, _share(each.familiar), _share(each.new), percent(each.best.share)]


def _share(part: Accepted) -> str:
    return percent(part.share) if part.error is None else f"{percent(part.share)}, {percent(part.error)} wrong"


def reliability_table(figures: FieldFigures) -> Table:
    table = _table("values", "mean confidence", "right")
    for part in figures.reliability:
        table.add_row(f"{part.count}", f"{part.confidence:.3f}", f"{part.right:.3f}")
    return table


def course_table(course: Course, trainings: Sequence[Training]) -> Table:
    table = _table("documents", "automated", "error rate", "final results right", "review minutes", "training")
    for span in course.batches:
        learned = [training for training in trainings if training.after == span.last]
        table.add_row(f"{span.first} to {span.last}", *_span(span), "; ".join(_learned(each) for each in learned))
    table.add_section()
    table.add_row(f"the last {course.last.last - course.last.first + 1}", *_span(course.last), style="bold")
    table.add_row("all", *_span(course.everything))
    return table


def _learned(training: Training) -> str:
    """new receipt model, accepts 48.0%"""
    return f"{'new' if training.promoted else 'same'} {training.document_type} model, accepts {percent(training.share)}"


def _span(span: Span) -> list[str]:
    wrong = "-" if span.error is None else f"{percent(span.error)} ({span.wrong} of {span.automated_fields})"
    return [percent(span.automated), wrong, f"{span.final_right:.2%}", f"{span.minutes:.0f}"]


def replay_table(replays: Sequence[Replays]) -> Table:
    table = _table("replays", "budget", "halves", "budget exceeded in", "accepted", "least", "most", "error")
    for each in replays:
        table.add_row(
            f"{each.count}",
            percent(each.budget.error),
            "share no supplier" if each.disjoint else "any documents",
            percent(each.exceeded),
            *(percent(value) for value in (each.accepted, each.least_accepted, each.most_accepted, each.error)),
        )
    return table


def timing(figures: Figures) -> str:
    steps = ", ".join(f"{step} {spent:.3f}" for step, spent in figures.seconds_a_page.items())
    outside = "" if figures.outside_readers is None else f"; outside the readers {percent(figures.outside_readers)}"
    return f"Seconds per page: {steps}{outside}. Largest process: {figures.peak_megabytes:,.0f} MB."


def percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _table(first: str, *others: str) -> Table:
    table = Table()
    table.add_column(first, no_wrap=True)
    for other in others:
        table.add_column(other, justify="right", no_wrap=True)
    return table
