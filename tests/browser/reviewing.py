"""What tests of the review screen share: reviews to work on, and what of them is seen."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from cdk.local.api import Person as Program

CLAIMANTS = ("reviewer", "senior", "admin")
TYPED = {"INVOICE_RECEIPT_DATE": "2024-02-29", "TOTAL": "4711.50", "VENDOR_NAME": "CORNER SHOP"}
"""A value that was never read, in the form in which it is kept."""


@cache
def signed_in(url: str, group: str) -> Program:
    """A ready-made person, signed in once for all that is arranged between the tests."""
    return Program(url, group)


def open_reviews(url: str) -> list[dict[str, Any]]:
    """Open reviews with questions about fields, most urgent first."""
    found = signed_in(url, "senior").get("/reviews", state="open", limit="100")["items"]
    return [review for review in found if any(each["field"] for each in review["questions"])]


def release_all(url: str) -> None:
    """Gives back every review that a ready-made person holds, so that the next test finds it open."""
    for group in CLAIMANTS:
        person = signed_in(url, group)
        for review in person.get("/reviews", state="claimed", holder="me", limit="100")["items"]:
            person.post(f"/reviews/{review['id']}/release", {"fence": review["claim"]["fence"]})


def without_answers(url: str, review_id: str) -> None:
    """Takes back what earlier tests have said in a draft."""
    person = signed_in(url, "reviewer")
    held = person.post(f"/reviews/{review_id}/claim")["review"]["claim"]
    nothing: dict[str, Any] = {"answers": [], "line_items": None, "document_type": None}
    person.put(f"/reviews/{review_id}/draft", {"fence": held["fence"], "draft": nothing})
    person.post(f"/reviews/{review_id}/release", {"fence": held["fence"]})


def bench(page: Page) -> Locator:
    """The review at work, once it is there."""
    found = page.locator(".bench")
    found.wait_for()
    return found


def review_on(page: Page) -> str:
    return str(bench(page).get_attribute("data-review"))


def correct(page: Page) -> str:
    """Types another value for the question at hand; returns which field it was."""
    field = str(bench(page).get_attribute("data-active"))
    page.keyboard.press("e")
    page.get_by_role("textbox").fill(TYPED[field])
    page.keyboard.press("Enter")
    return field


def decide_all(page: Page) -> int:
    """Confirms every question that has a proposal; returns how many keys it took. Types where there is none."""
    presses = 0
    while bench(page).get_attribute("data-active"):
        active = bench(page).get_attribute("data-active")
        page.keyboard.press("Enter")
        presses += 1
        editor = page.locator(".editor")
        expect(page.locator(f'.bench:not([data-active="{active}"])').or_(editor).first).to_be_visible()
        if editor.count():
            page.keyboard.press("Escape")
            expect(editor).to_have_count(0)
            page.keyboard.press("a")
            presses += 2
        expect(bench(page)).not_to_have_attribute("data-active", str(active))
    return presses


def saved(page: Page, said: str = "Saved") -> None:
    """Waits until the person is told that the server has everything."""
    expect(page.locator(".bench-state")).to_have_text(said)
