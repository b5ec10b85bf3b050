"""Policies are tried before they are saved, and models put in use."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.confirming import confirm, leave
from tests.browser.people import People


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
    leave(page)
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
    figures: dict[str, Any] = {"documents": 30, "fields": 210, "won": 3, "lost": 7}
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
    leave(page)

    # And either is put in use once that is confirmed
    rows.nth(2).get_by_role("button", name="Roll back to this model").press("Enter")
    confirm(page, "Roll back to this model for Receipt?", "Roll back to this model")
    rows.nth(0).get_by_role("button", name="Use this model").press("Enter")
    confirm(page, "Use this model for Receipt?", "Use this model")
    assert asked == ["trn_" + "c" * 26, "trn_" + "a" * 26]
