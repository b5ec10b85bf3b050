"""Administration: document types described, retired and deleted by an administrator who calls no API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.state import MAIL
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, People

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


def confirm(page: Page, title: str, button: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    assert not violations(page)
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_have_count(0)


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
    page.keyboard.press("Escape")

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


def test_a_policy_is_tried_on_history_before_it_is_saved(people: People, stack: LocalStack) -> None:
    # Given documents that were decided, and the policy of their type
    page = people.new().sign_in("admin", "/administration/policies")
    row = page.locator("tr[data-policy=invoice]")
    expect(row).to_contain_text("%")
    assert not violations(page)
    row.get_by_role("link").press("Enter")
    mode = page.get_by_label("Values are accepted")
    expect(mode).to_be_visible()
    assert not violations(page)

    # When an entry is wrong, it is said where
    mode.select_option("threshold")
    page.get_by_label("Threshold (%)", exact=True).fill("much")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Enter a number from 0 to 100")).to_be_visible()
    assert not violations(page)

    # When it is mended, the change is tried on the latest documents
    page.get_by_label("Threshold (%)", exact=True).fill("1")
    page.get_by_label("Audit rate (%)").fill("0")
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog", name="What changes")
    expect(dialog.locator("[data-effects]")).to_contain_text("Accepted without review")
    expect(dialog.get_by_role("button", name="Save policy")).to_have_attribute("aria-disabled", "false")
    assert not violations(page)
    with Program(stack.state.url, "admin") as admin:
        before = admin.get("/policies/invoice")

    # Then nothing is stored until it is saved
    page.keyboard.press("Escape")
    with Program(stack.state.url, "admin") as admin:
        assert admin.get("/policies/invoice")["version"] == before["version"]
    mode.select_option("review_all")
    page.keyboard.press("Control+Enter")
    dialog.get_by_role("button", name="Save policy").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".versions li").first).to_contain_text(f"Version {before['version'] + 1}")
    page.locator(".versions button").first.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("never: every document is reviewed")
    with Program(stack.state.url, "admin") as admin:
        changed = admin.get("/policies/invoice")
        assert changed["mode"] == "review_all"
        admin.put("/policies/invoice", {**before, "version": changed["version"]})


def card(name: str, state: str, **more: object) -> dict[str, object]:
    made: dict[str, object] = {
        "id": f"trn_{name * 26}",
        "document_type": "receipt",
        "state": state,
        "model": f"mdl_{name}",
        "in_use": False,
        "reason": "It is not better: 91.0% of fields right, 93.0% with the model in use.",
        "comparison": None,
        "facts": None,
        "labels": 120,
        "skipped": 0,
        "started_by": "labels",
        "requested_at": "2026-11-20T09:00:00Z",
        "changed_at": "2026-11-20T09:10:00Z",
        "promotions": [],
    }
    return made | more


def test_a_model_is_put_in_use_and_rolled_back_and_it_is_said_why_one_was_not(labellers: People) -> None:
    # Given a model in use, one before it, and one that was not better
    figures = {"documents": 30, "fields": 210, "won": 3, "lost": 7}
    figures |= {"challenger": {"right": 0.91, "accepted": 0.5}, "champion": {"right": 0.93, "accepted": 0.6}}
    before = [{"by": "labels", "at": "2026-11-01T00:00:00Z"}]
    cards = [
        card("a", "kept", comparison=figures),
        card("b", "promoted", in_use=True, promotions=before, reason=""),
        card("c", "promoted", promotions=before, reason=""),
    ]
    somebody = labellers.new()
    asked: list[str] = []

    def promote(route: Route) -> None:
        asked.append(route.request.url.split("/")[-2])
        route.fulfill(json=cards[0])

    somebody.page.route(
        re.compile(rf"^{re.escape(somebody.url)}/models(\?|$)"), lambda route: route.fulfill(json={"items": cards})
    )
    somebody.page.route(re.compile(rf"^{re.escape(somebody.url)}/models/[^/]+/promote$"), promote)
    page = somebody.sign_in("admin", "/administration/models")

    # Then it is said why, with figures
    rows = page.locator("tr[data-model]")
    expect(rows.nth(0)).to_contain_text("Not put in use")
    expect(rows.nth(0)).to_contain_text("It is not better")
    expect(rows.nth(1).get_by_role("button")).to_have_count(1)
    assert not violations(page)
    rows.nth(0).get_by_role("button", name="Details").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("30 documents, 210 fields")
    assert not violations(page)
    page.keyboard.press("Escape")

    # And either is put in use once that is confirmed
    rows.nth(2).get_by_role("button", name="Roll back to this model").press("Enter")
    confirm(page, "Roll back to this model for Receipt?", "Roll back to this model")
    rows.nth(0).get_by_role("button", name="Use this model").press("Enter")
    confirm(page, "Use this model for Receipt?", "Use this model")
    assert asked == ["trn_" + "c" * 26, "trn_" + "a" * 26]


def test_somebody_is_invited_and_signs_in_gets_a_role_and_is_disabled(labellers: People, stack: LocalStack) -> None:
    # Given an administrator, whose own account offers nothing
    admin = labellers.new().sign_in("admin", "/administration/people")
    own = admin.locator("tr[data-account]", has_text="(you)")
    assert not violations(admin)
    own.get_by_role("button").press("Enter")
    expect(admin.get_by_role("dialog")).to_contain_text("cannot change your own roles")
    admin.keyboard.press("Escape")

    # When somebody is invited, first without an address
    admin.keyboard.press("n")
    dialog = admin.get_by_role("dialog", name="Invite somebody")
    dialog.get_by_label("Name").fill("Ann Lee")
    admin.keyboard.press("Enter")
    expect(dialog).to_contain_text("Enter an email address")
    assert not violations(admin)
    dialog.get_by_label("Email address").fill("ann@example.com")
    admin.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    row = admin.locator("tr[data-account]", has_text="ann@example.com")
    expect(row).to_contain_text("Invited")

    # Then the person signs in with what was mailed
    [*_, mail] = [line for line in (stack.options.home / MAIL).read_text().splitlines() if "temporary password" in line]
    ann = labellers.new()
    page = ann.go("/queue")
    ann.fill_in("ann@example.com", mail.rpartition(" ")[2].strip('"}'))
    page.get_by_label("New password", exact=True).fill("Anns-own-password-1")
    page.keyboard.press("Enter")
    page.get_by_role("banner").wait_for()
    expect(page.get_by_role("link", name="Administration")).to_have_count(0)

    # When the roles are changed and the account is disabled
    admin.reload()
    row.get_by_role("button").press("Enter")
    dialog = admin.get_by_role("dialog", name="Account of Ann Lee")
    dialog.get_by_role("checkbox", name="Senior").check()
    dialog.get_by_role("button", name="Save roles").press("Enter")
    expect(row).to_contain_text("Senior")
    row.get_by_role("button").press("Enter")
    dialog.get_by_role("button", name="Disable").press("Enter")
    confirm(admin, "Disable the account of Ann Lee?", "Disable")
    expect(row).to_contain_text("Disabled")

    # Then each act stands in the audit record
    with Program(stack.state.url, "auditor") as auditor:
        verbs = {each["verb"] for each in auditor.get("/audit", limit=100)["items"]}
    assert {"person_invited", "role_given", "person_disabled"} <= verbs


def test_own_companies_are_named_and_it_is_shown_what_the_stack_runs_with(labellers: People) -> None:
    # Given a stack that knows no company
    somebody = labellers.new()
    somebody.watch.expect("400")
    page = somebody.sign_in("admin", "/administration/stack")
    expect(page.get_by_role("heading", name="No company has been named yet")).to_be_visible()
    expect(page.locator("tr[data-setting=retention_days]")).to_contain_text("never")
    expect(page.locator("tr[data-setting=alarm_mail]")).to_contain_text("nobody")
    assert not violations(page)

    # When one is named, first without a name and with an account that is none
    page.get_by_role("button", name="Add company").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("IBANs").fill("GB82 WEST 1234 5698 7654 33")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog).to_contain_text("Enter at least one name")
    dialog.get_by_label("Names").fill("Acme Ltd\nACME Limited")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("check digits")
    assert not violations(page)
    dialog.get_by_label("IBANs").fill("GB82 WEST 1234 5698 7654 32")
    dialog.get_by_role("button", name="Save").press("Enter")
    row = page.locator("tr[data-company]")
    expect(row).to_contain_text("ACME Limited")

    # Then it can be taken away again, once that is confirmed
    row.get_by_role("button").press("Enter")
    dialog.get_by_role("button", name="Remove").press("Enter")
    confirm(page, "Remove Acme Ltd?", "Remove")
    expect(row).to_have_count(0)


def test_it_is_said_who_changed_which_value_of_a_document(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    # Given a review in which a senior corrected a value
    with Program(stack.state.url, "senior") as senior:
        detail = senior.post(f"/reviews/{plain_review['id']}/claim")
        said = {each["name"]: each["value"] for each in detail["prediction"]["fields"] if each["value"] is not None}
        answers = [{"field": name, "verdict": "confirmed", "value": value} for name, value in said.items()]
        number = next(each for each in answers if each["field"].endswith("_ID"))
        before = number["value"]
        number |= {"verdict": "corrected", "value": f"{before}-B"}
        body = {"fence": detail["review"]["claim"]["fence"], "draft": {"answers": answers}}
        senior.post(f"/reviews/{plain_review['id']}/submit", body)

    # When an auditor asks
    page = people.new().sign_in("auditor", f"/documents/{plain_review['document_id']}")
    page.get_by_text("History", exact=True).click()

    # Then it is said who did, and from what to what
    entry = page.locator(".document-history [data-what=reviewed]")
    expect(entry).to_contain_text("Reviewed by senior")
    expect(entry).to_contain_text(f"{before} → {before}-B")
    assert not violations(page)


def test_an_auditor_reads_and_changes_nothing(labellers: People) -> None:
    page = labellers.new().sign_in("auditor", "/administration/types/receipt")
    expect(page.get_by_label(YAML)).not_to_be_editable()
    expect(page.get_by_role("button", name="Retire")).to_have_count(0)
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
