"""What the machine takes for nothing it knows: a person says what it is, and the machine reads it as that."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.browser.confirming import wait_until_gone
from tests.browser.people import People
from tests.browser.reviewing import bench
from tests.e2e.bad_files import pdf

_SENTENCE = "Dear members of the reading club, here is what we spent on books for our small room in the town hall.\n"
LETTER = f"Harbour Books\n{_SENTENCE * 5}\nDate: 12.03.2026\nTotal 23.50\n"


def test_a_type_that_somebody_described_meanwhile_is_offered(people: People, stack: LocalStack, review: str) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review}")
    bench(page)
    with Program(stack.state.url, "admin") as admin:
        described = "{name: parking_ticket, title: Parking ticket, fields: [{name: ZONE, kind: text}]}"
        admin.post("/document-types", {"yaml": described})
    page.keyboard.press("t")
    kinds = page.get_by_role("dialog").get_by_role("listitem")
    expect(kinds.get_by_role("button", name="Parking ticket")).to_be_visible()
    expect(kinds.locator("button:focus")).to_have_count(1)


def test_a_type_that_a_person_chooses_brings_what_the_machine_makes_of_it(
    people: People, stack: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    # Given a letter that is taken for nothing known
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf(LETTER))
    [outcome] = inbox.wait([inbox.put(path, "inbox/letter.pdf")], lambda _: None, stall=60)
    assert outcome.document is not None
    assert (outcome.document.document_type, outcome.document.state) == ("unknown", "in_review")
    page = people.new().sign_in("reviewer", f"/review/{outcome.document.review_id}")
    expect(bench(page).get_by_role("heading", name="What type of document is this?")).to_be_visible()

    # When a reviewer says that it is a receipt
    page.keyboard.press("t")
    page.get_by_role("dialog").get_by_role("button", name="Receipt", exact=True).click()

    # Then its values are proposed as questions, with their places, and one key confirms them
    total = page.locator("[data-field=TOTAL]")
    expect(total).to_contain_text("23.50")
    expect(page.locator("[data-field=INVOICE_RECEIPT_DATE]")).to_contain_text("2026-03-12")
    wait_until_gone(page)
    assert bench(page).get_attribute("data-active")
    page.keyboard.press("c")
    expect(page.locator(".field-row:is(.answered, .warned)[data-field=TOTAL]")).to_be_visible()
    while active := bench(page).get_attribute("data-active"):  # what was not found is not there
        page.keyboard.press("a")
        expect(bench(page)).not_to_have_attribute("data-active", active)
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Control+Enter")
    assert submitted.value.ok, submitted.value.text()

    # And the result is what the person said
    with Program(stack.state.url, "senior") as senior:
        result = senior.get(f"/documents/{outcome.document.id}/result")
    values = {field["name"]: (field["value"], field["source"]) for field in result["fields"]}
    assert result["document_type"] == "receipt"
    assert values["TOTAL"] == ("23.50", "person")
    assert values["INVOICE_RECEIPT_DATE"] == ("2026-03-12", "person")
