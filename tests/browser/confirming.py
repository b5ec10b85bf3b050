"""Dialogs that ask before something is done."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations


def confirm(page: Page, title: str, button: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    assert not violations(page)
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_have_count(0)
