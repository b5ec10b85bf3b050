"""Line items in the review screen: the grid has the habits of a spreadsheet, and its sum is checked as one types."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.hostile import CORPUS
from tests.browser.people import People
from tests.browser.reviewing import bench


def open_items(page: Page) -> Locator:
    bench(page)
    page.keyboard.press("i")
    grid = page.get_by_role("grid", name="Line items")
    expect(grid).to_be_visible()
    return grid


def cell(grid: Locator, row: int, column: int) -> Locator:
    """Counted from 0."""
    return grid.locator("tbody tr").nth(row).get_by_role("gridcell").nth(column)


def texts(grid: Locator) -> list[list[str]]:
    """Of all rows but the empty one at the end."""
    rows = grid.locator("tbody tr:not(.new)").all()
    return [[each.inner_text().strip() for each in row.locator("[data-cell]").all()] for row in rows]


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def rows_saved(page: Page) -> list[dict[str, str]]:
    """The rows of the next draft that is saved with them."""

    def has_rows(body: str | None) -> bool:
        return bool(body) and json.loads(str(body))["draft"]["line_items"] is not None

    with page.expect_response(
        lambda answer: answer.url.endswith("/draft") and answer.ok and has_rows(answer.request.post_data)
    ) as saved:
        pass
    return [row["fields"] for row in json.loads(saved.value.request.post_data or "")["draft"]["line_items"]]


def test_cells_are_walked_typed_and_left_as_they_were(people: People, itemised_review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    before = texts(grid)
    cell(grid, 0, 0).click()

    # Arrows and Tab walk
    page.keyboard.press("ArrowRight")
    expect(cell(grid, 0, 1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cell(grid, 1, 1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(cell(grid, 1, 0)).to_be_focused()

    # Escape leaves a cell as it was
    page.keyboard.type("not this")
    page.keyboard.press("Escape")
    expect(cell(grid, 1, 0)).to_be_focused()
    assert texts(grid) == before

    # Typing replaces, F2 goes on with what is there, Enter goes down, Tab goes right
    page.keyboard.type("Tea")
    page.keyboard.press("Enter")
    expect(cell(grid, 2, 0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.type(" green")
    page.keyboard.press("Tab")
    expect(cell(grid, 1, 1)).to_be_focused()
    assert texts(grid)[1][0] == "Tea green"

    # No key of the page has been pressed by all this, and a change can be undone
    page.keyboard.press("Control+z")
    expect(cell(grid, 1, 0)).to_have_text("Tea")
    page.keyboard.press("Control+z")
    expect(cell(grid, 1, 0)).to_have_text(before[1][0])
    assert not violations(page)


def test_what_a_spreadsheet_copied_is_pasted_and_kept(people: People, itemised_review: dict[str, Any]) -> None:
    # Given the grid with all its rows taken away
    page = people.new().sign_in("reviewer", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    headings = grid.get_by_role("columnheader").all_inner_texts()
    cell(grid, 0, 0).click()
    for _ in texts(grid):
        page.keyboard.press("Control+Delete")
    assert texts(grid) == []

    # When rows of a spreadsheet are pasted
    paste(page, 'Tea\t2\t1.50\t3.00\r\n"Milk, ""fresh"""\t1\t0.99\t0.99\r\n')

    # Then they are there, and saved
    assert [title.upper() for title in headings[:4]] == ["ITEM", "QUANTITY", "UNIT PRICE", "PRICE"]
    assert [row[:4] for row in texts(grid)] == [["Tea", "2", "1.50", "3.00"], ['Milk, "fresh"', "1", "0.99", "0.99"]]
    assert rows_saved(page) == [
        {"ITEM": "Tea", "QUANTITY": "2", "UNIT_PRICE": "1.50", "PRICE": "3.00"},
        {"ITEM": 'Milk, "fresh"', "QUANTITY": "1", "UNIT_PRICE": "0.99", "PRICE": "0.99"},
    ]


def test_the_sum_is_checked_as_one_types(people: People, itemised_review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    sum_ = page.locator(".items-sum")
    cell(grid, 0, 0).click()
    for _ in texts(grid):
        page.keyboard.press("Control+Delete")
    expect(sum_).to_have_count(0)

    # A row is begun in the empty one at the end; what is no amount is said
    page.keyboard.type("Tea")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("1.15")
    page.keyboard.press("Enter")
    expect(sum_).to_contain_text("1.15")
    expect(sum_).to_contain_text("differs from the")
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    expect(cell(grid, 1, 3)).to_have_attribute("aria-invalid", "true")
    expect(sum_).to_contain_text("one price is not a number")

    # What makes up the difference makes the sum hold
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Delete")
    off = sum_.inner_text().rsplit(" ", 1)[1]
    page.keyboard.type(off)
    page.keyboard.press("Enter")
    expect(sum_).to_contain_text("matches the")
    expect(sum_).not_to_contain_text("differs")


def test_what_is_in_a_cell_is_text(people: People, stack: LocalStack, itemised_review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    cell(grid, 0, 0).click()
    paste(page, "\n".join(text.replace("\t", " ").replace("\n", " ") for text in CORPUS))
    for row, text in enumerate(CORPUS):
        expect(cell(grid, row, 0)).to_have_text(" ".join(text.split()))
    assert not page.evaluate("'hacked' in window")


def test_who_may_only_look_changes_nothing(people: People, itemised_review: dict[str, Any]) -> None:
    page = people.new().sign_in("auditor", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    before = texts(grid)
    cell(grid, 0, 0).click()
    page.keyboard.press("ArrowRight")
    expect(cell(grid, 0, 1)).to_be_focused()

    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    paste(page, "a\tb")

    assert texts(grid) == before
    expect(grid.get_by_role("button")).to_have_count(0)
