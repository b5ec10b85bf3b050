"""A document with a thousand line items: the grid answers to keys at once, and all rows are kept."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import People
from tests.browser.test_review_items import cell, open_items, paste, rows_saved

COUNT = 1_000
KEYS = ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft") * 5
MOST_MS = 100.0
"""Of the browser's main thread for one key: what people take for at once."""


class Thread:
    """How much of its main thread a page uses, whatever else the machine does meanwhile."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._used = 0.0

    def used_ms(self) -> float:
        """Since the last call."""
        self._page.wait_for_timeout(500)
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        total = next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration") * 1_000
        before, self._used = self._used, total
        return total - before


def test_a_thousand_rows_are_walked_typed_in_and_saved(people: People, itemised_review: dict[str, Any]) -> None:
    # Given a review whose table is a thousand rows long
    page = people.new().sign_in("reviewer", f"/review/{itemised_review['id']}")
    grid = open_items(page)
    cell(grid, 0, 0).click()
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        paste(page, "\n".join(f"Screw {number}\t1\t1.00\t1.00" for number in range(COUNT)))
    expect(grid.locator("tbody tr")).to_have_count(COUNT + 1)
    # When the person walks through it and types in its middle
    cell(grid, COUNT // 2, 0).click()
    thread = Thread(page)
    thread.used_ms()
    for key in KEYS:
        page.keyboard.press(key)
    walked = thread.used_ms() / len(KEYS)
    page.keyboard.type("Bolt M8")
    typed = thread.used_ms() / len("Bolt M8")
    page.keyboard.press("Enter")
    saved = rows_saved(page)
    # Then a key costs little, and what was typed is saved among all the others
    print(f"walked: {walked:.0f} ms a key, typed: {typed:.0f} ms a key")  # noqa: T201  read with pytest -s
    assert 0 < walked < MOST_MS
    assert 0 < typed < MOST_MS
    assert len(saved) == COUNT
    assert "Bolt M8" in {value for row in saved for value in row.values()}


def test_a_picture_is_fetched_once_although_nobody_may_keep_it(people: People, review: str) -> None:
    person = people.new()
    fetched: list[str] = []
    person.context.on("request", lambda each: fetched.append(each.url) if each.resource_type == "image" else None)

    page = person.sign_in("reviewer", f"/review/{review}")
    expect(page.locator(".pane img.paper")).to_be_visible()
    page.wait_for_timeout(1_000)

    pictures = [url for url in fetched if ".jpg" in url]
    assert pictures
    assert len(pictures) == len(set(pictures))
