"""A paper of which a part is missing is asked about: pages that it counts, text that runs out of the picture."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.cut_off import cut_off
from docloop.values.field_roles import FieldRole

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
GROSS, SUPPLIER = RECEIPT.name_of(FieldRole.GROSS), RECEIPT.name_of(FieldRole.SUPPLIER)
SIZE = 1000
ROWS = ("Corner Cafe Ltd", "12 Market Street", "Coffee 4.00", "Cake 8.50", "TOTAL 12.50", "Cash 20.00", "Change 7.50")


def page(
    *rows: str, left: float = 0.1, top: float = 0.05, bottom: float = 0.9, sure: float | None = 0.97, number: int = 1
) -> PageReading:
    """Rows evenly from top to bottom, the last one ending there."""
    step = (bottom - 0.02 - top) / max(1, len(rows) - 1)
    lines = [_line(row, left, top + place * step, sure) for place, row in enumerate(rows)]
    return PageReading(number=number, width=SIZE, height=SIZE, reader="neural", lines=tuple(lines))


def _line(row: str, left: float, top: float, sure: float | None) -> Line:
    found = []
    for text in row.split():
        right = min(1.0, left + 0.02 * len(text))
        found.append(Word(text=text, box=Box(left=left, top=top, right=right, bottom=top + 0.02), confidence=sure))
        left = min(1.0, right + 0.02)
    return Line(words=tuple(found))


def findings(*pages: PageReading, total: str | None = "TOTAL", supplier: str | None = "Corner") -> list[Finding]:
    """What is found where the total and the supplier were read in the lines that begin with these words."""
    places = {GROSS: _box(pages[-1], total), SUPPLIER: _box(pages[0], supplier)}
    fields = [
        Field(name=spec.name, value="12.50", box=places[spec.name], page=pages[-1 if spec.name == GROSS else 0].number)
        if places.get(spec.name)
        else Field(name=spec.name)
        for spec in RECEIPT.fields
    ]
    return list(cut_off(Reading(pages=pages), fields, RECEIPT))


def _box(page: PageReading, begins: str | None) -> Box | None:
    return next((line.box for line in page.lines if begins and line.text.startswith(begins)), None)


@pytest.mark.parametrize(
    "pages",
    [
        (page(*ROWS),),
        (page(*ROWS, bottom=0.99),),
        (page(*ROWS, "Page 1 of 1"),),
        (page(*ROWS, "Page 1 of 2"), page(*ROWS, "Page 2 of 2", number=2)),
        (page(*ROWS, top=0.0, bottom=1.0, left=0.0, sure=None),),
        (page(*ROWS, "Thank you", "Open daily", "Till 3", bottom=1.0),),
    ],
    ids=["all there", "near the edge", "one of one", "two of two", "a text of its own", "closed after its total"],
)
def test_a_whole_paper_is_not_asked_about(pages: tuple[PageReading, ...]) -> None:
    assert findings(*pages) == []


def test_a_page_that_its_paper_counts_and_the_file_has_not() -> None:
    [found] = findings(page(*ROWS, "Page 1 of 2"))
    assert (found.code, found.severity, found.fields) == ("cut_off.pages", Severity.CONTRADICTS, ())
    assert found.message == "The paper counts 2 pages, and the file has 1 of them."
    assert [each.code for each in findings(page(*ROWS, "Page 2 of 2", sure=None))] == ["cut_off.pages"]


@pytest.mark.parametrize(("left", "side"), [(0.0, "left"), (0.9, "right")])
def test_lines_that_run_out_at_a_side(left: float, side: str) -> None:
    [found] = findings(page(*(f"{row} {'x' * 40}" for row in ROWS), left=left))[:1]
    assert (found.code, found.fields) == ("cut_off.side", ())
    assert side in found.message


def test_a_few_words_at_a_side_are_no_lines_that_run_out() -> None:
    edge = page(*ROWS[:3], left=0.0)
    rest = page(*ROWS[3:])
    assert findings(edge.model_copy(update={"lines": (*edge.lines, *rest.lines)})) == []


@pytest.mark.parametrize("total", ["TOTAL", None])
def test_the_total_is_asked_for_where_the_text_runs_out_below(total: str | None) -> None:
    [found] = findings(page(*ROWS[:5], bottom=1.0), total=total)
    assert (found.code, found.fields) == ("cut_off.bottom", (GROSS,))


def test_the_supplier_is_asked_for_where_the_text_runs_out_above() -> None:
    [found] = findings(page(*ROWS, top=0.0))
    assert (found.code, found.fields) == ("cut_off.top", (SUPPLIER,))
    assert findings(page(*ROWS, top=0.0), supplier="Cash") == []


def test_of_a_reading_without_a_page_nothing_is_said() -> None:
    receipt = next(each for each in shipped_types() if each.name == "receipt")
    assert cut_off(Reading(pages=()), [Field(name=spec.name) for spec in receipt.fields], receipt) == ()
