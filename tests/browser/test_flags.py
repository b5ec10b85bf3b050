"""Flags: given from a document or on their page, seen, and revoked with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.hostile import CORPUS
from tests.browser.people import PHONE, People
from tests.browser.reviewing import bench

ROWS = ".flags tbody tr"


@pytest.fixture(autouse=True)
def unflagged(stack: LocalStack) -> Iterator[None]:
    """No flag is in force before a test, nor after it."""

    def lower_all() -> None:
        with Program(stack.state.url, "senior") as senior:
            for flag in senior.get("/flags")["items"]:
                senior.delete(f"/flags/{flag['id']}")

    lower_all()
    yield
    lower_all()


def flag(stack: LocalStack, group: str, **about: str) -> None:
    with Program(stack.state.url, group) as person:
        person.post("/flags", {"document_type": "receipt", "note": "they change their layout", **about})


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.closest('tr')?.innerText || ''"))


def test_a_supplier_is_flagged_from_its_document(people: People, plain_review: dict[str, Any]) -> None:
    # Given a review, and that its supplier is known
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
    active = bench(page).get_attribute("data-active")
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog", name="Always have this checked")
    expect(dialog.get_by_label("Supplier")).to_have_value(plain_review["supplier"] or "")
    expect(dialog.get_by_label("What to check")).to_have_value(str(active))
    assert not violations(page)

    # When every field of it is flagged, first without saying why
    dialog.get_by_label("What to check").select_option("")
    dialog.get_by_label("Supplier").fill("Corner Cafe")
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("Enter a short reason")
    dialog.get_by_label("Why").fill("two shops share the name")
    dialog.get_by_role("button", name="Flag").click()

    # Then it stands on the page of flags, and the question is where it was
    expect(dialog).to_have_count(0)
    expect(bench(page)).to_have_attribute("data-active", str(active))
    page.get_by_role("link", name="Flags").click()
    row = page.locator(ROWS)
    expect(row).to_have_count(1)
    for text in ("Every field", "Corner Cafe", "two shops share the name", "you (reviewer)"):
        expect(row).to_contain_text(text)


def test_a_supplier_is_flagged_from_the_page_of_a_document(people: People, plain_review: dict[str, Any]) -> None:
    # Given a document, decided or not
    page = people.new().sign_in("reviewer", f"/documents/{plain_review['document_id']}")
    page.get_by_role("button", name="Flag").wait_for()
    # When a part of its supplier's name is flagged with the key that the button shows
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog", name="Always have this checked")
    supplier = str(plain_review["supplier"])
    expect(dialog.get_by_label("Supplier")).to_have_value(supplier)
    dialog.get_by_label("Supplier").fill(supplier.split(maxsplit=1)[0].upper())
    dialog.get_by_label("Why").fill("a new layout")
    dialog.get_by_role("button", name="Flag").click()
    # Then it is said on that page at once
    expect(page.locator(".document-bench .flag-notes li")).to_contain_text("a new layout")


def test_a_flag_is_seen_on_the_documents_that_it_concerns(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    # Given a flag of its type and one of a supplier that it does not come from
    kind = plain_review["document_type"]
    flag(stack, "senior", document_type=kind, note="a new layout")
    flag(stack, "senior", document_type=kind, supplier="No Such Supplier")
    # Then the first is said in its review and on its own page
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
    for notes in (page.locator(".flag-notes li"), page.locator(".document-bench .flag-notes li")):
        expect(notes).to_have_count(1)
        expect(notes).to_contain_text("Every field, Every supplier: a new layout senior")
        page.goto(f"{page.url.split('/review')[0]}/documents/{plain_review['document_id']}")


def test_a_flag_is_added_revoked_and_taken_back_by_keyboard(people: People, stack: LocalStack) -> None:
    page = people.new().sign_in("senior", "/flags")
    expect(page.get_by_role("heading", name="Nothing is flagged")).to_be_visible()
    assert not violations(page)
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Document type").select_option("receipt")
    dialog.get_by_label("What to check").select_option("TOTAL")
    dialog.get_by_label("Why").fill("totals are rounded")
    dialog.get_by_role("button", name="Flag").click()
    expect(page.locator(ROWS)).to_contain_text("Total")

    # Revoked, the focus is on what took its place; the way back makes it anew
    flag(stack, "reviewer", supplier="Corner Cafe")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(2)
    page.locator("button[data-revoke]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(1)
    assert "totals are rounded" in focused(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_label("Type").select_option("invoice")
    expect(page.get_by_text("No flags for this type")).to_be_visible()


def test_who_may_not_revoke_is_not_offered_it(people: People, stack: LocalStack) -> None:
    flag(stack, "senior", field="TOTAL")
    page = people.new().sign_in("reviewer", "/flags")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("senior")
    expect(page.get_by_role("button", name="Revoke")).to_have_count(0)
    onlooker = people.new().sign_in("auditor", "/flags")
    expect(onlooker.locator(ROWS)).to_have_count(1)
    expect(onlooker.get_by_role("button", name="Add a flag")).to_have_count(0)


def test_whatever_people_write_is_shown_as_text(people: People, stack: LocalStack) -> None:
    for text in (each.replace("\0", "") for each in CORPUS):
        flag(stack, "senior", supplier=f"Cafe {text}"[:300], note=text[:300])
    page = people.new(color_scheme="dark", size=PHONE).sign_in("senior", "/flags")
    expect(page.locator(ROWS)).to_have_count(len(CORPUS))
    assert page.evaluate("window.hacked") is None
    assert page.locator(".flags :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not violations(page)
