"""The audit record: who saw and did what, narrowed and saved; told when there is nothing and when it cannot be had."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.people import PHONE, People

ROWS = ".audit tbody tr"


def test_an_auditor_finds_who_saw_a_document(
    people: People, stack: LocalStack, plain_review: dict[str, Any], tmp_path: Path
) -> None:
    # Given that a senior opened a document and flagged its type
    document = plain_review["document_id"]
    with Program(stack.state.url, "senior") as senior:
        senior.get(f"/documents/{document}")
        flag = senior.post("/flags", {"document_type": "receipt", "note": "look"})["id"]
        senior.delete(f"/flags/{flag}")

    # When an auditor looks for that document
    page = people.new().sign_in("auditor", "/audit")
    expect(page.locator(ROWS).first).to_be_visible()
    assert not violations(page)
    page.get_by_label("Id of a document").fill(document)
    page.keyboard.press("Enter")
    page.locator(".audit").get_by_role("combobox").select_option("opened a document")

    # Then it is said who did, with a way to the document
    row = page.locator(ROWS, has_text="senior").first
    expect(row).to_contain_text("opened a document")
    expect(row.get_by_role("link", name=document)).to_have_attribute("href", f"/console/documents/{document}")

    # And what is shown is saved as a table
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    saved.value.save_as(tmp_path / "record.csv")
    heads, *rows = csv.reader((tmp_path / "record.csv").open(encoding="utf-8", newline=""))
    assert heads == ["at", "actor", "roles", "verb", "subject"]
    assert rows
    assert {(verb, subject) for _, _, _, verb, subject in rows} == {("document_seen", document)}

    # And of a day long past there is nothing, with a way back
    page.get_by_label("To (inclusive)").fill("2020-01-01")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No entries match these filters")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    page.locator(ROWS, has_text="revoked a flag").first.wait_for()


def test_what_cannot_be_had_is_said_and_asked_for_again(people: People) -> None:
    somebody = people.new(size=PHONE, color_scheme="dark")
    page = somebody.sign_in("admin", "/documents")
    page.route("**/audit?*", lambda route: route.fulfill(status=503, json={}))
    somebody.watch.expect("503")
    page.goto(f"{somebody.url}/console/audit")
    page.get_by_role("button", name="Try again").wait_for()
    assert not violations(page)
    page.unroute("**/audit?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(ROWS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not violations(page)


def test_who_may_not_read_it_is_not_offered_it(people: People) -> None:
    page = people.new().sign_in("senior", "/documents")
    page.get_by_role("link", name="Flags").wait_for()
    expect(page.get_by_role("link", name="Audit record")).to_have_count(0)
