"""Administration: document types described, retired and deleted by an administrator who calls no API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.confirming import confirm, leave
from tests.browser.people import PHONE, People

YAML = "Description in YAML"


@pytest.fixture
def without_note(stack: LocalStack) -> Iterator[None]:
    """No type of this name before the test, nor after it."""

    def delete() -> None:
        with Program(stack.state.url, "admin") as admin:
            for each in admin.get("/document-types")["items"]:
                if each["name"] == "delivery_note":
                    admin.delete(f"/document-types/delivery_note?version={each['version']}")

    delete()
    yield
    delete()


def test_a_type_is_described_with_all_its_mistakes_then_retired_and_deleted(
    labellers: People, without_note: None
) -> None:
    # Given an administrator who finds the area in the navigation
    page = labellers.new().sign_in("admin", "/queue")
    page.get_by_role("link", name="Administration").click()
    expect(page.locator("tr[data-type=invoice]")).to_contain_text("In use")
    assert not violations(page)

    # When the description has mistakes, and a name that is reserved
    page.get_by_role("link", name="New document type").click()
    source = page.get_by_label(YAML)
    good = source.input_value()
    source.fill(good.replace("name: delivery_note", "name: unknown").replace("kind: date", "kind: dat"))

    # Then all are named with their lines, and the line is gone to
    expect(page.locator(".type-editor [role=status]")).to_have_text("2 mistakes")
    mistakes = page.locator(".mistakes li")
    expect(mistakes.nth(0)).to_contain_text("choose another name")
    expect(mistakes.nth(1)).to_contain_text("Did you mean date?")
    assert not violations(page)
    mistakes.nth(1).get_by_role("button").press("Enter")
    expect(source).to_be_focused()
    page.keyboard.type("    kind: date")

    # And once they are mended it is saved by the keyboard
    source.fill(good)
    expect(page.locator(".type-editor [role=status]")).to_have_text("No mistakes")
    source.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Delivery note")
    expect(page.locator(".versions li")).to_have_count(1)

    # When it is changed, the versions say who changed what
    page.get_by_label(YAML).fill(good.replace("title: Delivery date", "title: Delivered on"))
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".versions li")).to_have_count(2)
    expect(page.locator(".versions li").first).to_contain_text("you")
    page.get_by_role("button", name="Version 2").click()
    expect(page.locator(".change-line.added").first).to_contain_text("Delivered on")
    assert not violations(page)
    leave(page)

    # Then it is retired, brought back and, as nothing was ever of it, deleted
    page.get_by_role("button", name="Retire").click()
    confirm(page, "Retire Delivery note?", "Retire")
    expect(page.locator(".page-head")).to_contain_text("Retired")
    page.get_by_role("button", name="Bring back").click()
    confirm(page, "Bring back Delivery note?", "Bring back")
    expect(page.locator(".page-head")).to_contain_text("In use")
    page.get_by_role("button", name="Delete").click()
    confirm(page, "Delete Delivery note?", "Delete")
    page.locator("tr[data-type=invoice]").wait_for()
    expect(page.locator("tr[data-type=delivery_note]")).to_have_count(0)


def test_a_type_that_is_used_is_not_deleted_and_it_is_said_what_helps(
    labellers: People, stack: LocalStack, without_note: None
) -> None:
    fields = [{"name": "DELIVERY_DATE", "kind": "date"}]
    with Program(stack.state.url, "admin") as admin:
        admin.post("/document-types", {"yaml": f"name: delivery_note\ntitle: Slip\nfields: {fields}"})
        flag = admin.post("/flags", {"document_type": "delivery_note", "note": "look"})["id"]
    somebody = labellers.new(size=PHONE, color_scheme="dark")
    somebody.watch.expect("409")
    page = somebody.sign_in("admin", "/administration/types/delivery_note")
    page.get_by_role("button", name="Delete").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Retire it instead")
    assert not violations(page)
    with Program(stack.state.url, "admin") as admin:
        admin.delete(f"/flags/{flag}")


def test_an_auditor_reads_and_changes_nothing(labellers: People) -> None:
    page = labellers.new().sign_in("auditor", "/administration/types/receipt")
    expect(page.get_by_label(YAML)).not_to_be_editable()
    expect(page.get_by_role("button", name="Retire")).to_have_count(0)
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
