"""People, own companies, and who changed what of a document."""

from __future__ import annotations

from typing import Any

from docloop import VERSION
from playwright.sync_api import expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.state import MAIL
from tests.browser.accessibility import violations
from tests.browser.confirming import confirm, leave, wait_until_gone
from tests.browser.people import People


def test_somebody_is_invited_and_signs_in_gets_a_role_and_is_disabled(labellers: People, stack: LocalStack) -> None:
    # Given an administrator, whose own account offers nothing
    admin = labellers.new().sign_in("admin", "/administration/people")
    own = admin.locator("tr[data-account]", has_text="(you)")
    assert not violations(admin)
    own.get_by_role("button").press("Enter")
    expect(admin.get_by_role("dialog")).to_contain_text("cannot change your own roles")
    leave(admin)

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
    wait_until_gone(admin)
    row.get_by_role("button").press("Enter")
    dialog.get_by_role("button", name="Disable").press("Enter")
    confirm(admin, "Disable the account of Ann Lee?", "Disable")
    expect(row).to_contain_text("Disabled")

    # Then each act stands in the audit record
    with Program(stack.state.url, "auditor") as auditor:
        verbs = {each["verb"] for each in auditor.get("/audit", limit="100")["items"]}
    assert {"person_invited", "role_given", "person_disabled"} <= verbs


def test_own_companies_are_named_and_it_is_shown_what_the_stack_runs_with(labellers: People) -> None:
    # Given a stack that knows no company
    somebody = labellers.new()
    somebody.watch.expect("400")
    page = somebody.sign_in("admin", "/administration/stack")
    expect(page.get_by_role("heading", name="No company has been named yet")).to_be_visible()
    expect(page.locator("[data-version]")).to_contain_text(f"version {VERSION}")
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
