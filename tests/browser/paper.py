"""What tests of the page beside the questions share: where things are on it, and what was said because of it."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack

Box = dict[str, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, width and height in pixels of the window."""


def words_of(stack: LocalStack, review: dict[str, Any]) -> list[dict[str, Any]]:
    """The words of the first page in reading order."""
    with Program(stack.state.url, "reviewer") as program:
        page = program.get(f"/documents/{review['document_id']}/pages/1")
    return [word for line in page["lines"] for word in line["words"]]


def picture(page: Page) -> Locator:
    found = page.locator(".pane img.paper").first
    found.wait_for()
    page.wait_for_function("() => document.querySelector('.pane img.paper').complete")
    still(page)
    return found


def still(page: Page) -> None:
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")


def whole(page: Page) -> None:
    """Brings all of the page into its window."""
    picture(page)
    scale = -1.0
    while scale != scale_of(page):
        scale = scale_of(page)
        page.keyboard.press("0")
        page.keyboard.press("0")
        still(page)
    window, paper = rectangle(page.locator(".pane").first), rectangle(picture(page))
    if paper[3] > window[3]:
        page.keyboard.press("0")
        still(page)


def rectangle(found: Locator) -> Rectangle:
    box = found.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def spot(page: Page, across: float, down: float) -> tuple[float, float]:
    """A place on the first page, in pixels of the browser's window."""
    x, y, width, height = rectangle(picture(page))
    return x + across * width, y + down * height


def middle(box: Box) -> tuple[float, float]:
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def scale_of(page: Page) -> float:
    return float(re.sub(r"\D", "", page.locator(".page-scale").inner_text()) or 0)


def answers_in(page: Page, key: str = "Enter") -> dict[str, dict[str, Any]]:
    """Presses a key, and returns the answers of the draft that is saved thereupon."""
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok) as saved:
        page.keyboard.press(key)
    body = json.loads(saved.value.request.post_data or "{}")
    return {answer["field"]: answer for answer in body["draft"]["answers"]}
