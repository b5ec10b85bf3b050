"""Outcomes for people: a table in a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document import Document, DocumentState
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cdk.local.stack_client import Outcome

COLOURS = {
    DocumentState.ACCEPTED: "green",
    DocumentState.COMPLETED: "green",
    DocumentState.IN_REVIEW: "yellow",
    DocumentState.FAILED: "red",
    DocumentState.REJECTED: "red",
}


def console(*, errors: bool = False) -> Console:
    """As wide as the terminal; wide enough for a table when the output is a file."""
    made = Console(stderr=errors, highlight=False)
    return made if made.is_terminal else Console(stderr=errors, highlight=False, width=160)


def outcome_table(outcomes: Sequence[Outcome]) -> Table:
    table = Table(show_lines=True)
    table.add_column("file", overflow="fold", ratio=2)
    table.add_column("state", no_wrap=True)
    table.add_column("type", no_wrap=True)
    table.add_column("fields (confidence)", overflow="fold", ratio=4)
    table.add_column("reasons", overflow="fold", ratio=4)
    table.add_column("seconds", justify="right", no_wrap=True)
    for outcome in outcomes:
        document = outcome.document
        state = document.state if document else None
        table.add_row(
            Text(outcome.dropped.path.name),
            Text(state.value if state else "waiting", style=COLOURS.get(state, "") if state else ""),
            Text((document.document_type if document else None) or "-"),
            Text(_fields(outcome)),
            Text(_reasons(outcome)),
            Text(f"{outcome.seconds:.1f}" if outcome.seconds is not None else "-"),
        )
    return table


def _fields(outcome: Outcome) -> str:
    if outcome.extraction is None:
        return "-"
    lines = [
        f"{field.name} {field.value} ({'not scored' if field.confidence is None else _percent(field.confidence)})"
        for field in outcome.fields
        if field.value is not None
    ]
    if outcome.extraction.line_items:
        lines.append(f"{len(outcome.extraction.line_items)} line items")
    return "\n".join(lines) or "-"


def _percent(confidence: float) -> str:
    """Cut, not rounded, so that what is below a threshold does not look as if it reached it."""
    return f"{min(99, int(confidence * 100 + 1e-9))}%"


def _reasons(outcome: Outcome) -> str:
    if outcome.document is None:
        return "-"
    failure = outcome.document.failure
    if failure:
        return f"{failure.message} {failure.remedy}".strip()
    said = parts_in_words(outcome.document)
    return "\n".join([*outcome.document.reasons, *([said] if said else [])]) or "-"


def parts_in_words(document: Document) -> str:
    """Which document it is a part of, or how many it was split into; nothing of any other one."""
    if document.part is not None:
        span = document.part.span
        pages = f"page {span.first}" if span.pages == 1 else f"pages {span.first} to {span.last}"
        area = "an area of " if span.area is not None else ""
        return f"{area}{pages} of {document.part.of}"
    return f"split into {len(document.parts)} papers: {', '.join(document.part_ids)}" if document.parts else ""
